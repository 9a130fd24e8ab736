"""The index that finds a figure by its name in all reports: set aside while much is read, and made anew after it.

Each report puts two hundred entries into it, far apart: every one is a page of its own to read and write, and the more
reports there are, the fewer of these pages fit into memory. Sorting them all once costs a tenth.
"""

import sqlite3

from monitor.store.schema import CELLS_BY_NAME

SHARE = 10
"""Set aside when a run has added more than one report to every so many that stood before."""


class CellIndex:
    """The index during one run of reading."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Count what stands."""
        self._db = db
        self._stood = db.execute("SELECT count(*) FROM reports").fetchone()[0]
        self._added = 0

    def added(self) -> None:
        """One more report was added, or is about to be, in the same transaction."""
        self._added += 1
        if self._added == self._stood // SHARE + 1:
            self._db.execute("DROP INDEX IF EXISTS cells_cell")


def complete(db: sqlite3.Connection) -> None:
    """Make the index where it is missing, after this load or one that was killed; queries need it for speed alone."""
    db.execute(CELLS_BY_NAME.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))
