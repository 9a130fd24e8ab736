"""Cells that span rows and columns, laid out as a Grid in which covered and empty positions stay different."""

from collections.abc import Iterable
from typing import NamedTuple

from extract.grids import Grid, GridCell


class Spanning(NamedTuple):
    """One drawn cell and the rectangle of positions it covers; rows and columns from 0."""

    row: int
    column: int
    row_span: int
    col_span: int
    cell: GridCell


def lay_out(number: int, cells: Iterable[Spanning], page: int | None = None) -> Grid:
    """The grid of these cells. Where two claim a position the first keeps it, as every layout engine does."""
    drawn = list(cells)
    height = max((cell.row + cell.row_span for cell in drawn), default=0)
    width = max((cell.column + cell.col_span for cell in drawn), default=0)
    rows: list[list[GridCell | None]] = [[None] * width for _ in range(height)]
    for each in drawn:
        row, column = each.row, each.column
        if each.row_span == each.col_span == 1:
            rows[row][column] = rows[row][column] or each.cell
            continue
        cell, covered = _spanned(each, origin=True), _spanned(each, origin=False)
        for line in rows[row : row + each.row_span]:
            for at in range(column, column + each.col_span):
                if line[at] is None:
                    line[at] = cell if at == column and line is rows[row] else covered
    return Grid(number, tuple(map(tuple, rows)), page=page)


def _spanned(drawn: Spanning, origin: bool) -> GridCell:
    """The cell with its span. Made anew: ``replace`` takes four times as long, and tables are full of spans."""
    cell = drawn.cell
    return GridCell(
        cell.text,
        cell.place,
        origin,
        drawn.row_span,
        drawn.col_span,
        cell.hidden,
        cell.doubt,
        cell.alternatives,
        cell.lost,
    )
