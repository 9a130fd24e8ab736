"""HTML as it really comes: text, tables and flow out of an lxml tree."""
