"""Writes committed together: a commit costs more than a report, and a batch is lost only with the process."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from monitor.store.rows import Row, Values

Rows = Sequence[Row] | Sequence[Values]
"""Rows of the same keys, or with every column of their table in its order."""

MOST = 500
"""Writes in one transaction."""
LONGEST_S = 2.0
"""After so long a batch is closed with the next write: slow documents are committed one by one."""

CACHE_KB = 32_000
CHECKPOINT_PAGES = 8_000


class Batch:
    """A transaction over many writes. Whatever ends it between two writes, the whole ones in it stay."""

    def __init__(self, db: sqlite3.Connection, timer: Callable[[], float] = time.monotonic) -> None:
        """Begin with the first write; the connection is this batch's alone until it is closed."""
        db.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        db.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        self._db = db
        self._timer = timer
        self._writes, self._since, self._within = 0, 0.0, 0

    @contextmanager
    def write(self) -> Iterator[None]:
        """One whole write; may be nested. What breaks it off takes the writes since the last commit with it.

        measured: a savepoint for each report, to lose that one only, copies every page it touches and doubles its cost
        """
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
            self._writes, self._since = 0, self._timer()
        self._within += 1
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        finally:
            self._within -= 1
        if not self._within:
            self._written()

    def _written(self) -> None:
        """Count a write; commit when there are enough, or when the batch is old."""
        self._writes += 1
        if self._writes >= MOST or self._timer() - self._since >= LONGEST_S:
            self._db.commit()

    def close(self) -> None:
        """Commit what is whole."""
        self._db.commit()


def append(db: sqlite3.Connection, table: str, rows: Rows) -> None:
    """Add rows in one statement.

    measured: ``insert_all`` asks the schema some forty times per report, as much as reading a third of it costs
    """
    if not rows:
        return
    first = rows[0]
    if isinstance(first, tuple):
        db.executemany(f"INSERT INTO {table} VALUES (?{', ?' * (len(first) - 1)})", rows)
        return
    names = ", ".join(f'"{name}"' for name in first)
    marks = ", ".join(f":{name}" for name in first)
    db.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def add_new(db: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows of the same keys; one that is there already is left as it is."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(f'"{name}"' for name in first)
    marks = ", ".join(f":{name}" for name in first)
    db.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", chain([first], rows))
