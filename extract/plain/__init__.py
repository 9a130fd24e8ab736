"""Tables that only text is left of: tabs, pipes, one cell a line, figures beside their label."""
