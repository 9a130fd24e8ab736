"""A page as a reader sees it: its text, what is hidden or unfinished in it, what kind of page it is."""
