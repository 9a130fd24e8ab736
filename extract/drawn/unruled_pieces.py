"""Pieces of lines set apart by white space, and the statutory labels among them: all that unruled tables give."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.drawn.lines import TextLine
from extract.drawn.page import Box, Glyph, hull
from extract.labels import Match, known_label, may_begin_a_label
from extract.numbers import is_value_like
from extract.remembering import remembered
from extract.report import LABELLED

_GAP = 0.6
"""Of a character: a wider gap parts two cells."""
_DIGITS, _SPACED = 0.5, 0.2
"""Of a character: a gap that parts two digits; a narrower one does where the document has a space."""
_SEAM = 0.25
"""Of a character: a gap as wide between a label and a figure parts them too."""
_LEFT_HALF = frozenset("）】》〉」』”’，、。．：；！？０１２３４５６７８９")
_RIGHT_HALF = frozenset("（【《〈「『“‘")
_FLUSH, _CENTRED = 1.6, 0.6
"""Of a character: how far the lines of one label begin apart, and how far their middles are apart."""
_MOST_LINES = 5
_PITCH = 2.2
"""Of a character: lines of one label are no further apart."""


@dataclass(slots=True, eq=False)
class Piece:
    """Characters without a wide gap: a cell's text, or a line of it. Each is equal to itself alone."""

    text: str
    box: Box
    middle: tuple[float, float]
    """The centre of the box."""
    is_figure: bool
    """Whether it could stand in a column of figures."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The label of a statutory row, of one or more lines."""

    match: Match
    text: str
    box: Box
    pieces: tuple[Piece, ...]


def pieces_of(lines: Iterable[TextLine]) -> list[Piece]:
    """The pieces of these lines, line by line, from left to right."""
    return [piece for line in lines for piece in _parted(line)]


def size_of(pieces: Sequence[Piece]) -> float:
    """The usual height of a piece: the size of a character."""
    return median(piece.box[3] - piece.box[1] for piece in pieces) if pieces else 0.0


def stand_over_each_other(pieces: Iterable[Piece]) -> bool:
    """Whether two of these pieces share a column: a figure broken over two lines, or two figures."""
    ordered = sorted(pieces, key=lambda piece: piece.box[0])
    return any(right.box[0] < left.box[2] for left, right in pairwise(ordered))


def _parted(line: TextLine) -> list[Piece]:
    size, glyphs, (lefts, _, rights, _) = line.height, line.glyphs, line.sides
    near = _SPACED * size  # nearer than this nothing is parted, whatever the two are
    cuts = [
        index
        for index, (right, left) in enumerate(zip(rights, lefts[1:], strict=False), 1)
        if left - right > near and _is_seam(glyphs[index - 1], glyphs[index], size)
    ]
    return [_piece(line, start, end) for start, end in pairwise((0, *cuts, len(glyphs)))]


def _is_seam(before: Glyph, glyph: Glyph, size: float) -> bool:
    # full-width brackets and stops fill half of their place
    half_filled = (before.text in _LEFT_HALF) + (glyph.text in _RIGHT_HALF)
    gap = glyph.x0 - before.x1 - 0.55 * size * half_filled
    if gap > _GAP * size:
        return True
    if before.text.isdigit() and glyph.text.isdigit() and glyph.text.isascii():
        return gap > _DIGITS * size or (glyph.spaced and gap > _SPACED * size)
    return gap > _SEAM * size and before.text.isascii() != glyph.text.isascii() and glyph.text.isdigit()


def _piece(line: TextLine, start: int, end: int) -> Piece:
    if end - start == 1:
        text, x0, y0, x1, y1, *_ = line.glyphs[start]
    else:
        lefts, tops, rights, bottoms = line.sides
        text = "".join([glyph[0] for glyph in line.glyphs[start:end]])
        x0, y0, x1, y1 = lefts[start], min(tops[start:end]), max(rights[start:end]), max(bottoms[start:end])
    return Piece(text, (x0, y0, x1, y1), ((x0 + x1) / 2, (y0 + y1) / 2), is_value_like(text))


class ByHeight:
    """Pieces of a page in the order of the heights of their upper edges, or of their middles."""

    def __init__(self, pieces: Iterable[Piece], height: Callable[[Piece], float]) -> None:
        self.pieces = sorted(pieces, key=height)
        self._heights = list(map(height, self.pieces))

    def between(self, upper: float, lower: float) -> list[Piece]:
        """Those from one height to another, both included."""
        return self.pieces[bisect_left(self._heights, upper) : bisect_right(self._heights, lower)]


def row_labels(pieces: Sequence[Piece], size: float) -> list[RowLabel]:
    """The row labels among these pieces, each with the best of the line counts it could have; from the top."""
    found: list[RowLabel] = []
    taken: set[Piece] = set()
    by_top = ByHeight(pieces, top_of)
    for piece in pieces:
        if not piece.is_figure and may_begin_a_label(piece.text) and piece not in taken:
            label = _label_from(piece, by_top, size)
            if label is not None:
                found.append(label)
                taken.update(label.pieces)
    return sorted(found, key=top_of)


def top_of(what: Piece | RowLabel) -> float:
    """Where a piece or a label begins on the page, from the top."""
    return what.box[1]


def _label_from(first: Piece, by_top: ByHeight, size: float) -> RowLabel | None:
    run = [first]
    while len(run) <= _MOST_LINES:
        text = "".join([piece.text for piece in run])
        match = _known_row(text)
        if match is not None:
            return RowLabel(match, text, hull([piece.box for piece in run]), tuple(run))
        following = _below(run[-1], by_top, size)
        if following is None:
            return None
        run.append(following)
    return None


@remembered(8192)
def _known_row(text: str) -> Match | None:
    matches = (known_label(text, "row", table) for table in LABELLED)
    return next((match for match in matches if match is not None), None)


def _below(piece: Piece, by_top: ByHeight, size: float) -> Piece | None:
    """The next line of the same cell: under it, beginning at nearly the same place, or set in the middle like it."""
    left, top, _, bottom = piece.box
    for other in by_top.between(bottom - 0.4 * size, top + _PITCH * size + size):
        if other.box[1] > top:
            flush = abs(other.box[0] - left) < _FLUSH * size
            if flush or abs(other.middle[0] - piece.middle[0]) < _CENTRED * size:
                return other
    return None
