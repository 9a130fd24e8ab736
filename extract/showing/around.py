"""The raw source around one cell, as ``gouji extract --show`` prints it."""

from copy import deepcopy

from lxml import etree

from extract.charset import decode
from extract.documents import Document
from extract.grids import BoxPlace, Content, Grid, GridCell, GridPlace, LinePlace
from extract.markup import paths
from extract.markup.unseen import BY_SHEET, Element
from extract.report import Cell, Report
from extract.showing.marks import name_of, title_of

_LINES = 3
_LONG_ROW, _LONGEST = 1500, 4000


def find_cell(report: Report, name: str) -> list[Cell]:
    """The cells a person may mean by ``table.row.column``, ``row.column``, ``row`` or ``column``."""
    wanted = name.strip().split(".")
    return [cell for cell in report.cells if all(part in (cell.table, cell.row, cell.column) for part in wanted)]


def show_cell(cell: Cell, document: Document, content: Content) -> str:
    """What was read, the source's own text, its place, and the source around it."""
    lines = [title_of(cell), f"单元格 {name_of(cell)}", f"原文 {cell.raw!r}"]
    if content.inside is not None:
        document = content.inside
        lines.append(f"压缩包内 {document.source.rpartition('!')[2]}")
    lines.extend(note for note in content.notes if note.startswith("read from a string"))
    match cell.place:
        case LinePlace(line):
            lines += [f"第 {line} 行", *_text_around(document, line)]
        case GridPlace(path=str(path)) if content.reader == "html":
            lines += [f"位置 {path}", *_row_around(content, cell), _markup_at(content, path)]
        case GridPlace(grid, row, column, path):
            lines += [
                f"第 {grid + 1} 个表，第 {row + 1} 行第 {column + 1} 列 {path or ''}",
                *_row_around(content, cell),
            ]
        case BoxPlace(page, box):
            edges = " ".join(f"{edge:.1f}" for edge in box)
            unit = "像素" if document.content[:4] != b"%PDF" and content.reader == "scan" else "点"
            lines += [f"第 {page} 页，{edges}（{unit}，自左上角）", *_row_around(content, cell)]
        case None:
            lines.append("原文中没有这个单元格" if cell.state == "missing" else "原文中没有可以指出的位置")
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
    """The markup of the row, or of the cell alone where a row's is long; cut where even that is."""
    element = element_at(content, path)
    if element is None:
        return "（路径在原文中找不到）"
    row = _markup(next(element.iterancestors("tr"), element))
    return row if len(row) <= _LONG_ROW else _markup(element)[:_LONGEST]


def _markup(element: Element) -> str:
    copy = deepcopy(element)
    for each in copy.iter(etree.Element):
        if BY_SHEET in each.attrib:
            del each.attrib[BY_SHEET]  # our own note, no part of the source
    return etree.tostring(copy, encoding="unicode", method="html", with_tail=False)


def element_at(content: Content, path: str) -> Element | None:
    """The element of an HTML page a place's path leads to."""
    root = content.main
    return paths.element_at(root, path) if isinstance(root, etree._Element) else None


def _row_around(content: Content, cell: Cell) -> list[str]:
    """The row of the grid in which the cell stands, the cell in 【】."""
    for block in content.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                if any(each is not None and each.origin and each.place == cell.place for each in row):
                    return [" | ".join(_squeezed(each, cell) for each in row if each is not None and each.origin)]
    return []


def _squeezed(drawn: GridCell, cell: Cell) -> str:
    text = "".join(drawn.text.split())
    return f"【{text}】" if drawn.place == cell.place else text
