"""A drawn report as converters of pages and papers leave it: text of many shapes, with what each keeps of the cells."""

import json
import unicodedata

from drawing import Sheet
from placing import Placed, placed, size_of
from writing import _html_table, _rows_of_text, around


def _paragraphs(sheets: list[Sheet], year: int, table, between: str = "\n\n") -> str:
    return between.join(around(sheets, year, table))


def as_field_of_text(sheets: list[Sheet], year: int) -> bytes:
    """One JSON object, the text of the page in a field, title and date in others."""
    title, *rest = around(sheets, year, _piped)
    record = {"url": "http://example.invalid/1.html", "title": title, "date": "2024-01-21", "text": "\n".join(rest)}
    return json.dumps(record).encode()


def as_json_lines(sheets: list[Sheet], year: int) -> bytes:
    """A line of a corpus: the whole text in one field."""
    return (json.dumps({"id": 7, "content": _paragraphs(sheets, year, _piped)}, ensure_ascii=False) + "\n").encode()


def _piped(sheet: Sheet) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in _rows_of_text(sheet))


def joined_by(separator: str):
    """Every text of the page on one line."""

    def write(sheets: list[Sheet], year: int) -> bytes:
        cells = lambda sheet: separator.join(cell.text for line in sheet.lines for cell in line if cell.text)  # noqa: E731
        return _paragraphs(sheets, year, cells, separator).encode()

    return write


def as_marked_text(sheets: list[Sheet], year: int) -> bytes:
    """Markdown with its tables as elements, a frame around some of the text, a break before the date."""
    title, *parts = around(sheets, year, lambda sheet: _html_table(sheet, "plain"))
    text = "\n\n".join(parts[:-1])
    return f'# {title}\n\n<div class="content">\n\n{text}\n\n</div>\n\n云溪县财政局<br>{parts[-1]}\n'.encode()


