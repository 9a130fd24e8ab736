"""Heads with lines around them above rows that have none: their lines make no table of their own."""

import math
from collections.abc import Iterable, Iterator, Sequence

from extract.drawn.cells import Drawn
from extract.drawn.frames import SNAP, Frame
from extract.drawn.lines import TextLine
from extract.drawn.unruled.pieces import pieces_of
from extract.labels import known_label
from extract.numbers import is_value_like
from extract.report import LABELLED, TABLES

_NEXT = 3
"""Lines below the heads: the figures of the first row are beside one of them."""
Filled = Sequence[tuple[Frame, Sequence[Drawn]]]
"""The frames of a page, each with its rooms and their texts."""


def boxed_heads(filled: Filled, lines: Sequence[TextLine]) -> Iterator[Frame]:
    """The frames around nothing but heads, where figures stand below before another frame begins; ``lines`` from the
    top, those beside the frames.
    """
    for frame, cells in filled:
        if _are_heads([cell.text for cell in cells if cell.text.strip()]):
            bottom = frame.ys[-1] - SNAP
            end = min((other.ys[0] for other, _ in filled if other.ys[0] >= bottom), default=math.inf)
            below = [line for line in lines if bottom < line.box[1] < end][:_NEXT]
            if any(piece.is_figure for piece in pieces_of(below)):
                yield frame


def _are_heads(texts: Iterable[str]) -> bool:
    """Whether some of these texts name columns, and none is a figure or the label of a row."""
    texts = list(texts)
    named = any(known_label(text, "column", table) for text in texts for table in TABLES)
    return named and not any(
        is_value_like(text) or any(known_label(text, "row", table) for table in LABELLED) for text in texts
    )
