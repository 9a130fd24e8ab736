"""Rows that a page keeps for its scripts to show beside its list: records of data, links within texts and templates.

None of them is counted as a row of the list; one that may be the report is opened.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from html import unescape

from crawler.page.data import data_of
from crawler.page.encoded import readable
from crawler.page.pages import Page
from crawler.title.links import Row, read_title
from spiders.row.markup_rows import html_rows
from spiders.row.records import in_scripts, rows_of

_MAYBE = frozenset({"report", "weak", "near", "cut", "odd"})
_OF_REPORTS = frozenset({"report", "near", "cut"})
_DATA = re.compile(r"\s*[\[{]\s*[\[{\"]")
_LINK = re.compile(r"<a\b[^>]*+>?", re.I)
_LEADS = re.compile(r"\bhref\s*=\s*[\"']?\s*[^\"'>{$\s]++([\"'\s>])?", re.I)
_PATTERN = re.compile(r"\{\{|\$\{|<%|\{[a-z]+\}", re.I)
"""What a script has yet to put a value into."""


def kept_rows(page: Page) -> Iterator[Row]:
    """The rows kept in the data and texts of a page, of those among which a report is."""
    for value in in_scripts(page):
        yield from _maybe(rows_of(value, page))
    for text in _texts(page):
        if _DATA.match(text):
            yield from _maybe(rows_of(data_of(text), page))
        elif _has_a_link(text) and not _PATTERN.search(text):
            inner = Page(page.url, 200, f"<html><body>{text}</body></html>".encode())
            yield from _maybe(html_rows(inner))


def rows_beside(page: Page, urls: Collection[str]) -> Iterator[Row]:
    """Rows in the markup of a page whose list (of these addresses) is data: of those among which a report is."""
    if page.markup.lstrip()[:1] in ("{", "["):
        return
    further = [link for link in page.links if link.url not in urls]
    if any(read_title(link.described).kind in _OF_REPORTS for link in further):
        yield from (replace(row, in_list=False) for row in html_rows(page) if row.url not in urls)


def _maybe(rows: tuple[Row, ...]) -> Iterator[Row]:
    if any(read_title(row.title).kind in _OF_REPORTS for row in rows):
        for row in rows:
            if not row.title or read_title(row.title).kind in _MAYBE:
                yield replace(row, in_list=False, loose=True, veiled=True)


def _has_a_link(text: str) -> bool:
    return any(leads[1] for link in _LINK.finditer(text) for leads in _LEADS.finditer(link[0]))


def _texts(page: Page) -> Iterator[str]:
    """The texts that no reader sees, and those that are data by their first characters."""
    yield from (unescape(text) for tag, _, text in page.held if tag != "style")
    for element in page.root.iter("pre", "div", "span", "input"):
        text = element.get("value") if element.tag == "input" else element.text
        if text and _DATA.match(text):
            yield readable(text)
