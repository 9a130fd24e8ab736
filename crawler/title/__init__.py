"""What a title says: whether it is a report's, of which year, and of whom."""
