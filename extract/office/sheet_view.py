"""What of a worksheet is in view: hidden rows and columns are no part of it, and what stands beside them meets."""

from bisect import bisect_right

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet


class View:
    """Rows and columns as they are counted on the screen, from 1, without the hidden ones."""

    def __init__(self, sheet: Worksheet) -> None:
        """Look for hidden rows and columns, and for those without height or width."""
        self._rows = sorted(row for row, set_ in sheet.row_dimensions.items() if set_.hidden or set_.height == 0)
        self._columns: list[int] = []
        for letter, each in sheet.column_dimensions.items():
            if each.hidden or each.width == 0:  # a file names several columns alike by the first of them
                first = each.min or column_index_from_string(letter)
                self._columns.extend(range(first, (each.max or first) + 1))
        self._columns.sort()

    def area(self, rows: tuple[int, int], columns: tuple[int, int]) -> tuple[int, int, int, int] | None:
        """First row and column in view and how many there are of these rows and columns; None when all are hidden."""
        top, height = _in_view(rows, self._rows)
        left, width = _in_view(columns, self._columns)
        return (top, left, height, width) if height and width else None

    def area_of(self, merged: CellRange) -> tuple[int, int, int, int] | None:
        """The same of a merged range."""
        return self.area((merged.min_row, merged.max_row), (merged.min_col, merged.max_col))

    def row(self, seen: int) -> int:
        """The row of the sheet that is counted so."""
        return _stored(seen, self._rows)

    def column(self, seen: int) -> int:
        """The column of the sheet that is counted so."""
        return _stored(seen, self._columns)


def _in_view(span: tuple[int, int], hidden: list[int]) -> tuple[int, int]:
    first, last = span
    before = first - 1 - bisect_right(hidden, first - 1)
    return before + 1, last - bisect_right(hidden, last) - before


def _stored(seen: int, hidden: list[int]) -> int:
    stored = seen
    while (moved := seen + bisect_right(hidden, stored)) != stored:
        stored = moved
    return stored
