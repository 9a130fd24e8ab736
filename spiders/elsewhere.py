"""Where else on the same portal a report may be listed: a new column beside the old, and those of other bodies."""

from collections.abc import Iterable
from dataclasses import replace

from crawler.further import same_place
from crawler.links import Asked
from crawler.register import Agency
from spiders.columns import Columns, holds_reports, problem_of, wholeness_of
from spiders.reading import ReadList
from spiders.reports import GONE, Sighting, follow
from spiders.seeking import seek
from spiders.years import sub_columns

NAMED = 100
"""Score of a link whose text is the name of the column."""
MOST_FURTHER = 3


async def in_further_columns(columns: Columns, listed: ReadList, asked: Asked, sighting: Sighting) -> None:
    """Other columns of annual reports that the list's own page leads to: a new one beside the old, one a note names."""
    own = listed.facts.list_url or ""
    named = [lead.url for lead in listed.leads if lead.kind == "column" and lead.score >= NAMED]
    dated = {row.url for row in listed.rows if row.in_list and (row.year or row.list_date)} if named else frozenset()
    named = [url for url in named if url not in dated]
    further = [url for url in dict.fromkeys([*listed.moved, *listed.pointers, *named]) if not same_place(url, own)]
    for url in further[:MOST_FURTHER]:
        other = await columns.read(url)
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
        gone = problem in GONE and len(other.facts.pages) == 1 and url not in listed.moved
        if problem is not None and not gone:
            sighting.trouble, sighting.trouble_detail = problem, f"{url}: {other.facts.detail or ''}"


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
