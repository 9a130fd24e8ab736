"""The table of reviews and litigation without lines: fifteen figures in a row under three blocks of five heads."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extract.drawn.page import Box, Page, hull
from extract.drawn.unruled.heads import EVEN, Head, are_crowded, heads_above, heads_over, reaches_of, under
from extract.drawn.unruled.pieces import Piece
from extract.forms import load_form
from extract.grids import Grid, GridCell
from extract.labels import match_label
from extract.remembering import remembered
from extract.report import REVIEWS
from extract.spans import Spanning, lay_out

_FROM_HEAD = 20.0
_CLOSE = 3.0
_LEAST = 3
"""Figures in a line that may be the one of this table."""
_LONGEST = 8
"""Characters of the longest words among the heads."""
_TABLE = load_form("2021").table(REVIEWS)
_EXPECTED = [column.id for column in _TABLE.columns] * len(_TABLE.rows)


@dataclass(frozen=True, slots=True)
class OutcomeHeads:
    """The heads of the table, all fifteen in the form's order, and the labels of the three blocks above them.

    Without heads: the first of these labels, with which a page ends; ``begun``: those on the page before.
    """

    page: Page
    heads: tuple[Head, ...]
    blocks: tuple[Piece, ...]
    begun: "OutcomeHeads | None" = None

    @property
    def every_block(self) -> list[tuple[Page, Piece]]:
        """The labels of the blocks, each with its page."""
        return [*(self.begun.every_block if self.begun else ()), *((self.page, piece) for piece in self.blocks)]

    @property
    def pieces(self) -> set[Piece]:
        """What they are made of."""
        return {*self.blocks, *(piece for head in self.heads for piece in head.pieces)}

    @property
    def bottom(self) -> float:
        """Where the lowest of them ends."""
        return max(head.box[3] for head in self.heads)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The heads, and the line of figures: one for each of them, None for a blank one."""

    above: OutcomeHeads
    figures: tuple[Piece | None, ...]
    top: float
    """The height at which the table begins on the page of its figures."""

    @property
    def pieces(self) -> set[Piece]:
        """Everything the table is made of."""
        return self.above.pieces | {figure for figure in self.figures if figure is not None}

    def grid(self, page: Page, number: int) -> Grid:
        """Blocks over their five columns, heads, figures."""
        heads = self.above
        cells = [
            Spanning(0, 5 * index, 1, 5, GridCell(piece.text, on.place(piece.box)))
            for index, (on, piece) in enumerate(heads.every_block)
        ]
        _, top, _, bottom = hull([figure.box for figure in self.figures if figure is not None])
        for index, (head, figure) in enumerate(zip(heads.heads, self.figures, strict=True)):
            cells.append(Spanning(1, index, 1, 1, GridCell(head.text, heads.page.place(head.box))))
            box = (head.box[0], top, head.box[2], bottom) if figure is None else figure.box
            cells.append(Spanning(2, index, 1, 1, _cell(figure, page, box)))
        return lay_out(number, cells, page=page.number)


def outcome_rows(
    page: Page, pieces: Sequence[Piece], size: float, before: OutcomeHeads | None = None
) -> Outcomes | OutcomeHeads | None:
    """The table when it is there whole: a line of figures below the heads and the blocks in the form's order.

    The heads alone where the page ends below or among them; ``before`` are those with which the page before ended.
    """
    begun, before = (before, None) if before is not None and not before.heads else (None, before)
    named = _Named(page, pieces, [piece for piece in pieces if _block_of(piece.text)], begun)
    if begun is None and before is None and not named.blocks:
        return None
    for line in _lines_of_figures(pieces, size):
        top = line[0].box[1]
        heads = _heads(named, line, size)
        if heads is None and before is not None and len(line) == len(_EXPECTED) and _is_first(line, pieces, size):
            heads = before  # a line that lacks figures is set by itself on its page, and stands anyhow below them
        if heads is None or any(_is_near(piece, line, size) for piece in pieces):
            continue
        figures = _under(line, heads)
        if figures is not None:
            return Outcomes(heads, figures, top if heads is before else min(head.box[1] for head in heads.heads))
    return _at_the_end(named, size)


