"""The raw source around one cell, as ``gouji extract --show`` prints it."""

from copy import deepcopy

from lxml import etree

from extract.charset import decode
from extract.documents import Document
from extract.grids import BoxPlace, Content, Grid, GridPlace, LinePlace
from extract.markup.text import Element
from extract.markup.unseen import BY_SHEET
from extract.report import Cell, Report
from extract.showing.marks import title_of

_LINES = 3
_LONGEST = 4000


def find_cell(report: Report, name: str) -> list[Cell]:
    """The cells a person may mean by ``table.row.column``, ``row.column``, ``row`` or ``column``."""
    wanted = name.strip().split(".")
    return [cell for cell in report.cells if all(part in (cell.table, cell.row, cell.column) for part in wanted)]


def show_cell(cell: Cell, document: Document, content: Content) -> str:
    """What was read, the source's own text, its place, and the source around it."""
    lines = [title_of(cell), f"原文 {cell.raw!r}"]
    match cell.place:
        case LinePlace(line):
            lines += [f"第 {line} 行", *_text_around(document, line)]
        case GridPlace(path=str(path)) if content.reader == "html":
            lines += [f"位置 {path}", _markup_at(content, path)]
        case GridPlace(grid, row, column, path):
            lines += [
                f"第 {grid + 1} 个表，第 {row + 1} 行第 {column + 1} 列 {path or ''}",
                *_row_around(content, cell),
            ]
        case BoxPlace(page, box):
            edges = " ".join(f"{edge:.1f}" for edge in box)
            lines += [f"第 {page} 页，{edges}（点，自左上角）", *_row_around(content, cell)]
        case None:
            lines.append("原文中没有这个单元格")
    return "\n".join(lines)


def _text_around(document: Document, line: int) -> list[str]:
    text, _ = decode(document.content, document.media_type)
    every = text.splitlines()
    first = max(0, line - 1 - _LINES)
    return [
        f"{'>' if number == line else ' '} {number:5d} {every[number - 1]}"
        for number in range(first + 1, min(len(every), line + _LINES) + 1)
    ]


def _markup_at(content: Content, path: str) -> str:
    element = element_at(content, path)
    if element is None:
        return "（路径在原文中找不到）"
    row = deepcopy(next(element.iterancestors("tr"), element))
    for each in row.iter(etree.Element):
        if BY_SHEET in each.attrib:
            del each.attrib[BY_SHEET]  # our own note, no part of the source
    return etree.tostring(row, encoding="unicode", method="html", with_tail=False)[:_LONGEST]


def element_at(content: Content, path: str) -> Element | None:
    """The element of an HTML page a place's path leads to."""
    root = content.main
    found = root.xpath(path) if isinstance(root, etree._Element) else []
    return next((each for each in found if isinstance(each, etree._Element)), None) if isinstance(found, list) else None


def _row_around(content: Content, cell: Cell) -> list[str]:
    """The row of the grid in which the cell stands, for documents whose source is no text."""
    for block in content.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                if any(each is not None and each.place == cell.place for each in row):
                    return [" | ".join(each.text.strip() for each in row if each is not None and each.origin)]
    return []
