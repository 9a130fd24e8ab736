"""Where the columns of a table without lines are: under its heads, as its whole rows are set, as on the page before."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from extract.drawn.unruled.heads import Head, are_crowded, over, reaches_of, under
from extract.drawn.unruled.pieces import Piece
from extract.drawn.unruled.turned import COLUMNS, stand_elsewhere

NO_COLUMN = "under which head it stands is not certain"
_FLUSH = 1.5
"""Points: what edges of figures of one column may differ."""
_FEWEST = 2
"""Figures of a page that stand as those of the page before do: its columns go on."""
_Row = tuple[Piece, ...]
_Mark = tuple[int, float, float]
"""A column, and the left and right edge of a figure that stands in it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table are: its heads, their centres in order, the least distance of two neighbours (0 for
    none), the columns of the figures of rows that lack some, as far as they are known, and where figures are set.

    ``told``: heads with which the page before ends, where some are lost. ``doubt``: why no figure is surely in any.
    """

    heads: Sequence[Head] = ()
    centres: tuple[float, ...] = ()
    pitch: float = 0.0
    at: Mapping[Piece, int] = field(default_factory=dict)
    marks: frozenset[_Mark] = frozenset()
    told: Sequence[Head] = ()
    doubt: str | None = None


def columns_of(rows: Sequence[_Row], heads: Sequence[Head], before: Columns | None = None) -> Columns:
    """The columns that heads and the figures of rows show; those of the page before go on where a page has no heads."""
    if before and before.told and not heads:
        return Columns(told=before.told, doubt=NO_COLUMN if stand_elsewhere(rows, before.told) else before.doubt)
    shown = heads or (before.heads if before else ())
    pitch = min((right.centre - left.centre for left, right in pairwise(shown)), default=0.0)
    centres = tuple(sorted(head.centre for head in shown))
    if not are_in_order(shown):
        lacks = shown and sorted(head.column for head in shown) != sorted(COLUMNS)
        doubt = NO_COLUMN if lacks else before.doubt if before and not heads else None
        return Columns(heads, centres, pitch, doubt=doubt)
    whole, elsewhere = _guides(rows, shown)
    if elsewhere and not whole:  # the figures are not set under these heads, which then tell nobody's column
        return Columns(heads, centres, pitch)
    marks = _marks(whole)
    if before and not (marks or heads):
        marks = before.marks
    lacking = [figures for figures in rows if len(figures) < len(shown)]
    at = _flush(lacking, marks, _marks(elsewhere))
    if not whole:
        if not (heads or _goes_on(at, lacking, shown)):
            return Columns()
        at |= _in_lanes(rows, at, shown)
    return Columns(
        shown, centres, pitch, at, marks | {(column, piece.box[0], piece.box[2]) for piece, column in at.items()}
    )


def _marks(rows: Iterable[_Row]) -> frozenset[_Mark]:
    return frozenset((index, piece.box[0], piece.box[2]) for figures in rows for index, piece in enumerate(figures))


def flush_with(piece: Piece, rows: Iterable[_Row]) -> set[int]:
    """The columns of whole rows with a figure of which this one is flush left, flush right or centred."""
    return _flush_columns(piece, _marks(rows))


def _flush(rows: Iterable[_Row], marks: Iterable[_Mark], elsewhere: Iterable[_Mark]) -> dict[Piece, int]:
    """The figures flush left, flush right or centred with those of one column; heads may be set otherwise.

    Not those that rows set elsewhere would put into another: whole blocks of a table may stand a column aside.
    """
    found = {}
    for piece in chain.from_iterable(rows):
        flush = _flush_columns(piece, marks)
        if len(flush) == 1 and _flush_columns(piece, elsewhere) <= flush:
            found[piece] = flush.pop()
    return found


def _flush_columns(piece: Piece, marks: Iterable[_Mark]) -> set[int]:
    left, _, right, _ = piece.box
    return {
        column
        for column, x0, x1 in marks
        if abs(left - x0) < _FLUSH or abs(right - x1) < _FLUSH or abs(left + right - x0 - x1) < 2 * _FLUSH
    }


def _goes_on(at: Mapping[Piece, int], rows: Iterable[_Row], heads: Sequence[Head]) -> bool:
    """Whether most figures of a page without heads stand as those of the page before, and none under another head."""
    count, reaches = sum(map(len, rows)), reaches_of(heads)
    return max(_FEWEST, count / 2) <= len(at) and all(
        over(piece.box[0], piece.box[2], reaches) <= {column} for piece, column in at.items()
    )


def _in_lanes(rows: Iterable[_Row], at: Mapping[Piece, int], heads: Sequence[Head]) -> dict[Piece, int]:
    """The figures one above the other with some of one column; or under one head, where nobody knows more of them."""
    found: dict[Piece, int] = {}
    reaches = reaches_of(heads)
    for lane in _lanes(chain.from_iterable(rows)):
        columns = {at[piece] for piece in lane if piece in at} or _of_lane(lane, reaches)
        if len(columns) == 1:
            found.update(dict.fromkeys(lane, columns.pop()))
    return found


def _of_lane(lane: Sequence[Piece], reaches: Sequence[tuple[float, float]]) -> set[int]:
    """The columns that reach over several figures set one above the other; over the middle of one that stands alone."""
    if len(lane) > 1:
        return over(lane[0].box[0], max(piece.box[2] for piece in lane), reaches)
    column = under(lane[0], reaches)
    return set() if column is None else {column}


def _lanes(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces in groups one above the other, from left to right: no stretch of a line is shared by two groups."""
    lanes: list[list[Piece]] = []
    right = 0.0
    for piece in sorted(pieces, key=lambda piece: piece.box[0]):
        if not lanes or piece.box[0] >= right:
            lanes.append([])
            right = piece.box[2]
        lanes[-1].append(piece)
        right = max(right, piece.box[2])
    return lanes


