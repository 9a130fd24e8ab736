"""The heads of the applications table on a page without lines."""

import math
from collections.abc import Sequence, Set

from extract.drawn.unruled.columns import COLUMNS
from extract.drawn.unruled.heads import Head, heads_above, heads_over
from extract.drawn.unruled.pieces import Piece
from extract.forms import load_form
from extract.report import APPLICATIONS

_FROM_HEAD = 12.0
"""Characters: how far above the first row the heads may begin."""
_BEGINNINGS = {
    column.label[:2] for column in load_form("2021").table(APPLICATIONS).columns if column.label not in ("其他", "总计")
}
"""Of the heads but 其他 and 总计, which rows are called, too; a narrow column breaks them behind these."""
_LONGEST = 24
"""Characters of heads that touch each other; running text that begins with such a word is longer."""
_Row = tuple[Piece, ...]


def applicant_heads(pieces: Sequence[Piece], top: float | None, rows: Sequence[_Row], size: float) -> list[Head]:
    """All heads of the applications table from left to right; fewer only when they stand in another order; or none.

    ``top``: where its first row begins; None where there is none on the page. ``rows``: the figures of each row.
    """
    if top is None:
        return _heads_at_the_end(pieces)
    whole = [figures for figures in rows if len(figures) == len(COLUMNS)]
    heads = heads_above(pieces, top, top - _FROM_HEAD * size, APPLICATIONS)
    if len(heads) < len(COLUMNS) and whole:
        heads = heads_over(whole[0], pieces, top, top - _FROM_HEAD * size, APPLICATIONS) or heads
    found = [head.column for head in heads]
    if len(found) > len(set(found)):
        return []
    if len(found) == len(COLUMNS) or [column for column in COLUMNS if column in found] != found:
        return heads
    # figures that do not stand under these heads are in another order: heads told backwards say so, to later pages too
    return heads[::-1] if len(heads) > 1 and _stand_elsewhere(whole, heads) else []


def has_others(pieces: Sequence[Piece], heads: Sequence[Head], rows: Sequence[_Row], read: Set[Piece]) -> bool:
    """Whether a page prints heads beside those read: nobody can place what stands below them, nor what goes on.

    They stand over the figures of the rows, and over no head that was read without its first line.
    """
    left = min((figure.box[0] for figures in rows for figure in figures), default=-math.inf)
    return any(
        _may_be_a_head(piece) and not any(_is_over(piece, head) for head in heads)
        for piece in pieces
        if piece.box[2] > left and piece not in read
    )


def _may_be_a_head(piece: Piece) -> bool:
    return len(piece.text) <= _LONGEST and any(piece.text.startswith(beginning) for beginning in _BEGINNINGS)


def _is_over(piece: Piece, head: Head) -> bool:
    """Whether a piece is a line of a head, though it stands apart from the others."""
    above = head.box[1] - piece.box[3]
    return head.box[0] < piece.middle[0] < head.box[2] and 0 <= above < 2 * (piece.box[3] - piece.box[1])


def _heads_at_the_end(pieces: Sequence[Piece]) -> list[Head]:
    """All heads of the applications table on a page that ends before its first row."""
    heads = heads_above(pieces, math.inf, -math.inf, APPLICATIONS)
    return heads if sorted(head.column for head in heads) == sorted(COLUMNS) else []


def _stand_elsewhere(whole: Sequence[_Row], heads: Sequence[Head]) -> bool:
    """Whether in most whole rows other figures stand under the heads than those the form puts there."""
    elsewhere = [any(_nearest_to(head, figures) != head.column for head in heads) for figures in whole]
    return 2 * sum(elsewhere) > len(whole)


def _nearest_to(head: Head, figures: Sequence[Piece]) -> str:
    """The column, by the form's order, of the figure that stands nearest to a head."""
    return min(zip(COLUMNS, figures, strict=True), key=lambda pair: abs(pair[1].middle[0] - head.centre))[0]
