"""Verdicts checked by hand: what was sampled, and what the person who looked found."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from monitor.ledger.rows import moment, moment_of


@dataclass(frozen=True, slots=True)
class HandCheck:
    """One issued verdict checked by a person. ``right`` is their answer; ``found`` the status they saw, if another."""

    issued_id: str
    status: str
    reader: str
    """How the report was read (``html``, ``pdf`` ...), empty when there was none: error rates are told by it too."""
    right: bool
    found: str
    person: str
    note: str
    checked_at: datetime
    simulated: bool = False


class Quality:
    """The table ``hand_checks``; a second answer on the same verdict by the same person replaces the first in rates."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, check: HandCheck) -> None:
        """Record an answer."""
        row = {name: getattr(check, name) for name in HandCheck.__dataclass_fields__}
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join(f":{name}" for name in row)
        values = row | {"checked_at": moment(check.checked_at)}
        self._db.execute(f"INSERT INTO hand_checks ({columns}) VALUES ({marks})", values)

    def latest(self) -> tuple[HandCheck, ...]:
        """The last answer on every verdict checked, oldest first."""
        rows = self._db.execute("SELECT * FROM hand_checks ORDER BY checked_at, check_no")
        last = {row["issued_id"]: row for row in rows}
        return tuple(map(_check, last.values()))


def _check(row: sqlite3.Row) -> HandCheck:
    values = {name: row[name] for name in HandCheck.__dataclass_fields__}
    values |= {"checked_at": moment_of(row["checked_at"]), "right": bool(row["right"])}
    return HandCheck(**(values | {"simulated": bool(row["simulated"])}))
