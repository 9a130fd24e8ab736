"""One module per portal family, on one shared base."""
