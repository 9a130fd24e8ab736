"""Tables of pages without ruling lines: rows and columns by how their texts stand."""
