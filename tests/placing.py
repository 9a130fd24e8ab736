"""Drawn tables laid out: every cell at the rows and columns it covers, as layout engines place it."""

from collections.abc import Sequence
from dataclasses import dataclass

from drawing import Drawn, Sheet


@dataclass(frozen=True)
class Placed:
    """A drawn cell at its position: rows and columns from 0, laid out as HTML lays out its tables."""

    row: int
    column: int
    rows: int
    columns: int
    drawn: Drawn

    @property
    def text(self) -> str:
        return self.drawn.text


def placed(sheet: Sheet) -> list[Placed]:
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, line in enumerate(sheet.lines):
        column = 0
        for drawn in line:
            while (at, column) in taken:
                column += 1
            rows = min(drawn.rows, len(sheet.lines) - at)
            area = {(at + down, column + over) for down in range(rows) for over in range(drawn.columns)}
            while area & taken and rows > 1:  # a span that would cover others ends before them
                rows -= 1
                area = {(r, c) for r, c in area if r < at + rows}
            columns = drawn.columns
            while area & taken:
                columns -= 1
                area = {(r, c) for r, c in area if c < column + columns}
            taken |= area
            cells.append(Placed(at, column, rows, columns, drawn))
            column += columns
    return cells


def size_of(cells: Sequence[Placed]) -> tuple[int, int]:
    """Rows and columns of a table."""
    return max(cell.row + cell.rows for cell in cells), max(cell.column + cell.columns for cell in cells)
