"""Process files, their model, their engine and their checks; no clock and no database."""
