"""A drawn report as converters of pages and papers leave it: text of many shapes, with what each keeps of the cells."""

import json

from drawing import Sheet
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


WHOLE = {
    "a field of JSON": as_field_of_text,
    "JSON lines": as_json_lines,
    "joined by pipes": joined_by("|"),
    "joined by tabs": joined_by("\t"),
    "joined by blanks": joined_by(" "),
    "markdown with tables as elements": as_marked_text,
}
"""Shapes in which a table without a blank cell is read whole."""
KEEPING_BLANKS = ("a field of JSON", "JSON lines", "markdown with tables as elements")
"""Those in which a blank cell leaves its place."""
