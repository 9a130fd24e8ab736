"""Pages on which everything is drawn, whoever drew it: from glyphs and ruling lines to tables and paragraphs."""
