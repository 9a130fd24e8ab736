"""From bytes to figures: pure, without network, database or clock."""
