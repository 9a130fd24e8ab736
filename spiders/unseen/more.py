"""A list that shows only its newest rows and says 更多: where the whole of it is."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from crawler.page.pages import Page, text_of
from crawler.pager.further import same_place
from crawler.title.links import Row
from crawler.title.names import squash

_MORE = re.compile(
    r"[\[(【<+>»\s]*(?:(?:点击)?(?:查看|浏览|了解)?更多(?:内容|信息|年报|>)*|more|(?:点击)?(?:查看|浏览)?全部|展开(?:全部|更多)?|(?:还有|剩余|其余|余下)\d+[条篇个份])[\])】<+>».…\s]*",
    re.I,
)
MOST_PARTS = 6
_WIDE = 6
"""Elements a link to more may stand away from its list."""


def more(page: Page, rows: Iterable[Row]) -> tuple[tuple[str, ...], bool]:
    """The addresses of the whole list, one for each of its parts, and whether there is a 更多 beside the rows that only
    a script can follow."""
    mine = {row.url for row in rows if row.in_list}
    beside = {row.url for row in rows if not row.in_list}
    inert, urls = False, dict[str, None]()
    holders: dict[Any, bool] | None = None
    for element in page.root.iter("a", "span", "div", "button", "p", "em"):
        words = squash(text_of(element)) or squash(element.get("title") or "") if len(element) < 3 else ""
        if not _MORE.fullmatch(words):
            continue
        holders = _holders(page, mine, beside) if holders is None else holders
        if not _of_the_list(element, holders):
            continue
        href = (element.get("href") or "").strip() if element.tag == "a" else ""
        url = page.absolute(href) if href.strip("# ") else None
        if url and not same_place(url, page.url) and url not in mine:
            urls[url] = None
        inert = inert or (url is None and _works(element))
    return tuple(urls)[:MOST_PARTS], inert and not urls


def _works(element: Any) -> bool:
    """Whether a click on an element does something, as far as the page shows."""
    return element.tag in ("a", "button") or any(element.get(name) for name in ("onclick", "@click", "v-on:click"))


def _holders(page: Page, mine: Collection[str], beside: Collection[str]) -> dict[Any, bool]:
    """Every element around a row, and whether a row of the list itself is in it."""
    around: dict[Any, bool] = {}
    for link in page.links:
        if link.url in mine or link.url in beside:
            for ancestor in link.element.iterancestors():
                around[ancestor] = around.get(ancestor, False) or link.url in mine
    return around


def _of_the_list(element: Any, holders: dict[Any, bool]) -> bool:
    """Whether the nearest rows around an element are the list's: each block of a page has a 更多 of its own."""
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor in holders:
            return holders[ancestor] and (ancestor.tag not in ("body", "html") or depth < 2)
        if depth > _WIDE:
            return False
    return False
