"""The database, shown."""