def _measured(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _fill(text: str, width: int) -> str:
    return text + " " * (width - _measured(text))


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for character in text:
        if _measured(line + character) > width:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def as_grid(corners: str = "+", across: str = "-", along: str = "|", narrow: int = 60):
    """Cells drawn with characters, spans kept, labels wrapped in columns ``narrow`` characters wide."""

    def table(sheet: Sheet) -> str:
        cells = placed(sheet)
        height, width = size_of(cells)
        columns = [_width_of_column(cells, column, narrow) for column in range(width)]
        edges = [sum(each + 3 for each in columns[:at]) for at in range(width + 1)]
        texts = {id(c): _wrapped(c.text, edges[c.column + c.columns] - edges[c.column] - 3) for c in cells}
        heights = [
            max((len(texts[id(c)]) for c in cells if c.row == row and c.rows == 1), default=1) for row in range(height)
        ]
        for cell in cells:
            lacking = len(texts[id(cell)]) - sum(heights[cell.row : cell.row + cell.rows]) - (cell.rows - 1)
            heights[cell.row + cell.rows - 1] += max(0, lacking)
        tops = [sum(each + 1 for each in heights[:at]) for at in range(height + 1)]
        canvas = [[" "] * (edges[-1] + 1) for _ in range(tops[-1] + 1)]
        for cell in cells:
            _draw(
                canvas,
                (tops[cell.row], tops[cell.row + cell.rows]),
                (edges[cell.column], edges[cell.column + cell.columns]),
                (corners, across, along),
            )
            for down, text in enumerate(texts[id(cell)]):
                at = edges[cell.column] + 2
                for character in text:
                    canvas[tops[cell.row] + 1 + down][at] = character
                    if _measured(character) == 2:
                        canvas[tops[cell.row] + 1 + down][at + 1] = ""
                    at += _measured(character)
        return "\n".join("".join(line) for line in canvas)

    return lambda sheets, year: _paragraphs(sheets, year, table).encode()


def _width_of_column(cells: list[Placed], column: int, narrow: int) -> int:
    return min(narrow, max((_measured(c.text) for c in cells if c.column == column and c.columns == 1), default=2) or 2)


def _draw(canvas, rows: tuple[int, int], columns: tuple[int, int], characters: tuple[str, str, str]) -> None:
    corner, across, along = characters
    for row in rows:
        for at in range(columns[0] + 1, columns[1]):
            canvas[row][at] = canvas[row][at] if canvas[row][at] == corner else across
    for at in columns:
        for row in range(rows[0] + 1, rows[1]):
            canvas[row][at] = canvas[row][at] if canvas[row][at] == corner else along
        canvas[rows[0]][at] = canvas[rows[1]][at] = corner


def as_ruled(between: str = "\n", dash: str = "-"):
    """Columns under a ruler of dashes; covered positions blank; rows parted by ``between``."""

    def table(sheet: Sheet) -> str:
        rows = _rows_of_text(sheet)
        widths = [max(2, *(_measured(row[at]) for row in rows if at < len(row))) for at in range(max(map(len, rows)))]
        ruler = "  " + " ".join(dash * width for width in widths)
        lines = ["  " + " ".join(map(_fill, row, widths)).rstrip() for row in rows]
        return "\n".join([ruler, between.join(lines), ruler])

    return lambda sheets, year: _paragraphs(sheets, year, table).encode()


def _written_out(sheet: Sheet) -> list[list[str]]:
    at = {
        (c.row + down, c.column + over): c.text
        for c in placed(sheet)
        for down in range(c.rows)
        for over in range(c.columns)
    }
    height, width = size_of(placed(sheet))
    return [[at.get((row, column), "") for column in range(width)] for row in range(height)]


def as_written_out(sheets: list[Sheet], year: int) -> bytes:
    """Row by row, every position of a merged cell with its text."""
    return _paragraphs(sheets, year, lambda sheet: "\n".join(map("\t".join, _written_out(sheet)))).encode()


def as_frame(sheets: list[Sheet], year: int) -> bytes:
    """As a table of numbered rows, NaN in blank cells, the text in rows of one cell."""
    rows = [row for part in around(sheets, year, _written_out) for row in ([[part]] if isinstance(part, str) else part)]
    width = max(map(len, rows))
    lines = ["|    | " + " | ".join(map(str, range(width))) + " |", "|---:|" + ":---|" * width]
    for number, row in enumerate(rows):
        lines.append(
            f"| {number} | " + " | ".join([*(text or "nan" for text in row), *["nan"] * (width - len(row))]) + " |"
        )
    return "\n".join(lines).encode()


def as_ragged_markdown(sheets: list[Sheet], year: int) -> bytes:
    """Pipes; a cell over several columns leaves blank ones behind it, one over several rows nothing below."""

    def table(sheet: Sheet) -> str:
        rows = [[text for cell in line for text in (cell.text, *[""] * (cell.columns - 1))] for line in sheet.lines]
        width = max(map(len, rows))
        head = ["| " + " | ".join([""] * width) + " |", "|" + " --- |" * width]
        return "\n".join([*head, *("| " + " | ".join(row) + " |" for row in rows)])

    return _paragraphs(sheets, year, table).encode()


def as_parted_by_pipes(sheets: list[Sheet], year: int) -> bytes:
    """A pipe between the cells of a row and none at its ends, merged cells written out."""
    return _paragraphs(sheets, year, lambda sheet: "\n".join(map(" | ".join, _written_out(sheet)))).encode()


def mistaken(encoding: str):
    """Read as Latin-1 by a program that was told no charset, and kept as UTF-8."""
    return lambda sheets, year: _paragraphs(sheets, year, _piped).encode(encoding).decode("latin-1").encode()


WHOLE = {
    "pipes between cells": as_parted_by_pipes,
    "markdown without spans": as_ragged_markdown,
    "UTF-8 taken for Latin-1": mistaken("utf-8"),
    "GB 18030 taken for Latin-1": mistaken("gb18030"),
    "a field of JSON": as_field_of_text,
    "JSON lines": as_json_lines,
    "joined by pipes": joined_by("|"),
    "joined by tabs": joined_by("\t"),
    "joined by blanks": joined_by(" "),
    "markdown with tables as elements": as_marked_text,
    "a grid of characters": as_grid(),
    "a grid of narrow columns": as_grid(narrow=14),
    "a box of a terminal": as_grid("┼", "─", "│"),
    "ruled columns": as_ruled(),
    "ruled columns, rows apart": as_ruled("\n\n", "="),
    "merged cells written out": as_written_out,
    "a data frame": as_frame,
}
"""Shapes in which a table without a blank cell is read whole."""
KEEPING_BLANKS = set(WHOLE) - {"markdown without spans", "joined by pipes", "joined by tabs", "joined by blanks"}
"""Those in which a blank cell leaves its place and no mark."""
