"""Writes committed together: a commit costs more than a report, and a batch is lost only to a power cut."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlite_utils import Database

from monitor.store.rows import Row

Rows = Sequence[Row] | Sequence[tuple[object, ...]]
"""Rows of the same keys, or with every column of their table in its order."""

MOST = 500
"""Writes in one transaction."""
LONGEST_S = 2.0
"""After so long a batch is closed with the next write: slow documents are committed one by one."""

CACHE_KB = 32_000
"""The pages each report touches in the index of the cells: read and written again for each, where they do not fit."""
CHECKPOINT_PAGES = 8_000


@contextmanager
def batched(db: Database, timer: Callable[[], float] = time.monotonic) -> Iterator[Callable[[], None]]:
    """Hold a transaction open over many writes; what is given is to be called after each whole one.

    Whatever ends the batch, the whole writes in it stay: each is a transaction of its own inside.
    """
    db.execute(f"PRAGMA cache_size=-{CACHE_KB}")
    db.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
    batch = _Batch(db, timer)
    try:
        yield batch.written
    finally:
        batch.close()


class _Batch:
    """A transaction and how much is in it."""

    def __init__(self, db: Database, timer: Callable[[], float]) -> None:
        self._db = db
        self._timer = timer
        self._open()

    def _open(self) -> None:
        self._db.begin()
        self._writes, self._since = 0, self._timer()

    def written(self) -> None:
        """Count a write; commit when there are enough, or when the batch is old."""
        self._writes += 1
        if self._writes >= MOST or self._timer() - self._since >= LONGEST_S:
            self.close()
            self._open()

    def close(self) -> None:
        """Commit."""
        if self._db.conn.in_transaction:
            self._db.commit()


def append(db: Database, table: str, rows: Rows) -> None:
    """Add rows in one statement.

    measured: ``insert_all`` asks the schema some forty times per report, as much as reading a third of it costs
    """
    if not rows:
        return
    first = rows[0]
    if isinstance(first, tuple):
        db.conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})", rows)
        return
    names = ", ".join(f'"{name}"' for name in first)
    marks = ", ".join(f":{name}" for name in first)
    db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
