"""Lists that only a script draws: a browser without a network of its own, asking through the fetcher."""
