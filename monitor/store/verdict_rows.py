"""Verdicts and findings as rows."""

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any

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
        "content": content_of(verdict),
    }


_FINDING = tuple(each.name for each in fields(Finding))
_values = attrgetter(*_FINDING)
_FINDING_COLUMNS = (
    "finding_id", "verdict_id", "agency_id", "report_year", "position", "rule", "version", "severity", "answer",
    "subject", "reason", "message", "left", "right", "ruled", "ruling_id", "evidence", "basis",
)  # fmt: skip
INSERT_FINDING = "INSERT INTO findings ({}) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in _FINDING_COLUMNS), ", ".join("?" * len(_FINDING_COLUMNS))
)
OF_VERDICT = "finding_id > ? || '/' AND finding_id < ? || '0'"
"""The findings of a verdict (its id given twice), which lie together under their key."""
FindingRow = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class VerdictRows:
    """A verdict as rows; ``content`` tells whether anything but the day of judging differs from what is stored.

    What fails or cannot be judged has a row each in ``findings``. What passes, most of all findings, is kept as one
    packed value in ``passes``, with its counts by rule and severity as JSON.
    """

    key: str
    content: str
    verdict: Row
    findings: list[FindingRow]
    passed: tuple[str, str, bytes]


def verdict_rows(verdict: Verdict, but: str | None = None) -> VerdictRows:
    """The rows of a verdict; without its findings where its content is ``but``, for then they stand there already."""
    row = verdict_row(verdict)
    key, content = str(row["verdict_id"]), str(row["content"])
    if content == but:
        return VerdictRows(key, content, row, [], (key, "{}", b""))
    numbered = list(enumerate(verdict.findings))
    passed = [(n, f) for n, f in numbered if f.answer == "pass"]
    others = [(n, f) for n, f in numbered if f.answer != "pass"]
    counts = Counter(f"{f.rule}/{f.severity}" for _, f in passed)
    packed = (key, dumps(counts), pack_passes(passed))
    return VerdictRows(key, content, row, _finding_rows(verdict, others), packed)


def content_of(verdict: Verdict) -> str:
    """SHA-256 over everything shown of a verdict but the day it was judged on."""
    parts = [verdict.fingerprint, str(verdict.report_id), str(verdict.days_late_min), str(verdict.days_late_max)]
    parts += [str(getattr(verdict, name)) for name in (*_DAYS[:-1], *_MOMENTS, "due_basis", "claimed_source")]
    for f in verdict.findings:
        parts += (f.severity, f.message, f.left or "", f.right or "", f.ruling_id or "", *f.evidence)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _finding_rows(verdict: Verdict, numbered: list[tuple[int, Finding]]) -> list[FindingRow]:
    """Rows of ``findings``, in the order the rules gave them; the id is stable while the rules are."""
    key, seen = verdict_id(verdict), Counter[str]()
    rows: list[FindingRow] = []
    for position, f in numbered:
        finding_id = f"{key}/{f.rule}/{f.subject}" if f.subject else f"{key}/{f.rule}"
        seen[finding_id] += 1
        if seen[finding_id] > 1:
            finding_id = f"{finding_id}/{seen[finding_id]}"
        rows.append((
            finding_id, key, verdict.agency_id, verdict.report_year, position, f.rule, f.version, f.severity, f.answer,
            f.subject, f.reason, f.message, f.left, f.right, f.ruled, f.ruling_id,
            dumps(f.evidence) if f.evidence else "[]", dumps(f.basis) if f.basis else "[]",
        ))  # fmt: skip
    return rows


def pack_passes(numbered: Iterable[tuple[int, Finding]]) -> bytes:
    """Findings with their positions as one value: JSON, compressed."""
    lists = [(n, *_values(f)) for n, f in numbered]
    return zlib.compress(dumps(lists).encode(), 1)


def unpack_passes(packed: bytes) -> list[tuple[int, Finding]]:
    """The findings that were packed, with their positions."""
    return [(position, _unpacked(values)) for position, *values in json.loads(zlib.decompress(packed))]


def _unpacked(values: list[Any]) -> Finding:
    named = dict(zip(_FINDING, values, strict=True))
    return Finding(**(named | {name: tuple(named[name]) for name in ("evidence", "basis")}))


def verdict_of(row: Row, findings: list[Row], passed: bytes | None) -> Verdict:
    """The verdict of its rows."""
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in _DAYS}
    moments = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in _MOMENTS}
    plain = {each.name: row.get(each.name) for each in fields(Verdict) if each.name != "findings"}
    numbered = [(each["position"], finding_of(each)) for each in findings] + (unpack_passes(passed) if passed else [])
    found = tuple(finding for _, finding in sorted(numbered, key=lambda pair: pair[0]))
    return Verdict(**(plain | days | moments | {"evidence": tuple(json.loads(row["evidence"])), "findings": found}))


def finding_of(row: Row) -> Finding:
    """The finding of its row."""
    plain = {name: row[name] for name in _FINDING}
    return Finding(**(plain | {name: tuple(json.loads(row[name])) for name in ("evidence", "basis")}))
