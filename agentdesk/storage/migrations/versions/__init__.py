"""The steps, one a module; a step that has been published never changes."""
