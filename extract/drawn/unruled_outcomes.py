"""The table of reviews and litigation without lines: fifteen figures in a row under three blocks of five heads."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.drawn.page import Page
from extract.drawn.unruled_heads import Head, heads_above
from extract.drawn.unruled_pieces import Piece
from extract.forms import load_form
from extract.grids import Grid, GridCell
from extract.labels import match_label
from extract.report import REVIEWS
from extract.spans import Spanning, lay_out

_FROM_HEAD = 12.0
_CLOSE = 3.0
_LEAST = 5
"""Figures in a line that may be the one of this table."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The heads, the three block labels above them, and the line of figures, one for each head."""

    heads: tuple[Head, ...]
    blocks: tuple[Piece, ...]
    figures: tuple[Piece, ...]

    @property
    def top(self) -> float:
        """The height at which the table begins."""
        return min(piece.box[1] for piece in self.blocks)

    @property
    def pieces(self) -> set[Piece]:
        """Everything the table is made of."""
        return {*self.blocks, *self.figures, *(piece for head in self.heads for piece in head.pieces)}

    def grid(self, page: Page, number: int) -> Grid:
        """Blocks over their five columns, heads, figures."""
        cells = [
            Spanning(0, 5 * index, 1, 5, GridCell(piece.text, page.place(piece.box)))
            for index, piece in enumerate(self.blocks)
        ]
        for index, (head, figure) in enumerate(zip(self.heads, self.figures, strict=True)):
            cells.append(Spanning(1, index, 1, 1, GridCell(head.text, page.place(head.box))))
            cells.append(Spanning(2, index, 1, 1, GridCell(figure.text, page.place(figure.box))))
        return lay_out(number, cells, page=page.number)


def outcome_rows(pieces: Sequence[Piece], size: float) -> Outcomes | None:
    """The table when it is there whole: fifteen figures on one line, the heads and the blocks in the form's order."""
    table = load_form("2021").table(REVIEWS)
    expected = [column.id for column in table.columns] * len(table.rows)
    for line in _lines_of_figures(pieces, size):
        if len(line) != len(expected):
            continue
        top = line[0].box[1]
        heads = heads_above(pieces, top, top - _FROM_HEAD * size, REVIEWS)
        blocks = _blocks(pieces, top, top - _FROM_HEAD * size)
        alone = not any(_is_near(piece, line, size) for piece in pieces)
        if alone and [head.column for head in heads] == expected and blocks:
            return Outcomes(tuple(heads), tuple(blocks), tuple(line))
    return None


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
    pitch = (line[-1].box[0] - line[0].box[0]) / (len(line) - 1)
    in_a_column = below > 0 and piece.box[2] - piece.box[0] < pitch and piece.box[2] > line[0].box[0]
    return piece not in line and abs(below) < _CLOSE * size and (piece.is_figure or in_a_column)


def _blocks(pieces: Sequence[Piece], bottom: float, top: float) -> list[Piece]:
    """The labels of the three blocks, from left to right and in the form's order; none when they are not."""
    between = [piece for piece in pieces if top <= piece.middle[1] < bottom]
    named = [(match_label(piece.text, "row", REVIEWS), piece) for piece in between]
    found = sorted(((match.id, piece) for match, piece in named if match), key=lambda item: item[1].middle[0])
    order = [row.id for row in load_form("2021").table(REVIEWS).rows]
    return [piece for _, piece in found] if [name for name, _ in found] == order else []
