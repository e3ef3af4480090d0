"""Catalogues: what is said to people, in their language."""
