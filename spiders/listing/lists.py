"""Reading one list to its end: page after page, each recognised anew, with all that a decision needs kept as facts."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from crawler.fetch.asks import Ask, Fetched
from crawler.page.confirming import reads_like_a_report
from crawler.page.framing import frames
from crawler.page.obstacles import is_shell
from crawler.page.pages import Page
from spiders.families import GENERIC, recognise
from spiders.family import ListPage
from spiders.listing.gathered import Gathered
from spiders.listing.leading import MOST_FRAMES
from spiders.listing.list_pages import (
    has_reports,
    is_complete,
    leads_on,
    led_away,
    same_site,
    says_something,
)
from spiders.listing.reading import ReadList
from spiders.row.row_index import is_of_list

MAX_PAGES = 80
"""Pages of one list at most: a column of annual reports has one to five; a longer list ends unknown."""

NOT_THERE = frozenset({"http.not_found", "soft404", "http.client_error"})

Fetch = Callable[[Ask], Awaitable[Fetched]]


async def read_list(
    fetch: Fetch, url: str, expected: str | None, delay_s: float | None = None, referer: str | None = None
) -> ReadList:
    """Read a list from its first page to its end. Never raises for what a portal does."""
    reader = _Reader(fetch, url, expected, delay_s, referer)
    await reader.run()
    return reader.got.result()


class _Reader:
    """The way through one list."""

    def __init__(
        self, fetch: Fetch, url: str, expected: str | None, delay_s: float | None, referer: str | None
    ) -> None:
        self._fetch, self._expected, self._delay = fetch, expected, delay_s
        self._headers = (("Referer", referer),) if referer else ()
        self._asked: set[tuple[str, bytes]] = set()
        self.got = Gathered(url)

    async def run(self) -> None:
        """Follow the pager until it ends, breaks, or goes in circles."""
        ask: Ask | None = Ask(self.got.url, headers=self._headers, delay_s=self._delay)
        while ask is not None:
            if (ask.url, ask.body) in self._asked:
                self.got.end = self.got.led_round()
                return
            if len(self.got.facts) >= MAX_PAGES:
                self.got.end = "limit"
                return
            self._asked.add((ask.url, ask.body))
            ask = await self._step(ask)

    async def _step(self, ask: Ask) -> Ask | None:
        fetched = await self._fetch(ask)
        self.got.captures.extend(fetched.captures)
        page = fetched.good
        if page is None and ask.otherwise is not None and fetched.problem in NOT_THERE:
            return replace(ask.otherwise, delay_s=self._delay)
        if page is None:
            status = fetched.page.status if fetched.page else None
            self.got.fail(ask.url, status, fetched.problem or "internal_error", fetched.detail)
            return None
        if page.url in self.got.urls and ask.method == "GET":
            self.got.end = self.got.led_round()
            return None
        if page.is_document or led_away(ask.url, page.url):
            problem, detail = ("not_a_page", page.media_type) if page.is_document else ("offsite", page.url)
            self.got.fail(ask.url, page.status, problem, detail)
            return None
        return await self._take(ask, page, fetched)

    async def _take(self, ask: Ask, page: Page, fetched: Fetched) -> Ask | None:
        """Read a good page with the family it belongs to."""
        family = recognise(page, self.got.family or self._expected)
        read = family.read(page) if family is not None else None
        if read is None or not says_something(read) or not has_reports(read):
            framed = await self._framed(page, bare=read is None or not says_something(read))
            if framed is not None:
                page, fetched = framed
                ask = Ask(page.url)
                family = recognise(page, self._expected)
                read = family.read(page) if family is not None else None
        self.got.open(page)
        if family is None or read is None:
            plain = GENERIC.read(page)
            self.got.note_rows([row for row in plain.rows if is_of_list(row)])
            self.got.remarks.note(page, plain)
            self.got.leave(page, "js_shell" if is_shell(page) else None, whole=fetched.whole)
            return None
        if not says_something(read):
            plain = GENERIC.read(page)
            if says_something(plain):
                family, read = GENERIC, plain  # a known maker, a list of its own making
        self.got.family = self.got.family or family.key
        if not self.got.add(ask, read, page, fetched):
            asked_twice = self.got.end == "loop" and ask.otherwise is not None
            return replace(ask.otherwise, delay_s=self._delay) if asked_twice and ask.otherwise else None
        if reads_like_a_report(page) and not any(row.in_list for row in read.rows):
            read = replace(read, following=None)
        return self._onward(read, page)

    async def _framed(self, page: Page, *, bare: bool) -> tuple[Page, Fetched] | None:
        """A list that stands in a frame of this page; beside rows of the page itself, only one of reports."""
        if self.got.facts:
            return None
        for url in frames(page)[:MOST_FRAMES]:
            fetched = await self._fetch(Ask(url, headers=(("Referer", page.url),), delay_s=self._delay))
            self.got.captures.extend(fetched.captures)
            inner = fetched.good
            family = recognise(inner, self._expected) if inner is not None and not inner.is_document else None
            if inner is None or family is None:
                continue
            read = family.read(inner)
            if has_reports(read) or (bare and says_something(read)):
                return inner, fetched
        return None

    def _onward(self, read: ListPage, page: Page) -> Ask | None:
        """What to ask for next; None at the end, whose kind is noted."""
        has_rows = any(row.in_list for row in read.rows)
        opaque = read.paging.form == "opaque" and not is_complete(read, page, len(self.got.facts), len(self.got.listed))
        if opaque:
            self.got.end = "opaque_pager"
        elif leads_on(read) and not has_rows and not read.says_none:
            self.got.end = "pages_missing"  # its pager goes on and its rows are gone: they may be the newest
        elif read.following is None:
            self.got.end = self.got.good_end()
        elif not same_site(read.following.url, page.url):
            self.got.end = "offsite_pager"
        else:
            return replace(read.following, delay_s=self._delay)
        return None
