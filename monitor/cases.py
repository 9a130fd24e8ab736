"""A case: everything a rule may look at, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from crawler.looks import Capture, Found, Look
from crawler.register import Agency
from extract.report import Cell, Report
from monitor.duties import Due
from monitor.rulings import Ruling
from monitor.workdays import beijing_day


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One document that a look found and extraction read, with its capture."""

    report_id: str
    capture: Capture
    report: Report
    look_id: str
    found: Found


@dataclass(frozen=True, slots=True)
class ProofNeeded:
    """How much proof of absence an overdue verdict needs: good looks, and different Beijing days they fall on."""

    looks: int = 3
    days: int = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """Another report that shares text: characters shared, of how many of the case's own, and the longest clauses."""

    agency_id: str
    agency: str
    report_year: int
    same: int
    whole: int
    sentences: tuple[str, ...]

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.same / self.whole


@dataclass(frozen=True, slots=True)
class Around:
    """The other reports of the year: clauses that many regions write alike, and those that share text, most first."""

    common: frozenset[str] = frozenset()
    alike: tuple[Alike, ...] = ()
    compared: bool = True


CLOCKS_AGREE = timedelta(hours=1)
"""Several machines may look, whose clocks differ a little."""
NOTHING_AROUND = Around(compared=False)


@dataclass(frozen=True, slots=True)
class Peers:
    """What bodies of the same kind say of one figure: how many gave it, and their lower quartile."""

    bodies: int
    low: int


@dataclass(frozen=True, slots=True)
class Case:
    """One agency and report year as known on a day.

    ``today`` is the Beijing day of judging; looks and reports after it are not looked at. ``reading`` is the document
    whose figures are judged (None when none could be read) and ``figures`` its cells by table, row and column.
    """

    agency: Agency
    report_year: int
    today: date
    due: Due
    looks: tuple[Look, ...] = ()
    reports: tuple[StoredReport, ...] = ()
    previous: "Case | None" = None
    proof: ProofNeeded = ProofNeeded()
    predecessors: "tuple[Case, ...]" = ()
    """Last year's cases of the bodies that ended into this one during the report year."""
    children: "tuple[Case, ...]" = ()
    """This year's cases of the bodies below it that owe a report, without what is around them."""
    undated: frozenset[str] = frozenset()
    """Looks of which nobody can say when they were made: a clock was wrong."""
    rulings: tuple[Ruling, ...] = ()
    """The rulings in force on this agency and year."""
    around: Around = NOTHING_AROUND
    peers: Mapping[str, Peers] = field(default_factory=dict, repr=False)
    """By cell (``table.row.column``), this body's own figure included."""
    reading: StoredReport | None = field(init=False, repr=False, compare=False)
    figures: dict[tuple[str, str, str], Cell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put looks and reports in order, drop what lies after today, choose the reading."""
        looks = [look for look in self.looks if beijing_day(look.ended_at) <= self.today]
        reports = [stored for stored in self.reports if beijing_day(stored.capture.at) <= self.today]
        looks.sort(key=lambda look: (look.ended_at, look.look_id))
        reports.sort(key=lambda stored: (stored.capture.at, stored.report_id))
        object.__setattr__(self, "looks", tuple(looks))
        object.__setattr__(self, "reports", tuple(reports))
        reading = choose_reading(self.reports, self.report_year)
        object.__setattr__(self, "reading", reading)
        cells = reading.report.cells if reading else ()
        object.__setattr__(self, "figures", {(c.table, c.row, c.column): c for c in cells})


def undated(written: tuple[Look, ...]) -> frozenset[str]:
    """Of looks in the order they were written, those that a later one is dated before, and those dated before an
    earlier one: a clock was wrong, and which reading of it was right is told by nothing."""
    doubted: set[str] = set()
    latest = None
    for at, look in enumerate(written):
        if latest is not None and latest - look.started_at > CLOCKS_AGREE:
            ahead = [each for each in written[:at] if each.ended_at - look.started_at > CLOCKS_AGREE]
            doubted |= {each.look_id for each in (*ahead, look)}
        latest = look.ended_at if latest is None else max(latest, look.ended_at)
    return frozenset(doubted)


def has_tables(report: Report) -> bool:
    """Whether any statutory figure was read as a number."""
    return any(cell.state == "number" for cell in report.cells)


def choose_reading(reports: tuple[StoredReport, ...], report_year: int) -> StoredReport | None:
    """The document whose figures are judged: of the year (or of none it names), the newest version, then the fullest.

    A page and its attachments belong together; among them the fullest one counts, and on a tie the page. Documents
    that are no annual report (an interpretation, a news item) are never chosen.
    """
    readable = [
        stored
        for stored in newest_versions(reports)
        if stored.report.error is None and stored.report.is_annual_report and has_tables(stored.report)
    ]
    of_year = [stored for stored in readable if stored.report.report_year == report_year]
    candidates = of_year or [stored for stored in readable if stored.report.report_year is None]
    if not candidates:
        return None
    page = max(candidates, key=lambda stored: (stored.capture.at, stored.report_id)).found.url
    return max((stored for stored in candidates if stored.found.url == page), key=_fullness)


def newest_versions(reports: tuple[StoredReport, ...]) -> list[StoredReport]:
    """Of reports in order of time the last at each address; an answer without a byte takes the place of none."""
    by_length = sorted(reports, key=lambda stored: stored.capture.length > 0)
    return list({stored.capture.url: stored for stored in by_length}.values())


def _fullness(stored: StoredReport) -> tuple[int, int]:
    numbers = sum(cell.state == "number" for cell in stored.report.cells)
    captures = stored.found.captures
    place = captures.index(stored.capture.capture_id) if stored.capture.capture_id in captures else len(captures)
    return numbers, -place
