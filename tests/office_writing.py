"""A drawn report written as DOCX, XLSX and PDF, each with the liberties its programs take."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from drawing import Drawn, Sheet
from openpyxl.styles import Border, Side
from paper import Page, Paper, width_of
from writing import around


@dataclass(frozen=True)
class Placed:
    """A drawn cell at its position: rows and columns from 0, laid out as HTML lays out its tables."""

    row: int
    column: int
    rows: int
    columns: int
    drawn: Drawn

    @property
    def text(self) -> str:
        return self.drawn.text


def placed(sheet: Sheet) -> list[Placed]:
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, line in enumerate(sheet.lines):
        column = 0
        for drawn in line:
            while (at, column) in taken:
                column += 1
            rows = min(drawn.rows, len(sheet.lines) - at)
            area = {(at + down, column + over) for down in range(rows) for over in range(drawn.columns)}
            while area & taken and rows > 1:  # a span that would cover others ends before them
                rows -= 1
                area = {(r, c) for r, c in area if r < at + rows}
            columns = drawn.columns
            while area & taken:
                columns -= 1
                area = {(r, c) for r, c in area if c < column + columns}
            taken |= area
            cells.append(Placed(at, column, rows, columns, drawn))
            column += columns
    return cells


def size_of(cells: Sequence[Placed]) -> tuple[int, int]:
    """Rows and columns of a table."""
    return max(cell.row + cell.rows for cell in cells), max(cell.column + cell.columns for cell in cells)


def as_docx(sheets: list[Sheet], year: int) -> bytes:
    document = docx.Document()
    for part in around(sheets, year, lambda sheet: sheet):
        if isinstance(part, Sheet):
            document.element.body.append(parse_xml(_word_table(placed(part))))
        else:
            document.add_paragraph(part)
    return _saved(document)


BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def _word_table(cells: list[Placed]) -> str:
    """Rows as Word writes them: grid spans, vertical merges with a continuing cell, short rows left short."""
    height, width = size_of(cells)
    at = {(row, cell.column): cell for cell in cells for row in range(cell.row, cell.row + cell.rows)}
    rows = []
    for row in range(height):
        inside, column = "", 0
        while column < width:
            cell = at.get((row, column))
            if cell is None:
                if not any(place[0] == row and place[1] > column for place in at):
                    break
                inside += "<w:tc><w:p/></w:tc>"
                column += 1
                continue
            inside += _word_cell(cell, row)
            column += cell.columns
        rows.append(f"<w:tr>{inside}</w:tr>")
    grid = f'<w:gridCol w:w="{8600 // width}"/>' * width
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in BORDERS)
    settings = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
    return f"<w:tbl {nsdecls('w')}>{settings}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _word_cell(cell: Placed, row: int) -> str:
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    text = escape(cell.text) if row == cell.row else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr><w:p>{run}</w:p></w:tc>'


def as_xlsx(sheets: list[Sheet], year: int, together: bool = False, typed: bool = True) -> bytes:
    book = openpyxl.Workbook()
    page, at = book.active, 1
    for part in around(sheets, year, lambda sheet: sheet):
        if not isinstance(part, Sheet):
            page.cell(at, 1).value = part
            at += 2
        else:
            if not together:
                page, at = book.create_sheet(), 1
            cells = placed(part)
            _put(page, cells, at, typed)
            at += size_of(cells)[0] + 1
    return _saved(book)


def _put(page, cells: list[Placed], top: int, typed: bool) -> None:
    boxed = Border(top=Side("thin"), bottom=Side("thin"))
    for cell in cells:
        row, column = top + cell.row, 1 + cell.column
        place = page.cell(row, column)
        place.value = _value(cell.text) if typed and cell.drawn.ident else cell.text or None
        place.border = boxed
        if (cell.rows, cell.columns) != (1, 1):
            page.merge_cells(
                start_row=row, start_column=column, end_row=row + cell.rows - 1, end_column=column + cell.columns - 1
            )


def _value(text: str) -> object:
    for kind in (int, float):
        try:
            return kind(text) if text.isascii() else text
        except ValueError:
            continue
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
    repeat_head: int = 0
    shift_even: float = 0.0
    footers: bool = False
    running: str = ""
    rotate: int = 0
    landscape: bool = False


def as_pdf(sheets: list[Sheet], year: int, style: Style | None = None) -> bytes:
    return _PdfWriter(style or Style()).written(around(sheets, year, lambda sheet: sheet))


class _PdfWriter:
    """Sets tables row by row; a row that does not fit goes to the next page, or is cut in two."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.paper = Paper((842.0, 595.0) if style.landscape else (595.0, 842.0))
        self.y = 0.0
        self.page = self._new_page()

    def written(self, parts: Sequence[str | Sheet]) -> bytes:
        for part in parts:
            if isinstance(part, Sheet):
                self._table(placed(part), part.table)
                self.y += 12
            else:
                self._paragraph(part)
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

    def _table(self, sheet: list[Placed], table: str) -> None:
        rows, columns = size_of(sheet)
        edges = self._edges(columns, table)
        heights = self._heights(sheet, rows, edges)
        start, first = 0, True
        while start < rows:
            head = list(range(self.style.repeat_head)) if not first and start >= self.style.repeat_head else []
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

    def _edges(self, columns: int, table: str) -> list[float]:
        labels = {"applications": [1.2, 1.5, 5.0], "proactive_disclosure": [2.0]}.get(table, [])
        weights = [*labels[:columns], *[1.0] * (columns - len(labels))]
        scale = self.style.width / sum(weights)
        edges = [0.0]
        for weight in weights:
            edges.append(edges[-1] + weight * scale)
        return edges

    def _heights(self, sheet: list[Placed], rows: int, edges: list[float]) -> list[float]:
        heights = [self.style.size + 6.0] * rows
        for cell in sheet:
            if cell.rows == 1:
                lines = len(self._lines(cell, edges))
                heights[cell.row] = max(heights[cell.row], lines * (self.style.size + 2) + 5)
        return heights

    def _lines(self, cell: Placed, edges: list[float]) -> list[str]:
        room = edges[cell.column + cell.columns] - edges[cell.column] - 5
        lines = [""]
        for character in cell.text:
            if lines[-1] and width_of(lines[-1] + character, self.style.size) > room:
                lines.append("")
            lines[-1] += character
        return lines

    def _part(self, sheet: list[Placed], order: list[int], edges: list[float], heights: list[float]) -> None:
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

    def _text(self, cell: Placed, box: tuple[float, float, float, float], edges: list[float]) -> None:
        size, lines = self.style.size, self._lines(cell, edges)
        valign = self.style.valign if cell.drawn.ident else "middle"
        if cell.drawn.ident and cell.drawn.ident[2] == "total" and self.style.total_valign:
            valign = self.style.total_valign
        lines = lines[: max(1, int((box[3] - box[1]) // (size + 2)))]
        free = box[3] - box[1] - len(lines) * (size + 2)
        y = box[1] + {"top": 1.0, "middle": free / 2, "bottom": free - 1.0}[valign]
        for line in lines:
            wide = width_of(line, size)
            x = box[0] + 2.5
            if cell.drawn.ident and self.style.align == "center":
                x = (box[0] + box[2] - wide) / 2
            elif cell.drawn.ident and self.style.align == "right":
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
