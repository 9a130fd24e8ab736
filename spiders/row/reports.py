"""From the rows of a list to the reports of one agency and year: which rows are theirs, and what hangs on them."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from crawler.fetch.asks import Ask, Fetched
from crawler.looks import Found
from crawler.page.attachments import attachments
from crawler.page.confirming import Answer, confirm, holds_a_report, is_of_others, is_report_page, names_another
from crawler.page.framing import frames
from crawler.page.obstacles import is_shell
from crawler.page.own_text import holds_something_closed, says_something_of_its_own
from crawler.page.pages import Page
from crawler.page.url_days import url_date
from crawler.reasons import REASONS
from crawler.title.calling import calls, is_generic
from crawler.title.links import Asked, Row, named_fit, read_title
from crawler.title.names import shorten
from crawler.title.titles import NOT_STATUTORY, SAID_NOT_OUT
from spiders.row.markup_rows import html_rows
from spiders.row.row_index import UNSURE, RowIndex, is_held, is_of_list

SPARE = timedelta(hours=20)
"""A report once kept is asked for again the next day, then after ever longer times: see memory.settled."""
GONE = frozenset({"http.not_found", "soft404"})
MOST_COPIES = 4
"""Rows followed per agency and year at most: a report, its plain copy, a correction."""
MOST_DOUBTFUL = 6
"""Rows opened per agency and year to see what they are."""

_FRAME = re.compile(rb"<i?frame\b", re.I)

Fetch = Callable[[Ask], Awaitable[Fetched]]


@dataclass(slots=True)
class Sighting:
    """What was found for one agency and year so far."""

    found: dict[str, Found] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    """Titles of rows that may be the report and could not be settled."""
    folders: dict[str, str] = field(default_factory=dict)
    """Of those the ones that lead to a list of their own, by address."""
    captures: list[str] = field(default_factory=list)
    trouble: str | None = None
    trouble_detail: str | None = None


async def settle(fetch: Fetch, rows: RowIndex, asked: Asked, *, sole: bool, sighting: Sighting) -> None:
    """Follow the rows that are the report asked for, and those that may be."""
    fits = rows.fits(asked)
    sure = [row for row, how in fits if how == "ours"]
    inside = [row for row in sure if is_of_list(row)] or sure
    for row in inside[:MOST_COPIES]:
        await follow(fetch, row, sighting, asked if _names_no_place(row, asked) else None)
    if sighting.found:
        return
    doubtful = [(row, how) for row, how in fits if how == "beside"] + [
        (row, how) for row, how in fits if how == "maybe"
    ]
    for row, how in doubtful[:MOST_DOUBTFUL]:
        await weigh(fetch, row, asked, sole or how == "beside", sighting)
    if not sighting.found:
        sighting.doubts += [row.title or row.url for row, _ in doubtful[MOST_DOUBTFUL:]]


async def follow(fetch: Fetch, row: Row, sighting: Sighting, doubted: Asked | None = None) -> None:
    """A row that is the report by its text: it counts as seen whatever its target gives. Only where the text leaves a
    place to be said (``doubted``) may the page say another."""
    fetched = await fetch(Ask(row.url, spare=SPARE, rarer=True))
    sighting.captures.extend(fetched.captures)
    page = fetched.good
    if doubted is not None and page is not None and not page.is_document and names_another(page, doubted):
        sighting.doubts.append(row.title or row.url)
        return
    await take(fetch, row, fetched, sighting)


def _names_no_place(row: Row, asked: Asked) -> bool:
    """Whether a row calls the agency by less than its name: 教育局2024年, of whichever county."""
    named = read_title(row.title).named
    return bool(named) and shorten(named) not in asked.names.exact and calls(named, asked.names) == "loose"


async def weigh(fetch: Fetch, row: Row, asked: Asked, sole: bool, sighting: Sighting) -> None:
    """A row that may be the report: the page must say so. A row nobody is named in is its only agency's."""
    fetched = await fetch(Ask(row.url, spare=SPARE, rarer=True))
    sighting.captures.extend(fetched.captures)
    page = fetched.good
    answer = confirm(page, asked) if page is not None else "unclear"
    for url in inner_pages(page) if page is not None and answer == "unclear" else ():
        inner = await fetch(Ask(url, headers=(("Referer", row.url),), spare=SPARE, rarer=True))
        sighting.captures.extend(inner.captures)
        answer = confirm(inner.good, asked) if inner.good is not None else answer
    held, folder = is_held(read_title(row.title)), page is not None and _is_a_folder(row, page, asked)
    if folder:
        answer = answer if answer == "yes" else "unclear"
    elif page is not None and (held or _is_unsure(row)) and _plainly_else(page):
        answer = "no"
    elif page is not None and answer == "yes" and _is_not_final(row, page):
        answer = "unclear"
    elif sole and _names_nobody(row):
        answer = _of_the_only_agency(answer, row, page, asked)
    if answer == "yes":
        await take(fetch, row, fetched, sighting)
    elif answer == "unclear" and not (held and (page is not None or fetched.problem in GONE)):
        why = f"（未能打开：{REASONS[fetched.problem]}）" if fetched.problem else ""
        sighting.doubts.append(f"{row.title or row.url}{why}")
        if folder:
            sighting.folders[row.url] = sighting.doubts[-1]


