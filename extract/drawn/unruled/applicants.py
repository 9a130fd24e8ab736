"""The heads of the applications table on a page without lines."""

import math
from collections.abc import Sequence, Set

from extract.drawn.unruled.heads import Head, heads_above, heads_over
from extract.drawn.unruled.pieces import Piece
from extract.drawn.unruled.turned import COLUMNS, begun_by, keep_the_order, stand_elsewhere, told_by
from extract.report import APPLICATIONS

_FROM_HEAD = 12.0
"""Characters: how far above the first row the heads may begin."""
_Row = tuple[Piece, ...]


def applicant_heads(pieces: Sequence[Piece], top: float | None, rows: Sequence[_Row], size: float) -> list[Head]:
    """All heads of the applications table from left to right; fewer only when they stand in another order; or none.

    ``top``: where its first row begins; None where there is none on the page. ``rows``: the figures of each row.
    """
    bottom, start = (math.inf, -math.inf) if top is None else (top, top - _FROM_HEAD * size)
    heads = heads_above(pieces, bottom, start, APPLICATIONS)
    whole = next((figures for figures in rows if len(figures) == len(COLUMNS)), None)
    if len(heads) < len(COLUMNS) and whole is not None:
        heads = heads_over(whole, pieces, bottom, start, APPLICATIONS) or heads
    twice = _are_twice(heads)
    if (len(heads) == len(COLUMNS) and not twice) or (not keep_the_order(heads) and (rows or _are_most(heads))):
        return heads
    if twice:
        return []
    told = told_by(heads, pieces, bottom)
    turned = stand_elsewhere(rows, told) or (not keep_the_order(told) and _are_most(told))
    return heads if len(heads) > 1 and turned else []


def told_at_the_end(pieces: Sequence[Piece]) -> list[Head]:
    """Most of the heads on a page that ends with them, those that are read or begun; none where these are all."""
    if not any(map(begun_by, pieces)):
        return []
    heads = heads_above(pieces, math.inf, -math.inf, APPLICATIONS)
    told = [] if _are_twice(heads) else told_by(heads, pieces)
    return told if _are_most(told) and len(told) < len(COLUMNS) else []


def _are_most(heads: Sequence[Head]) -> bool:
    return 2 * len({head.column for head in heads}) > len(COLUMNS)


def _are_twice(heads: Sequence[Head]) -> bool:
    return len(heads) > len({head.column for head in heads})


def has_others(pieces: Sequence[Piece], heads: Sequence[Head], rows: Sequence[_Row], read: Set[Piece]) -> bool:
    """Whether a page prints heads beside those read: nobody can place what stands below them, nor what goes on.

    They stand over the figures of the rows, and over no head that was read without its first line.
    """
    left = min((figure.box[0] for figures in rows for figure in figures), default=-math.inf)
    return any(
        begun_by(piece) and not any(_is_over(piece, head) for head in heads)
        for piece in pieces
        if piece.box[2] > left and piece not in read
    )


def _is_over(piece: Piece, head: Head) -> bool:
    """Whether a piece is a line of a head, though it stands apart from the others."""
    above = head.box[1] - piece.box[3]
    return head.box[0] < piece.middle[0] < head.box[2] and 0 <= above < 2 * (piece.box[3] - piece.box[1])
