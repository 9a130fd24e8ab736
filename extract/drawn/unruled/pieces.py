"""Pieces of lines set apart by white space, or by the number a label begins with: all that unruled tables give."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.drawn.lines import TextLine
from extract.drawn.page import Box, Glyph, hull
from extract.numbers import is_value_like
from extract.remembering import remembered

_GAP = 0.6
"""Of a character: a wider gap parts two cells."""
_DIGITS, _SPACED = 0.5, 0.2
"""Of a character: a gap that parts two digits; a narrower one does where the document has a space."""
_SEAM = 0.25
"""Of a character: a gap as wide between a label and a figure parts them too."""
DASHES = frozenset("-—–－−/／")
"""What stands in a column of figures where there is none."""
_LEFT_HALF = frozenset("）】》〉」』”’，、。．：；！？０１２３４５６７８９")
_RIGHT_HALF = frozenset("（【《〈「『“‘")
_NUMBER = re.compile(r"(?<=[^第\d.．(（])(?:[（(][一二三四五六七][）)]|\d[.．、](?=\D))")
"""How a label begins right behind that of its group: where both fill their cells no white space parts them."""
_NUMBER_ENDS = frozenset("）).．、")
"""One of these is in every such beginning, and in no row of figures."""
_PART = re.compile(r"(?!\d{1,2}[.．]$)[+-]?\d[\d,，.．]*")
"""A figure, or a line of one that goes over two; not the number of a label."""


@dataclass(slots=True, eq=False)
class Piece:
    """Characters without a wide gap: a cell's text, or a line of it. Each is equal to itself alone."""

    text: str
    box: Box
    middle: tuple[float, float]
    """The centre of the box."""
    is_figure: bool
    """Whether it could stand in a column of figures, or be a part of what does: 3,64 above 4."""
    glyphs: tuple[Glyph, ...]

    @property
    def doubt(self) -> str | None:
        """Why one of its characters is not to be taken as it stands."""
        return next((glyph.doubt for glyph in self.glyphs if glyph.doubt), None)


def pieces_of(lines: Iterable[TextLine]) -> list[Piece]:
    """The pieces of these lines, line by line, from left to right."""
    return [piece for line in lines for piece in _parted(line)]


def size_of(pieces: Sequence[Piece]) -> float:
    """The usual height of a piece of words, which is the size of a character: dashes are as flat as they like."""
    words = [piece for piece in pieces if not piece.is_figure] or pieces
    return median(piece.box[3] - piece.box[1] for piece in words) if words else 0.0


def merged_where_stacked(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, each one for those that share a stretch of the line: a figure of two lines, or two figures."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[0]):
        if found and piece.box[0] < found[-1].box[2]:
            found[-1] = _stacked(found[-1], piece)
        else:
            found.append(piece)
    return tuple(found)


def _stacked(one: Piece, other: Piece) -> Piece:
    upper, lower = sorted((one, other), key=lambda piece: piece.middle[1])
    x0, y0, x1, y1 = box = hull([one.box, other.box])
    return Piece(f"{upper.text}\n{lower.text}", box, ((x0 + x1) / 2, (y0 + y1) / 2), True, upper.glyphs + lower.glyphs)


def _parted(line: TextLine) -> list[Piece]:
    size, glyphs, (letters, lefts, _, rights, _) = line.height, line.glyphs, line.columns
    near = _SPACED * size  # nearer than this nothing is parted, whatever the two are
    cuts = [
        index
        for index, (right, left) in enumerate(zip(rights, lefts[1:], strict=False), 1)
        if left - right > near and _is_seam(glyphs[index - 1], glyphs[index], size)
    ]
    text = "".join(letters)
    if not _NUMBER_ENDS.isdisjoint(text):
        cuts = sorted({*cuts, *(found.start() for found in _NUMBER.finditer(text))})
    return [_piece(line, start, end) for start, end in pairwise((0, *cuts, len(glyphs)))]


def _is_seam(before: Glyph, glyph: Glyph, size: float) -> bool:
    # full-width brackets and stops fill half of their place
    half_filled = (before.text in _LEFT_HALF) + (glyph.text in _RIGHT_HALF)
    gap = glyph.x0 - before.x1 - 0.55 * size * half_filled
    if gap > _GAP * size:
        return True
    if before.text.isdigit() and glyph.text.isdigit() and glyph.text.isascii():
        return gap > _DIGITS * size or (glyph.spaced and gap > _SPACED * size)
    if glyph.text in DASHES:
        return gap > _SEAM * size and not before.text.isascii() and before.text not in DASHES
    return gap > _SEAM * size and before.text.isascii() != glyph.text.isascii() and glyph.text.isdigit()


def _piece(line: TextLine, start: int, end: int) -> Piece:
    glyphs = line.glyphs[start:end]
    letters, lefts, tops, rights, bottoms = line.columns
    if end - start == 1:
        text, x0, y0, x1, y1 = letters[start], lefts[start], tops[start], rights[start], bottoms[start]
    else:
        text = "".join(letters[start:end])
        x0, y0, x1, y1 = lefts[start], min(tops[start:end]), max(rights[start:end]), max(bottoms[start:end])
    return Piece(text, (x0, y0, x1, y1), ((x0 + x1) / 2, (y0 + y1) / 2), _is_figure(text), glyphs)


@remembered(8192)
def _is_figure(text: str) -> bool:
    return is_value_like(text) or _PART.fullmatch(text) is not None


def piece_of(glyphs: tuple[Glyph, ...]) -> Piece:
    """Some characters of a line, from left to right, as a piece of their own."""
    return _piece(TextLine(glyphs), 0, len(glyphs))


class ByHeight:
    """Pieces of a page in the order of the heights of their upper edges, or of their middles."""

    def __init__(self, pieces: Iterable[Piece], height: Callable[[Piece], float]) -> None:
        self.pieces = sorted(pieces, key=height)
        self._heights = list(map(height, self.pieces))

    def between(self, upper: float, lower: float) -> list[Piece]:
        """Those from one height to another, both included."""
        return self.pieces[bisect_left(self._heights, upper) : bisect_right(self._heights, lower)]
