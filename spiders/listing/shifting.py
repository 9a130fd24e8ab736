"""Whether a long list changed while it was read: rows may have slipped from a page not yet read to one read already."""

from crawler.title.links import Row
from spiders.families import recognise
from spiders.listing.lists import Fetch
from spiders.listing.reading import ReadList


async def has_shifted(fetch: Fetch, read: ReadList, expected: str | None) -> tuple[bool, tuple[str, ...]]:
    """Whether the first rows of a long list have changed while the rest was read; asks for them once more."""
    if read.first_rows is None:
        return False, ()
    ask, before = read.first_rows
    fetched = await fetch(ask)
    page = fetched.good
    family = recognise(page, expected) if page is not None else None
    if page is None or family is None or not fetched.whole:
        return True, fetched.captures
    now = tuple(row for row in family.read(page).rows if row.in_list)
    return not _same(before, now), fetched.captures


def _same(before: tuple[Row, ...], now: tuple[Row, ...]) -> bool:
    """The same addresses, or, where addresses change with every answer, the same titles, each of its own."""
    if tuple(row.url for row in before) == tuple(row.url for row in now):
        return True
    titles = [row.title for row in before]
    return titles == [row.title for row in now] and len(set(titles)) == len(titles)
