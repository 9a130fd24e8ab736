"""Empty places around a list that a script of the page may yet fill: a box beside its rows, a pager below them."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from crawler.page.called import NO_LIST, name_of
from crawler.page.pages import Page
from crawler.pager.pager_words import PAGER
from crawler.title.links import Row
from spiders.row.order import FEW, is_newest_first

LISTS = ("ul", "ol", "dl", "table", "tbody")
BOXES = (*LISTS, "div")
_LISTED = re.compile(r"list|data|news|xxgk|nianbao", re.I)
_ASIDE = re.compile(rf"{NO_LIST}|left|right|side|link|relat|tags|user", re.I)


def holder_of(page: Page, rows: tuple[Row, ...]) -> Any:
    """The element that is the list of these rows; None where they stand in none."""
    mine = {row.url for row in rows if row.in_list}
    first = next((link.element for link in page.links if link.url in mine), None)
    return None if first is None else next((each for each in first.iterancestors() if each.tag in LISTS), None)


def has_an_empty_box(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether beside the list's own element stands an empty one with a name, or what holds an empty list, and a script
    is called to fill it."""
    if not calls_a_script(page):
        return False
    holder = holder_of(page, rows)
    beside = () if holder is None else _around(holder)
    if any(_is_a_box(each) for each in beside):
        return True
    farther = () if holder is None else chain(_around(holder), _around(holder.getparent()))
    inner = (
        each
        for box in farther
        if isinstance(box.tag, str) and not _ASIDE.search(name_of(box))
        for each in box.iter(*LISTS)
    )
    return any(is_empty(each) and _LISTED.search(name_of(each)) and not _ASIDE.search(name_of(each)) for each in inner)


def _is_a_box(element: Any) -> bool:
    named = element.tag in BOXES and element.get("id") and not _ASIDE.search(name_of(element))
    return bool(named) and is_empty(element) and not is_pager(element)


def _around(element: Any) -> Iterator[Any]:
    return chain(element.itersiblings(), element.itersiblings(preceding=True))


def has_an_empty_pager(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a list that does not begin with its newest rows has a pager that a script has yet to draw."""
    mine = [row for row in rows if row.in_list]
    if len(mine) < FEW or is_newest_first(mine) or not calls_a_script(page):
        return False
    return any(is_pager(each) and is_empty(each) for each in page.root.iter("div", "ul", "p", "span"))


def is_empty(element: Any) -> bool:
    """Whether an element has nothing in it."""
    return len(element) == 0 and not (element.text or "").strip()


def is_pager(element: Any) -> bool:
    """Whether an element is called a pager."""
    return bool(PAGER.search(name_of(element)))


def calls_a_script(page: Page) -> bool:
    """Whether the page loads a script of its own site that is no library."""
    host = urlsplit(page.url).hostname
    return any(urlsplit(url).hostname == host and not _is_library(url) for url in scripts_of(page))


def scripts_of(page: Page) -> Iterator[str]:
    """The addresses of the scripts a page loads."""
    for element in page.root.iter("script"):
        url = page.absolute(element.get("src")) if element.get("src") else None
        if url:
            yield url


def _is_library(url: str) -> bool:
    name = urlsplit(url).path.rpartition("/")[2].lower()
    return name.startswith(("jquery", "swiper", "vue", "bootstrap", "layui", "layer", "html5", "respond", "superslide"))
