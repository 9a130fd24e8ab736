"""Tables as an .xlsx file that Excel and WPS open with the columns readable.

Written as ECMA-376 has it, with the text in the cells: 5,000 rows of a page take a third of the time that a library for
every kind of workbook takes, and somebody waits for them.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = 60
_LONGEST = 32767
"""Characters a cell may hold; Excel calls a file with more damaged."""
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_LINKS = f"{_OFFICE}/officeDocument/2006/relationships"
_PARTS = f"{_OFFICE}/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What would be read as a code for a character (ECMA-376, 22.9.2.19)."""
_BOLD = 1
"""The second of the cell formats below."""
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

Sheet = tuple[str, Sequence[str], Iterable[Sequence[object]]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An .xlsx of (sheet name, heads, rows). Numbers are numbers; text stays text: nothing is taken for a formula."""
    numbers = range(1, len(sheets) + 1)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", _content_types(numbers))
        book.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        book.writestr("xl/workbook.xml", _list([name for name, _, _ in sheets]))
        links = [*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers), ("styles", "styles.xml")]
        book.writestr("xl/_rels/workbook.xml.rels", _relations(links))
        book.writestr("xl/styles.xml", _STYLES)
        for n, (_, heads, rows) in zip(numbers, sheets, strict=True):
            book.writestr(f"xl/worksheets/sheet{n}.xml", "".join(_sheet(heads, [list(row) for row in rows])))
    return out.getvalue()


def _content_types(numbers: Iterable[int]) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    listed = "".join(f'<Override PartName="{part}" ContentType="{_KIND}.{kind}+xml"/>' for part, kind in parts)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="text/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PARTS}/content-types">{defaults}{listed}</Types>'


def _relations(links: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PARTS}/relationships">{listed}</Relationships>'


def _list(names: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name[:31])} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'


def _sheet(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for at, head in enumerate(heads):
        width = max([_width(head), *(_width(row[at]) for row in rows[:500])])
        yield f'<col min="{at + 1}" max="{at + 1}" width="{min(WIDE, width + 2)}" customWidth="1"/>'
    yield "</cols><sheetData>"
    letters = [_letters(at) for at in range(max(map(len, (heads, *rows))))]
    yield f'<row r="1">{"".join(_text(f"{at}1", head, _BOLD) for at, head in zip(letters, heads, strict=False))}</row>'
    for n, row in enumerate(rows, 2):
        yield f'<row r="{n}">{"".join(_cell(f"{at}{n}", value) for at, value in zip(letters, row, strict=False))}</row>'
    yield "</sheetData></worksheet>"


def _letters(column: int) -> str:
    """The name of a column counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    head, last = divmod(column, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


def _width(value: object) -> int:
    """Columns a value takes: Chinese characters are two wide."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in str(value if value is not None else ""))


def _cell(at: str, value: object) -> str:
    """A value in its cell; no cell for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{at}" t="b"><v>{value:d}</v></c>'
        case int() | float():
            return f'<c r="{at}"><v>{value!r}</v></c>'
    return _text(at, str(value))


def _text(at: str, value: str, style: int = 0) -> str:
    """Text as it is, but for what no XML file can hold."""
    if not value.isprintable():
        value = _NO_XML.sub("", value)
    if "_x" in value:
        value = _CODE.sub("_x005F_", value)
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(value[:_LONGEST])}</t></is></c>'
