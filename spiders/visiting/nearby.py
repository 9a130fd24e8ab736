"""Near misses: a report published outside the column of annual reports, seen where a clerk would look next."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from crawler.fetch.asks import Ask, Fetched
from crawler.page.pages import Page
from crawler.title.links import Asked, Row
from crawler.title.names import squash
from spiders.row.markup_rows import html_rows
from spiders.row.reports import Sighting, follow
from spiders.row.row_index import RowIndex

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
_YEARLESS = re.compile(r"(?<![\d年./-])(?:0[1-9]|1[0-2])[-./月](?:0[1-9]|[12]\d|3[01])(?![\d./-])")
"""A day as many home pages show it, 04-08: of which year, nobody can tell."""

Fetch = Callable[[Ask], Awaitable[Fetched]]


@dataclass(slots=True)
class Nearby:
    """The home page of a portal and the lists of news and notices it leads to: opened once per visit."""

    home_url: str
    _rows: RowIndex | None = None
    _captures: list[str] = field(default_factory=list)
    yearless: bool = False
    """Days without their year are shown, so that the days with one do not tell how old everything is."""
    _trouble: tuple[str, str] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the pages opened here list; nothing before anything was looked for."""
        return self._rows.rows if self._rows is not None else ()

    async def look(self, fetch: Fetch, asked: Asked, sighting: Sighting) -> None:
        """Follow the rows that are the report by their own text; a doubtful row is left alone here.

        What fails here is trouble too: a portal that fails is not one where nothing was found. Only a home page that
        does not exist is none: there is no such place to look, and the column was read all the same.
        """
        if self._rows is None:
            self._rows = RowIndex(await self._open_all(fetch))
        sighting.captures.extend(self._captures)
        for row in [row for row, how in self._rows.fits(asked) if how == "ours"][:2]:
            await follow(fetch, replace(row, in_list=False), sighting)
        if self._trouble is not None:
            sighting.trouble, sighting.trouble_detail = self._trouble

    async def _open_all(self, fetch: Fetch) -> tuple[Row, ...]:
        home = await self._open(fetch, self.home_url, "home")
        if home is None:
            return ()
        rows = html_rows(home)
        for url in _places(home)[:MOST_PLACES]:
            page = await self._open(fetch, url, "page")
            rows += html_rows(page) if page is not None else ()
        return rows

    async def _open(self, fetch: Fetch, url: str, role: str) -> Page | None:
        fetched = await fetch(Ask(url, role=role, spare=RARELY))
        self._captures.extend(fetched.captures)
        page = fetched.good
        nowhere = {"robots.disallowed", "http.not_found"} if role == "home" else {"robots.disallowed"}
        empty = page is not None and not page.body.strip()
        if (page is None or empty or not fetched.whole) and fetched.problem not in nowhere:
            self._trouble = (fetched.problem or "truncated", f"{url}: {fetched.detail or ''}")
        if page is None or page.is_document:
            return None
        self.yearless = self.yearless or bool(_YEARLESS.search(page.text))
        return page


def _places(home: Page) -> list[str]:
    found = {squash(link.text): link.url for link in reversed(home.links)}
    return [found[words] for words in PLACES if words in found]
