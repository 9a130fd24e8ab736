"""Leases: which process holds which visit, and until when. The one table whose rows change."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from monitor.ledger.rows import moment


class Leases:
    """The table ``leases``. A lease that ran out belongs to nobody: a killed visit is due again."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def take(self, visit: str, owner: str, now: datetime, seconds: float) -> bool:
        """Take or renew a lease; False when another owner holds it. Atomic between processes."""
        until = moment(now + timedelta(seconds=seconds))
        changed = self._db.execute(
            "INSERT INTO leases (visit, owner, until) VALUES (?, ?, ?)"
            " ON CONFLICT (visit) DO UPDATE SET owner = excluded.owner, until = excluded.until"
            " WHERE leases.owner = excluded.owner OR leases.until <= ?",
            [visit, owner, until, moment(now)],
        )
        return changed.rowcount == 1

    def give_back(self, visit: str, owner: str) -> None:
        """End a lease early; another owner's is left alone."""
        self._db.execute("DELETE FROM leases WHERE visit = ? AND owner = ?", [visit, owner])

    def free_the_dead(self, host: str, is_alive: Callable[[int], bool]) -> int:
        """Free the leases of processes of this machine that are no more (owners are ``host:pid``); how many."""
        freed = 0
        for visit, owner in self._db.execute("SELECT visit, owner FROM leases").fetchall():
            name, _, pid = owner.rpartition(":")
            if name == host and pid.isdigit() and not is_alive(int(pid)):
                freed += self._db.execute("DELETE FROM leases WHERE visit = ? AND owner = ?", [visit, owner]).rowcount
        return freed
