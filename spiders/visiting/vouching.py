"""An earlier report as control, where the list says too little of it: its own page must say whose and of which year."""

from dataclasses import replace

from crawler.fetch.asks import Ask
from crawler.page.confirming import confirm
from crawler.title.links import Asked, Row
from spiders.listing.reading import ReadList
from spiders.row.reports import SPARE, Sighting, is_folder
from spiders.visiting.columns import Columns

STILL_RECENT = 2
"""A report of the last or the last but one report year shows that a column is in use for its agency."""
MOST = 2
"""Rows of one year that are opened."""


async def vouched(columns: Columns, listed: ReadList, asked: Asked, sole: bool, sighting: Sighting) -> int | None:
    """The newest of the years that show a column in use of which a row is the agency's report by its page."""
    for year in range(asked.year - 1, asked.year - STILL_RECENT - 1, -1):
        past = replace(asked, year=year)
        rows = [row for row, how in listed.index.fits(past) if how == "maybe" and row.in_list]
        for row in rows[:MOST]:
            if await _is_theirs(columns, row, past, sole, sighting):
                return year
    return None


async def _is_theirs(columns: Columns, row: Row, past: Asked, sole: bool, sighting: Sighting) -> bool:
    fetched = await columns.open(Ask(row.url, spare=SPARE, rarer=True))
    sighting.captures.extend(fetched.captures)
    page = fetched.good
    if page is None or page.is_document:
        return False
    if not is_folder(page, past):
        return confirm(page, past) == "yes"
    folder = await columns.read(row.url)
    sighting.captures.extend(folder.captures)
    return folder.index.newest(replace(past, year=past.year + 1), sole=sole) == past.year
