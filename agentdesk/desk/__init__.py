"""Use cases of the desk, and the ports they need."""
