"""What a digest tells, before any words: the values a letter is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from crawler.register import Agency
from monitor.digest.periods import Period
from monitor.findings import Finding, Verdict
from monitor.ledger.issued import IssuedVerdict

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
    again: bool = False
    """It was in an earlier mail that may not have arrived."""


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
