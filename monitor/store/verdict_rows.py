"""Verdicts and findings as rows."""

import json
from dataclasses import fields
from datetime import date, datetime

from monitor.findings import Finding, Verdict
from monitor.store.rows import Row, day, dumps, moment

_DAYS = ("due_on", "due_local_on", "claimed_on", "judged_on")
_MOMENTS = ("first_seen_at", "last_absent_at", "last_good_look_at")


def verdict_id(verdict: Verdict) -> str:
    """``agency-year``: the one place of an agency and year, whatever is said of it today."""
    return f"{verdict.agency_id}-{verdict.report_year}"


def is_hard_check(finding: Finding) -> bool:
    """Whether a finding is about an error in the figures; timeliness is told by the status, the rest are hints."""
    return finding.severity == "error" and finding.rule != "T_STATUTORY"


def verdict_row(verdict: Verdict) -> Row:
    """A row of ``verdicts``; the counts are over the hard checks on the report's figures, by answer."""
    answers = [finding.answer for finding in verdict.findings if is_hard_check(finding)]
    return {
        "verdict_id": verdict_id(verdict),
        "agency_id": verdict.agency_id,
        "report_year": verdict.report_year,
        "status": verdict.status,
        "reason": verdict.reason,
        "due_on": day(verdict.due_on),
        "due_basis": verdict.due_basis,
        "due_local_on": day(verdict.due_local_on),
        "claimed_on": day(verdict.claimed_on),
        "claimed_source": verdict.claimed_source,
        "first_seen_at": moment(verdict.first_seen_at) if verdict.first_seen_at else None,
        "last_absent_at": moment(verdict.last_absent_at) if verdict.last_absent_at else None,
        "days_late_min": verdict.days_late_min,
        "days_late_max": verdict.days_late_max,
        "last_good_look_at": moment(verdict.last_good_look_at) if verdict.last_good_look_at else None,
        "report_id": verdict.report_id,
        "checks_passed": answers.count("pass"),
        "checks_failed": answers.count("fail"),
        "checks_not_assessable": answers.count("not_assessable"),
        "evidence": dumps(verdict.evidence),
        "fingerprint": verdict.fingerprint,
        "judged_on": day(verdict.judged_on),
    }


_FINDING = tuple(each.name for each in fields(Finding))
_FINDING_COLUMNS = (
    "finding_id", "verdict_id", "agency_id", "report_year", "rule", "version", "severity", "answer", "subject",
    "reason", "message", "left", "right", "ruled", "ruling_id", "evidence", "basis",
)  # fmt: skip
INSERT_FINDING = "INSERT INTO findings ({}) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in _FINDING_COLUMNS), ", ".join(f":{name}" for name in _FINDING_COLUMNS)
)
"""Findings are by far the most rows: they go in by one prepared statement per verdict."""


def finding_rows(verdict: Verdict) -> list[Row]:
    """Rows of ``findings``, in the order the rules gave them; the id is stable while the rules are."""
    seen: dict[str, int] = {}
    return [_finding_row(verdict, finding, seen) for finding in verdict.findings]


def _finding_row(verdict: Verdict, finding: Finding, seen: dict[str, int]) -> Row:
    key = f"{verdict_id(verdict)}/{finding.rule}" + (f"/{finding.subject}" if finding.subject else "")
    seen[key] = seen.get(key, 0) + 1
    return {
        "finding_id": key if seen[key] == 1 else f"{key}/{seen[key]}",
        "verdict_id": verdict_id(verdict),
        "agency_id": verdict.agency_id,
        "report_year": verdict.report_year,
        "rule": finding.rule,
        "version": finding.version,
        "severity": finding.severity,
        "answer": finding.answer,
        "subject": finding.subject,
        "reason": finding.reason,
        "message": finding.message,
        "left": finding.left,
        "right": finding.right,
        "ruled": finding.ruled,
        "ruling_id": finding.ruling_id,
        "evidence": dumps(finding.evidence) if finding.evidence else "[]",
        "basis": dumps(finding.basis) if finding.basis else "[]",
    }


def verdict_of(row: Row, findings: list[Row]) -> Verdict:
    """The verdict of its rows."""
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in _DAYS}
    moments = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in _MOMENTS}
    plain = {each.name: row.get(each.name) for each in fields(Verdict) if each.name != "findings"}
    found = tuple(finding_of(each) for each in findings)
    return Verdict(**(plain | days | moments | {"evidence": tuple(json.loads(row["evidence"])), "findings": found}))


def finding_of(row: Row) -> Finding:
    """The finding of its row."""
    plain = {name: row[name] for name in _FINDING}
    return Finding(**(plain | {name: tuple(json.loads(row[name])) for name in ("evidence", "basis")}))
