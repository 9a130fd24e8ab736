"""One worksheet as tables and paragraphs: parted at empty rows, merges kept apart, numbers as Excel shows them."""

import itertools
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from extract.grids import Block, Grid, GridCell, GridPlace, Paragraph
from extract.spans import Spanning, lay_out

_TABLE_LINES = ("第二十条", "信息内容")
"""Full-width rows that belong to a statutory table although they stand alone in their row."""
_NO_RESULT = "a formula whose result was not stored"
_DIGITS = 15
"""Significant digits Excel keeps and shows; what lies beyond is the binary fraction's own."""


def blocks_of(sheet: Worksheet, formulas: Worksheet | None, first_grid: int) -> Iterator[Block]:
    """The blocks of a sheet in order; ``formulas`` is the same sheet with formulas in place of their results."""
    unknown = _without_result(sheet, formulas)
    by_row: dict[int, list[Cell]] = {}
    for cell in _drawn(sheet, unknown):
        by_row.setdefault(cell.row, []).append(cell)
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    number = first_grid
    for rows in _runs(by_row, merged):
        start = 0
        while start < len(rows) and (lone := _lone(by_row.get(rows[start], []))) is not None:
            yield Paragraph(_text(lone), _place(sheet, number, (0, 0), lone))
            start += 1
        if start < len(rows):
            inside = [cell for row in rows[start:] for cell in by_row.get(row, ())]
            corner = (rows[start], min(cell.column for cell in inside))
            spans = [_spanning(sheet, unknown, merged, (number, *corner), cell) for cell in inside]
            boxed = {
                place for cell, span in zip(inside, spans, strict=True) if _is_boxed(cell) for place in _area(span)
            }
            yield _filled(sheet, lay_out(number, spans), corner, boxed)
            number += 1


def _area(span: Spanning) -> Iterator[tuple[int, int]]:
    """The positions a cell covers."""
    rows = range(span.row, span.row + span.row_span)
    return itertools.product(rows, range(span.column, span.column + span.col_span))


def _filled(sheet: Worksheet, grid: Grid, corner: tuple[int, int], boxed: Set[tuple[int, int]]) -> Grid:
    """The grid with a blank cell at every position the file leaves out: in a sheet no position is without a cell.

    Only where a row's last cell has a border has the row been drawn, and ends: beyond it no cell was meant.
    """
    top, left = corner

    def blank(row: int, column: int) -> GridCell:
        address = f"{sheet.title}!{get_column_letter(left + column)}{top + row}"
        return GridCell("", GridPlace(grid.number, row, column, address))

    def filled(row: int, cells: Sequence[GridCell | None]) -> tuple[GridCell | None, ...]:
        end = max((column for column, cell in enumerate(cells, 1) if cell is not None), default=0)
        drawn = end and (row, end - 1) in boxed
        return tuple(
            cell if cell is not None or (drawn and column >= end) else blank(row, column)
            for column, cell in enumerate(cells)
        )

    return replace(grid, rows=tuple(filled(row, cells) for row, cells in enumerate(grid.rows)))


def _without_result(sheet: Worksheet, formulas: Worksheet | None) -> set[str]:
    """The addresses of formulas whose results the program that wrote the file did not store."""
    cells = () if formulas is None else _stored(formulas)
    found = {cell.coordinate for cell in cells if not isinstance(cell, MergedCell) and cell.data_type == "f"}
    return {address for address in found if sheet[address].value is None}


def _drawn(sheet: Worksheet, unknown: set[str]) -> Iterator[Cell]:
    """The cells a person sees: with a text or with a border; what a merge covers is left out."""
    for cell in _stored(sheet):
        has_text = cell.value is not None or cell.coordinate in unknown
        if isinstance(cell, Cell) and (has_text or (cell.has_style and _is_boxed(cell))):
            yield cell


def _stored(sheet: Worksheet) -> Iterator[Cell | MergedCell]:
    """The cells the file has, in order. openpyxl's own walk makes a cell of every position up to the last one."""
    yield from (sheet._cells[place] for place in sorted(sheet._cells))


def _is_boxed(cell: Cell) -> bool:
    border = cell.border
    return any(side is not None and side.style for side in (border.top, border.bottom))


def _runs(by_row: dict[int, list[Cell]], merged: dict[tuple[int, int], CellRange]) -> Iterator[list[int]]:
    """Runs of rows without an empty row between; a merged cell holds its rows together."""
    covered = set(by_row)
    for row, column in {(cell.row, cell.column) for cells in by_row.values() for cell in cells} & merged.keys():
        covered.update(range(row, merged[row, column].max_row + 1))
    run: list[int] = []
    for row in sorted(covered):
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _lone(cells: list[Cell]) -> Cell | None:
    """The only cell of a row when it is a heading or a line of prose rather than a line of a table."""
    if len(cells) != 1 or not _text(cells[0]).strip() or _text(cells[0]).strip().startswith(_TABLE_LINES):
        return None
    return cells[0]


def _spanning(
    sheet: Worksheet,
    unknown: set[str],
    merged: dict[tuple[int, int], CellRange],
    corner: tuple[int, int, int],
    cell: Cell,
) -> Spanning:
    number, top, left = corner
    row, column = cell.row - top, cell.column - left
    area = merged.get((cell.row, cell.column))
    height = 1 if area is None else area.max_row - area.min_row + 1
    width = 1 if area is None else area.max_col - area.min_col + 1
    place = _place(sheet, number, (row, column), cell)
    read = GridCell(
        _text(cell), place, hidden=_is_hidden(sheet, cell), doubt=_NO_RESULT if cell.coordinate in unknown else None
    )
    return Spanning(row, column, height, width, read)


def _place(sheet: Worksheet, number: int, at: tuple[int, int], cell: Cell) -> GridPlace:
    return GridPlace(number, *at, path=f"{sheet.title}!{cell.coordinate}")


def _is_hidden(sheet: Worksheet, cell: Cell) -> bool:
    row, column = sheet.row_dimensions.get(cell.row), sheet.column_dimensions.get(cell.column_letter)
    shown = sheet.sheet_state == "visible"
    return not shown or bool(row is not None and row.hidden) or bool(column is not None and column.hidden)


def _text(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
