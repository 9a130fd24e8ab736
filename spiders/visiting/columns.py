"""Finding where an agency's reports are listed: its registered column, the portal's, or its own part of a platform."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from crawler.browsing.chromium import PROPOSAL
from crawler.fetch.asks import Ask, Fetched
from crawler.fetch.fetching import Fetcher
from crawler.pager.further import same_place
from crawler.register import Portal
from crawler.title.links import Asked, named_fit
from spiders.listing.drawn import Drawer
from spiders.listing.lists import read_list
from spiders.listing.reading import ReadList, holds_reports, is_same_list, problem_of
from spiders.listing.shifting import Shift, shift_of
from spiders.visiting.searching import REDISCOVER, Search


@dataclass(slots=True)
class Columns:
    """The lists of one portal, each read once per visit."""

    portal: Portal
    fetcher: Fetcher
    fresh: bool = False
    """Something may end absent: lists are asked for whole, and no word that they are as before is taken."""
    _lists: dict[str, ReadList] = field(default_factory=dict)
    _shifts: dict[str, Shift] = field(default_factory=dict)
    _discovered: ReadList | None = None
    _failures: dict[str, Fetched] = field(default_factory=dict)
    _until: datetime = field(init=False)
    search: Search = field(init=False)

    def __post_init__(self) -> None:
        self._until = self.fetcher.clock() + timedelta(seconds=self.fetcher.settings.visit_s)
        self.search = Search(self.portal.home_url, self.fetch, self.read)

    async def fetch(self, ask: Ask) -> Fetched:
        """Fetch at the portal's pace; what failed is not asked for again in this visit, and nothing when it has taken
        as long as it may."""
        if self.fetcher.clock() > self._until:
            return Fetched(ask.url, problem="timeout", detail=f"本次访问已超过 {self.fetcher.settings.visit_s:.0f} 秒")
        delay_s = self.portal.delay_s if ask.delay_s is None else ask.delay_s
        ask = replace(ask, delay_s=delay_s, fresh=self.fresh and not ask.rarer)
        if ask.method == "GET" and ask.url in self._failures:
            return self._failures[ask.url]
        fetched = await self.fetcher.fetch(ask)
        if ask.method == "GET" and fetched.problem is not None:
            self._failures[ask.url] = replace(fetched, page=None)
        return fetched

    async def open(self, ask: Ask) -> Fetched:
        """A report's page; where a script writes it and the register allows a browser, as the browser shows it."""
        fetched = await self.fetch(ask)
        if not self.portal.browser:
            return fetched
        return await Drawer(self.fetcher, self.fetch, self.portal.family).report(fetched)

    async def read(self, url: str, referer: str | None = None) -> ReadList:
        """A list, read once."""
        if url not in self._lists:
            self._lists[url] = await self._read(url, referer)
        return self._lists[url]

    async def _read(self, url: str, referer: str | None) -> ReadList:
        """A list as received; where the register says that scripts draw this portal's lists, as a browser shows it."""
        if not self.portal.browser:
            listed = await read_list(self.fetch, url, self.portal.family, self.portal.delay_s, referer)
            if problem_of(listed) == "js_shell":
                listed = replace(listed, facts=replace(listed.facts, problem="js_shell", detail=PROPOSAL))
            return listed
        drawer = Drawer(self.fetcher, self.fetch, self.portal.family)
        listed = await read_list(drawer.fetch, url, self.portal.family, self.portal.delay_s, referer)
        if drawer.doubt is None or problem_of(listed) not in (None, "js_shell"):
            return listed
        return replace(listed, facts=replace(listed.facts, problem="js_shell", detail=drawer.doubt))

    @property
    def addresses(self) -> frozenset[str]:
        """Where the rows of the lists read so far lead."""
        return frozenset(row.url for listed in self._lists.values() for row in listed.rows)

    async def registered(self, column_url: str | None) -> ReadList:
        """The registered column, or one found from the home page when it has rotted or there is none."""
        if column_url is None:
            return await self.discovered()
        listed = await self.read(column_url)
        if listed.rows or problem_of(listed) not in REDISCOVER:
            return listed  # a further page that is gone takes nothing from what the first ones show
        found = await self.discovered()
        return found if found.facts.pages else listed

    async def discovered(self) -> ReadList:
        """The portal's column as found from its home page: at most two steps to it, searched for once per visit."""
        if self._discovered is None:
            self._discovered = await self.search.run()
        return self._discovered

    async def others(self, listed: ReadList, asked: Asked) -> AsyncIterator[ReadList]:
        """Further lists an agency may publish in: one beside the rows, its own part of the platform, sub-columns by
        kind of body and its part of them, those that a page without rows calls the column, and the column the portal
        leads to, where a search for it has shown that it is another one."""
        for url in listed.framed:
            framed = await self.read(url)
            if holds_reports(framed):
                yield framed
        async for own in self.own(listed, asked):
            yield own
        for url in listed.sections:
            part = await self.read(url)
            yield part
            async for own in self.own(part, asked):
                yield own
        for lead in () if listed.rows else [lead for lead in listed.leads if lead.kind == "column"][:2]:
            if not same_place(lead.url, listed.facts.list_url or ""):
                yield await self.read(lead.url)
        if self._discovered is not None and not is_same_list(self._discovered, listed):
            yield self._discovered

    async def own(self, listed: ReadList, asked: Asked) -> AsyncIterator[ReadList]:
        """The columns of an agency's own part of the platform, where a list or a page on the way to it names it."""
        named = {url: text for text, url in listed.bodies} | self.search.bodies
        mine = [url for url, text in named.items() if named_fit(text, asked) == "ours"]
        for url in mine[:2]:
            own = await self.read(url)
            columns = [lead.url for lead in own.leads if lead.kind == "column"][:2]
            if holds_reports(own) or (not columns and problem_of(own) is not None):
                yield own
                continue
            for column in columns:
                yield await self.read(column)

    async def shifted(self, listed: ReadList) -> Shift:
        """Whether a list of several pages changed while it was read; asked once per visit."""
        url = listed.facts.list_url or ""
        if url not in self._shifts:
            again = self.fetcher.fetch
            if self.portal.browser:
                again = Drawer(self.fetcher, again, self.portal.family).fetch
            self._shifts[url] = await shift_of(again, listed, self.portal.family)
        return self._shifts[url]
