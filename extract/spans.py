"""Cells that span rows and columns, laid out as a Grid in which covered and empty positions stay different."""

from collections.abc import Iterable
from dataclasses import dataclass

from extract.documents import Limits
from extract.errors import Unreadable
from extract.grids import Grid, GridCell


@dataclass(frozen=True, slots=True)
class Spanning:
    """One drawn cell and the rectangle of positions it covers; rows and columns from 0."""

    row: int
    column: int
    row_span: int
    col_span: int
    cell: GridCell


def lay_out(number: int, cells: Iterable[Spanning], page: int | None = None) -> Grid:
    """The grid of these cells. Where two claim a position the first keeps it, as every layout engine does."""
    placed: dict[tuple[int, int], GridCell] = {}
    for drawn in cells:
        if drawn.row_span == drawn.col_span == 1:
            placed.setdefault((drawn.row, drawn.column), drawn.cell)
            continue
        origin, covered = _spanned(drawn, origin=True), _spanned(drawn, origin=False)
        for row in range(drawn.row, drawn.row + drawn.row_span):
            for column in range(drawn.column, drawn.column + drawn.col_span):
                at_origin = row == drawn.row and column == drawn.column
                placed.setdefault((row, column), origin if at_origin else covered)
    height = 1 + max((row for row, _ in placed), default=-1)
    width = 1 + max((column for _, column in placed), default=-1)
    rows = tuple(tuple(placed.get((row, column)) for column in range(width)) for row in range(height))
    return Grid(number, rows, page=page)


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


def check_cells(rows: int, columns: int, limits: Limits) -> None:
    """Raise Unreadable ``too_large`` for a table of more positions than the limit allows."""
    if rows * columns > limits.max_cells:
        raise Unreadable("too_large", f"a table of {rows} x {columns} cells; the limit is {limits.max_cells}")
