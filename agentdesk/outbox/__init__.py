"""Mails, letters and texts: made, and sent or written to files."""
