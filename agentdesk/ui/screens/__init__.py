"""The screens, each beside its styles."""
