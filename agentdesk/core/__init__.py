"""What the words mean: cases, calls, events and their rules, with the standard library only."""
