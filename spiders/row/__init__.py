"""Rows of lists: what makes one, whose report it is, of which year and day."""
