"""From the register to the archive: look at portals, decide what was seen, keep the evidence."""
