"""Where the first page of a list leads besides its rows: parts of the column, frames, other columns."""

from collections.abc import Collection
from dataclasses import replace

from crawler.column.column_years import years_to_click
from crawler.column.discovery import bodies, leads, sections
from crawler.column.months import months, months_to_click
from crawler.column.one_year import years_named
from crawler.column.pointers import new_editions, past, pointers, ranges
from crawler.page.framing import frames
from crawler.page.pages import Page
from spiders.listing.reading import ReadList
from spiders.listing.remarks import Remarks

MOST_FRAMES = 2
MOST_LEADS = 6


def leading_on(read: ReadList, first: Page, remarks: Remarks, read_already: Collection[str]) -> ReadList:
    """A list with what its first page leads to, and what was remarked on all of its pages."""
    return replace(
        read,
        to_click=years_to_click(first),
        bodies=bodies(first),
        sections=sections(first),
        ranges=ranges(first),
        past=past(first),
        months=months(first),
        months_to_click=months_to_click(first),
        pointers=pointers(first),
        moved=tuple(dict.fromkeys((*remarks.moved, *new_editions(first)))),
        framed=(*remarks.beside, *[url for url in frames(first) if url not in read_already][:MOST_FRAMES]),
        leads=leads(first)[:MOST_LEADS],
        named=years_named(first),
    )
