"""Rulings: added and withdrawn by rows of their own, never changed."""

import sqlite3
from datetime import datetime

from data.errors import GoujiError
from monitor.ledger.rows import day, day_of, insert, moment, moment_of
from monitor.rulings import Ruling

_ALL = """
SELECT r.*, w.ruled_at AS withdrawn_at, w.person AS withdrawn_by, w.reason AS withdrawn_because
FROM rulings r LEFT JOIN rulings w ON w.withdraws = r.ruling_id
WHERE r.withdraws IS NULL
"""


class NoSuchRuling(GoujiError):
    """Raised by ``Rulings.withdraw`` for an id that is unknown or withdrawn already."""


class Rulings:
    """The table ``rulings``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def next_id(self) -> str:
        """``R0001``, ``R0002`` ...: short enough to be said on the telephone."""
        return f"R{self._db.execute('SELECT count(*) FROM rulings').fetchone()[0] + 1:04d}"

    def add(self, ruling: Ruling) -> None:
        """Record a ruling."""
        insert(
            self._db,
            "rulings",
            {
                "ruling_id": ruling.ruling_id,
                "agency_id": ruling.agency_id,
                "report_year": ruling.report_year,
                "kind": ruling.kind,
                "rule": ruling.rule,
                "subject": ruling.subject,
                "fingerprint": ruling.fingerprint,
                "person": ruling.person,
                "reason": ruling.reason,
                "ruled_at": moment(ruling.ruled_at),
                "until": day(ruling.until),
                "simulated": ruling.simulated,
            },
        )

    def withdraw(self, ruling_id: str, person: str, reason: str, at: datetime, *, simulated: bool = False) -> Ruling:
        """Withdraw a ruling; it stays on record. Raises NoSuchRuling."""
        known = {ruling.ruling_id: ruling for ruling in self.all() if ruling.in_force}
        if ruling_id not in known:
            raise NoSuchRuling(f"没有在效的裁定 {ruling_id}（gouji rulings list 可查）。")
        withdrawn = known[ruling_id]
        insert(
            self._db,
            "rulings",
            {
                "ruling_id": self.next_id(),
                "agency_id": withdrawn.agency_id,
                "report_year": withdrawn.report_year,
                "kind": "withdraw",
                "rule": withdrawn.rule,
                "subject": withdrawn.subject,
                "fingerprint": withdrawn.fingerprint,
                "person": person,
                "reason": reason,
                "ruled_at": moment(at),
                "withdraws": ruling_id,
                "simulated": simulated,
            },
        )
        return withdrawn

    def all(self) -> tuple[Ruling, ...]:
        """Every ruling, withdrawn ones too, oldest first."""
        return tuple(map(_ruling, self._db.execute(f"{_ALL} ORDER BY r.ruled_at, r.ruling_id")))

    def of(self, agency_id: str, report_year: int) -> tuple[Ruling, ...]:
        """The rulings in force on one agency and year, oldest first."""
        rows = self._db.execute(
            f"{_ALL} AND r.agency_id = ? AND r.report_year = ? ORDER BY r.ruled_at, r.ruling_id",
            [agency_id, report_year],
        )
        return tuple(ruling for ruling in map(_ruling, rows) if ruling.in_force)


def _ruling(row: sqlite3.Row) -> Ruling:
    return Ruling(
        ruling_id=row["ruling_id"],
        agency_id=row["agency_id"],
        report_year=row["report_year"],
        kind=row["kind"],
        rule=row["rule"],
        subject=row["subject"],
        fingerprint=row["fingerprint"],
        person=row["person"],
        reason=row["reason"],
        ruled_at=moment_of(row["ruled_at"]),
        until=day_of(row["until"]),
        simulated=bool(row["simulated"]),
        withdrawn_at=moment_of(row["withdrawn_at"]) if row["withdrawn_at"] else None,
        withdrawn_by=row["withdrawn_by"],
        withdrawn_because=row["withdrawn_because"],
    )
