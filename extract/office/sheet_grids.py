"""One worksheet as tables and paragraphs: parted at empty rows, merges kept apart, without what is out of view."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extract.grids import Block, Grid, GridCell, GridPlace, Paragraph
from extract.office.sheet_cells import CellReader, Shown
from extract.office.sheet_formulas import Formulas, untrusted
from extract.office.sheet_view import View
from extract.spans import Spanning, lay_out

_TABLE_LINES = ("第二十条", "信息内容")
"""Full-width rows that belong to a statutory table although they stand alone in their row."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A cell a person sees, with the rows and columns it covers as they are counted in view."""

    address: str
    row: int
    column: int
    height: int
    width: int
    shown: Shown
    boxed: bool


def blocks_of(sheet: Worksheet, formulas: Formulas | None, first_grid: int) -> Iterator[Block]:
    """The blocks of a sheet in order; ``formulas`` is the same sheet with its formulas."""
    view = View(sheet)
    by_row: dict[int, list[_Drawn]] = {}
    for cell in _drawn(sheet, view, untrusted(sheet, formulas)):
        by_row.setdefault(cell.row, []).append(cell)
    number = first_grid
    for rows in _runs(by_row):
        start = 0
        while start < len(rows) and (lone := _lone(by_row.get(rows[start], []))) is not None:
            yield Paragraph(lone.shown.text, GridPlace(number, 0, 0, path=lone.address))
            start += 1
        if start < len(rows):
            inside = [cell for row in rows[start:] for cell in by_row.get(row, ())]
            yield _grid(sheet, view, number, (rows[start], min(cell.column for cell in inside)), inside)
            number += 1


def _grid(sheet: Worksheet, view: View, number: int, corner: tuple[int, int], inside: Sequence[_Drawn]) -> Grid:
    top, left = corner
    spans = []
    boxed: set[tuple[int, int]] = set()
    for each in inside:
        row, column = each.row - top, each.column - left
        place = GridPlace(number, row, column, path=each.address)
        shown = each.shown
        cell = GridCell(shown.text, place, doubt=shown.doubt, alternatives=shown.alternatives)
        spans.append(Spanning(row, column, each.height, each.width, cell))
        if each.boxed:
            boxed.update(itertools.product(range(row, row + each.height), range(column, column + each.width)))

    def blank(row: int, column: int) -> GridCell:
        address = f"{sheet.title}!{get_column_letter(view.column(left + column))}{view.row(top + row)}"
        return GridCell("", GridPlace(number, row, column, address))

    grid = lay_out(number, spans)
    return replace(grid, rows=tuple(_filled(index, row, boxed, blank) for index, row in enumerate(grid.rows)))


def _filled(
    row: int, cells: Sequence[GridCell | None], boxed: Set[tuple[int, int]], blank: Callable[[int, int], GridCell]
) -> tuple[GridCell | None, ...]:
    """The row with a blank cell at every position the file leaves out: in a sheet no position is without a cell.

    Only where a row's last cell has a border has the row been drawn, and ends: beyond it no cell was meant.
    """
    end = max((column for column, cell in enumerate(cells, 1) if cell is not None), default=0)
    drawn = end and (row, end - 1) in boxed
    return tuple(
        cell if cell is not None or (drawn and column >= end) else blank(row, column)
        for column, cell in enumerate(cells)
    )


def _drawn(sheet: Worksheet, view: View, doubted: Mapping[str, str]) -> Iterator[_Drawn]:
    """The cells a person sees: in view, with a text or with a border; what a merge covers is left out."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    reader = CellReader(sheet, doubted)
    for cell in _stored(sheet):
        if not isinstance(cell, Cell):
            continue
        boxed = cell.has_style and _is_boxed(cell)
        if cell.value is None and not boxed and cell.coordinate not in doubted:
            continue
        area = merged.get((cell.row, cell.column))
        seen = view.area((cell.row, cell.row), (cell.column, cell.column)) if area is None else view.area_of(area)
        if seen is not None:
            yield _Drawn(f"{sheet.title}!{cell.coordinate}", *seen, reader.read(cell), boxed)


def _stored(sheet: Worksheet) -> Iterator[Cell | MergedCell]:
    """The cells the file has, in order. openpyxl's own walk makes a cell of every position up to the last one."""
    yield from (sheet._cells[place] for place in sorted(sheet._cells))


def _is_boxed(cell: Cell) -> bool:
    border = cell.border
    return any(side is not None and side.style for side in (border.top, border.bottom))


def _runs(by_row: dict[int, list[_Drawn]]) -> Iterator[list[int]]:
    """Runs of rows without an empty row between; a merged cell holds its rows together."""
    covered = {row + below for row, cells in by_row.items() for cell in cells for below in range(cell.height)}
    run: list[int] = []
    for row in sorted(covered):
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _lone(cells: list[_Drawn]) -> _Drawn | None:
    """The only cell of a row when it is a heading or a line of prose rather than a line of a table."""
    if len(cells) != 1 or not cells[0].shown.text.strip() or cells[0].shown.text.strip().startswith(_TABLE_LINES):
        return None
    return cells[0]
