"""Text with elements in it: markdown whose tables, or the frames around its text, were left as HTML.

Its lines are its paragraphs, which a reader of HTML would fold into one.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TABLE = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype|html|head|body|meta|script|style|p|tr|td|center)\b", re.IGNORECASE)
"""Elements that a page writes around its text, and markdown does not."""
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_LINE_END = re.compile("\n")
_FEWEST = 3
"""Lines of text without any tag."""


class Piece(NamedTuple):
    """A stretch of such a text: a table as markup, or lines of text; ``line`` is where it begins, from 1."""

    is_table: bool
    line: int
    text: str


def is_mixed(text: str) -> bool:
    """Whether this is text with elements in it rather than a page."""
    if "<" not in text or text.count("\n") < _FEWEST:
        return False
    outside = [piece.text for piece in pieces_of(text) if not piece.is_table]
    if any(map(_PAGE.search, outside)):
        return False
    plain = sum(bool(line.strip()) and "<" not in line for each in outside for line in each.split("\n"))
    return plain >= _FEWEST


def pieces_of(text: str) -> Iterator[Piece]:
    """The tables of a text and what stands between them, in order; the tags between them taken out, lines kept."""
    ends = [found.start() for found in _LINE_END.finditer(text)]
    begins = depth = at = 0
    for tag in _TABLE.finditer(text):
        if not tag[1]:
            if depth == 0:
                yield from _lines(text, ends, at, tag.start())
                begins = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Piece(True, _line_at(ends, begins), text[begins : tag.end()])
                at = tag.end()
    if depth == 0:
        yield from _lines(text, ends, at, len(text))
    else:
        yield Piece(True, _line_at(ends, begins), text[begins:])


def _lines(text: str, ends: Sequence[int], start: int, end: int) -> Iterator[Piece]:
    """What stands from one place to another, cut at the breaks that are written as tags."""
    for found in [*_BREAK.finditer(text, start, end), None]:
        stop = found.start() if found else end
        yield Piece(False, _line_at(ends, start), _without_tags(text[start:stop]))
        start = found.end() if found else end


def _line_at(ends: Sequence[int], place: int) -> int:
    """The number of the line a place stands in; ``ends``: where lines end."""
    return bisect_left(ends, place) + 1


def _without_tags(text: str) -> str:
    if _PAGE.search(text):
        return text
    return html.unescape(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text))
