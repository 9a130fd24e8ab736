"""The column of annual reports: where it is, how it is divided, where it leads on, and whether it is there yet."""
