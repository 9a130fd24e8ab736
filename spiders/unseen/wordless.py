"""What a page keeps out of sight without a word of what it is: links, records and days in fields, templates and hidden
blocks. A link is opened; a day alone may be that of a report."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import XPath

from crawler.page.called import around, is_called
from crawler.page.days import first_date
from crawler.page.framing import is_near
from crawler.page.pages import DESCRIBING, Page, text_of
from crawler.page.veils import is_veiled
from crawler.pager.further import same_place
from crawler.title.links import Row
from crawler.title.names import squash
from spiders.row.places import plain
from spiders.unseen.signs import EDGE, WORDS, Silent

_LINES = ("li", "tr", "dd", "dt", "p", "div", "record", "item")
_MARKUP = re.compile(r"<(?:a|li|tr|dd|p|div|record|item)\b", re.I)
_WITHOUT = re.compile(r"(?:https?:/|\.{0,2})/\S+")
_PATTERN = re.compile(r"\{\{|\$\{|<%|\{[a-z]+\}", re.I)
"""What a script has yet to put a value into."""
_NO_PROGRAM = re.compile(r"\btype\s*=\s*[\"']?text/(?!javascript|ecmascript)", re.I)
_KEEPING = ("href", "data-url", "data-href", "data-link", "url", "link")
_LEADING: Any = XPath(f"descendant-or-self::*[{' or '.join(f'@{name}' for name in _KEEPING)} or self::url]")
_ADDRESS = re.compile(r"\s*(?:https?:/|\.{0,2})/\S+\s*")
_NO_PAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|ico|css|js|mp[34])$", re.I)
_MAY_VEIL = re.compile(r"hid|none|v-cloak", re.I)
_VEILED: Any = XPath(
    "//body//*[@hidden or contains(@style,'none') or contains(@style,'idden') or contains(@class,'hid')"
    " or contains(@class,'none')]"
)


def wordless(page: Page) -> tuple[list[Row], list[Silent]]:
    """Rows for the links out of sight that say nothing, and the lines there that only show a day."""
    rows: list[Row] = []
    days: list[Silent] = []
    for box in _boxes(page):
        rows += _rows(page, box)
        days += _days(page, box) if first_date(text_of(box)) else ()
    told = {link.url for link in page.links if squash(link.described)} if rows else ()
    return [row for row in rows if row.url not in told], days


def _rows(page: Page, box: Any) -> Iterator[Row]:
    for element in _LEADING(box):
        url = None if _says(element) else _leads_to(page, element)
        if url and not is_called(element, EDGE):
            yield Row(url, "", first_date(_written(element, box)), in_list=False, loose=True, veiled=True)


def _days(page: Page, box: Any) -> Iterator[Silent]:
    for line in box.iter(*_LINES):
        day = first_date(text_of(line))
        wordless = day is not None and not _says(line) and not is_called(line, EDGE)
        if wordless and not any(_leads_to(page, each) for each in _LEADING(line)):
            yield day, "只有日期，不显示"


def _boxes(page: Page) -> Iterator[Any]:
    """What is kept from readers: blocks that are hidden, and the markup in texts."""
    if _MAY_VEIL.search(page.markup):
        veiled = {each for each in _VEILED(page.root) if is_veiled(each)}
        yield from (each for each in veiled if veiled.isdisjoint(each.iterancestors()))
    for tag, said, text in page.held:
        program = tag in ("script", "style") and not _NO_PROGRAM.search(said)
        if not program and _MARKUP.search(text) and not _PATTERN.search(text):
            yield Page(page.url, 200, f"<html><body>{text}</body></html>".encode()).root


def _leads_to(page: Page, element: Any) -> str | None:
    """The address of an article of the portal that an element keeps."""
    kept = next((element.get(name) for name in _KEEPING if element.get(name)), "")
    if not kept and not len(element) and _ADDRESS.fullmatch(element.text or ""):
        kept = element.text
    url = page.absolute(kept) if kept.strip("# ") else None
    if url is None or same_place(url, page.url) or not is_near(url, page.url):
        return None
    parts = urlsplit(url)
    return url if (parts.path not in ("", "/") or parts.query) and not _NO_PAGE.search(parts.path) else None


def _says(element: Any) -> bool:
    """Whether a word stands in an element, or describes it or a picture in it; an address is none."""
    text = _WITHOUT.sub(" ", plain(text_of(element)))
    if WORDS.search(text):
        return True
    inner = (each for each in element.iter() if isinstance(each.tag, str))
    described = (each.get(name) or "" for each in inner for name in DESCRIBING)
    return any(WORDS.search(each) for each in described)


def _written(element: Any, box: Any) -> str:
    """The text of the line of a box an element stands in, and what its attributes say."""
    inside = takewhile(lambda each: each is not box.getparent(), around(element))
    line = next((each for each in inside if each.tag in _LINES), element)
    return " ".join((text_of(line), *(str(value) for value in line.attrib.values())))
