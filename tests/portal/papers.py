"""The documents agencies publish: a report as HTML, Word, sheet, picture or archive, and things that are no report."""

import io
import struct
import tomllib
import zipfile
import zlib
from functools import cache
from html import escape
from typing import Any

import docx
import openpyxl

import data
from monitor import demo_tables
from monitor.demo_tables import PrintedTable

SECTIONS = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")  # fmt: skip


def title_of(agency: str, year: int) -> str:
    return f"{agency}{year}年政府信息公开工作年度报告"


@cache
def tables() -> tuple[PrintedTable, PrintedTable, PrintedTable]:
    """The three statutory tables of 2021 with figures that balance."""
    with data.path("demo/printed.toml").open("rb") as file:
        printed = tomllib.load(file)
    report = figures()
    return (
        demo_tables.disclosure(report, printed),
        demo_tables.applications(report, printed, ())[0],
        demo_tables.reviews(report),
    )


@cache
def figures() -> dict[str, Any]:
    for path in sorted(data.path("demo/reports").glob("*.toml")):
        with path.open("rb") as file:
            report = tomllib.load(file)
        if report["form"] == "2021":
            return report
    raise AssertionError("no report of the 2021 form among the demo's")


def report_html(agency: str, year: int, note: str = "") -> str:
    """The text of a report as it stands in an article."""
    two, three, four = (_table(each) for each in tables())
    parts = [
        f"<p>根据《中华人民共和国政府信息公开条例》要求，编制{agency}{year}年政府信息公开工作年度报告。"
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。{note}</p>",
        f"<p><b>{SECTIONS[0]}</b></p><p>{year}年，本机关围绕中心工作推进政府信息公开，主动回应社会关切，及时更新公开目录。</p>",
        f"<p><b>{SECTIONS[1]}</b></p>{two}<p><b>{SECTIONS[2]}</b></p>{three}<p><b>{SECTIONS[3]}</b></p>{four}",
        f"<p><b>{SECTIONS[4]}</b></p><p>公开内容的时效性仍需加强。下一步将完善工作机制，加强业务培训。</p>",
        f"<p><b>{SECTIONS[5]}</b></p><p>本年度未收取政府信息公开信息处理费，没有其他需要报告的事项。</p>",
        f"<p style='text-align:right'>{agency}</p><p style='text-align:right'>{year + 1}年1月16日</p>",
    ]
    return "".join(parts)


def _table(rows: PrintedTable) -> str:
    def cell(each: demo_tables.PrintedCell) -> str:
        return f'<td rowspan="{each.rows}" colspan="{each.columns}"><p>{escape(each.text)}</p></td>'

    return '<table border="1">' + "".join(f"<tr>{''.join(cell(c) for c in row)}</tr>" for row in rows) + "</table>"


def word(agency: str, year: int) -> bytes:
    """The same report as DOCX."""
    document = docx.Document()
    document.add_paragraph(title_of(agency, year))
    document.add_paragraph(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。")
    for number, rows in enumerate(tables(), 1):
        document.add_paragraph(SECTIONS[number])
        _fill(document, rows)
    document.add_paragraph(f"{year + 1}年1月16日")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(document: Any, rows: PrintedTable) -> None:
    spans = [[(cell.rows, cell.columns) for cell in row] for row in rows]
    width = sum(columns for _, columns in spans[0])
    table = document.add_table(rows=len(rows), cols=width)
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            last = table.cell(min(number + cell.rows, len(rows)) - 1, min(column + cell.columns, width) - 1)
            table.cell(number, column).merge(last).text = cell.text
            taken |= {(number + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}


def sheet(agency: str, year: int) -> bytes:
    """The same tables as XLSX, one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([title_of(agency, year)])
    for rows in tables():
        for row in rows:
            page.append([value for cell in row for value in (cell.text, *[None] * (cell.columns - 1))])
        page.append([])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(lines: tuple[str, ...] = ("2025",)) -> bytes:
    """A small PDF that is well-formed and holds no statutory table."""
    stream = b"BT /F1 12 Tf 72 720 Td " + b" ".join(f"({line}) Tj 0 -16 Td".encode() for line in lines) + b" ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def picture(width: int = 64, height: int = 64) -> bytes:
    """A grey PNG: what is left when a report is only a photograph."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\xcc" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def archive(name: str, content: bytes) -> bytes:
    """One file in a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return out.getvalue()
