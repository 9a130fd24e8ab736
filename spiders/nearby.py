"""Near misses: a report published outside the column of annual reports, seen where a clerk would look next."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from crawler.fetching import Ask, Fetched
from crawler.links import Asked, Row, fit, read_title
from crawler.names import squash
from crawler.pages import Page
from spiders.family import html_rows
from spiders.reports import Sighting, follow

RARELY = timedelta(days=6)
"""These pages are opened about once a week: they are a second chance, not the place."""
PLACES = (
    "最新公开",
    "最新信息公开",
    "最新信息",
    "信息公开",
    "政府信息公开",
    "公示公告",
    "通知公告",
    "公告公示",
    "公告",
    "通知",
)
MOST_PLACES = 2

Fetch = Callable[[Ask], Awaitable[Fetched]]


async def near_miss(fetch: Fetch, home_url: str, asked: Asked, sighting: Sighting) -> None:
    """Look at the home page and the lists of news and notices it leads to; what is found is outside the column.

    What fails here is trouble too: a portal that fails is not one where nothing was found.
    """
    home = await _open(fetch, home_url, "home", sighting)
    if home is None or await _take(fetch, home, asked, sighting):
        return
    for url in _places(home)[:MOST_PLACES]:
        page = await _open(fetch, url, "page", sighting)
        if page is not None and await _take(fetch, page, asked, sighting):
            return


async def _open(fetch: Fetch, url: str, role: str, sighting: Sighting) -> Page | None:
    fetched = await fetch(Ask(url, role=role, spare=RARELY))
    sighting.captures.extend(fetched.captures)
    page = fetched.good
    if (page is None or not fetched.whole) and fetched.problem != "robots.disallowed":
        sighting.trouble = fetched.problem or "truncated"
        sighting.trouble_detail = f"{url}: {fetched.detail or ''}"
    return None if page is None or page.is_document else page


async def _take(fetch: Fetch, page: Page, asked: Asked, sighting: Sighting) -> bool:
    """Follow the rows of a page that are the report by their own text; a doubtful row is left alone here."""
    mine: list[Row] = [row for row in html_rows(page) if fit(read_title(row.title), asked, row.list_date) == "ours"]
    for row in mine[:2]:
        await follow(fetch, replace(row, in_list=False), sighting)
    return bool(mine)


def _places(home: Page) -> list[str]:
    found = {squash(link.text): link.url for link in reversed(home.links)}
    return [found[words] for words in PLACES if words in found]
