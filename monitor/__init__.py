"""From figures to a letter: store, judge, tell, show."""
