"""The blocks of a plain text: its paragraphs, and its tables as grids, each with the line it stands on."""

import csv
import itertools
import re
from collections.abc import Iterator, Sequence

from extract.grids import Block, Grid, GridCell, LinePlace, Paragraph
from extract.plain.char_tables import CharTable, char_tables
from extract.plain.lines import LineCell, LineRow, runs_of
from extract.plain.ruled_columns import ruled_tables
from extract.spans import Spanning, lay_out

_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_FEW = 3
"""Columns: of so few the numbers may be figures."""
_LONGEST_ROW_NUMBER = 6
"""Digits."""
_NUMBERED_ROWS = 5
"""Rows that begin with one number after the other: the numbers are those of the rows."""


def blocks_of(text: str, above: int = 0) -> Iterator[Block]:
    """Paragraphs and grids of a text, in order; line numbers count from 1 and from the lines ``above``."""
    lines = text.splitlines()
    number = at = 0
    for table in _tables(lines):
        stretch = tuple(_blocks_between(lines[at : table.first], above + at, number))
        yield from stretch
        number += sum(isinstance(block, Grid) for block in stretch)
        yield _drawn_grid(number, table, above)
        number, at = number + 1, table.after
    yield from _blocks_between(lines[at:], above + at, number)


def _tables(lines: Sequence[str]) -> list[CharTable]:
    """The tables drawn or ruled with characters, in order; a ruler inside a drawn one is text of it."""
    drawn = list(char_tables(lines))
    inside = {at for table in drawn for at in range(table.first, table.after)}
    ruled = [table for table in ruled_tables(lines) if table.first not in inside]
    return sorted([*drawn, *ruled])


def _drawn_grid(number: int, table: CharTable, above: int) -> Grid:
    cells = (
        Spanning(
            each.row, each.column, each.row_span, each.col_span, GridCell(each.text, LinePlace(above + each.line + 1))
        )
        for each in table.cells
    )
    return lay_out(number, cells)


def _blocks_between(lines: Sequence[str], above: int, number: int) -> Iterator[Block]:
    for kind, rows in runs_of(lines):
        rows = [[LineCell(cell.text, cell.line + above) for cell in row] for row in rows] if above else rows
        if kind == "text":
            yield from (_paragraph(row[0]) for row in rows if (row[0].text or "").strip())
        else:
            yield _grid(number, rows, kind)
            number += 1


def csv_blocks(text: str, separator: str = ",") -> Iterator[Block]:
    """The same for separated values: lone cells are text, the rest one grid."""
    rows = [[LineCell(cell, line) for cell in row] for line, row in separated(text, separator)]
    table: list[LineRow] = []
    number = 0
    for row in [*rows, []]:
        if len(row) > 1:
            table.append(row)
            continue
        if table:
            yield _grid(number, table, "row")
            number += 1
            table = []
        yield from (_paragraph(cell) for cell in row if (cell.text or "").strip())


def separated(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of separated values, each with the line it begins on; a quoted value may reach over lines."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _paragraph(cell: LineCell) -> Paragraph:
    text = (cell.text or "").strip()
    heading = _HEADING.match(text)
    if heading:
        return Paragraph(heading[2].strip(), LinePlace(cell.line), len(heading[1]))
    return Paragraph(text, LinePlace(cell.line))


def _grid(number: int, rows: Sequence[LineRow], kind: str) -> Grid:
    """``ragged`` unless every row was written with the same number of cells: then their columns can be trusted."""
    rows = _without_numbers(rows)
    cells = tuple(
        tuple(GridCell(cell.text or "", LinePlace(cell.line), lost=cell.text is None) for cell in row) for row in rows
    )
    return Grid(number, cells, ragged=kind != "row" or len({len(row) for row in rows}) > 1)


def _without_numbers(rows: Sequence[LineRow]) -> Sequence[LineRow]:
    """Without the column in which a library numbers the rows, and the row in which it numbers the columns."""
    if rows and len(rows[0]) > _FEW and [cell.text for cell in rows[0] if cell.text] in _counts(len(rows[0])):
        rows = rows[1:]
    firsts = [row[0].text or "" for row in rows if row]
    numbers = [int(text) for text in firsts if _may_count(text)]
    counted = all(after == before + 1 for before, after in itertools.pairwise(numbers))
    if len(numbers) < _NUMBERED_ROWS or not counted or not all(_may_count(text) or not text for text in firsts):
        return rows
    return [row[1:] for row in rows]


def _may_count(text: str) -> bool:
    """Whether a text may be the number of a row: digits, and not more than a table has rows."""
    return text.isdecimal() and len(text) < _LONGEST_ROW_NUMBER


def _counts(columns: int) -> tuple[list[str], list[str]]:
    """The numbers of so many columns, and of one column fewer where the rows have numbers too."""
    return list(map(str, range(columns))), list(map(str, range(columns - 1)))
