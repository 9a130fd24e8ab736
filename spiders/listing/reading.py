"""A list as read: what every later step of a visit works on."""

from dataclasses import dataclass, field

from crawler.column.discovery import Lead
from crawler.column.months import Month
from crawler.fetch.asks import Ask
from crawler.outcomes import AgencyFacts, Decision, ListFacts, decide
from crawler.page.pages import Page
from crawler.pager.further import same_place
from crawler.title.links import Row, read_title
from spiders.row.row_index import RowIndex
from spiders.unseen.signs import Silent


@dataclass(frozen=True, slots=True)
class ReadList:
    """One list as read: the facts, the rows in order, where it leads on, and the captures it rests on.

    Pages are let go, so that thousands of visits can be under way at once.
    """

    facts: ListFacts
    rows: tuple[Row, ...] = ()
    captures: tuple[str, ...] = ()
    years: tuple[tuple[int, str], ...] = ()
    """Sub-columns named only by their year."""
    to_click: frozenset[int] = frozenset()
    """Years whose rows only a script would show."""
    bodies: tuple[tuple[str, str], ...] = ()
    """Links that read like a body's name: its own part of a platform."""
    ranges: tuple[tuple[int, int, str], ...] = ()
    """Links to the reports of several years."""
    past: tuple[str, ...] = ()
    """Links to the reports of earlier years together."""
    months: tuple[Month, ...] = ()
    """Links to what was published in one month each."""
    months_to_click: frozenset[tuple[int | None, int]] = frozenset()
    """Years and months whose rows only a script would show."""
    pointers: tuple[str, ...] = ()
    """Links in sentences that send the reader elsewhere."""
    moved: tuple[str, ...] = ()
    """Where the page sends its reader by itself, or says that the column is now."""
    framed: tuple[str, ...] = ()
    """Frames beside its rows: each may carry a list too."""
    sections: tuple[str, ...] = ()
    """Sub-columns by kind of body (部门, 乡镇)."""
    leads: tuple[Lead, ...] = ()
    named: frozenset[int] = frozenset()
    """The years in the names of its first page and in its address."""
    unlinked: tuple[str, ...] = ()
    """Texts outside of links that read like a report's title: rows we can see and not follow."""
    silent: tuple[Silent, ...] = ()
    """What its list shows without a word."""
    beyond: tuple[tuple[str, str], ...] = ()
    """What of the list could not be looked at, each a reason and where: frames of strangers, tabs a script fills."""
    rowless: Page | None = None
    """The first page, when no row was read on it, or it reads like a report: it may be the one asked for itself."""
    index: RowIndex = field(default_factory=lambda: RowIndex(()))
    first_rows: tuple[Ask, tuple[Row, ...]] | None = None
    """What was asked for the first page with rows, and its rows; None when the list has one page."""


def failed(url: str | None, problem: str, detail: str | None, captures: tuple[str, ...] = ()) -> ReadList:
    """A list that could not be read at all."""
    return ReadList(ListFacts(url, end_reason="error", problem=problem, detail=detail), captures=captures)


def is_same_list(one: ReadList, other: ReadList) -> bool:
    """Whether two lists are one: asked for at one address, or led to one page."""
    places = [
        {url for url in (each.facts.list_url, *(page.url for page in each.facts.pages[:1])) if url}
        for each in (one, other)
    ]
    return any(same_place(mine, theirs) for mine in places[0] for theirs in places[1])


def holds_reports(listed: ReadList) -> bool:
    """Whether a list is one of annual reports: a report among its rows, or a menu of years."""
    return any(read_title(row.title).kind == "report" for row in listed.rows) or bool(listed.years)


def year_of(listed: ReadList) -> int | None:
    """The year whose reports alone a list is for: it is called after that year, or after the next, in which they come
    out, and has no other's; None where it is for all, or leads to its other years."""
    years = {year for of in listed.index.years_by_body().values() for year in of}
    years |= {year for row in listed.rows if row.in_list and (year := read_title(row.title).year) is not None}
    if len(years) != 1 or listed.years:
        return None
    year = years.pop()
    return year if listed.named & {year, year + 1} else None


def problem_of(listed: ReadList) -> str | None:
    """What went wrong in reading a list; None when nothing did."""
    if listed.facts.problem:
        return listed.facts.problem
    return next((page.problem for page in listed.facts.pages if page.problem), None)


def wholeness_of(listed: ReadList) -> Decision:
    """What a list says by itself, whoever is sought: ``absent`` when it was read whole, else why it was not."""
    return decide(listed.facts, AgencyFacts(earlier=1))
