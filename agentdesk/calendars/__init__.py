"""Working days, holidays, calling windows and due rules."""
