"""Reading one list to its end: page after page, each recognised anew, with all that a decision needs kept as facts."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.confirming import reads_like_a_report
from crawler.discovery import frames, is_column, year_links
from crawler.fetching import Ask, Fetched
from crawler.links import Row
from crawler.names import squash
from crawler.obstacles import is_shell
from crawler.outcomes import ListFacts, PageFacts
from crawler.pages import Page
from spiders.families import GENERIC, recognise
from spiders.family import Family, ListPage

MAX_PAGES = 80
"""Pages of one list at most: a column of annual reports has one to five; a longer list ends unknown."""

Fetch = Callable[[Ask], Awaitable[Fetched]]


@dataclass(frozen=True, slots=True)
class ReadList:
    """One list as read: the facts, the rows in order, the pages themselves and the captures they rest on."""

    facts: ListFacts
    rows: tuple[Row, ...] = ()
    pages: tuple[Page, ...] = ()
    asks: tuple[Ask, ...] = ()
    """What was asked for each page."""
    captures: tuple[str, ...] = ()
    years: tuple[tuple[int, str], ...] = ()
    """Sub-columns named only by their year."""

    unlinked: tuple[str, ...] = ()
    """Texts outside of links that read like a report's title: rows we can see and not follow."""

    @property
    def first(self) -> Page | None:
        """The first page, when one was had."""
        return self.pages[0] if self.pages else None


def failed(url: str | None, problem: str, detail: str | None, captures: tuple[str, ...] = ()) -> ReadList:
    """A list that could not be read at all."""
    return ReadList(ListFacts(url, end_reason="error", problem=problem, detail=detail), captures=captures)


async def read_list(fetch: Fetch, url: str, expected: str | None, delay_s: float | None = None) -> ReadList:
    """Read a list from its first page to its end. Never raises for what a portal does."""
    reader = _Reader(fetch, url, expected, delay_s)
    await reader.run()
    return reader.result()


