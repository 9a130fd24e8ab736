"""The leases of a crawl: each visit is claimed in the ledger when it begins and given back when it ends."""

import os
import socket
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from crawler.clock import Clock
from data.errors import StorageError
from monitor.ledger.leases import Leases

LEASE_SECONDS = 2 * 3600.0
"""A visit that goes on renews its lease; one that ran out belongs to nobody."""


@dataclass(slots=True)
class VisitLeases:
    """Leases in ledger.db, as the crawling process takes them: a value that opens the file where it has come to.

    They go to the disk with the next write of the ledger that must: a lease lost with the machine was held by nobody
    who is still there.
    """

    path: Path
    clock: Clock
    _leases: Leases | None = field(default=None, init=False, compare=False)

    def take(self, portal_id: str) -> bool:
        """Claim or renew a visit for this process; False when another one holds it. Raises StorageError."""
        try:
            return self._open().take(f"visit:{portal_id}", _owner(), self.clock(), LEASE_SECONDS)
        except sqlite3.Error as error:
            raise StorageError(f"{self.path} 无法写入：{error}") from error

    def give_back(self, portal_id: str) -> None:
        """End a visit's lease; raises StorageError."""
        try:
            self._open().give_back(f"visit:{portal_id}", _owner())
        except sqlite3.Error as error:
            raise StorageError(f"{self.path} 无法写入：{error}") from error

    def _open(self) -> Leases:
        if self._leases is None:
            db = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=30)
            db.execute("PRAGMA synchronous=NORMAL")
            self._leases = Leases(db)
            self._leases.free_the_dead(socket.gethostname(), _is_alive)
        return self._leases


def _owner() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's process, but one
    return True
