"""Corrections: what we said and withdraw, with the cause; told once to whoever was told before."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from monitor.ledger.issued import Issued, IssuedVerdict
from monitor.ledger.rows import insert, moment, moment_of

STATUS = "T_STATUTORY"
"""The rule under which a status is withdrawn."""


@dataclass(frozen=True, slots=True)
class Correction:
    """``said`` (a status or a finding's message) is withdrawn, ``now`` stands in its place.

    ``cause`` is ``ruling`` (a person decided), ``rules`` (a rule changed), ``reading`` (the same document is read
    otherwise), or ``register`` (the duty changed). ``withdraws`` is the issued verdict that said it.
    """

    correction_id: str
    run_id: str
    agency_id: str
    report_year: int
    rule: str
    subject: str
    said: str
    now: str
    cause: str
    withdraws: str
    recorded_at: datetime
    simulated: bool = False


class Corrections:
    """The table ``corrections``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._issued = Issued(db)

    def add(self, correction: Correction) -> None:
        """Record a correction."""
        row = {name: getattr(correction, name) for name in Correction.__dataclass_fields__}
        insert(self._db, "corrections", row | {"recorded_at": moment(correction.recorded_at)})

    def all(self) -> tuple[Correction, ...]:
        """Every correction, oldest first."""
        return tuple(
            map(_correction, self._db.execute("SELECT * FROM corrections ORDER BY recorded_at, correction_id"))
        )

    def between(self, after: datetime, until: datetime) -> tuple[Correction, ...]:
        """The corrections recorded after one moment and not after another, oldest first."""
        rows = self._db.execute(
            "SELECT * FROM corrections WHERE recorded_at > ? AND recorded_at <= ? ORDER BY recorded_at, correction_id",
            [moment(after), moment(until)],
        )
        return tuple(map(_correction, rows))

    def stands(self, correction: Correction) -> bool:
        """Whether it still corrects: false once the same is said anew, as when a ruling was withdrawn."""
        withdrawn = self._issued.one(correction.withdraws)
        now = self._issued.last(correction.agency_id, correction.report_year)
        return withdrawn is None or now is None or not _says(now, withdrawn, correction)

    def said_in(self, correction: Correction) -> frozenset[str]:
        """The issued verdicts (ids) that said what is withdrawn: the last one, and those before it that said the same.

        Who was told any of them was told the thing itself.
        """
        last = self._issued.one(correction.withdraws)
        found: list[str] = []
        for issued in reversed(self._issued.history(correction.agency_id, correction.report_year)):
            if last is None or issued.number > last.number:
                continue
            if not _says(issued, last, correction):
                break
            found.append(issued.issued_id)
        return frozenset(found)


def _says(issued: IssuedVerdict, last: IssuedVerdict, correction: Correction) -> bool:
    """Whether a verdict said what the last one said: the same status, or a failure of the same rule on the same."""
    if correction.rule == STATUS:
        return issued.status == last.status
    return any((f.rule, f.subject) == (correction.rule, correction.subject) for f in issued.findings)


def _correction(row: sqlite3.Row) -> Correction:
    values = {name: row[name] for name in Correction.__dataclass_fields__}
    return Correction(**(values | {"recorded_at": moment_of(row["recorded_at"]), "simulated": bool(row["simulated"])}))
