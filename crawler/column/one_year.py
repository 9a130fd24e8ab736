"""The years a column is called after: one of 2023 will never hold a report of 2024."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from crawler.page.pages import Page, text_of
from crawler.title.names import squash

_YEAR = r"((?:19|20)\d\d)"
_NAMED = re.compile(rf"(?<!\d){_YEAR}(?!\d)(?!年?[-—~至到])")
_SEGMENT = re.compile(
    rf"(?:nb|nianbao|ndbg|zfxxgknb|year|nian|y)?[_-]?{_YEAR}(?:nb|nianbao|ndbg|zfxxgknb|nd|n|nian)?", re.I
)
_LONGEST = 30
"""Squashed characters of a heading that names a column."""
_PLACE = re.compile(r"(?:当前|所在|您的)位置[::]?(.{0,120})")


def years_named(page: Page) -> frozenset[int]:
    """The years in the names of a page (its title, headings, place in the site) and in its address."""
    named = {int(year) for name in _names(page) for year in _NAMED.findall(name)}
    return frozenset(named | set(_in_address(page.url)))


def _names(page: Page) -> Iterator[str]:
    yield squash(re.split(r"[_|—]", page.title)[0])
    yield squash(page.meta("ColumnName") or "")
    for heading in page.root.iter("h1", "h2", "h3"):
        if len(words := squash(text_of(heading))) <= _LONGEST:
            yield words
    place = _PLACE.search(page.text)
    yield from re.split(r"[>»/→]", place[1])[-1:] if place is not None and re.search(r"[>»/→]", place[1]) else ()


def _in_address(url: str) -> Iterator[int]:
    parts = urlsplit(url)
    pieces = [*parts.path.rpartition("/")[0].split("/"), *(value for _, value in parse_qsl(parts.query))]
    yield from (int(found[1]) for piece in pieces if (found := _SEGMENT.fullmatch(piece)))
