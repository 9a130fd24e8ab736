"""Glyphs set into lines, and lines into the text of a cell or of a paragraph."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter, sub
from statistics import median

from extract.drawn.page import Box, Glyph

_SAME_LINE = 0.45
"""Of the height of a full character: what bases may differ within one line."""
_LEVEL = 1.0
"""Points: bases that near are on one line in any size of type."""
_APART = 1.1
"""Of the height: letters or digits this far apart are no one word, whatever the document says."""
_NEAR = 0.1
"""Of the height: nearer than this there is no room for a space."""
_FEWEST = 5
"""Pairs of characters."""
_DOUBLE = 0.22
"""Of the width: a character drawn again this near is the same one made bold."""
Floats = tuple[float, ...]
_ASCII = re.compile(r"[\x00-\x7f]")
_left, _base = itemgetter(1), itemgetter(5)
"""Of a glyph; faster than by its names."""


@dataclass(frozen=True)
class TextLine:
    """Glyphs of one line from left to right."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def columns(self) -> tuple[tuple[str, ...], Floats, Floats, Floats, Floats]:
        """Its characters; and the left, upper, right and lower edges of them."""
        letters, lefts, tops, rights, bottoms, *_ = zip(*self.glyphs, strict=True)
        return letters, lefts, tops, rights, bottoms

    @cached_property
    def box(self) -> Box:
        """The outline of the line."""
        _, lefts, tops, rights, bottoms = self.columns
        return lefts[0], min(tops), max(rights), max(bottoms)

    @cached_property
    def height(self) -> float:
        """The height of its characters; the tallest, because dashes and dots have next to none."""
        _, lefts, tops, rights, bottoms = self.columns
        tallest: float = max(map(sub, bottoms, tops))
        widest: float = max(map(sub, rights, lefts))
        return max(tallest, widest * 0.8)

    @cached_property
    def pitch(self) -> float:
        """How far apart its ideographs begin, which is their size as set; 0 where too few stand side by side."""
        letters, lefts, *_ = self.columns
        pairs = zip(letters, letters[1:], lefts, lefts[1:], strict=False)
        wide = [right - left for one, other, left, right in pairs if not (one.isascii() and other.isascii())]
        return median(wide) if len(wide) >= _FEWEST else 0.0

    @cached_property
    def text(self) -> str:
        """The characters, with a space where two letters or digits stand apart."""
        whole = "".join([glyph[0] for glyph in self.glyphs])
        if len(whole) == 1 or not _ASCII.search(whole):
            return whole
        pieces = [self.glyphs[0].text]
        for before, glyph in pairwise(self.glyphs):
            letter, x0, y0, _, y1, _, _, spaced = glyph
            gap = x0 - before[3]
            # the line is at least as high as this character
            perhaps = gap > (_NEAR if spaced else _APART) * (y1 - y0) and before[0].isascii() and letter.isascii()
            if perhaps and (gap > _APART * self.height or (spaced and gap > _NEAR * self.height)):
                pieces.append(" ")
            pieces.append(letter)
        return "".join(pieces)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines these glyphs stand in, from the top; a character drawn twice is kept once."""
    ordered = sorted(glyphs, key=_base)
    if len(ordered) < 2:
        return [TextLine(tuple(ordered))] if ordered else []
    if ordered[-1].base - ordered[0].base < _LEVEL:
        return [TextLine(tuple(_single(sorted(ordered, key=_left))))]
    size = median(
        [high if (high := glyph[4] - glyph[2]) > (wide := glyph[3] - glyph[1]) else wide for glyph in ordered]
    )
    near = _SAME_LINE * size
    rows: list[list[Glyph]] = []
    first = last = -math.inf
    for base, level in groupby(ordered, _base):
        if base - last <= near and base - first <= size:
            rows[-1].extend(level)
        else:
            rows.append(list(level))
            first = base
        last = base
    return [TextLine(tuple(_single(sorted(row, key=_left)))) for row in rows]


def _single(row: Sequence[Glyph]) -> Sequence[Glyph]:
    if len(row) == 1:
        return row
    kept = [row[0]]
    last = row[0][1]
    for glyph in row[1:]:
        left = glyph[1]
        near = left - _DOUBLE * (glyph[3] - left) - 0.1
        # from left to right: where the last one is not near, none is
        if last < near or not any(old[0] == glyph[0] and old[1] >= near for old in kept[-3:]):
            kept.append(glyph)
            last = left
    return kept
