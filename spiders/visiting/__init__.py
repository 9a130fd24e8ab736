"""One visit to one portal: from its columns to looks."""
