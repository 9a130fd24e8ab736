"""Opens ledger.db, brings it up to date, and hands out its parts."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from monitor.errors import Stale
from monitor.ledger.corrections import Corrections
from monitor.ledger.holds import Holds
from monitor.ledger.issued import Issued
from monitor.ledger.leases import Leases
from monitor.ledger.mail import Mail
from monitor.ledger.quality import Quality
from monitor.ledger.rulings import Rulings
from monitor.ledger.runs import Runs
from monitor.ledger.schema import STEPS


class Ledger:
    """ledger.db, open. Every write is on disk when the method that made it returns (WAL, synchronous=FULL).

    The file may be written by one process at a time and read by any number. A write that is cut off leaves nothing
    behind: each is one transaction.
    """

    def __init__(self, path: Path | str) -> None:
        """Open or make it. Raises Stale when a newer version of gouji made it."""
        if isinstance(path, Path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.db.row_factory = sqlite3.Row
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.execute("PRAGMA foreign_keys=ON")
        self._upgrade(path)
        self.runs = Runs(self.db)
        self.verdicts = Issued(self.db)
        self.rulings = Rulings(self.db)
        self.corrections = Corrections(self.db)
        self.holds = Holds(self.db)
        self.mail = Mail(self.db)
        self.leases = Leases(self.db)
        self.quality = Quality(self.db)

    def _upgrade(self, path: Path | str) -> None:
        """Run the steps that have not run yet, each whole or not at all."""
        have = self._version()
        if have > len(STEPS):
            self.db.close()
            raise Stale(f"{path} 由更新的版本写成（{have} > {len(STEPS)}），请升级 gouji。")
        while (have := self._version()) < len(STEPS):
            # the version is read again inside the lock: another process may have been quicker
            step = f"BEGIN IMMEDIATE;{STEPS[have]}PRAGMA user_version={have + 1};COMMIT;"
            try:
                self.db.executescript(step)
            except sqlite3.OperationalError:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                if self._version() == have:
                    raise

    def _version(self) -> int:
        return int(self.db.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written whole or not at all; not nested."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def close(self) -> None:
        """Close the connection; what was written stays."""
        self.db.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
