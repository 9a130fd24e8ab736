"""A list as read: what every later step of a visit works on."""

from dataclasses import dataclass, field

from crawler.asks import Ask
from crawler.discovery import Lead
from crawler.links import Row
from crawler.outcomes import ListFacts
from crawler.pages import Page
from spiders.row_index import RowIndex


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
    pointers: tuple[str, ...] = ()
    """Links in sentences that send the reader elsewhere."""
    moved: tuple[str, ...] = ()
    """Where the page sends its reader by itself, or says that the column is now."""
    framed: tuple[str, ...] = ()
    """Frames beside its rows: each may carry a list too."""
    sections: tuple[str, ...] = ()
    """Sub-columns by kind of body (部门, 乡镇)."""
    leads: tuple[Lead, ...] = ()
    unlinked: tuple[str, ...] = ()
    """Texts outside of links that read like a report's title: rows we can see and not follow."""
    beyond: tuple[tuple[str, str], ...] = ()
    """What of the list could not be looked at, each a reason and where: frames of strangers, tabs a script fills."""
    rowless: Page | None = None
    """The first page, when no row was read on it: it may be the report itself."""
    index: RowIndex = field(default_factory=lambda: RowIndex(()))
    first_rows: tuple[Ask, tuple[Row, ...]] | None = None
    """What was asked for the first page with rows, and its rows; None when the list has one page."""


def failed(url: str | None, problem: str, detail: str | None, captures: tuple[str, ...] = ()) -> ReadList:
    """A list that could not be read at all."""
    return ReadList(ListFacts(url, end_reason="error", problem=problem, detail=detail), captures=captures)