class _Reader:
    """The state of one reading."""

    def __init__(self, fetch: Fetch, url: str, expected: str | None, delay_s: float | None) -> None:
        self._fetch, self._url, self._expected, self._delay = fetch, url, expected, delay_s
        self._facts: list[PageFacts] = []
        self._rows: dict[str, Row] = {}
        self._pages: list[Page] = []
        self._asks: list[Ask] = []
        self._captures: list[str] = []
        self._years: dict[int, str] = {}
        self._family: str | None = None
        self._end = "error"
        self._listed: set[str] = set()

    async def run(self) -> None:
        """Follow the pager until it ends, breaks, or goes in circles."""
        ask: Ask | None = Ask(self._url, delay_s=self._delay)
        asked: set[tuple[str, bytes]] = set()
        while ask is not None:
            if (ask.url, ask.body) in asked:
                self._end = "loop"
                return
            if len(self._facts) >= MAX_PAGES:
                self._end = "limit"
                return
            asked.add((ask.url, ask.body))
            ask = await self._step(ask)

    async def _step(self, ask: Ask) -> Ask | None:
        fetched = await self._fetch(ask)
        self._captures.extend(fetched.captures)
        page = fetched.good
        if page is None:
            status = fetched.page.status if fetched.page else None
            self._facts.append(PageFacts(ask.url, status, fetched.problem or "internal_error", fetched.detail))
            return None
        if self._pages and page.url in {each.url for each in self._pages} and ask.method == "GET":
            self._end = "loop"  # led back to a page already read: the pager promised more than there is
            return None
        if page.is_document:
            self._facts.append(PageFacts(ask.url, page.status, "not_a_page", page.media_type))
            return None
        return await self._take(ask, page, fetched)

    async def _take(self, ask: Ask, page: Page, fetched: Fetched) -> Ask | None:
        """Read a good page with the family it belongs to."""
        family = recognise(page, self._family or self._expected)
        if family is None or not self._reads(family, page):
            framed = await self._framed(page)
            if framed is not None:
                page, fetched = framed
                ask = Ask(page.url)
                family = recognise(page, self._expected)
        self._pages.append(page)
        self._asks.append(ask)
        if not self._years:
            self._years = year_links(page)
        if family is None:
            problem = "js_shell" if is_shell(page) else None
            self._facts.append(
                PageFacts(page.url, page.status, problem, whole=fetched.whole, recognised=bool(self._years))
            )
            self._end = "single_page"
            return None
        if not self._reads(family, page) and self._reads(GENERIC, page):
            family = GENERIC  # a known maker, a list of its own making
        self._family = self._family or family.key
        return self._note(family.read(page), page, fetched.whole)

    def _reads(self, family: Family, page: Page) -> bool:
        read = family.read(page)
        return bool(read.following or read.broken or read.says_none or any(row.in_list for row in read.rows))

    async def _framed(self, page: Page) -> tuple[Page, Fetched] | None:
        """A list that stands in a frame of this page."""
        if self._pages:
            return None
        for url in frames(page)[:2]:
            fetched = await self._fetch(Ask(url, headers=(("Referer", page.url),), delay_s=self._delay))
            self._captures.extend(fetched.captures)
            inner = fetched.good
            family = recognise(inner, self._expected) if inner is not None and not inner.is_document else None
            if inner is not None and family is not None and self._reads(family, inner):
                return inner, fetched
        return None

    def _note(self, read: ListPage, page: Page, whole: bool) -> Ask | None:
        mine = [row for row in read.rows if row.in_list]
        promised = read.paging.form not in ("data", "records") and bool(self._listed)
        stale = promised and all(row.url in self._listed for row in mine)
        self._listed.update(row.url for row in mine)
        for row in read.rows:
            known = self._rows.get(row.url)
            if known is None or (row.in_list and not known.in_list):
                self._rows[row.url] = row
        opaque = read.paging.form == "opaque"
        problem = "list_data_broken" if read.broken else None
        titled = not self._facts and is_column(page)
        total = read.paging.total
        self._facts.append(
            PageFacts(
                page.url, page.status, problem, read.broken, True, len(mine), read.says_none, total, whole, titled
            )
        )
        if stale:
            self._end = "loop"  # a further page that brings nothing new: the server does not turn its pages
            return None
        if read.following is None or opaque or (not mine and reads_like_a_report(page)):
            self._end = "opaque_pager" if opaque else "pager_end" if len(self._facts) > 1 else "single_page"
            return None
        if not _same_site(read.following.url, page.url):
            self._end = "offsite_pager"
            return None
        return replace(read.following, delay_s=self._delay)

    def result(self) -> ReadList:
        """What was read."""
        facts = ListFacts(
            self._url,
            self._family,
            tuple(self._facts),
            self._end,
            rows_counted=len(self._listed) if self._facts else None,
        )
        return ReadList(
            facts,
            tuple(self._rows.values()),
            tuple(self._pages),
            tuple(self._asks),
            tuple(self._captures),
            tuple(sorted(self._years.items())),
            tuple(text for page in self._pages for text in _unlinked(page)),
        )


_MENTION = re.compile(
    r"[\u4e00-\u9fff]{2,30}(?:19|20)\d\d年?度?(?:政府)?信息公开[\u4e00-\u9fff]{0,6}(?:年度报告|年报)[\u4e00-\u9fff]{0,4}"
)


def _unlinked(page: Page) -> list[str]:
    text = page.text
    for link in page.links:
        text = text.replace(squash(link.text), "\n", 1) if link.text else text
    return [found.group() for found in _MENTION.finditer(text)]


def _same_site(url: str, other: str) -> bool:
    """The same host, or both of the government's: platforms answer for the sites they carry."""
    hosts = [urlsplit(each).hostname or "" for each in (url, other)]
    return hosts[0] == hosts[1] or all(host.endswith(".gov.cn") for host in hosts)


async def has_shifted(
    fetch: Fetch, read: ReadList, expected: str | None, delay_s: float | None
) -> tuple[bool, tuple[str, ...]]:
    """Whether the first rows of a long list have changed while the rest was read; asks for them once more."""
    for ask, page in zip(read.asks, read.pages, strict=True):
        before = _row_urls(page, expected)
        if not before:
            continue  # the frame of a list that comes as data
        fetched = await fetch(replace(ask, delay_s=delay_s))
        same = fetched.good is not None and fetched.whole and _row_urls(fetched.good, expected) == before
        return not same, fetched.captures
    return len(read.pages) > 1, ()


def _row_urls(page: Page, expected: str | None) -> list[str]:
    family = recognise(page, expected)
    return [row.url for row in family.read(page).rows if row.in_list] if family is not None else []
