"""From the rows of a list to the reports of one agency and year: which rows are theirs, and what hangs on them."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from crawler.asks import Ask, Fetched
from crawler.attachments import attachments
from crawler.confirming import confirm, is_report_page, reads_like_a_report
from crawler.links import Asked, Reading, Row, Whose, fit, named_fit, read_title
from crawler.lookalikes import MAY_HOLD_IT
from crawler.looks import Found
from crawler.names import is_a_name, is_generic, shorten, squash
from crawler.pages import Page
from crawler.titles import ENDS_EARLY
from crawler.url_days import url_date

SPARE = timedelta(hours=20)
"""A report once kept is asked for again the next day, then after ever longer times: see memory.settled."""
MOST_OF_ONE_BODY = 2
"""Rows of one body and year in a list at most: the report, and its correction."""
GONE = frozenset({"http.not_found", "soft404"})
MOST_COPIES = 4
"""Rows followed per agency and year at most: a report, its plain copy, a correction."""
MOST_DOUBTFUL = 6
"""Rows opened per agency and year to see what they are."""
UNSURE = ("near", "odd", "cut")
"""Kinds of titles that prove nothing by themselves."""

Fetch = Callable[[Ask], Awaitable[Fetched]]


@dataclass(slots=True)
class Sighting:
    """What was found for one agency and year so far."""

    found: dict[str, Found] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    """Titles of rows that may be the report and could not be settled."""
    captures: list[str] = field(default_factory=list)
    trouble: str | None = None
    trouble_detail: str | None = None


class RowIndex:
    """The rows of a list by the body they name: read once, asked for every agency of a portal."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._groups: dict[str, list[tuple[Row, Reading]]] = {}
        self._known: Mapping[str, frozenset[str]] | None = None
        self._theirs: dict[str, set[str]] = {}
        """The bodies named that are one agency's of the portal, by its id."""
        self._anyones: set[str] = set()
        """The bodies named that may be anybody."""
        self._collections: list[tuple[str, int | None]] = []
        telling = _bodies_tell(rows)
        for row in rows:
            reading = read_title(row.title)
            if reading.kind in ("unrelated", "odd") and row.year is not None and is_a_name(row.title):
                reading = Reading("cut", row.year, squash(row.title), ENDS_EARLY)
            if reading.kind == "collection":
                self._collections.append((row.url, reading.year))
            if not _may_be_any(row, reading):
                continue
            hint = row.body if telling and not reading.named else ""
            reading = replace(reading, named=reading.named or hint, year=reading.year or row.year)
            self._groups.setdefault(reading.named, []).append((row, reading))

    def fits(self, asked: Asked) -> list[tuple[Row, str]]:
        """The rows that are, or may be, the report asked for; ``beside`` where only a neighbouring cell says so."""
        found: list[tuple[Row, str]] = []
        for group, whose in self._concerning(asked):
            telling = (each for each in group if each[0].in_list or each[0].list_date or each[1].year)
            found += [(row, _fit_of(row, reading, asked, whose)) for row, reading in telling]
        return [(row, how) for row, how in found if how in ("ours", "beside", "maybe")]

    def earlier(self, asked: Asked, *, sole: bool) -> int:
        """How many reports of earlier years of the same agency are listed: the positive control."""
        count = 0
        for group, whose in self._concerning(asked):
            if whose == "ours" or (whose == "maybe" and sole):
                count += sum(_is_earlier(row, reading, asked, whose) for row, reading in group)
        return count

    def _concerning(self, asked: Asked) -> Iterator[tuple[list[tuple[Row, Reading]], Whose]]:
        """The groups that may be the agency's, in the order of the list; most belong to another one of the portal."""
        if self._known is not asked.known:
            self._known, self._theirs, self._anyones = asked.known, {}, set()
            for named, group in self._groups.items():
                owners = asked.known.get(shorten(named)) if named else None
                for agency_id in owners or ():
                    self._theirs.setdefault(agency_id, set()).add(named)
                if not owners or any(reading.kind == "cut" for _, reading in group):
                    self._anyones.add(named)
        near = self._anyones | self._theirs.get(asked.agency_id, set())
        for named, group in self._groups.items():
            if named not in near:
                continue
            whose = named_fit(named, asked)
            if whose != "other_body" or any(reading.kind == "cut" for _, reading in group):
                yield group, whose

    def collections(self, year: int) -> list[str]:
        """The addresses of rows that lead to many reports of a year."""
        return [url for url, of in self._collections if of in (year, None)]

    def is_familiar(self, asked: Asked) -> bool:
        """Whether the list itself names a body of the portal, or has rows that name nobody."""
        return any(
            named_fit(named, asked) != "other_body" or shorten(named) in asked.known
            for named, group in self._groups.items()
            if any(row.in_list and reading.kind not in ("odd", "cut", "lookalike") for row, reading in group)
        )

    def speaks_for_one(self, asked: Asked) -> bool:
        """Whether no row names another body: only then is a row that names nobody the only agency's."""
        bodies = (
            named for named, group in self._groups.items()
            if named and any(row.in_list and reading.kind not in (*UNSURE, "lookalike") for row, reading in group)
        )  # fmt: skip
        return all(named_fit(named, asked) != "other_body" for named in bodies)


