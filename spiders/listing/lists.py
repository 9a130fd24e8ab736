"""Reading one list to its end: page after page, each recognised anew, with all that a decision needs kept as facts."""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from crawler.column.column_years import year_links
from crawler.column.discovery import is_column
from crawler.fetch.asks import Ask, Fetched
from crawler.outcomes import ListFacts, PageFacts
from crawler.page.confirming import reads_like_a_report
from crawler.page.framing import frames
from crawler.page.obstacles import is_shell
from crawler.page.pages import Page
from crawler.title.links import Row
from spiders.families import GENERIC, recognise
from spiders.family import ListPage
from spiders.listing.leading import MOST_FRAMES, leading_on
from spiders.listing.list_pages import (
    IN_MARKUP,
    has_reports,
    is_complete,
    leads_on,
    led_away,
    page_facts,
    same_site,
    says_something,
)
from spiders.listing.reading import ReadList
from spiders.listing.remarks import Remarks
from spiders.row.by_address import Rows, note
from spiders.row.row_index import RowIndex, is_of_list

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
    return reader.result()


class _Reader:
    """The state of one reading."""

    def __init__(
        self, fetch: Fetch, url: str, expected: str | None, delay_s: float | None, referer: str | None
    ) -> None:
        self._fetch, self._url, self._expected, self._delay = fetch, url, expected, delay_s
        self._headers = (("Referer", referer),) if referer else ()
        self._facts: list[PageFacts] = []
        self._rows: Rows = {}
        self._urls: set[str] = set()
        self._captures: list[str] = []
        self._remarks = Remarks()
        self._family: str | None = None
        self._end = "error"
        self._listed: set[str] = set()
        self._everywhere: set[str] | None = None
        self._first: Page | None = None
        self._first_rows: tuple[Ask, tuple[Row, ...]] | None = None
        self._declared = 1
        self._led_by = ""
        self._asked: set[tuple[str, bytes]] = set()
        self._years: dict[int, str] = {}

    async def run(self) -> None:
        """Follow the pager until it ends, breaks, or goes in circles."""
        ask: Ask | None = Ask(self._url, headers=self._headers, delay_s=self._delay)
        while ask is not None:
            if (ask.url, ask.body) in self._asked:
                self._end = self._led_round()
                return
            if len(self._facts) >= MAX_PAGES:
                self._end = "limit"
                return
            self._asked.add((ask.url, ask.body))
            ask = await self._step(ask)

    async def _step(self, ask: Ask) -> Ask | None:
        fetched = await self._fetch(ask)
        self._captures.extend(fetched.captures)
        page = fetched.good
        if page is None and ask.otherwise is not None and fetched.problem in NOT_THERE:
            return replace(ask.otherwise, delay_s=self._delay)
        if page is None:
            status = fetched.page.status if fetched.page else None
            self._facts.append(PageFacts(ask.url, status, fetched.problem or "internal_error", fetched.detail))
            return None
        if page.url in self._urls and ask.method == "GET":
            self._end = self._led_round()
            return None
        if page.is_document or led_away(ask.url, page.url):
            problem, detail = ("not_a_page", page.media_type) if page.is_document else ("offsite", page.url)
            self._facts.append(PageFacts(ask.url, page.status, problem, detail))
            return None
        return await self._take(ask, page, fetched)

    async def _take(self, ask: Ask, page: Page, fetched: Fetched) -> Ask | None:
        """Read a good page with the family it belongs to."""
        family = recognise(page, self._family or self._expected)
        read = family.read(page) if family is not None else None
        if read is None or not says_something(read) or not has_reports(read):
            framed = await self._framed(page, bare=read is None or not says_something(read))
            if framed is not None:
                page, fetched = framed
                ask = Ask(page.url)
                family = recognise(page, self._expected)
                read = family.read(page) if family is not None else None
        self._first = self._first or page
        self._urls.add(page.url)
        self._years = year_links(page) | self._years
        if family is None or read is None:
            plain = GENERIC.read(page)
            self._note_rows([row for row in plain.rows if is_of_list(row)])
            self._remarks.note(page, plain)
            problem = "js_shell" if is_shell(page) else None
            self._facts.append(
                PageFacts(page.url, page.status, problem, whole=fetched.whole, recognised=bool(self._years))
            )
            self._end = "single_page"
            return None
        if not says_something(read):
            plain = GENERIC.read(page)
            if says_something(plain):
                family, read = GENERIC, plain  # a known maker, a list of its own making
        self._family = self._family or family.key
        return self._note(ask, read, page, fetched.whole)

    async def _framed(self, page: Page, *, bare: bool) -> tuple[Page, Fetched] | None:
        """A list that stands in a frame of this page; beside rows of the page itself, only one of reports."""
        if self._facts:
            return None
        for url in frames(page)[:MOST_FRAMES]:
            fetched = await self._fetch(Ask(url, headers=(("Referer", page.url),), delay_s=self._delay))
            self._captures.extend(fetched.captures)
            inner = fetched.good
            family = recognise(inner, self._expected) if inner is not None and not inner.is_document else None
            if inner is None or family is None:
                continue
            read = family.read(inner)
            if has_reports(read) or (bare and says_something(read)):
                return inner, fetched
        return None

    def _note(self, ask: Ask, read: ListPage, page: Page, whole: bool) -> Ask | None:
        mine = [row for row in read.rows if row.in_list]
        in_data = read.paging.form in ("data", "records")  # those may be asked from 0 or from 1, and until one is empty
        promised = bool(self._listed) and (not in_data or (bool(mine) and read.paging.current > 1))
        leads_to_same = self._led_by in ("more", "alias")
        stale = promised and not leads_to_same and all(row.url in self._listed for row in mine)
        fragment = bool(self._facts) and "<html" not in page.markup[:2000].lower()
        titled = is_column(page) or (fragment and self._facts[0].titled)
        strange = bool(self._listed) and not (fragment or titled or self._continues(read, page, mine))
        strange = strange or (self._led_by == "alias" and not self._begins_alike(mine))
        urls = {row.url for row in mine}
        self._everywhere = urls if self._everywhere is None else self._everywhere & urls
        self._listed |= urls
        if mine and self._first_rows is None:
            self._first_rows = (ask, tuple(mine))
        self._note_rows(read.rows)
        self._remarks.note(page, read)
        self._facts.append(page_facts(read, page, whole, titled=titled))
        self._led_by = read.paging.form
        if read.paging.form in IN_MARKUP:
            self._declared = max(self._declared, read.paging.pages or 1, read.paging.highest)
        if stale or strange:  # a further page that brings nothing new: the server does not turn its pages
            turned = sum(facts.rows > 0 for facts in self._facts) - 1
            complete = stale and is_complete(read, page, turned, len(self._listed))
            self._end = "pager_end" if complete else "loop" if stale else "another_list"
            return None
        if not mine and reads_like_a_report(page):
            read = replace(read, following=None)
        return self._onward(read, page, has_rows=bool(mine))

    def _note_rows(self, rows: Iterable[Row]) -> None:
        """Keep rows, each address once."""
        for row in rows:
            note(self._rows, row)

    def _onward(self, read: ListPage, page: Page, *, has_rows: bool) -> Ask | None:
        """What to ask for next; None at the end, whose kind is noted."""
        opaque = read.paging.form == "opaque" and not is_complete(read, page, len(self._facts), len(self._listed))
        if opaque:
            self._end = "opaque_pager"
        elif leads_on(read) and not has_rows and not read.says_none:
            self._end = "pages_missing"  # its pager goes on and its rows are gone: they may be the newest
        elif read.following is None:
            self._end = self._good_end()
        elif not same_site(read.following.url, page.url):
            self._end = "offsite_pager"
        else:
            return replace(read.following, delay_s=self._delay)
        return None

    def _continues(self, read: ListPage, page: Page, mine: list[Row]) -> bool:
        """Whether a further page is of the same list: it bears the first one's title, counts as many rows, or holds
        all of those read."""
        assert self._first is not None
        same = re.sub(r"\d+", "", page.title) == re.sub(r"\d+", "", self._first.title)
        same = same or (bool(read.paging.total) and read.paging.total == self._facts[0].declared_total)
        return same or self._listed <= {row.url for row in mine}

    def _begins_alike(self, mine: list[Row]) -> bool:
        """Whether a page has the first rows of the list: two lists that begin with the same rows are one."""
        first = self._first_rows[1] if self._first_rows is not None else ()
        return [row.url for row in mine] == [row.url for row in first]

    def _led_round(self) -> str:
        """Led back to a page already read: the pager promised more than there is, or its last page leads to the first
        after as many pages as it says there are."""
        return self._good_end() if len(self._facts) == self._declared > 1 else "loop"

    def _good_end(self) -> str:
        if len(self._facts) < self._declared:
            return "pages_missing"
        return "pager_end" if len(self._facts) > 1 else "single_page"

    def result(self) -> ReadList:
        """What was read."""
        self._note_rows(self._remarks.kept)
        counted = len(self._listed) if self._facts else None
        sticky = len(self._everywhere or ()) if len(self._facts) > 1 else 0
        facts = ListFacts(self._url, self._family, tuple(self._facts), self._end, rows_counted=counted, sticky=sticky)
        rows = tuple(self._rows.values())
        first = self._first
        index = RowIndex(tuple(row for row in rows if row.url not in self._years.values()))
        unlinked, beyond = tuple(self._remarks.unlinked), tuple(dict.fromkeys(self._remarks.beyond))
        read = ReadList(facts, rows, tuple(self._captures), unlinked=unlinked, beyond=beyond, index=index)
        if first is None:
            return read
        return replace(
            leading_on(read, first, self._remarks, self._urls),
            silent=tuple(self._remarks.silent),
            years=tuple(sorted(self._years.items())),
            rowless=None if self._listed and not reads_like_a_report(first) else first,
            first_rows=self._first_rows if len(self._facts) > 1 else None,
        )
