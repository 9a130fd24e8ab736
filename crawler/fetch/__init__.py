"""How one address is asked for and what comes of it: polite, allowed, archived at every hop."""