def _is_not_final(row: Row, page: Page) -> bool:
    """Whether a row says that it leads to a draft, or to nothing yet, and the page shows nothing either."""
    why = read_title(row.title).why
    return why == "draft" or (why == SAID_NOT_OUT and not page.is_document and not holds_a_report(page))


def _names_nobody(row: Row) -> bool:
    named = read_title(row.title).named
    return not named or is_generic(named)


def _of_the_only_agency(answer: Answer, row: Row, page: Page | None, asked: Asked) -> Answer:
    """What a row that names nobody is where only one agency publishes: its report, unless the page says otherwise."""
    reading = read_title(row.title)
    if answer == "unclear" and reading.kind == "report" and named_fit(reading.named, asked) == "maybe":
        return answer if page is not None and not page.is_document and is_of_others(page, asked) else "yes"
    return "unclear" if answer == "no" and page is not None and _is_misfiled(row, page, asked) else answer


def _is_unsure(row: Row) -> bool:
    reading = read_title(row.title)
    return reading.kind in UNSURE or reading.why == NOT_STATUTORY


def _is_a_folder(row: Row, page: Page, asked: Asked) -> bool:
    """Whether a row led to a list: a row of unsure words, to one that may have the report, one that names nobody, to
    everybody's."""
    return (_is_unsure(row) and leads_on(page, asked)) or (_names_nobody(row) and is_folder(page, asked))


def _is_misfiled(row: Row, page: Page, asked: Asked) -> bool:
    """Whether under a title of the year asked for stands the agency's report of another year, by whosever slip."""
    reading, day = read_title(row.title), row.list_date or url_date(row.url)
    if reading.kind != "report" or reading.year != asked.year or (day is not None and day.year <= asked.year):
        return False
    return any(confirm(page, replace(asked, year=asked.year + by)) == "yes" for by in (-1, 1))


def _plainly_else(page: Page) -> bool:
    """A page with a text of its own, without the parts of a report and without anything that could hold one.

    A portal's frame around an error, a login or a box that a script fills has words, too: they are not the page's.
    """
    if page.is_document or holds_a_report(page):
        return False
    return says_something_of_its_own(page) and not holds_something_closed(page)


def leads_on(page: Page, asked: Asked) -> bool:
    """Whether a row led to a list of its own, a folder, that has what is looked for, or may have it."""
    if page.is_document:
        return False
    fits = RowIndex(html_rows(page)).fits(asked)
    return any(how == "ours" or (row.in_list and read_title(row.title).kind == "report") for row, how in fits)


def is_folder(page: Page, asked: Asked) -> bool:
    """Whether a row that names nobody led to a list of everybody's reports of the year."""
    if page.is_document or holds_a_report(page):
        return False
    readings = [read_title(row.title) for row in html_rows(page) if row.in_list]
    return any(each.kind == "report" and each.named and each.year == asked.year for each in readings)


async def take(fetch: Fetch, row: Row, fetched: Fetched, sighting: Sighting) -> None:
    """Record a report with its page and attachments, and why one of them could not be opened."""
    page = fetched.good
    captures = [] if page is None else [fetched.captures[-1]]
    unopened = _unopened(row.url, fetched)
    for url in () if page is None or page.is_document else dict.fromkeys((*attachments(page), *inner_pages(page))):
        more = await fetch(Ask(url, headers=(("Referer", page.url if page else ""),), spare=SPARE, rarer=True))
        sighting.captures.extend(more.captures)
        unopened = unopened or _unopened(url, more)
        if more.good is not None:
            captures.append(more.captures[-1])
    days = (row.list_date, url_date(row.url))
    why, where = unopened or (None, None)
    found = Found(row.url, row.title, tuple(captures), *days, is_of_list(row), why, where)
    sighting.found.setdefault(row.url, found)


def inner_pages(page: Page) -> tuple[str, ...]:
    """The frame that stands for the text of a page without one of its own."""
    if page.is_document or not _FRAME.search(page.body) or says_something_of_its_own(page):
        return ()
    return frames(page)[:1]


def _unopened(url: str, fetched: Fetched) -> tuple[str, str] | None:
    """Why an address gave nothing to read, and the address; None when it gave what it has."""
    page = fetched.good
    if page is None:
        return fetched.problem or "internal_error", url
    if not fetched.whole or not page.body.strip():
        return "truncated", url
    return ("js_shell", url) if is_shell(page) else None


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
