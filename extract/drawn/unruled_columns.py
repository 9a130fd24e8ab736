"""Where the columns of a table without lines are: under its heads, and as its whole rows are set."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.drawn.unruled_heads import Head
from extract.drawn.unruled_pieces import Piece
from extract.forms import load_form
from extract.report import APPLICATIONS

_FLUSH = 1.5
"""Points: what edges of figures of one column may differ."""
COLUMNS = tuple(column.id for column in load_form("2021").table(APPLICATIONS).columns)
_Whole = list[tuple[Piece, ...]]
"""Rows with a figure for every head."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table are: its heads, their centres in order, the least distance of two neighbours (0 for
    none), the rows that are whole and show where they are, and those that stand elsewhere.
    """

    heads: Sequence[Head]
    centres: tuple[float, ...]
    pitch: float
    whole: _Whole
    elsewhere: _Whole


def columns_of(rows: Sequence[tuple[Piece, ...]], heads: Sequence[Head]) -> Columns:
    """The columns that heads and the figures of rows show."""
    pitch = min((right.centre - left.centre for left, right in itertools.pairwise(heads)), default=0.0)
    centres = tuple(sorted(head.centre for head in heads))
    return Columns(heads, centres, pitch, *(_guides(rows, heads) if are_in_order(heads) else ([], [])))


def reaches_over_two(piece: Piece, columns: Columns) -> bool:
    """Whether a figure is as wide as a column: two of them touch, and nobody knows where the first ends."""
    left, _, right, _ = piece.box
    over = bisect_left(columns.centres, right) - bisect_right(columns.centres, left)
    return over > 1 or (columns.pitch > 0 and right - left > columns.pitch)


def are_in_order(heads: Sequence[Head]) -> bool:
    """Whether all heads are there as the form prints them."""
    return tuple(head.column for head in heads) == COLUMNS


def _guides(rows: Sequence[tuple[Piece, ...]], heads: Sequence[Head]) -> tuple[_Whole, _Whole]:
    """The whole rows that show where the columns are, those set under the heads if any are; and those set elsewhere."""
    whole = [figures for figures in rows if len(figures) == len(heads)]
    centres = [head.centre for head in heads]
    under = [figures for figures in whole if [_nearest(piece, centres) for piece in figures] == list(range(len(heads)))]
    if under:
        return under, [figures for figures in whole if figures not in under]
    return (whole if len(whole) > 1 else []), []


def _nearest(piece: Piece, centres: Sequence[float]) -> int:
    """The first of the centres to which a piece is nearest, by its number."""
    middle = piece.middle[0]
    away = [abs(centre - middle) for centre in centres]
    return away.index(min(away))


def column_of(piece: Piece, columns: Columns, count: int) -> int | None:
    """The one column with whose figures this one is flush left, flush right or centred; heads may be set otherwise.

    None where rows set elsewhere would put it into another: whole blocks of a table may stand a column aside.
    """
    flush = _flush_columns(piece, columns.whole, count)
    return flush.pop() if len(flush) == 1 and _flush_columns(piece, columns.elsewhere, count) <= flush else None


def _flush_columns(piece: Piece, whole: _Whole, count: int) -> set[int]:
    return {index for index in range(count) for figures in whole if _is_flush(piece, figures[index])}


def _is_flush(piece: Piece, other: Piece) -> bool:
    return any(
        abs(mine - theirs) < _FLUSH
        for mine, theirs in (
            (piece.box[0], other.box[0]),
            (piece.box[2], other.box[2]),
            (piece.middle[0], other.middle[0]),
        )
    )
