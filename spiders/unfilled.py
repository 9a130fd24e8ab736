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
_LEFT = re.compile(
    r"<!--\s*#\s*(?:include|exec)\b[^>]*>|<esi:include\b[^>]*>|<jsp:include\b[^>]*>|<\?php\b[^>]*>|<#(?:list|include|if)\b[^>]*>"
    r"|<%@?\s*(?:include|for|while|if)\b[^>]*>", re.I
)  # fmt: skip
"""Orders to a server that made it into the page: it did not carry them out."""
_EDGES = re.compile(
    r"head|foot|top|bottom|nav|menu|left|right|side|meta|css|js\b|tongji|count|search|link|copy|logo|banner|share|pub"
    r"|tab|slide|swiper|hot|relat",
    re.I,
)
_LISTED = re.compile(r"list|data|news|xxgk|nianbao", re.I)
_CALLBACK = re.compile(r"[?&](?:json)?_?(?:callback|jsonp|cb)=", re.I)
_COUNTS = re.compile(r"hit|count|visit|stat|weather|map|user|login|click|pv\b|share|comment", re.I)
_DATA_FILE = r"(?i:\w*(?:list|data|news|nb|nianbao|rows?)\w*)\.js"
_WRITES = re.compile(r"document\.write|innerHTML|\.append|\.html\(")
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
    """Whether beside the list's own element stands an empty one with a name, or an empty list anywhere outside of the
    edges that is called one, and a script is called to fill it."""
    if not _calls_a_script(page):
        return False
    mine = {row.url for row in rows if row.in_list}
    first = next((link.element for link in page.links if link.url in mine), None)
    holder = None if first is None else next((each for each in first.iterancestors() if each.tag in _LISTS), None)
    beside = () if holder is None else (*holder.itersiblings(), *holder.itersiblings(preceding=True))
    if any(each.tag in _BOXES and each.get("id") and _is_empty(each) and not _is_pager(each) for each in beside):
        return True
    empty = (
        each for each in page.root.iter("ul", "ol", "dl", "tbody") if _is_empty(each) and _LISTED.search(_name(each))
    )
    return any(not any(_EDGES.search(_name(around)) for around in (each, *each.iterancestors())) for each in empty)


def is_unfinished(page: Page) -> str | None:
    """What of a page its server has left undone where the list may be, as it stands there; None for a finished page."""
    for found in _LEFT.finditer(page.markup):
        if not _EDGES.search(found[0]):
            return found[0][:60]
    return None


def goes_on_by_script(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether scripts of the page may bring further rows of a list without a pager."""
    return (
        _has_an_empty_pager(page, rows) or _is_added_to(page, rows) or _has_a_pattern(page) or _is_scripted(page, rows)
    )


def _is_scripted(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a script stands among the rows, lies in the folder of the list as its data, or is an answer to be handed
    to another one (``?callback=``)."""
    if any(_CALLBACK.search(url) and not _COUNTS.search(url) for url in _scripts(page)):
        return True
    folder = page.url.partition("?")[0].rpartition("/")[0] + "/"
    if any(re.fullmatch(rf"{re.escape(folder)}{_DATA_FILE}", url.partition("?")[0]) for url in _scripts(page)):
        return True
    mine = {row.url for row in rows if row.in_list}
    first = next((link.element for link in page.links if link.url in mine), None)
    holder = None if first is None else next((each for each in first.iterancestors() if each.tag in _LISTS), None)
    return holder is not None and any(
        each.get("src") or _WRITES.search(each.text or "") for each in holder.iter("script")
    )


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


def _name(element: Any) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"


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
