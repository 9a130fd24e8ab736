"""The heads of the applications table on a page without lines."""

import math
from collections.abc import Sequence

from extract.drawn.unruled.columns import COLUMNS
from extract.drawn.unruled.heads import Head, heads_above, heads_over
from extract.drawn.unruled.pieces import Piece
from extract.report import APPLICATIONS

_FROM_HEAD = 12.0
"""Characters: how far above the first row the heads may begin."""
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
