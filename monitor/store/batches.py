"""Writes committed together: a commit costs more than a report, and a batch is lost only to a power cut."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlite_utils import Database

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
