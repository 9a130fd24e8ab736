"""What a digest tells, before any words: a pure comparison of what we said last time with what we say now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from crawler.register import Agency
from monitor.digest.periods import Period
from monitor.findings import Finding, Verdict
from monitor.ledger.issued import IssuedVerdict
from monitor.store.verdict_rows import is_hard_check

Key = tuple[str, int]
"""Agency id and report year."""
PUBLISHED = frozenset({"on_time", "late", "unreadable"})
SOON_DAYS = 42


@dataclass(frozen=True, slots=True)
class Said:
    """One agency and year now, and what was said before."""

    agency: Agency
    now: Verdict
    before: IssuedVerdict | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Findings of one agency and year that began or ceased to fail."""

    said: Said
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One figure edited after publication: ``table.row.column``, before and after as printed."""

    cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A report that changed after it was published, with both captures."""

    agency: Agency
    report_year: int
    seen_at: datetime
    before_report: str
    after_report: str
    before_capture: str
    after_capture: str
    cells: tuple[CellChange, ...]
    sections: tuple[int, ...] = ()
    """Numbers of the sections whose text changed."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """An agency without a good look in the period."""

    agency: Agency
    portal: str
    reason: str
    since: datetime | None
    """The last good look; None when there never was one."""
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What we said and take back; ``was`` and ``now`` are statuses or a finding's message."""

    agency: Agency
    report_year: int
    was: str
    now: str
    cause: str


@dataclass(frozen=True, slots=True)
class Health:
    """How complete the period's looking was, and our own outages in it."""

    expected: int = 0
    looked: int = 0
    unseen: tuple[Unseen, ...] = ()
    outages: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Agencies of one report year by status."""

    on_time: int = 0
    late: int = 0
    overdue: int = 0
    could_not_look: int = 0
    unreadable: int = 0
    not_due: int = 0

    @property
    def published(self) -> int:
        """Seen on the portal, readable or not."""
        return self.on_time + self.late + self.unreadable

    @property
    def owed(self) -> int:
        """Those who should have published by now or have: everyone but ``not_due``."""
        return self.published + self.overdue + self.could_not_look

    @property
    def total(self) -> int:
        """Everyone."""
        return self.owed + self.not_due


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a digest of one scope and period says."""

    period: Period
    scope: str
    report_year: int
    counts: Counts
    counts_before: Counts | None
    health: Health
    corrections: tuple[Correction, ...]
    new_overdue: tuple[Said, ...]
    published: tuple[Said, ...]
    edits: tuple[Edit, ...]
    imbalances: tuple[Change, ...]
    resolved: tuple[Change, ...]
    seen_again: tuple[Said, ...]
    due_soon: tuple[Said, ...]
    still_overdue: tuple[Said, ...]
    to_check: tuple[Said, ...]
    warnings: tuple[Change, ...]
    checks: tuple[int, int, int] = (0, 0, 0)
    """Over the reports of the year: checks passed, failed, not assessable."""

    @property
    def changed(self) -> bool:
        """Whether anything entered a section since last time."""
        return any(
            (
                self.corrections, self.new_overdue, self.published, self.edits, self.imbalances, self.resolved,
                self.seen_again,
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """What facts are gathered from. ``before`` is what was said at the last digest of this scope, or empty."""

    agencies: Mapping[str, Agency]
    now: Mapping[Key, Verdict]
    before: Mapping[Key, IssuedVerdict]
    first: bool = False
    """There was no digest before: everything is new, and no comparison is made."""
    health: Health = Health()
    edits: tuple[Edit, ...] = ()
    corrections: tuple[Correction, ...] = ()


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
