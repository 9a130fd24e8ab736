"""What a rule answers, and what we say of an agency."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Answer = Literal["pass", "fail", "not_assessable"]
Severity = Literal["error", "warning", "info", "prompt"]
"""A ``prompt`` asks a person to compare two statements; whatever its answer, it is never counted as a failure."""
Ruled = Literal["confirmed", "dismissed", "reopened"]
Status = Literal["on_time", "late", "overdue", "could_not_look", "unreadable", "not_due"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's answer on one case."""

    rule: str
    version: int
    severity: Severity
    answer: Answer
    subject: str = ""
    """What it is about inside the case: ``applications.granted``, a column, a section; empty for the whole."""
    reason: str | None = None
    """Why it is not assessable, as a stable word."""
    message: str = ""
    """For people, in Chinese."""
    left: str | None = None
    right: str | None = None
    evidence: tuple[str, ...] = ()
    """Look ids, capture ids or cell ids (``report_id/table.row.column``)."""
    basis: tuple[str, ...] = ()
    """The facts it rests on, e.g. ``applications.granted.total=5``: they stay the same when a document is archived
    again unchanged. What a person ruled on it holds as long as they do."""
    ruled: Ruled | None = None
    """What a person decided. A dismissed finding is no longer a ``fail``; a reopened one rests on other facts now."""
    ruling_id: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What we say of one agency and report year, and everything it rests on."""

    agency_id: str
    report_year: int
    status: Status
    reason: str | None
    """For ``could_not_look``, ``unreadable`` and ``not_due``: a stable word."""
    due_on: date | None
    due_basis: str | None
    due_local_on: date | None
    claimed_on: date | None
    claimed_source: str | None
    first_seen_at: datetime | None
    last_absent_at: datetime | None
    days_late_min: int | None
    days_late_max: int | None
    last_good_look_at: datetime | None
    report_id: str | None
    findings: tuple[Finding, ...]
    evidence: tuple[str, ...]
    """Look and capture ids, sorted."""
    fingerprint: str
    """SHA-256 over what is said, the evidence and the rule versions: two verdicts with the same one say the same."""
    judged_on: date
