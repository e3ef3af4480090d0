"""What a terminal needs of text: safe, measured, cropped."""
