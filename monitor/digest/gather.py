"""A pure comparison of what we said last time with what we say now."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from monitor.digest.facts import PUBLISHED, SOON_DAYS, Change, Counts, Facts, Material, Said
from monitor.digest.periods import Period
from monitor.findings import Finding, Verdict
from monitor.ledger.issued import IssuedVerdict
from monitor.store.verdict_rows import is_hard_check


def gather(material: Material, period: Period, scope: str) -> Facts:
    """Sort every agency and year into the sections of a digest."""
    all_said = _all_said(material)
    year = max((said.now.report_year for said in all_said), default=period.end.year - 1)
    of_year = [said for said in all_said if said.now.report_year == year]
    today = period.end.date()
    return Facts(
        period=period,
        scope=scope,
        report_year=year,
        counts=count(said.now for said in of_year),
        counts_before=None if material.first else count(said.before for said in of_year if said.before),
        health=material.health,
        corrections=material.corrections,
        new_overdue=tuple(said for said in all_said if _is(said, "overdue") and not _was(said, "overdue")),
        published=tuple(said for said in all_said if _published(said.now) and not _published(said.before)),
        edits=material.edits,
        imbalances=_changes(all_said, "error", began=True),
        resolved=_changes(all_said, "error", began=False),
        seen_again=tuple(s for s in all_said if _was(s, "could_not_look") and not _is(s, "could_not_look")),
        due_soon=tuple(said for said in of_year if _due_soon(said.now, today)),
        still_overdue=_oldest_first(said for said in all_said if _is(said, "overdue") and _was(said, "overdue")),
        to_check=tuple(said for said in all_said if _is(said, "unreadable")),
        warnings=_standing(of_year, "warning", "prompt"),
        checks=_checks(of_year),
    )


def _all_said(material: Material) -> list[Said]:
    said = [
        Said(material.agencies[agency_id], verdict, material.before.get((agency_id, year)))
        for (agency_id, year), verdict in material.now.items()
        if agency_id in material.agencies
    ]
    return sorted(said, key=lambda s: (-s.now.report_year, s.agency.division_code, s.agency.agency_id))


def count(verdicts: Iterable[Verdict | IssuedVerdict]) -> Counts:
    """Verdicts by status."""
    of = Counter(str(verdict.status) for verdict in verdicts)
    return Counts(of["on_time"], of["late"], of["overdue"], of["could_not_look"], of["unreadable"], of["not_due"])


def _is(said: Said, status: str) -> bool:
    return said.now.status == status


def _was(said: Said, status: str) -> bool:
    return said.before is not None and said.before.status == status


def _published(verdict: Verdict | IssuedVerdict | None) -> bool:
    return verdict is not None and verdict.status in PUBLISHED


def _due_soon(verdict: Verdict, today: date) -> bool:
    on = verdict.due_on
    return verdict.status == "not_due" and on is not None and 0 <= (on - today).days <= SOON_DAYS


def _oldest_first(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(said, key=lambda s: (s.now.due_on or date.max, s.agency.division_code, s.agency.agency_id)))


TOLD_ELSEWHERE = frozenset({"T_STATUTORY", "E_CELLS", "E_DATES", "E_TEXT"})
"""Rules whose findings have a section of their own: lateness is the status, edits are shown figure by figure."""


def failing(verdict: Verdict | IssuedVerdict | None, *severities: str) -> dict[tuple[str, str], Finding]:
    """Failing findings of some severities by rule and subject."""
    found = verdict.findings if verdict else ()
    failed = (f for f in found if f.answer == "fail" and f.severity in severities)
    return {(f.rule, f.subject): f for f in failed if f.rule not in TOLD_ELSEWHERE}


def _changes(all_said: list[Said], severity: str, *, began: bool) -> tuple[Change, ...]:
    changes: list[Change] = []
    for said in all_said:
        now, before = failing(said.now, severity), failing(said.before, severity)
        new, old = (now, before) if began else (before, now)
        findings = tuple(finding for key, finding in new.items() if key not in old)
        assessed = began or _assessed_again(said.now, findings)
        if findings and assessed:
            changes.append(Change(said, findings))
    return tuple(changes)


def _assessed_again(now: Verdict, findings: Iterable[Finding]) -> bool:
    """A fault is only resolved when the same check was made again and passed."""
    passed = {(f.rule, f.subject) for f in now.findings if f.answer == "pass"}
    return all((finding.rule, finding.subject) in passed for finding in findings)


def _standing(all_said: list[Said], *severities: str) -> tuple[Change, ...]:
    changes = (Change(said, tuple(failing(said.now, *severities).values())) for said in all_said)
    return tuple(change for change in changes if change.findings)


def _checks(all_said: list[Said]) -> tuple[int, int, int]:
    answers = Counter(f.answer for said in all_said for f in said.now.findings if is_hard_check(f))
    return answers["pass"], answers["fail"], answers["not_assessable"]
