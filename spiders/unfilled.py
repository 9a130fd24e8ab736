"""Empty places around a list that a script of the page may yet fill: a box beside its rows, a pager below them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from crawler.links import Row, read_title
from crawler.pager_words import PAGER
from crawler.pages import Page

_LISTS = ("ul", "ol", "dl", "table", "tbody")
_BOXES = (*_LISTS, "div")
_ASKS = re.compile(r"\$\.(?:ajax|get|post|getJSON)\b|\baxios\b|\bfetch\(|XMLHttpRequest|flow\.load\(", re.I)
_PATTERNS = re.compile(r"html|template|tmpl|handlebars", re.I)
_ROW = re.compile(r"<a\b[^>]*href\s*=[^>]*(?:\{\{|<%|\$\{)", re.I)
"""A link whose address a script has yet to put in."""
_ADDS = (
    r"(?:[\"'#. ]{0}[\"'][^;]{{0,60}}?\.(?:append|prepend|before|after|insertBefore|insertAdjacentHTML|appendChild)\b"
    r"|(?:append|prepend)To\([\"'][#.]{0}[\"']|flow\.load\(\{{[^}}]{{0,60}}?elem[\"']?\s*:\s*[\"'][#.]{0}[\"'])"
)
"""What adds rows to an element of a name; what only replaces them may do so when the reader asks."""
FEW = 5
"""Rows under which a list has no second page."""


def has_an_empty_box(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether beside the list's own element stands an empty one with a name, and a script is called to fill it."""
    if not _calls_a_script(page):
        return False
    mine = {row.url for row in rows if row.in_list}
    first = next((link.element for link in page.links if link.url in mine), None)
    holder = None if first is None else next((each for each in first.iterancestors() if each.tag in _LISTS), None)
    beside = () if holder is None else (*holder.itersiblings(), *holder.itersiblings(preceding=True))
    return any(each.tag in _BOXES and each.get("id") and _is_empty(each) and not _is_pager(each) for each in beside)


def goes_on_by_script(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether scripts of the page may bring further rows of a list without a pager."""
    return _has_an_empty_pager(page, rows) or _is_added_to(page, rows) or _has_a_pattern(page)


def _has_an_empty_pager(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a list that does not begin with its newest rows has a pager that a script has yet to draw."""
    mine = [row for row in rows if row.in_list]
    if len(mine) < FEW or _is_newest_first(mine) or not _calls_a_script(page):
        return False
    return any(_is_pager(each) and _is_empty(each) for each in page.root.iter("div", "ul", "p", "span"))


def _has_a_pattern(page: Page) -> bool:
    """Whether the page keeps a pattern of rows for what one of its scripts asks for."""
    scripts = list(page.root.iter("script"))
    patterns = (each.text or "" for each in scripts if _PATTERNS.search(each.get("type") or ""))
    return any(_ROW.search(each) for each in patterns) and any(_ASKS.search(each.text or "") for each in scripts)


def _is_added_to(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a script of the page that asks for something puts it into the element of the list, beside its rows."""
    mine = {row.url for row in rows if row.in_list}
    asking = " ".join(text for each in page.root.iter("script") if _ASKS.search(text := each.text or ""))
    first = next((link.element for link in page.links if link.url in mine), None) if asking else None
    for each in (each for each in first.iterancestors() if each.tag in _BOXES) if first is not None else ():
        names = [each.get("id") or "", *(each.get("class") or "").split()]
        if any(name and re.search(_ADDS.format(re.escape(name)), asking) for name in names):
            return True
    return False


def _is_newest_first(rows: list[Row]) -> bool:
    """By the days of the rows, or by the years of their titles where they show none."""
    days = [row.list_date.toordinal() for row in rows if row.list_date is not None]
    years = [year for row in rows if (year := row.year or read_title(row.title).year) is not None]
    told = days if len(days) > 1 else years
    return len(told) > 1 and told[0] > told[-1] and all(one >= other for one, other in pairwise(told))


def _is_empty(element: Any) -> bool:
    return len(element) == 0 and not (element.text or "").strip()


def _is_pager(element: Any) -> bool:
    return bool(PAGER.search(f"{element.get('id') or ''} {element.get('class') or ''}"))


def _calls_a_script(page: Page) -> bool:
    """Whether the page loads a script of its own site that is no library."""
    host = urlsplit(page.url).hostname
    return any(urlsplit(url).hostname == host and not _is_library(url) for url in _scripts(page))


def _scripts(page: Page) -> Iterator[str]:
    for element in page.root.iter("script"):
        url = page.absolute(element.get("src")) if element.get("src") else None
        if url:
            yield url


def _is_library(url: str) -> bool:
    name = urlsplit(url).path.rpartition("/")[2].lower()
    return name.startswith(("jquery", "swiper", "vue", "bootstrap", "layui", "layer", "html5", "respond", "superslide"))
