"""The same report as programs other than Word and Excel write it: every figure is read, or the reason is said."""

import base64
import csv
import io
import re
import zipfile
from email.message import EmailMessage
from html import escape
from random import Random

import pytest
from drawing import draw_report
from office_writing import as_docx
from sampling import misread, report_texts
from writing import _rows_of_text, around, as_html

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(3))
SHEETS = draw_report("2021", TEXTS)
PRINTED = {ident: {text} for ident, text in TEXTS.items()}
PAGE = as_html(SHEETS, 2023)
WORD = as_docx(SHEETS, 2023)
MAIN, KINDS, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def packed(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def changed(change):
    return packed({name: change(part) for name, part in parts_of(WORD).items()})


def in_body(change):
    parts = parts_of(WORD)
    return packed(parts | {MAIN: change(parts[MAIN])})


def strict(part):
    return re.sub(r"http://schemas\.openxmlformats\.org/(\w+)/2006/", r"http://purl.oclc.org/ooxml/\1/", part).replace(
        "http://purl.oclc.org/ooxml/package/", "http://schemas.openxmlformats.org/package/2006/"
    )


def main_part_renamed():
    parts = {name.replace("document.xml", "document2.xml"): part for name, part in parts_of(WORD).items()}
    return packed({name: part.replace("word/document.xml", "word/document2.xml") for name, part in parts.items()})


def in_one_xml():
    parts = parts_of(WORD)
    kinds = dict(re.findall(r'PartName="([^"]*)" ContentType="([^"]*)"', parts.pop(KINDS)))
    inside = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{kinds.get(f"/{name}", "application/xml")}">'
        f"<pkg:xmlData>{part.partition('?>')[2]}</pkg:xmlData></pkg:part>"
        for name, part in parts.items()
    )
    package = f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inside}</pkg:package>'
    return f'<?xml version="1.0"?><?mso-application progid="Word.Document"?>{package}'.encode()


def wrapping(name, chunk):
    """A Word file that shows a part in another format, as scripts in pages write it."""
    parts = parts_of(WORD)
    body = f'<w:body><w:altChunk xmlns:r="{_OFFICE}" r:id="rId9"/></w:body>'
    relation = f'<Relationship Id="rId9" Type="{_OFFICE}/aFChunk" Target="/word/{name}"/></Relationships>'
    parts[MAIN] = re.sub(r"<w:body>.*</w:body>", body, parts[MAIN], flags=re.DOTALL)
    parts[RELATIONS] = parts[RELATIONS].replace("</Relationships>", relation)
    kind = f'<Override PartName="/word/{name}" ContentType="text/html"/></Types>'
    parts[KINDS] = parts[KINDS].replace("</Types>", kind)
    return packed(parts | {f"word/{name}": chunk})


def web_archive():
    encoded = base64.encodebytes(PAGE).decode()
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related;\n    boundary="=x"\n\n--=x\n'
    return f"{head}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{encoded}\n--=x--\n"


def framed(part):
    """Each figure in a table of its own, of one cell."""
    frame = r"\1<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>\2</w:tc></w:tr></w:tbl><w:p/>\3"
    return re.sub(r"(</w:tcPr>)(<w:p><w:r><w:t[^>]*>-?[\d.]+</w:t></w:r></w:p>)(</w:tc>)", frame, part)


def for_newer_programs(part):
    other = "<mc:Choice Requires='x'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return re.sub(
        "<w:tbl>.*?</w:tbl>",
        lambda table: f"<mc:AlternateContent {space}>{other.format(table[0])}",
        part,
        flags=re.DOTALL,
    )


def mailed(attached):
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "年度报告", "a@example.gov.cn"
    mail.set_content("见附件。")
    if attached:
        mail.add_attachment(WORD, maintype="application", subtype="octet-stream", filename="年报.docx")
    else:
        mail.add_alternative(PAGE.decode(), subtype="html")
    return mail.as_bytes()


def separated(mark, quoting=csv.QUOTE_MINIMAL):
    """Separated values with breaks within the labels, as cells of sheets have them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, quoting=quoting)
    for part in around(SHEETS, 2023, lambda sheet: sheet):
        rows = [[part]] if isinstance(part, str) else _rows_of_text(part)
        writer.writerows([[re.sub("(....)([^0-9]+)", r"\1\n\2", text) for text in row] for row in rows])
    return out.getvalue()


def exported_page():
    settings = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
    return PAGE.replace(b"<head>", f"<head>{settings}".encode())


WRITTEN = {
    "strict namespaces": changed(strict),
    "main part of another name": main_part_renamed(),
    "package in one XML": in_one_xml(),
    "macros": changed(
        lambda part: part.replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "application/vnd.ms-word.document.macroEnabled.main",
        )
    ),
    "page wrapped into a Word file": wrapping("chunk.htm", PAGE),
    "web archive wrapped into a Word file": wrapping("chunk.mht", web_archive()),
    "tables for newer programs and for older": in_body(for_newer_programs),
    "each figure in a frame": in_body(framed),
    "page with settings for Word": exported_page(),
    "page in a mail": mailed(attached=False),
    "Word file attached to a mail": mailed(attached=True),
    "breaks in values, all quoted": separated(",", csv.QUOTE_ALL).encode("utf-8-sig"),
    "breaks in values, semicolons": separated(";").encode("gb18030"),
    "breaks in values, Unicode text of Excel": separated("\t").encode("utf-16"),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_every_figure_is_read(how):
    report = read_report(Document(WRITTEN[how]))
    assert report.error is None, report.error
    assert report.is_annual_report
    assert report.report_year == 2023
    assert not misread(report, PRINTED, VALUES)
    assert {(cell.table, cell.row, cell.column) for cell in report.cells if cell.state == "number"} == set(VALUES)


FEET = [
    ("<p>手机站</p>", None, "a link of the page's foot"),
    ("<p>市政府</p><p>国务院部门</p>", None, "names of no one government"),
    ("<p>市人民政府</p>", None, "nor is this one"),
    ("<p>临江区财政局</p>", "临江区财政局", "an organ signs, its name is whole"),
    ("<p>临江区财政局</p><p>青峰市大数据中心</p>", None, "two organs: one made the page, and nobody says which"),
]


@pytest.mark.parametrize(("foot", "agency", "reason"), FEET)
def test_a_line_of_the_foot_signs_nothing(foot, agency, reason):
    page = PAGE.decode().replace(escape("云溪县财政局"), "").replace("</body>", f"{foot}</body>")
    without_date = page.replace("<p>2024年1月20日</p>", "")
    assert read_report(Document(without_date.encode())).agency == agency, reason
