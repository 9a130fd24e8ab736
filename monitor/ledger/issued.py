"""Verdicts as issued: one row whenever what we say of an agency and year changes, numbered, never changed."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from monitor.findings import Finding, Verdict
from monitor.ledger.rows import day, day_of, dumps, insert, moment, moment_of


@dataclass(frozen=True, slots=True)
class IssuedVerdict:
    """What we said of an agency and year at a moment; ``findings`` are those that failed then."""

    issued_id: str
    run_id: str
    agency_id: str
    report_year: int
    number: int
    issued_at: datetime
    status: str
    reason: str | None
    due_on: date | None
    days_late_min: int | None
    days_late_max: int | None
    report_id: str | None
    fingerprint: str
    findings: tuple[Finding, ...]
    evidence: tuple[str, ...]
    simulated: bool


Prepared = dict[str, Any]
"""A row of ``issued_verdicts`` without its run and moment."""


class Issued:
    """The table ``issued_verdicts``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def append(self, verdict: Verdict, run_id: str, at: datetime, *, simulated: bool = False) -> IssuedVerdict | None:
        """Add a verdict when it says something else than the last one issued; None when it says the same."""
        row = self.prepare(verdict)
        return self.add(row, run_id, at, simulated=simulated) if row else None

    def add(self, row: Prepared, run_id: str, at: datetime, *, simulated: bool = False) -> IssuedVerdict:
        """Add what ``prepare`` gave."""
        row = row | {"run_id": run_id, "issued_at": moment(at), "simulated": simulated}
        insert(self._db, "issued_verdicts", row)
        return _issued(row)

    def prepare(self, verdict: Verdict) -> Prepared | None:
        """The row to add for a verdict; None when it says the same as the last one issued. Nothing is written."""
        last = self._db.execute(
            "SELECT number, fingerprint FROM issued_verdicts WHERE agency_id = ? AND report_year = ?"
            " ORDER BY number DESC LIMIT 1",
            [verdict.agency_id, verdict.report_year],
        ).fetchone()
        if last and last["fingerprint"] == verdict.fingerprint:
            return None
        return _row(verdict, last["number"] + 1 if last else 1)

    def last(self, agency_id: str, report_year: int) -> IssuedVerdict | None:
        """What we said last."""
        row = self._db.execute(
            "SELECT * FROM issued_verdicts WHERE agency_id = ? AND report_year = ? ORDER BY number DESC LIMIT 1",
            [agency_id, report_year],
        ).fetchone()
        return _issued(row) if row else None

    def one(self, issued_id: str) -> IssuedVerdict | None:
        """The issued verdict of an id."""
        row = self._db.execute("SELECT * FROM issued_verdicts WHERE issued_id = ?", [issued_id]).fetchone()
        return _issued(row) if row else None

    def history(self, agency_id: str, report_year: int) -> tuple[IssuedVerdict, ...]:
        """Everything we ever said of an agency and year, oldest first."""
        rows = self._db.execute(
            "SELECT * FROM issued_verdicts WHERE agency_id = ? AND report_year = ? ORDER BY number",
            [agency_id, report_year],
        )
        return tuple(map(_issued, rows))

    def of_run(self, run_id: str) -> tuple[IssuedVerdict, ...]:
        """What a run said anew, by agency and year."""
        rows = self._db.execute(
            "SELECT * FROM issued_verdicts WHERE run_id = ? ORDER BY agency_id, report_year", [run_id]
        )
        return tuple(map(_issued, rows))

    def as_of(self, at: datetime) -> Iterable[IssuedVerdict]:
        """What stood at a moment: the last verdict of every agency and year issued until then."""
        rows = self._db.execute(
            "SELECT i.* FROM issued_verdicts i JOIN (SELECT agency_id, report_year, max(number) AS number"
            " FROM issued_verdicts WHERE issued_at <= ? GROUP BY agency_id, report_year) USING (agency_id, report_year,"
            " number) ORDER BY agency_id, report_year",
            [moment(at)],
        )
        return map(_issued, rows)


def _row(verdict: Verdict, number: int) -> dict[str, Any]:
    failed = [finding for finding in verdict.findings if finding.answer == "fail"]
    return {
        "issued_id": f"{verdict.agency_id}-{verdict.report_year}-{number}",
        "agency_id": verdict.agency_id,
        "report_year": verdict.report_year,
        "number": number,
        "status": verdict.status,
        "reason": verdict.reason,
        "due_on": day(verdict.due_on),
        "days_late_min": verdict.days_late_min,
        "days_late_max": verdict.days_late_max,
        "report_id": verdict.report_id,
        "fingerprint": verdict.fingerprint,
        "failed": len(failed),
        "document": dumps({"evidence": verdict.evidence, "findings": [_as_json(finding) for finding in failed]}),
    }


def _as_json(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in Finding.__dataclass_fields__}


def _finding(value: dict[str, Any]) -> Finding:
    lists = {name: tuple(value[name]) for name in ("evidence", "basis")}
    return Finding(**(value | lists))


def _issued(row: Any) -> IssuedVerdict:
    document = json.loads(row["document"])
    return IssuedVerdict(
        issued_id=row["issued_id"],
        run_id=row["run_id"],
        agency_id=row["agency_id"],
        report_year=row["report_year"],
        number=row["number"],
        issued_at=moment_of(row["issued_at"]),
        status=row["status"],
        reason=row["reason"],
        due_on=day_of(row["due_on"]),
        days_late_min=row["days_late_min"],
        days_late_max=row["days_late_max"],
        report_id=row["report_id"],
        fingerprint=row["fingerprint"],
        findings=tuple(map(_finding, document["findings"])),
        evidence=tuple(document["evidence"]),
        simulated=bool(row["simulated"]),
    )
