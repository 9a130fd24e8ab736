"""Titles a page keeps for its scripts and stylesheets to show: in strings, pieces and codes, fields and comments."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from crawler.page.encoded import readable
from crawler.page.holders import comments
from crawler.page.pages import Page
from crawler.title.names import squash

ANY_YEAR = "\ufffc"
"""Stands for a year that a script puts into a title."""

_QUOTED = re.compile(r"[\"'`>]([^\"'`<>\\]{6,60}公开[^\"'`<>\\]{2,30})(?=[\"'`<\\]|$)")
_LINKED = re.compile(r"<a\b[^<>]*>([^<]{6,60})</a", re.I)
_KEPT = re.compile(r"\s(?:data-[\w-]+|value|v-[\w-]+|:[\w-]+)\s*=\s*(\"[^\"]{12,}\"|'[^']{12,}')")
"""An attribute that a script may read."""
_NUMBER = re.compile(r"\b(\w+)\s*=\s*[\"']?((?:19|20)\d\d)\b")
_ADDED = re.compile(r"[\"']\s*\+\s*(\w+)\s*\+\s*[\"']|\$\{\s*(\w+)\s*\}")
_JOINED = re.compile(r"[\"']\s*\+\s*[\"']")
"""Between two strings that a script adds to each other; of either quotes."""
_PIECE = re.compile(r"[\u4e00-\u9fff\d]+")
_OF_REPORTS = r"年?度?(?:政府)?信息公开[\u4e00-\u9fff]{0,6}?(?:年度报告|年报)"
_TITLE_END = re.compile(rf"(?:19|20)\d\d{_OF_REPORTS}")
_PUT_IN = re.compile(
    rf"([\u4e00-\u9fff]{{0,30}})(?:[\"'`]\s*\+[^\"'`;]{{1,60}}\+\s*[\"'`]|[$#]?\{{{{?[^{{}};]{{1,60}}\}}}}?|%[sd])({_OF_REPORTS})"
)
_LONGEST = 30
"""Characters of a body's name before its year, at most."""


def kept_texts(page: Page) -> Iterator[str]:
    """What may be titles in the texts a page keeps, each squashed."""
    for start, end in comments(page.markup):
        if "公开" in (comment := page.markup[start:end]):
            yield from (squash(words) for words in _LINKED.findall(comment))
    for script in _for_scripts(page):
        if "公" in script:
            yield from map(squash, _titles(script))
        if "开公" in script and "reverse" in script:
            yield from map(squash, _titles(script[::-1]))


def _for_scripts(page: Page) -> Iterator[str]:
    yield from (text for _, _, text in page.held)
    yield from (readable(found[1]) for found in _KEPT.finditer(page.markup))


def _titles(script: str) -> Iterator[str]:
    whole = _put_together(script)
    yield from (found[1] for found in _QUOTED.finditer(whole))
    yield from (found[1] + ANY_YEAR + found[2] for found in _PUT_IN.finditer(whole))
    yield from _of_pieces(_PIECE.findall(script))


def _of_pieces(pieces: list[str]) -> Iterator[str]:
    """Titles in pieces, wherever a script joins them: from the beginning of any piece on."""
    text, starts = "".join(pieces), [0, *accumulate(map(len, pieces))]
    for found in _TITLE_END.finditer(text):
        first, last = bisect_left(starts, found.start() - _LONGEST), bisect_left(starts, found.start())
        yield from (text[start : found.end()] for start in starts[first:last])


def _put_together(script: str) -> str:
    """A script with the strings it adds to one another as one, numbers it has given names among them."""
    numbers = dict(_NUMBER.findall(script))
    named = _ADDED.sub(lambda found: numbers.get(found[1] or found[2], found[0]), script)
    return _JOINED.sub("", named)
