"""Printed tables written as documents: DOCX, XLSX and PDF, each with the liberties its programs take."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
import openpyxl
from docx.shared import Twips
from openpyxl.styles import Border, Side
from paper import Page, Paper, width_of
from printed_forms import Printed, Sheet

TITLE = "某某县人民政府2024年政府信息公开工作年度报告"
HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)


def size_of(sheet: Sheet) -> tuple[int, int]:
    """Rows and columns of a printed table."""
    return max(cell.row + cell.rows for cell in sheet), max(cell.column + cell.columns for cell in sheet)


def to_docx(sheets: Sequence[Sheet], merge: bool = True) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("一、总体情况")
    document.add_paragraph("2024年各项工作平稳。")
    for heading, sheet in zip(HEADINGS, sheets, strict=True):
        document.add_paragraph(heading)
        rows, columns = size_of(sheet)
        table = document.add_table(rows, columns)
        for column in table.columns:
            column.width = Twips(9000 // columns)
        grid = [[table.cell(row, column) for column in range(columns)] for row in range(rows)]
        for cell in sheet:
            first = grid[cell.row][cell.column]
            if merge and (cell.rows, cell.columns) != (1, 1):
                first = first.merge(grid[cell.row + cell.rows - 1][cell.column + cell.columns - 1])
            first.text = cell.text
    for text in ("五、存在的主要问题及改进情况", "无。", "六、其他需要报告的事项", "无。"):
        document.add_paragraph(text)
    return _saved(document)


def to_xlsx(sheets: Sequence[Sheet], together: bool = False, typed: bool = True) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.append([TITLE])
    at = 3
    for number, (heading, sheet) in enumerate(zip(HEADINGS, sheets, strict=True)):
        if number and not together:
            page, at = book.create_sheet(f"表{number}"), 1
        page.cell(at, 1).value = heading
        _put(page, sheet, at + 2, typed)
        at += size_of(sheet)[0] + 4
    return _saved(book)


def _put(page, sheet: Sheet, top: int, typed: bool) -> None:
    boxed = Border(top=Side("thin"), bottom=Side("thin"))
    for cell in sheet:
        place = page.cell(top + cell.row, 1 + cell.column)
        place.value = _value(cell.text) if typed and cell.cell else cell.text or None
        place.border = boxed
        if (cell.rows, cell.columns) != (1, 1):
            page.merge_cells(
                start_row=top + cell.row,
                start_column=1 + cell.column,
                end_row=top + cell.row + cell.rows - 1,
                end_column=cell.column + cell.columns,
            )


def _value(text: str) -> object:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text or None


def _saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@dataclass
class Style:
    """How a PDF is set."""

    size: float = 9.0
    left: float = 60.0
    width: float = 475.0
    top: float = 80.0
    foot: float = 780.0
    valign: str = "middle"
    total_valign: str | None = None
    align: str = "center"
    lines: str = "strokes"
    """``strokes`` over the whole table, ``cells`` one box each, ``bars`` filled thin, ``none``."""
    split_rows: bool = False
    repeat_head: int = 0
    shift_even: float = 0.0
    footers: bool = False
    running: str = ""
    rotate: int = 0
    landscape: bool = False


WEIGHTS = {4: (3, 2, 2, 2), 10: (1.2, 1.5, 5, 1, 1, 1, 1, 1, 1, 1), 15: (1,) * 15}


def to_pdf(sheets: Sequence[Sheet], style: Style | None = None) -> bytes:
    return _PdfWriter(style or Style()).written(sheets)


class _PdfWriter:
    """Sets tables row by row; a row that does not fit goes to the next page, or is cut in two."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.paper = Paper((842.0, 595.0) if style.landscape else (595.0, 842.0))
        self.y = 0.0
        self.page = self._new_page()

    def written(self, sheets: Sequence[Sheet]) -> bytes:
        for text in (TITLE, "一、总体情况", "2024年各项工作平稳。"):
            self._paragraph(text)
        for heading, sheet in zip(HEADINGS, sheets, strict=True):
            self._paragraph(heading)
            self._table(sheet)
            self.y += 12
        return self.paper.saved()

    def _new_page(self) -> Page:
        page = self.paper.page(self.style.rotate)
        number = len(self.paper.pages)
        if self.style.footers:
            page.text(280, page.height - 30, f"- {number} -", 9)
        if self.style.running:
            page.text(200, 40, self.style.running, 9)
        self.y = self.style.top
        return page

    @property
    def _foot(self) -> float:
        return min(self.style.foot, self.paper.size[1] - 62)

    @property
    def _left(self) -> float:
        return self.style.left + (self.style.shift_even if len(self.paper.pages) % 2 == 0 else 0.0)

    def _paragraph(self, text: str) -> None:
        if self.y + 24 > self._foot:
            self.page = self._new_page()
        self.page.text(self._left, self.y + 14, text, 12)
        self.y += 24

    def _table(self, sheet: Sheet) -> None:
        rows, columns = size_of(sheet)
        edges = self._edges(columns)
        heights = self._heights(sheet, rows, edges)
        start, first = 0, True
        while start < rows:
            head = [] if first else list(range(self.style.repeat_head))
            room = self._foot - self.y - sum(heights[row] for row in head)
            end = start
            while end < rows and sum(heights[start : end + 1]) <= room:
                end += 1
            if end == start:
                self.page = self._new_page()
                first = first and start == 0
                continue
            order = [*head, *range(start, end)]
            self._part(sheet, order, edges, heights)
            start, first = end, False
            if start < rows:
                self.page = self._new_page()

    def _edges(self, columns: int) -> list[float]:
        weights = WEIGHTS[columns]
        scale = self.style.width / sum(weights)
        edges = [0.0]
        for weight in weights:
            edges.append(edges[-1] + weight * scale)
        return edges

    def _heights(self, sheet: Sheet, rows: int, edges: list[float]) -> list[float]:
        heights = [self.style.size + 6.0] * rows
        for cell in sheet:
            if cell.rows == 1:
                lines = len(self._lines(cell, edges))
                heights[cell.row] = max(heights[cell.row], lines * (self.style.size + 2) + 5)
        return heights

    def _lines(self, cell: Printed, edges: list[float]) -> list[str]:
        room = edges[cell.column + cell.columns] - edges[cell.column] - 5
        lines = [""]
        for character in cell.text:
            if lines[-1] and width_of(lines[-1] + character, self.style.size) > room:
                lines.append("")
            lines[-1] += character
        return lines

    def _part(self, sheet: Sheet, order: list[int], edges: list[float], heights: list[float]) -> None:
        tops, y = {}, self.y
        for row in order:
            tops[row] = y
            y += heights[row]
        boxes = []
        for cell in sheet:
            held = [row for row in order if cell.row <= row < cell.row + cell.rows]
            if held:
                x0, x1 = self._left + edges[cell.column], self._left + edges[cell.column + cell.columns]
                box = x0, tops[held[0]], x1, tops[held[-1]] + heights[held[-1]]
                boxes.append(box)
                if cell.row in held:
                    self._text(cell, box, edges)
        self._rule(boxes)
        self.y = y

    def _text(self, cell: Printed, box: tuple[float, float, float, float], edges: list[float]) -> None:
        size, lines = self.style.size, self._lines(cell, edges)
        valign = self.style.valign if cell.cell else "middle"
        if cell.cell and cell.cell[2] == "total" and self.style.total_valign:
            valign = self.style.total_valign
        lines = lines[: max(1, int((box[3] - box[1]) // (size + 2)))]
        free = box[3] - box[1] - len(lines) * (size + 2)
        y = box[1] + {"top": 1.0, "middle": free / 2, "bottom": free - 1.0}[valign]
        for line in lines:
            wide = width_of(line, size)
            x = box[0] + 2.5
            if cell.cell and self.style.align == "center":
                x = (box[0] + box[2] - wide) / 2
            elif cell.cell and self.style.align == "right":
                x = box[2] - 2.5 - wide
            self.page.text(x, y + size, line, size)
            y += size + 2

    def _rule(self, boxes: list[tuple[float, float, float, float]]) -> None:
        for x0, y0, x1, y1 in boxes:
            if self.style.lines in ("cells", "strokes"):
                self.page.box(x0, y0, x1, y1)
            elif self.style.lines == "bars":
                for bar in (
                    (x0, y0, x1, y0 + 0.5),
                    (x0, y1, x1, y1 + 0.5),
                    (x0, y0, x0 + 0.5, y1),
                    (x1, y0, x1 + 0.5, y1),
                ):
                    self.page.bar(*bar)
