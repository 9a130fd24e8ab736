"""A drawn report written as PDF, with the liberties its programs take."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from drawing import Sheet
from paper import Page, Paper, width_of
from placing import Placed, placed, size_of
from writing import around


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
    labels: str = "left"
    """How labels are set: ``left``, or ``center`` as heads are."""
    lines: str = "strokes"
    """``strokes`` over the whole table, ``cells`` one box each, ``bars`` filled thin, ``level`` ones only, ``none``."""
    repeat_head: int = 0
    shift_even: float = 0.0
    footers: bool = False
    running: str = ""
    rotate: int = 0
    landscape: bool = False


def as_pdf(sheets: list[Sheet], year: int, style: Style | None = None) -> bytes:
    return _PdfWriter(style or Style()).written(around(sheets, year, lambda sheet: sheet))


def two_on_a_sheet(pdf: bytes) -> bytes:
    """The pages printed side by side, two on a landscape sheet, by pdfium's own hand."""
    source = pypdfium2.PdfDocument(pdf)
    sheets = pypdfium2.PdfDocument(pdfium.FPDF_ImportNPagesToOne(source.raw, 842.0, 595.0, 2, 1))
    saved = io.BytesIO()
    sheets.save(saved)
    for document in (sheets, source):
        document.close()
    return saved.getvalue()


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
            if end == start and self.y > self.style.top:
                self.page = self._new_page()
                first = first and start == 0
                continue
            if end == start:  # a row higher than a page: it is set beyond its foot
                head, end = [], start + 1
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
            align = self.style.align if cell.drawn.ident else self.style.labels
            if align == "center":
                x = (box[0] + box[2] - wide) / 2
            elif align == "right":
                x = box[2] - 2.5 - wide
            self.page.text(x, y + size, line, size)
            y += size + 2

    def _rule(self, boxes: list[tuple[float, float, float, float]]) -> None:
        for x0, y0, x1, y1 in boxes:
            if self.style.lines in ("cells", "strokes"):
                self.page.box(x0, y0, x1, y1)
            elif self.style.lines == "level":
                self.page.bar(x0, y0, x1, y0 + 0.5)
                self.page.bar(x0, y1, x1, y1 + 0.5)
            elif self.style.lines == "bars":
                for bar in (
                    (x0, y0, x1, y0 + 0.5),
                    (x0, y1, x1, y1 + 0.5),
                    (x0, y0, x0 + 0.5, y1),
                    (x1, y0, x1 + 0.5, y1),
                ):
                    self.page.bar(*bar)
