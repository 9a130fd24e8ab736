"""What stands around the tables: whose report, of which year, when, its sections and what they claim."""
