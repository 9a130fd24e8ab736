"""From verdicts to a letter."""
