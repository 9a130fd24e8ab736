"""Tables as an .xlsx file that Excel and WPS open with the columns readable."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = 60


def workbook(sheets: Sequence[tuple[str, Sequence[str], Iterable[Sequence[object]]]]) -> bytes:
    """An .xlsx of (sheet name, heads, rows). Text stays text: nothing is taken for a formula."""
    book = Workbook(write_only=True)
    for name, heads, rows in sheets:
        sheet = book.create_sheet(name[:31])
        every = [list(row) for row in rows]
        for at, head in enumerate(heads):
            width = max([_width(head), *(_width(row[at]) for row in every[:500])])
            sheet.column_dimensions[get_column_letter(at + 1)].width = min(WIDE, width + 2)
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, head, bold=True) for head in heads])
        for row in every:
            sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(value: object) -> int:
    """Columns a value takes: Chinese characters are two wide."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in str(value if value is not None else ""))


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """A cell with its type or font set where it matters; plain values are written as they are, which is much faster."""
    if not bold and not (isinstance(value, str) and value.startswith("=")):
        return value
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # a name that begins with = is a name
    if bold:
        cell.font = Font(bold=True)
    return cell