def _is_first(line: Sequence[Piece], pieces: Sequence[Piece], size: float) -> bool:
    return all(piece.box[1] >= line[0].box[1] - size / 2 for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Named:
    """A page with its pieces, and those among them that name the blocks."""

    page: Page
    pieces: Sequence[Piece]
    blocks: Sequence[Piece]
    begun: OutcomeHeads | None


def _heads(named: _Named, line: Sequence[Piece], size: float) -> OutcomeHeads | None:
    """The heads above a line of figures; those that touch each other are told apart by the figures of a whole line."""
    bottom = line[0].box[1]
    top = bottom - _FROM_HEAD * size
    blocks = _blocks(named, bottom, top)
    if blocks is None:
        return None
    found = _whole(named, heads_above(named.pieces, bottom, top, REVIEWS), blocks)
    if found is None and len(line) == len(_EXPECTED):
        found = _whole(named, heads_over(line, named.pieces, bottom, top, REVIEWS), blocks)
    return found


def _at_the_end(named: _Named, size: float) -> OutcomeHeads | None:
    """The heads on a page that ends below them, or the label of the first block with nothing but short words below."""
    bottom = max(piece.box[3] for piece in named.pieces)
    top = bottom - _FROM_HEAD * size
    blocks = _blocks(named, math.inf, top)
    heads = None if blocks is None else _whole(named, heads_above(named.pieces, math.inf, top, REVIEWS), blocks)
    if heads is not None:
        return heads if heads.bottom > bottom - size / 2 else None
    first = next((piece for piece in named.blocks if _block_of(piece.text) == _TABLE.rows[0].id), None)
    if first is None:
        return None
    level = [piece for piece in named.pieces if piece.box[3] > first.box[1]]
    ends = all(not piece.is_figure and len(piece.text) <= _LONGEST for piece in level)
    own = sorted((piece for piece in level if _block_of(piece.text)), key=lambda piece: piece.middle[0])
    return OutcomeHeads(named.page, (), tuple(own)) if ends else None


def _whole(named: _Named, heads: Sequence[Head], blocks: Sequence[Piece]) -> OutcomeHeads | None:
    begun = named.begun if len(blocks) < len(_TABLE.rows) else None
    whole = [head.column for head in heads] == _EXPECTED
    return OutcomeHeads(named.page, tuple(heads), tuple(blocks), begun) if whole else None


def _cell(figure: Piece | None, page: Page, box: Box) -> GridCell:
    return GridCell(figure.text, page.place(box), doubt=figure.doubt) if figure else GridCell("", page.place(box))


def _under(line: Sequence[Piece], above: OutcomeHeads) -> tuple[Piece | None, ...] | None:
    """The figures by their heads; None when some is missing and another is not surely under one of them."""
    heads = above.heads
    if are_crowded(line, heads):
        return None
    if len(line) == len(heads):
        return tuple(line)
    reaches = reaches_of(heads, _are_centred(above))
    at = {under(piece, reaches): piece for piece in line}
    return tuple(map(at.get, range(len(heads)))) if len(at) == len(line) and None not in at else None


def _are_centred(above: OutcomeHeads) -> bool:
    """Whether each block's label stands over the middle of its five heads: so they stand in that of their columns."""
    count = len(_TABLE.columns)
    middles = [
        sum(head.centre for head in above.heads[start : start + count]) / count
        for start in range(0, len(above.heads), count)
    ]
    blocks = [piece for _, piece in above.every_block]
    return all(abs(block.middle[0] - middle) < EVEN for block, middle in zip(blocks, middles, strict=True))


def _lines_of_figures(pieces: Sequence[Piece], size: float) -> list[list[Piece]]:
    """Runs of figures that stand on one line, with nothing else on it."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle[1]):
        if lines and piece.middle[1] - lines[-1][-1].middle[1] < size / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    figures = [line for line in lines if len(line) >= _LEAST and all(piece.is_figure for piece in line)]
    return [sorted(line, key=lambda piece: piece.box[0]) for line in figures]


def _is_near(piece: Piece, line: Sequence[Piece], size: float) -> bool:
    """Whether a part of a broken figure is near the line: a figure above or below, or a word in a column below."""
    below = piece.middle[1] - line[0].middle[1]
    if abs(below) >= _CLOSE * size or piece in line:
        return False
    pitch = (line[-1].box[0] - line[0].box[0]) / (len(line) - 1)
    in_a_column = below > 0 and piece.box[2] - piece.box[0] < pitch and piece.box[2] > line[0].box[0]
    return piece.is_figure or in_a_column


def _blocks(named: _Named, bottom: float, top: float) -> list[Piece] | None:
    """The labels of the blocks between two heights; None when these are not all three in the form's order.

    Those with which the page before ended come first, where nothing is above.
    """
    found = [piece for piece in named.blocks if top <= piece.middle[1] < bottom]
    found.sort(key=lambda piece: piece.middle[0])
    opens = named.begun is not None and all(piece.box[1] >= top for piece in named.pieces)
    before = [piece for _, piece in named.begun.every_block] if named.begun and opens else []
    order = [_block_of(piece.text) for piece in (*before, *found)]
    return found if order == [row.id for row in _TABLE.rows] else None


@remembered(8192)
def _block_of(text: str) -> str | None:
    match = match_label(text, "row", REVIEWS)
    return match.id if match else None
