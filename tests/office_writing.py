"""A drawn report written as DOCX and XLSX, part by part: the libraries of these formats take longer than our reader."""

import io
import re
import zipfile
from collections.abc import Iterable
from random import Random
from xml.sax.saxutils import escape

from drawing import Sheet
from placing import Placed, placed, size_of
from writing import around

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "application/vnd.openxmlformats-officedocument."
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_SHEET}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/>'
    '<bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/></cellXfs></styleSheet>'
)


def as_docx(sheets: list[Sheet], year: int) -> bytes:
    """Paragraphs and tables; rows as Word writes them."""
    inside = "".join(
        _word_table(placed(part)) if isinstance(part, Sheet) else f"<w:p>{_word_run(part)}</w:p>"
        for part in around(sheets, year, lambda sheet: sheet)
    )
    return _packed(
        {
            "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{inside}</w:body></w:document>',
            "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{_WORD}"/>',
            "word/_rels/document.xml.rels": _relations([("styles", "styles.xml")]),
        },
        {"word/document.xml": "wordprocessingml.document.main", "word/styles.xml": "wordprocessingml.styles"},
    )


def _word_table(cells: list[Placed]) -> str:
    """Rows with grid spans, vertical merges with a continuing cell, short rows left short."""
    height, width = size_of(cells)
    at = {(row, cell.column): cell for cell in cells for row in range(cell.row, cell.row + cell.rows)}
    rows = []
    for row in range(height):
        inside, column = "", 0
        end = max((cell.column + cell.columns for (line, _), cell in at.items() if line == row), default=0)
        while column < end:
            cell = at.get((row, column))
            inside += "<w:tc><w:p/></w:tc>" if cell is None else _word_cell(cell, row)
            column += 1 if cell is None else cell.columns
        rows.append(f"<w:tr>{inside}</w:tr>")
    grid = f'<w:gridCol w:w="{8600 // width}"/>' * width
    settings = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{settings}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _word_cell(cell: Placed, row: int) -> str:
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    text = cell.text if row == cell.row else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr><w:p>{_word_run(text)}</w:p></w:tc>'


def _word_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def as_xlsx(sheets: list[Sheet], year: int, together: bool = False, typed: bool = True, boxed: bool = True) -> bytes:
    """Text on the first sheet, each table on one of its own or all ``together``; figures ``typed`` or as text."""
    pages = [_Rows()]
    for part in around(sheets, year, lambda sheet: sheet):
        if not isinstance(part, Sheet):
            pages[0].put([(0, 0, part, False, 0)], 2)
            continue
        if not together:
            pages.append(_Rows())
        cells = placed(part)
        texts = [(c.row, c.column, c.text, typed and bool(c.drawn.ident), int(boxed)) for c in cells]
        pages[0 if together else -1].put(texts, size_of(cells)[0] + 1, cells)
    names = [f"Sheet{number}" for number in range(1, len(pages) + 1)]
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
    parts = {f"xl/worksheets/sheet{i}.xml": page.part() for i, page in enumerate(pages, 1)}
    spaces = f'xmlns="{_SHEET}" xmlns:r="{_OFFICE}"'
    targets = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(pages) + 1)]
    parts |= {
        "xl/workbook.xml": f"{_HEAD}<workbook {spaces}><sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": _STYLES,
        "xl/_rels/workbook.xml.rels": _relations([*targets, ("styles", "styles.xml")]),
    }
    kinds = {name: "spreadsheetml.worksheet" for name in parts if "worksheets" in name}
    kinds |= {"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/styles.xml": "spreadsheetml.styles"}
    return _packed(parts, kinds)


class _Rows:
    """The rows of one worksheet, filled from the top."""

    def __init__(self) -> None:
        self.at = 1
        self.rows: dict[int, list[tuple[int, str]]] = {}
        self.merges: list[str] = []

    def put(self, texts: Iterable[tuple[int, int, str, bool, int]], height: int, cells: Iterable[Placed] = ()) -> None:
        for row, column, text, typed, style in texts:
            name = f"{column_name(column)}{self.at + row}"
            self.rows.setdefault(self.at + row, []).append((column, _sheet_cell(name, text, typed, style)))
        for cell in cells:
            if (cell.rows, cell.columns) != (1, 1):
                start = f"{column_name(cell.column)}{self.at + cell.row}"
                last = f"{column_name(cell.column + cell.columns - 1)}{self.at + cell.row + cell.rows - 1}"
                self.merges.append(f'<mergeCell ref="{start}:{last}"/>')
        self.at += height

    def part(self) -> str:
        rows = "".join(
            f'<row r="{row}">{"".join(cell for _, cell in sorted(cells))}</row>'
            for row, cells in sorted(self.rows.items())
        )
        merges = f'<mergeCells count="{len(self.merges)}">{"".join(self.merges)}</mergeCells>' if self.merges else ""
        return f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{merges}</worksheet>'


def column_name(index: int) -> str:
    """A, B … Z, AA … for columns from 0."""
    return chr(65 + index) if index < 26 else column_name(index // 26 - 1) + chr(65 + index % 26)


def _sheet_cell(name: str, text: str, typed: bool, style: int) -> str:
    if not text:
        return f'<c r="{name}" s="{style}"/>'
    if typed and _is_number(text):
        return f'<c r="{name}" s="{style}"><v>{text}</v></c>'
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) is not None


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _packed(parts: dict[str, str], kinds: dict[str, str]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_KINDS}{k}+xml"/>' for name, k in kinds.items())
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    main = next(name for name, kind in kinds.items() if kind.endswith("main"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", _relations([("officeDocument", main)]))
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def zipped(content: bytes, name: str = "report.html") -> bytes:
    """One document in a ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def web_archive(page: bytes, random: Random) -> bytes:
    """A page as browsers save it whole (MHTML), in one of the two transfer encodings."""
    from base64 import encodebytes
    from quopri import encodestring

    how, encoded = random.choice((("base64", encodebytes), ("quoted-printable", encodestring)))
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + how.encode() + b"\r\n"
        b"Content-Location: http://www.example.gov.cn/nb.htm\r\n\r\n" + encoded(page) + b"\r\n--b--\r\n"
    )
