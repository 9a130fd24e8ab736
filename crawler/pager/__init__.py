"""Whether a list goes on, and where."""
