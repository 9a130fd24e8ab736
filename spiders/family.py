"""What every portal family answers about a page, and how most of them answer it."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from crawler.column.waiting import is_fed_later, says_none
from crawler.fetch.asks import Ask
from crawler.page.pages import Page
from crawler.pager.pagers import Paging, read_pager
from crawler.title.links import Row
from spiders.row.markup_rows import html_rows
from spiders.unseen.more import more
from spiders.unseen.scripted import goes_on_by_script
from spiders.unseen.unfilled import has_an_empty_box


@dataclass(frozen=True, slots=True)
class ListPage:
    """What a family read on one page of a list. ``following`` None means this is the last page."""

    rows: tuple[Row, ...]
    paging: Paging
    following: Ask | None = None
    says_none: bool = False
    broken: str | None = None
    """Why the data of the list could not be read, for people."""
    fed_later: bool = False
    """The rows are not the list, or not all of it: a script has yet to fill its place."""
    beside: tuple[str, ...] = ()
    """Addresses of further lists: those that scripts show on this page, those that go on where its parts say 更多."""


class Family:
    """A portal family: pure functions of a page. A subclass states its marks, and overrides only what differs."""

    key: ClassVar[str] = ""
    strong: ClassVar[tuple[str, ...]] = ()
    """Regular expressions on the markup; one suffices."""
    weak: ClassVar[tuple[str, ...]] = ()
    """Two of these suffice."""
    article: ClassVar[str] = ""
    """What the address of a list row looks like; empty when addresses tell nothing."""

    def recognises(self, page: Page) -> bool:
        """Whether the page bears this family's marks."""
        if any(re.search(mark, page.markup) for mark in self.strong):
            return True
        return sum(1 for mark in self.weak if re.search(mark, page.markup)) >= 2

    def read(self, page: Page) -> ListPage:
        """The rows of a list page and what follows it."""
        rows, paging = self.rows(page), self.paging(page)
        beside: tuple[str, ...] = ()
        if paging.form == "none":
            paging, beside = _with_more(page, rows, paging)
        if paging.form == "none" and goes_on_by_script(page, rows):
            paging = replace(paging, form="opaque")
        none = not any(row.in_list for row in rows) and says_none(page)
        following = Ask(paging.next_url) if paging.next_url else None
        fed_later = is_fed_later(page) or has_an_empty_box(page, rows)
        return ListPage(rows, paging, following, none, fed_later=fed_later, beside=beside)

    def rows(self, page: Page) -> tuple[Row, ...]:
        """The rows of the page; links elsewhere on it are marked ``in_list=False``."""
        return html_rows(page, self.article)

    def paging(self, page: Page) -> Paging:
        """The pager of the page."""
        return read_pager(page)


def _with_more(page: Page, rows: tuple[Row, ...], paging: Paging) -> tuple[Paging, tuple[str, ...]]:
    """A page without a pager may show only the newest rows, and say 更多; of a list in parts each may."""
    urls, inert = more(page, rows)
    if not urls:
        return (replace(paging, form="opaque") if inert else paging), ()
    return replace(paging, form="more", next_url=urls[0]), urls[1:]
