"""How much of a report's text is its own: clauses, what everybody writes, and who writes the same."""
