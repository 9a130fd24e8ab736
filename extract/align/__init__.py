"""From grids to statutory cells: find the tables by their words, match rows by label, take values by column."""
