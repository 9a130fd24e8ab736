"""Holds: a jurisdiction whose results are not sent until an operator releases them."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from data.errors import GoujiError
from monitor.ledger.rows import insert, moment, moment_of


class NoSuchHold(GoujiError):
    """Raised by ``Holds.release`` for an id that is unknown or released already."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A brake that was pulled: ``kind`` is ``flips`` or ``dark``; ``reason`` says it in Chinese with the numbers."""

    hold_id: str
    run_id: str
    jurisdiction: str
    report_year: int
    kind: str
    reason: str
    agencies: tuple[str, ...]
    held_at: datetime
    simulated: bool = False


class Holds:
    """The tables ``holds`` and ``releases``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, hold: Hold) -> None:
        """Record a hold; once per run, jurisdiction, year and kind."""
        row = {name: getattr(hold, name) for name in Hold.__dataclass_fields__}
        insert(self._db, "holds", row | {"held_at": moment(hold.held_at), "agencies": "|".join(hold.agencies)})

    def release(self, hold_id: str, person: str, reason: str, at: datetime, *, simulated: bool = False) -> Hold:
        """Let a held jurisdiction go. Raises NoSuchHold."""
        open_now = {hold.hold_id: hold for hold in self.open()}
        if hold_id not in open_now:
            raise NoSuchHold(f"没有未解除的暂缓 {hold_id}。")
        row = {"hold_id": hold_id, "person": person, "reason": reason, "released_at": moment(at)}
        insert(self._db, "releases", row | {"simulated": simulated})
        return open_now[hold_id]

    def all(self) -> tuple[Hold, ...]:
        """Every hold, released ones too, oldest first."""
        return tuple(map(_hold, self._db.execute("SELECT * FROM holds ORDER BY held_at, hold_id")))

    def open(self) -> tuple[Hold, ...]:
        """The holds nobody released, oldest first."""
        rows = self._db.execute(
            "SELECT h.* FROM holds h LEFT JOIN releases r ON r.hold_id = h.hold_id WHERE r.hold_id IS NULL"
            " ORDER BY h.held_at, h.hold_id"
        )
        return tuple(map(_hold, rows))


def _hold(row: sqlite3.Row) -> Hold:
    values = {name: row[name] for name in Hold.__dataclass_fields__}
    values |= {"held_at": moment_of(row["held_at"]), "agencies": tuple(filter(None, row["agencies"].split("|")))}
    return Hold(**(values | {"simulated": bool(row["simulated"])}))
