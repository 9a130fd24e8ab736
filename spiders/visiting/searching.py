"""The way from a portal's home page to its column of annual reports, as a clerk would take it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from crawler.column.column_years import year_links
from crawler.column.discovery import bodies, leads
from crawler.fetch.asks import Ask, Fetched
from crawler.page.framing import menus
from crawler.pager.further import same_place
from spiders.listing.reading import ReadList, failed, holds_reports, problem_of

REDISCOVER = frozenset({"http.not_found", "soft404", "redirect_home", "not_a_page"})
"""Ways in which a column address has rotted: the column is looked for anew."""
MOST_MENUS = 2
MOST_STEPS = 8
"""Pages opened at most in search of a column."""


@dataclass(slots=True)
class Search:
    """One search, with what was met on the way."""

    home_url: str
    fetch: Callable[[Ask], Awaitable[Fetched]]
    read: Callable[[str], Awaitable[ReadList]]
    """Reads a list, each once."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Names of bodies that pages on the way link to, by address."""
    astray: tuple[str, str] | None = None
    """Why a page on the way could not be opened, and which."""
    called: str = ""
    """How the portal calls the column found."""

    async def run(self) -> ReadList:
        """The column, or why there is none; at most two steps lead to it."""
        captures: list[str] = []
        best: ReadList | None = None
        queue, seen = [(self.home_url, 0)], {self.home_url}
        while queue and len(seen) <= MOST_STEPS:
            url, depth = queue.pop(0)
            opened = await self._open(url, depth)
            captures.extend(opened.captures)
            if depth == 0 and problem_of(opened):
                return failed(None, problem_of(opened) or "no_column", opened.facts.detail, tuple(captures))
            self.bodies |= {address: text for text, address in opened.bodies}
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
        return failed(None, "no_column", "已看首页和信息公开各页", tuple(captures))

    async def _open(self, url: str, depth: int) -> ReadList:
        """One page on the way, for what it leads to."""
        fetched = await self.fetch(Ask(url, role="home" if depth == 0 else "page"))
        opened = _opened_page(url, fetched)
        empty = fetched.page is not None and not fetched.page.body.strip()
        problem = problem_of(opened) or ("truncated" if empty or not fetched.whole else None)
        if depth and problem is not None and problem not in (*REDISCOVER, "robots.disallowed"):
            self.astray = (problem, f"{url}: {opened.facts.detail or ''}")
        return opened


def _opened_page(url: str, fetched: Fetched) -> ReadList:
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
