"""Lists without a pager to which scripts of their page bring further rows."""

import re
from urllib.parse import urlsplit

from crawler.page.pages import Page
from crawler.pager.calls import said_pages
from crawler.pager.counted import per_page
from crawler.title.links import Row
from spiders.row.order import fills_a_page, is_newest_last
from spiders.unseen.unfilled import BOXES, has_an_empty_pager, holder_of, scripts_of

_ASKS = re.compile(r"\$\.(?:ajax|get|post|getJSON)\b|\baxios\b|\bfetch\(|XMLHttpRequest|flow\.load\(", re.I)
_ADDS = (
    r"(?:[\"'#. ]{0}[\"'][^;]{{0,60}}?\.(?:append|prepend|before|after|insertBefore|insertAdjacentHTML|appendChild)\b"
    r"|(?:append|prepend)To\([\"'][#.]{0}[\"']|flow\.load\(\{{[^}}]{{0,60}}?elem[\"']?\s*:\s*[\"'][#.]{0}[\"'])"
)
"""What adds rows to an element of a name; what only replaces them may do so when the reader asks."""
_PATTERNS = re.compile(r"html|template|tmpl|handlebars", re.I)
_LINK = re.compile(r"<a\b[^>]*+", re.I)
_LEADS = re.compile(r"href\s*=", re.I)
_BLANK = re.compile(r"\{\{|<%|\$\{")
_TITLE = re.compile(r"title|\bbt\b|name", re.I)
_CALLBACK = re.compile(r"[?&](?:json)?_?(?:callback|jsonp|cb)=", re.I)
_COUNTS = re.compile(r"hit|count|visit|stat|weather|map|user|login|click|pv\b|share|comment", re.I)
_DATA_FILE = re.compile(r"\w*(?:list|data|news|nb|nianbao|rows?)\w*\.js", re.I)
_WRITES = re.compile(r"document\.write|innerHTML|\.append|\.html\(")


def goes_on_by_script(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether scripts of the page may bring further rows of a list without a pager."""
    if has_an_empty_pager(page, rows) or _has_a_pattern(page) or _loads_data(page):
        return True
    return _is_added_to(page, rows) or _is_written_among(page, rows) or _breaks_off(page, rows)


def _breaks_off(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a list ends where a page is full: with its newest row, behind which newer ones would stand, or with as
    many as a script says a page has. One of the scripts of the page may turn it in a way nobody knows."""
    mine = [row for row in rows if row.in_list]
    if "<script" not in page.markup.lower() or not mine:
        return False
    if fills_a_page(mine) and is_newest_last(mine):
        return True
    return per_page(page.markup) == len(mine) and said_pages(page.markup) != 1


def _has_a_pattern(page: Page) -> bool:
    """Whether the page keeps a pattern of rows for what one of its scripts asks for."""
    scripts = list(page.root.iter("script"))
    patterns = (each.text or "" for each in scripts if _PATTERNS.search(each.get("type") or ""))
    return any(map(_has_a_row, patterns)) and any(_ASKS.search(each.text or "") for each in scripts)


def _has_a_row(pattern: str) -> bool:
    """Whether a script has yet to put address and title into a link of a pattern."""
    for link in _LINK.finditer(pattern):
        leads = _LEADS.search(link[0])
        blank = _BLANK.search(link[0], leads.end()) if leads else None
        if blank:
            return _TITLE.search(pattern, link.start() + blank.end()) is not None
    return False


def _loads_data(page: Page) -> bool:
    """Whether the page loads a script of its own site that is an answer to be handed to another one (``?callback=``),
    or lies in the folder of the list as its data."""
    folder, here = page.url.partition("?")[0].rpartition("/")[0], urlsplit(page.url).hostname
    for url in (each for each in scripts_of(page) if urlsplit(each).hostname == here):
        where, _, file = url.partition("?")[0].rpartition("/")
        if (where == folder and _DATA_FILE.fullmatch(file)) or (_CALLBACK.search(url) and not _COUNTS.search(url)):
            return True
    return False


def _is_added_to(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a script of the page that asks for something puts it into the element of the list, beside its rows."""
    asking = " ".join(text for each in page.root.iter("script") if _ASKS.search(text := each.text or ""))
    holder = holder_of(page, rows) if asking else None
    for each in () if holder is None else (holder, *(each for each in holder.iterancestors() if each.tag in BOXES)):
        names = [each.get("id") or "", *(each.get("class") or "").split()]
        if any(name and re.search(_ADDS.format(re.escape(name)), asking) for name in names):
            return True
    return False


def _is_written_among(page: Page, rows: tuple[Row, ...]) -> bool:
    """Whether a script stands among the lines of the list, and may write further ones."""
    holder = holder_of(page, rows)
    scripts = () if holder is None else (each for each in holder if each.tag == "script")
    return any(each.get("src") or _WRITES.search(each.text or "") for each in scripts)