def touch_each_other(figures: _Row, columns: Columns) -> bool:
    """Whether a figure is as wide as a column: two of them touch, and nobody knows where the first ends.

    One under each head may be as wide as it likes: where two touched, one would be too few.
    """
    if any(_heads_below(piece, columns) > 1 for piece in figures):
        return True
    wide = columns.pitch > 0 and any(piece.box[2] - piece.box[0] > columns.pitch for piece in figures)
    return wide and not _stand_below(figures, columns.centres)


def _heads_below(piece: Piece, columns: Columns) -> int:
    return bisect_left(columns.centres, piece.box[2]) - bisect_right(columns.centres, piece.box[0])


def _stand_below(figures: _Row, centres: Sequence[float]) -> bool:
    """Whether there is one figure for each head, and of all heads its own is nearest to its middle."""
    between = [(left + right) / 2 for left, right in pairwise(centres)]
    return [bisect_left(between, piece.middle[0]) for piece in figures] == list(range(len(centres)))


def are_in_order(heads: Sequence[Head]) -> bool:
    """Whether all heads are there as the form prints them."""
    return tuple(head.column for head in heads) == COLUMNS


def _guides(rows: Sequence[_Row], heads: Sequence[Head]) -> tuple[list[_Row], list[_Row]]:
    """The whole rows that show where the columns are, those set under the heads if any are; and those set elsewhere."""
    whole = [figures for figures in rows if len(figures) == len(heads) and not are_crowded(figures, heads)]
    centres = [head.centre for head in heads]
    under = [figures for figures in whole if _stand_below(figures, centres)]
    if under:
        return under, [figures for figures in whole if figures not in under]
    near = [figures for figures in whole if _between_neighbours(figures, centres)]
    return (near, []) if len(near) > 1 else ([], [figures for figures in whole if figures not in near])


def _between_neighbours(figures: _Row, centres: Sequence[float]) -> bool:
    """Whether each figure stands somewhere between the middles of the heads beside its own: there its column is."""
    edges = (-math.inf, *centres, math.inf)
    return all(edges[at] < piece.box[2] and piece.box[0] < edges[at + 2] for at, piece in enumerate(figures))
