"""The fixture portal: portals of every family on loopback, at a time we set, with any fault at any request."""
