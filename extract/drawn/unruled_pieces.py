"""Pieces of lines set apart by white space, and the statutory labels among them: all that unruled tables give."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple

from extract.drawn.lines import TextLine
from extract.drawn.page import Box, Glyph, hull
from extract.labels import Match, known_label, may_begin_a_label
from extract.numbers import is_value_like
from extract.report import LABELLED

_GAP = 0.6
"""Of a character: a wider gap parts two cells."""
_DIGITS, _SPACED = 0.5, 0.2
"""Of a character: a gap that parts two digits; a narrower one does where the document has a space."""
_SEAM = 0.25
"""Of a character: a gap as wide between a label and a figure parts them too."""
_LEFT_HALF = frozenset("）】》〉」』”’，、。．：；！？０１２３４５６７８９")
_RIGHT_HALF = frozenset("（【《〈「『“‘")
_MOST_LINES = 5
_PITCH = 2.2
"""Of a character: lines of one label are no further apart."""


class Piece(NamedTuple):
    """Characters without a wide gap: a cell's text, or a line of it; a named tuple as they are often compared."""

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


def _parted(line: TextLine) -> Iterable[Piece]:
    size, glyphs = line.height, line.glyphs
    near = _SPACED * size  # nearer than this nothing is parted, whatever the two are
    cuts = [
        index
        for index, (before, glyph) in enumerate(pairwise(glyphs), 1)
        if glyph[1] - before[3] > near and _is_seam(before, glyph, size)
    ]
    return [_piece(glyphs[start:end]) for start, end in pairwise((0, *cuts, len(glyphs)))]


def _is_seam(before: Glyph, glyph: Glyph, size: float) -> bool:
    # full-width brackets and stops fill half of their place
    half_filled = (before.text in _LEFT_HALF) + (glyph.text in _RIGHT_HALF)
    gap = glyph.x0 - before.x1 - 0.55 * size * half_filled
    if gap > _GAP * size:
        return True
    if before.text.isdigit() and glyph.text.isdigit() and glyph.text.isascii():
        return gap > _DIGITS * size or (glyph.spaced and gap > _SPACED * size)
    return gap > _SEAM * size and before.text.isascii() != glyph.text.isascii() and glyph.text.isdigit()


def _piece(run: Sequence[Glyph]) -> Piece:
    letters, lefts, tops, rights, bottoms, *_ = zip(*run, strict=True)
    text = "".join(letters)
    x0, y0, x1, y1 = min(lefts), min(tops), max(rights), max(bottoms)
    return Piece(text, (x0, y0, x1, y1), ((x0 + x1) / 2, (y0 + y1) / 2), is_value_like(text))


def row_labels(pieces: Sequence[Piece], size: float) -> list[RowLabel]:
    """The row labels among these pieces, each with the best of the line counts it could have; from the top."""
    found: list[RowLabel] = []
    taken: set[Piece] = set()
    by_top = sorted(pieces, key=_top)
    tops = [piece.box[1] for piece in by_top]
    for piece in pieces:
        if not piece.is_figure and may_begin_a_label(piece.text) and piece not in taken:
            label = _label_from(piece, by_top, tops, size)
            if label is not None:
                found.append(label)
                taken.update(label.pieces)
    return sorted(found, key=lambda label: label.box[1])


def _top(piece: Piece) -> float:
    return piece.box[1]


def _label_from(first: Piece, by_top: Sequence[Piece], tops: Sequence[float], size: float) -> RowLabel | None:
    found: RowLabel | None = None
    run = [first]
    while found is None and len(run) <= _MOST_LINES:
        text = "".join(piece.text for piece in run)
        for table in LABELLED:
            match = known_label(text, "row", table)
            if match is not None and found is None:
                found = RowLabel(match, text, hull([piece.box for piece in run]), tuple(run))
        following = _below(run[-1], by_top, tops, size)
        if following is None:
            break
        run.append(following)
    return found


def _below(piece: Piece, by_top: Sequence[Piece], tops: Sequence[float], size: float) -> Piece | None:
    """The next line of the same cell: under it, beginning at nearly the same place."""
    left, top, _, bottom = piece.box
    last = top + _PITCH * size + size
    for other in islice(by_top, bisect_right(tops, top), None):
        if other.box[1] > last:
            return None
        if abs(other.box[0] - left) < 1.6 * size and other.box[1] >= bottom - 0.4 * size:
            return other
    return None
