"""The list of loans."""
