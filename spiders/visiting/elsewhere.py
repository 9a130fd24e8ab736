"""Where else on the same portal a report may be listed: a new column beside the old, or that the portal leads to now,
and those of other bodies."""

from collections.abc import Iterable
from dataclasses import replace

from crawler.pager.further import same_place
from crawler.register import Agency
from crawler.title.links import Asked, read_title
from spiders.listing.reading import ReadList, holds_reports, is_same_list, problem_of, wholeness_of
from spiders.row.reports import GONE, Sighting, follow
from spiders.row.row_index import RowIndex
from spiders.visiting.columns import Columns
from spiders.visiting.seeking import seek
from spiders.visiting.years import sub_columns

NAMED = 100
"""Score of a link whose text is the name of the column."""
MOST_FURTHER = 3


async def in_further_columns(
    columns: Columns, first: ReadList, listed: ReadList, asked: Asked, sighting: Sighting
) -> None:
    """Other columns of annual reports: those the list's own page leads to (a new one beside the old, one a note names),
    and the one the portal leads to from its home page; where that is the list itself, the agency's own part of the
    platform. An old column may answer long after a new one was opened."""
    own = listed.facts.list_url or ""
    named = [lead.url for lead in listed.leads if lead.kind == "column" and lead.score >= NAMED]
    dated = {row.url for row in listed.rows if row.in_list and (row.year or row.list_date)} if named else frozenset()
    named = [url for url in named if url not in dated]
    passed = [own, first.facts.list_url or ""] if _leads_to(first, own) else [own]
    others = dict.fromkeys([*listed.moved, *listed.pointers, *named])
    further = [url for url in others if not any(same_place(url, each) for each in passed)]
    for url in further[:MOST_FURTHER]:
        if not sighting.found:
            await _in_one(columns, await columns.read(url), asked, sighting, sent=url in listed.moved)
    led = None if sighting.found else await _led_to(columns, sighting)
    if led is not None and not any(is_same_list(led, each) for each in (first, listed)):
        await _in_one(columns, _naming_somebody(led) if asked.others else led, asked, sighting)
        return
    async for part in columns.own(listed, asked):
        if not any(is_same_list(part, each) for each in (first, listed)):
            await _in_one(columns, part, asked, sighting)
        if sighting.found:
            return


def _leads_to(first: ReadList, own: str) -> bool:
    """Whether the registered page is but the way to a list, which it calls the column."""
    return any(lead.score >= NAMED and same_place(lead.url, own) for lead in first.leads)


async def _in_one(columns: Columns, other: ReadList, asked: Asked, sighting: Sighting, *, sent: bool = False) -> None:
    """One further column. What fails in it must be mended first; unless the reader is ``sent`` there, one that is gone
    is none."""
    url = other.facts.list_url
    sighting.captures.extend(other.captures)
    if holds_reports(other):
        await seek(columns, asked, other, False, sighting)
        if not sighting.found:
            await sub_columns(columns, other, asked, False, sighting, asked.year - 1)
    if sighting.found:
        return
    if sighting.doubts and not sighting.trouble:
        sighting.trouble, sighting.trouble_detail = "ambiguous_row", f"{url}: {sighting.doubts[0]}"
    problem = problem_of(other) or _unread(other)
    gone = problem in GONE and len(other.facts.pages) == 1 and not sent
    if problem is not None and not gone:
        sighting.trouble, sighting.trouble_detail = problem, f"{url}: {other.facts.detail or ''}"


def _naming_somebody(column: ReadList) -> ReadList:
    """The column of a portal of several bodies: a row that names none of them is not one's that has its own column."""
    rows = tuple(row for row in column.rows if row.body or read_title(row.title).named)
    return replace(column, index=RowIndex(rows))


async def _led_to(columns: Columns, sighting: Sighting) -> ReadList | None:
    """The column the portal leads to, if it does; a page on the way that fails must be mended first."""
    led = await columns.discovered()
    sighting.captures.extend(led.captures)
    if columns.search.astray is not None:
        sighting.trouble, sighting.trouble_detail = columns.search.astray
    vague = "公开" not in columns.search.called and not holds_reports(
        led
    )  # 年报 alone may be the companies', or statistics
    return None if led.facts.list_url is None or not led.facts.pages or vague else led


def _unread(column: ReadList) -> str | None:
    """Why a page that is called the column of annual reports was not seen to be one; None when it was, or leads on."""
    whole = wholeness_of(column)
    if whole.outcome == "unknown":
        leads_on = column.years or column.bodies or column.sections
        return None if leads_on else whole.reason
    titled = any(page.titled for page in column.facts.pages)
    return None if titled or holds_reports(column) else "family_not_recognised"


async def in_columns_of_others(
    columns: Columns, agencies: Iterable[Agency], own: str | None, asked: Asked, sighting: Sighting
) -> None:
    """A report listed in the column of another body of the portal (its government's, mostly): a near miss.

    Those columns are read for their own bodies in this visit anyway; what fails there says nothing here.
    """
    for url in dict.fromkeys(agency.column_url for agency in agencies if agency.column_url):
        if url == own:
            continue
        listed = await columns.read(url)
        for row in [row for row, how in listed.index.fits(asked) if how == "ours"][:2]:
            await follow(columns.open, replace(row, in_list=False), sighting)
        if sighting.found:
            sighting.captures.extend(listed.captures)
            return
