"""Showing where a figure came from: the source around one cell, and a copy of the source with its cells marked."""
