"""Finding where an agency's reports are listed: its registered column, the portal's, or its own part of a platform."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from crawler.asks import Ask, Fetched
from crawler.chromium import PROPOSAL
from crawler.discovery import bodies, leads, year_links
from crawler.fetching import Fetcher
from crawler.framing import menus
from crawler.further import same_place
from crawler.links import Asked, named_fit, read_title
from crawler.outcomes import AgencyFacts, Decision, decide
from crawler.register import Portal
from spiders.drawn import Drawer
from spiders.lists import read_list
from spiders.reading import ReadList, failed
from spiders.shifting import has_shifted

REDISCOVER = frozenset({"http.not_found", "soft404", "redirect_home", "not_a_page"})
"""Ways in which a column address has rotted: the column is looked for anew."""
MOST_MENUS = 2
MOST_STEPS = 8
"""Pages opened at most in search of a column."""


@dataclass(slots=True)
class Columns:
    """The lists of one portal, each read once per visit."""

    portal: Portal
    fetcher: Fetcher
    fresh: bool = False
    """Something may end absent: lists are asked for whole, and no word that they are as before is taken."""
    _lists: dict[str, ReadList] = field(default_factory=dict)
    _shifts: dict[str, tuple[bool, tuple[str, ...]]] = field(default_factory=dict)
    astray: tuple[str, str] | None = None
    """Why a page on the way from the home page to the column could not be opened, and which."""
    called: str = ""
    """How the portal calls the column found from its home page."""
    _discovered: ReadList | None = None
    _bodies: dict[str, str] = field(default_factory=dict)
    _failures: dict[str, Fetched] = field(default_factory=dict)
    _until: datetime = field(init=False)

    def __post_init__(self) -> None:
        self._until = self.fetcher.clock() + timedelta(seconds=self.fetcher.settings.visit_s)

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
            self._discovered = await self._search()
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
        named = {url: text for text, url in listed.bodies} | self._bodies
        mine = [url for url, text in named.items() if named_fit(text, asked) == "ours"]
        for url in mine[:2]:
            own = await self.read(url)
            columns = [lead.url for lead in own.leads if lead.kind == "column"][:2]
            if holds_reports(own) or (not columns and problem_of(own) is not None):
                yield own
                continue
            for column in columns:
                yield await self.read(column)

    async def shifted(self, listed: ReadList) -> tuple[bool, tuple[str, ...]]:
        """Whether a list of several pages changed while it was read; asked once per visit."""
        url = listed.facts.list_url or ""
        if url not in self._shifts:
            again = self.fetcher.fetch
            if self.portal.browser:
                again = Drawer(self.fetcher, again, self.portal.family).fetch
            self._shifts[url] = await has_shifted(again, listed, self.portal.family)
        return self._shifts[url]

    async def _search(self) -> ReadList:
        captures: list[str] = []
        best: ReadList | None = None
        queue, seen = [(self.portal.home_url, 0)], {self.portal.home_url}
        while queue and len(seen) <= MOST_STEPS:
            url, depth = queue.pop(0)
            opened = await self._open(url, depth)
            captures.extend(opened.captures)
            if depth == 0 and problem_of(opened):
                return failed(None, problem_of(opened) or "no_column", opened.facts.detail, tuple(captures))
            self._bodies |= {address: text for text, address in opened.bodies}
            for lead in opened.leads:
                part = same_place(lead.url, url)  # a tab of this very page: href="#nb"
                if lead.url in seen and not (part and lead.kind == "column"):
                    continue
                if lead.kind == "column":
                    seen.add(lead.url)
                    listed = await self.read(lead.url)
                    captures.extend(listed.captures)
                    if best is None or holds_reports(listed):
                        self.called = lead.text
                    if holds_reports(listed):
                        return replace(listed, captures=tuple(dict.fromkeys(captures)))
                    best = best if part else best or listed
                elif depth < 2 and len(queue) < 3:
                    seen.add(lead.url)
                    queue.append((lead.url, depth + 1))
            if depth < 2 and not any(lead.kind == "column" for lead in opened.leads):
                queue += [(framed, depth + 1) for framed in opened.framed]
                seen.update(opened.framed)
            if opened.years:  # the heading leads nowhere, the years below it do
                listed = await self.read(url)
                captures.extend(listed.captures)
                if listed.years:
                    return replace(listed, captures=tuple(dict.fromkeys(captures)))
        if best is not None:
            return replace(best, captures=tuple(dict.fromkeys(captures)))
        return failed(None, "no_column", "home page and disclosure pages read", tuple(captures))

    async def _open(self, url: str, depth: int) -> ReadList:
        """One page on the way, for what it leads to."""
        fetched = await self.fetch(Ask(url, role="home" if depth == 0 else "page"))
        opened = opened_page(url, fetched)
        empty = fetched.page is not None and not fetched.page.body.strip()
        problem = problem_of(opened) or ("truncated" if empty or not fetched.whole else None)
        if depth and problem is not None and problem not in (*REDISCOVER, "robots.disallowed"):
            self.astray = (problem, f"{url}: {opened.facts.detail or ''}")
        return opened


def opened_page(url: str, fetched: Fetched) -> ReadList:
    """A page as the beginning of a way: its leads and the bodies it names."""
    page = fetched.good
    if page is None or page.is_document:
        return failed(url, fetched.problem or "not_a_page", fetched.detail, fetched.captures)
    empty = failed(url, "no_column", None, fetched.captures)
    facts = replace(empty.facts, problem=None)
    return replace(
        empty,
        facts=facts,
        leads=leads(page),
        bodies=bodies(page),
        years=tuple(sorted(year_links(page).items())),
        framed=menus(page)[:MOST_MENUS],
    )


def is_same_list(one: ReadList, other: ReadList) -> bool:
    """Whether two lists are one: asked for at one address, or led to one page."""
    places = [
        {url for url in (each.facts.list_url, *(page.url for page in each.facts.pages[:1])) if url}
        for each in (one, other)
    ]
    return any(same_place(mine, theirs) for mine in places[0] for theirs in places[1])


def holds_reports(listed: ReadList) -> bool:
    """Whether a list is one of annual reports: a report among its rows, or a menu of years."""
    return any(read_title(row.title).kind == "report" for row in listed.rows) or bool(listed.years)


def problem_of(listed: ReadList) -> str | None:
    """What went wrong in reading a list; None when nothing did."""
    if listed.facts.problem:
        return listed.facts.problem
    return next((page.problem for page in listed.facts.pages if page.problem), None)


def wholeness_of(listed: ReadList) -> Decision:
    """What a list says by itself, whoever is sought: ``absent`` when it was read whole, else why it was not."""
    return decide(listed.facts, AgencyFacts(earlier=1))