def _may_be_any(row: Row, reading: Reading) -> bool:
    """Whether a row may be anybody's report. Outside of the list a bare name needs its year beside it."""
    if reading.kind == "odd":
        return row.in_list or bool(reading.named and reading.year)
    return reading.kind in ("report", "weak", *UNSURE) or is_held(reading)


def is_held(reading: Reading) -> bool:
    """Whether a title of something about a report may have the report below it."""
    return reading.kind == "lookalike" and reading.why in MAY_HOLD_IT


def _bodies_tell(rows: tuple[Row, ...]) -> bool:
    """Whether the cells beside nameless rows say whose they are: a body that stands beside many of one year's rows is
    who put them on the portal."""
    beside = Counter((row.body, read_title(row.title).year or row.year) for row in rows if row.body)
    return len({body for body, _ in beside}) > 1 and max(beside.values()) <= MOST_OF_ONE_BODY


def _fit_of(row: Row, reading: Reading, asked: Asked, whose: Whose) -> str:
    """How a row of the list fits; in the list even one that names nobody, no year and no day may be the report."""
    how = fit(reading, asked, row.list_date or url_date(row.url), whose)
    dateless = reading.year is None and row.list_date is None and url_date(row.url) is None
    if how == "unrelated" and dateless and row.in_list and reading.kind not in ("odd", "cut"):
        return "maybe"
    return "beside" if how == "ours" and row.body == reading.named else how


def _is_earlier(row: Row, reading: Reading, asked: Asked, whose: str) -> bool:
    if not row.in_list or reading.kind in (*UNSURE, "lookalike") or reading.year is None or reading.year >= asked.year:
        return False
    return whose == "ours" or reading.kind == "report"


async def settle(fetch: Fetch, rows: RowIndex, asked: Asked, *, sole: bool, sighting: Sighting) -> None:
    """Follow the rows that are the report asked for, and those that may be."""
    fits = rows.fits(asked)
    sure = [row for row, how in fits if how == "ours"]
    inside = [row for row in sure if row.in_list] or sure
    for row in inside[:MOST_COPIES]:
        await follow(fetch, row, sighting)
    if sighting.found:
        return
    doubtful = [(row, how) for row, how in fits if how == "beside"] + [
        (row, how) for row, how in fits if how == "maybe"
    ]
    for row, how in doubtful[:MOST_DOUBTFUL]:
        await weigh(fetch, row, asked, sole or how == "beside", sighting)
    if not sighting.found:
        sighting.doubts += [row.title for row, _ in doubtful[MOST_DOUBTFUL:]]  # rows nobody opened prove nothing


async def follow(fetch: Fetch, row: Row, sighting: Sighting) -> None:
    """A row that is the report by its text: it counts as seen whatever its target gives."""
    fetched = await fetch(Ask(row.url, spare=SPARE))
    sighting.captures.extend(fetched.captures)
    await take(fetch, row, fetched, sighting)


async def weigh(fetch: Fetch, row: Row, asked: Asked, sole: bool, sighting: Sighting) -> None:
    """A row that may be the report: the page must say so. A row nobody is named in is its only agency's."""
    fetched = await fetch(Ask(row.url, spare=SPARE))
    sighting.captures.extend(fetched.captures)
    page = fetched.good
    answer = confirm(page, asked) if page is not None else "unclear"
    reading = read_title(row.title)
    nobody = not reading.named or is_generic(reading.named)
    if (
        answer == "unclear"
        and sole
        and reading.kind == "report"
        and nobody
        and named_fit(reading.named, asked) == "maybe"
    ):
        answer = "yes"
    if (reading.kind in UNSURE or is_held(reading)) and page is not None and _plainly_else(page):
        answer = "no"
    if answer == "yes":
        await take(fetch, row, fetched, sighting)
    elif answer == "unclear" and not (is_held(reading) and (page is not None or fetched.problem in GONE)):
        sighting.doubts.append(row.title)


def _plainly_else(page: Page) -> bool:
    """A page with a text of its own, without the parts of a report and without anything that could hold one."""
    return not page.is_document and not reads_like_a_report(page) and not attachments(page) and len(page.text) > 200


async def take(fetch: Fetch, row: Row, fetched: Fetched, sighting: Sighting) -> None:
    """Record a report with its page and attachments."""
    page = fetched.good
    captures: list[str] = []
    if page is not None:
        captures.append(fetched.captures[-1])
        for url in () if page.is_document else attachments(page):
            more = await fetch(Ask(url, headers=(("Referer", page.url),), spare=SPARE))
            sighting.captures.extend(more.captures)
            if more.good is not None:
                captures.append(more.captures[-1])
    sighting.found.setdefault(
        row.url, Found(row.url, row.title, tuple(captures), row.list_date, url_date(row.url), row.in_list)
    )


async def file_itself(fetch: Fetch, url: str, asked: Asked, sole: bool, sighting: Sighting) -> None:
    """A year's link that leads to a file: the only agency's report of that year, or a matter for the reader."""
    if not sole:
        sighting.doubts.append(url)
        return
    await follow(fetch, Row(url, f"{asked.year}"), sighting)


def report_itself(page: Page, asked: Asked) -> Row | None:
    """A row standing for a page that was fetched as a list and is the report itself."""
    if not is_report_page(page, asked):
        return None
    return Row(page.url, page.meta("ArticleTitle") or page.title or page.url)
