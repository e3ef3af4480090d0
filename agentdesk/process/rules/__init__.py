"""Calling rules as data: packs of rules, read from files, held against what is known of a customer."""
