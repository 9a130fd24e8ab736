"""Builders for digest tests: a situation in one line."""

from datetime import date, datetime
from itertools import count

from crawler.register import Agency
from monitor.digest.facts import Facts, Health, Material
from monitor.digest.gather import gather
from monitor.digest.periods import Period
from monitor.findings import Finding, Verdict
from monitor.ledger.issued import IssuedVerdict
from monitor.workdays import BEIJING

YEAR = 2025
WEEK = Period("2026-W06", datetime(2026, 2, 2, 8, tzinfo=BEIJING), datetime(2026, 2, 9, 8, tzinfo=BEIJING))
SEEN = frozenset({"on_time", "late", "unreadable"})
_numbers = count(1)


def agency(agency_id: str, name: str = "", **overrides: object) -> Agency:
    values = {"kind": "department", "level": "county", "division_code": "321300", "portal_id": "p1"} | overrides
    return Agency(agency_id, name or f"{agency_id}局", **values)  # type: ignore[arg-type]


def fault(rule: str = "T3_BALANCE", subject: str = "total", answer: str = "fail", severity: str = "error") -> Finding:
    return Finding(rule, 1, severity, answer, subject, None, f"{rule} {subject}：8 ≠ 9", "8", "9")  # type: ignore[arg-type]


def verdict(agency_id: str, status: str, *findings: Finding, **overrides: object) -> Verdict:
    at = datetime(2026, 2, 3, 9, tzinfo=BEIJING)
    values: dict[str, object] = {
        "reason": None,
        "due_on": date(2026, 1, 31),
        "due_basis": "条例第四十九条第一款",
        "due_local_on": None,
        "claimed_on": None,
        "claimed_source": None,
        "first_seen_at": at if status in SEEN else None,
        "last_absent_at": None,
        "days_late_min": 3 if status in ("late", "overdue") else None,
        "days_late_max": 9 if status in ("late", "overdue") else None,
        "last_good_look_at": None if status == "could_not_look" else at,
        "report_id": f"{agency_id}-{YEAR}-abc" if status in ("on_time", "late") else None,
        "evidence": (),
        "fingerprint": f"f{next(_numbers)}",
        "judged_on": date(2026, 2, 9),
    } | overrides
    return Verdict(agency_id, YEAR, status, findings=findings, **values)  # type: ignore[arg-type]


def issued(agency_id: str, status: str, *findings: Finding) -> IssuedVerdict:
    failed = tuple(finding for finding in findings if finding.answer == "fail")
    at = datetime(2026, 2, 2, 7, tzinfo=BEIJING)
    return IssuedVerdict(
        f"{agency_id}-{YEAR}-1", "run", agency_id, YEAR, 1, at, status, None, date(2026, 1, 31), None, None, None,
        "f", failed, (), False,
    )  # fmt: skip


def facts(
    now: list[Verdict], before: list[IssuedVerdict] | None = None, *, scope: str = "宿迁市", **material: object
) -> Facts:
    agencies = {each.agency_id: agency(each.agency_id) for each in now}
    values: dict[str, object] = {"health": Health(len(now), len(now))} | material
    whole = Material(
        agencies=agencies,
        now={(each.agency_id, each.report_year): each for each in now},
        before={(each.agency_id, each.report_year): each for each in before or []},
        first=before is None,
        **values,  # type: ignore[arg-type]
    )
    return gather(whole, WEEK, scope)
