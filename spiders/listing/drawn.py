"""Fetching the pages of a list on a portal whose lists a script draws: as received, and as a browser shows them."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from crawler.browsing.chromium import missing
from crawler.browsing.rendering import Drawn, draw
from crawler.fetch.asks import Ask, Fetched
from crawler.fetch.fetching import Fetcher
from crawler.page.attachments import attachments
from crawler.page.obstacles import is_home
from crawler.page.pages import Page, text_of
from spiders.families import recognise
from spiders.row.records import parsed, records, total_of

MOST_JUMPS = 2
"""Times a script may lead to another page before it counts as leading round."""


@dataclass(slots=True)
class Drawer:
    """The fetch of one list. A page that holds a list as received is never opened in the browser."""

    fetcher: Fetcher
    ask: Callable[[Ask], Awaitable[Fetched]]
    family: str | None
    doubt: str | None = None
    """Why the list may not be all there; set by what was drawn last."""

    async def fetch(self, ask: Ask) -> Fetched:
        """A page of the list, drawn where it must be and can be."""
        fetched = await self.ask(ask)
        for _ in range(MOST_JUMPS + 1):
            page = fetched.good
            if page is None or ask.method != "GET" or not self._needs_drawing(page):
                return fetched
            self.doubt = missing()
            if self.doubt is not None:
                return fetched
            drawn = await draw(self.fetcher, self.ask, page, fetched.captures[-1])
            fetched = replace(fetched, captures=fetched.captures + drawn.captures)
            if drawn.jump is None:
                return self._shown(fetched, drawn)
            if is_home(drawn.jump, ask.url):
                return replace(fetched, problem="redirect_home", detail=drawn.jump)
            led = await self.ask(replace(ask, url=drawn.jump))
            fetched = replace(led, asked=ask.url, captures=fetched.captures + led.captures)
        return replace(fetched, problem="redirect_loop", detail=fetched.page.url if fetched.page else ask.url)

    async def report(self, fetched: Fetched) -> Fetched:
        """A report's page, drawn when next to nothing stands in it as received; else, or if that fails, as received."""
        page = fetched.good
        if page is None or not _is_unwritten(page) or missing() is not None:
            return fetched
        drawn = await draw(self.fetcher, self.ask, page, fetched.captures[-1])
        return replace(fetched, page=drawn.page or page, captures=fetched.captures[:-1] + _last(fetched, drawn))

    def _needs_drawing(self, page: Page) -> bool:
        if page.is_document or "<script" not in page.markup.lower():
            return False
        family = recognise(page, self.family)
        return family is None or not any(row.in_list for row in family.read(page).rows)

    def _shown(self, fetched: Fetched, drawn: Drawn) -> Fetched:
        if drawn.page is None:
            return replace(fetched, problem=drawn.problem, detail=drawn.detail)
        self.doubt = drawn.doubt or _more_than_shown(drawn, self.family)
        return replace(fetched, page=drawn.page)


LITTLE = 300
"""Visible characters under which a page with scripts may still have to be written."""


def _is_unwritten(page: Page) -> bool:
    if page.is_document or "<script" not in page.markup.lower():
        return False
    return not page.shows(LITTLE) and not attachments(page)


def _last(fetched: Fetched, drawn: Drawn) -> tuple[str, ...]:
    """The captures in the order in which they count: what a reader is given stands last."""
    received = fetched.captures[-1:]
    return (*received, *drawn.captures) if drawn.page is not None else (*drawn.captures, *received)


_PAGER = re.compile(r"pag(?:er|ing|ination)|page-?(?:list|bar|box|num)|laypage", re.I)


def _is_link(element: Any) -> bool:
    links = [element, *element.iterancestors("a"), *element.iter("a")]
    return any((each.get("href") or "#").strip("#") and "javascript:" not in each.get("href") for each in links)


def _clickable_page(page: Page) -> bool:
    """Whether a pager of the page shows a number above 1 that is no link: only a click would turn it."""
    for element in page.root.iter("li", "a", "button", "span"):
        if not re.fullmatch(r"\s*(?:[2-9]|[1-9]\d{1,2})\s*", text_of(element)) or _is_link(element):
            continue
        around = (each.get("class") or "" for each in (element, *element.iterancestors()))
        if any(_PAGER.search(names) for names in around):
            return True
    return False


def _more_than_shown(drawn: Drawn, expected: str | None) -> str | None:
    """Whether a drawn list has more rows than it shows: its data speak of more, or it has a pager for clicks."""
    assert drawn.page is not None
    if _clickable_page(drawn.page) and recognise(drawn.page, expected) is not None:
        return "列表由脚本翻页，后面的页未读"
    family = recognise(drawn.page, expected)
    rows = [row for row in family.read(drawn.page).rows if row.in_list] if family else []
    if not rows:
        return "脚本没有画出任何一行"  # a page that says 暂无 may only be waiting for its data
    for answer in drawn.answers:
        value = parsed(answer)
        total = total_of(value)
        if records(value) and total is not None and total > len(rows):
            return f"列表数据称共 {total} 条，页面只显示 {len(rows)} 条"
    return None
