import gzip
import io
import zipfile

import docx
import openpyxl
import pytest

from extract.align.figures import read_figures
from extract.documents import Document, Limits, Reading, Tools
from extract.errors import Unreadable
from extract.from_container import read
from extract.grids import Grid


def zip_of(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(*paragraphs: str, table: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        document.add_table(1, 2).cell(0, 0).text = table
    return saved(document)


def sheet(*texts: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(texts))
    return saved(book)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def content_of(archive: bytes, **limits):
    return read(Document(archive, "年报.zip"), Reading(Limits(**limits)))


REPORT = word("某局2024年政府信息公开工作年度报告", table="第二十条第（一）项")


def test_the_one_document_is_read_and_named():
    content = content_of(zip_of({"报告.docx": REPORT, "__MACOSX/._报告.docx": b"x", "~$报告.docx": b"x"}))
    assert (content.reader, content.media_type, content.notes) == ("docx", "application/zip", ("read from 报告.docx",))


def test_the_likeliest_of_several_is_read_and_the_others_named():
    content = content_of(zip_of({"通知.docx": word("关于报送年度报告的通知"), "报告.docx": REPORT}))
    assert content.notes == ("read from 报告.docx", "also in the archive, not read: 通知.docx")


def test_tables_in_files_of_their_own_are_added():
    tables = sheet("一、本年新收政府信息公开申请数量", "1")
    content = content_of(zip_of({"报告.docx": REPORT, "表三.xlsx": tables}))
    first, second = [block for block in content.blocks if isinstance(block, Grid)]
    assert (first.number, second.number) == (0, 1)
    assert second.rows[0][1].place.path == "表三.xlsx!Sheet!B1"


SECTIONS = "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"
TABLES = sheet("第二十条第（一）项", "1")
TEXT = word("某局2024年政府信息公开工作年度报告", *SECTIONS)
BESIDE = [
    ({"表.xlsx": TABLES, "正文.docx": TEXT}, "正文.docx, 表.xlsx", "the text before its tables"),
    ({"表.xlsx": TABLES, "a.docx": TEXT, "b.docx": TEXT}, "表.xlsx", "nobody knows whose tables"),
    ({"表.xlsx": TABLES, "通知.docx": word("关于报送年报的通知", *SECTIONS)}, "表.xlsx", "no text of a report"),
]


@pytest.mark.parametrize(("members", "names", "why"), BESIDE)
def test_the_text_of_a_report_stands_before_tables_without_a_title(members, names, why):
    assert content_of(zip_of(members)).notes[0] == f"read from {names}", why


def test_the_same_report_twice_is_read_once():
    content = content_of(zip_of({"a.docx": REPORT, "b.docx": REPORT}))
    assert len([block for block in content.blocks if isinstance(block, Grid)]) == 1


def test_names_in_gbk_are_shown_as_their_author_saw_them():
    raw = bytearray(zip_of({"report.docx": REPORT}))
    name = "年报1.docx".encode("gbk")
    assert len(name) == len(b"report.docx") - 1
    archive = bytes(raw).replace(b"report.docx", name + b"x")
    assert content_of(archive).notes == ("read from 年报1.docxx",)


def test_archives_in_archives():
    inner = zip_of({"报告.docx": REPORT})
    assert content_of(zip_of({"x.zip": inner}), max_nesting=2).reader == "docx"


def web_archive() -> bytes:
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Location: page.htm\r\n\r\n"
        + "<html><body><p>某局2024年度报告</p></body></html>".encode()
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize("archive", [gzip.compress(REPORT), web_archive()], ids=["gzip", "mhtml"])
def test_other_wrappings(archive):
    assert any("年度报告" in getattr(block, "text", "") for block in content_of(archive).blocks)


def nested(depth: int) -> bytes:
    content = zip_of({"报告.docx": REPORT})
    for _ in range(depth):
        content = zip_of({"x.zip": content})
    return content


BOMB = zip_of({"zeros.txt": b"0" * 5_000_000})


@pytest.mark.parametrize(
    ("archive", "limits", "kind", "reason"),
    [
        (zip_of({}), {}, "empty", "nothing inside"),
        (zip_of({"a.bin": b"\0\1\2\3"}), {}, "empty", "nothing we read inside"),
        (zip_of({"a.docx": REPORT[:-50]}), {}, "damaged", "the reason of the likeliest member"),
        (nested(3), {}, "too_large", "deeper than three"),
        (BOMB, {"max_unpacked_bytes": 1_000_000}, "too_large", "unpacks to more than allowed"),
        (gzip.compress(b"0" * 5_000_000), {"max_unpacked_bytes": 1_000_000}, "too_large", "so does a gzip"),
        (gzip.compress(REPORT)[:-20], {}, "damaged", "cut off"),
        (b"PK\x03\x04 and nothing", {}, "damaged", "no directory"),
        (b"Rar!\x1a\x07\x01\0", {}, "needs_unpacker", "RAR needs a tool"),
        (nested(0), {"max_seconds": 0.0}, "too_slow", "no time at all"),
    ],
)
def test_what_cannot_be_read_says_why(archive, limits, kind, reason):
    with pytest.raises(Unreadable) as caught:
        content_of(archive, **limits)
    assert caught.value.kind == kind, (reason, caught.value)


def test_rar_goes_through_the_unpacker_within_the_limit():
    asked = []

    def unpack(content: bytes, most: int) -> list[tuple[str, bytes]]:
        asked.append(most)
        return [("报告.docx", REPORT)]

    content = read(Document(b"Rar!\x1a\x07\x01\0"), Reading(Limits(max_unpacked_bytes=10**6), Tools(unpack=unpack)))
    assert (content.media_type, asked) == ("application/vnd.rar", [10**6])


def filled(agency: str, received: int, granted: int) -> bytes:
    """A report whose tables are one row of applications each, enough to be compared."""
    document = docx.Document()
    document.add_paragraph(f"{agency}2024年政府信息公开工作年度报告")
    table = document.add_table(3, 8)
    heads = ("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    rows = (heads, ("一、本年新收政府信息公开申请数量", *[received] * 7), ("（一）予以公开", *[granted] * 7))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = str(text)
    return saved(document)


@pytest.mark.parametrize(
    ("second", "joined", "reason"),
    [
        (filled("某局", 5, 3), False, "the same figures: one of them is enough"),
        (filled("某局", 5, 4), True, "a figure differs: which of them is published is not ours to say"),
        (filled("另一局", 5, 4), False, "another body's report"),
        (word("某局2024年政府信息公开工作年度报告"), False, "the title without figures contradicts nothing"),
    ],
)
def test_two_documents_of_one_title_are_held_against_each_other(second, joined, reason):
    content = content_of(zip_of({"一.docx": filled("某局", 5, 3), "二.docx": second}))
    assert (sum(isinstance(block, Grid) for block in content.blocks) == 2) == joined, reason
    assert any("different figures: 二.docx" in note for note in content.notes) == joined


def test_no_figure_is_taken_of_which_two_documents_of_one_title_differ():
    archive = zip_of({"一.docx": filled("某局", 5, 3), "二.docx": filled("某局", 5, 4)})
    figures = read_figures(content_of(archive).blocks)
    states = {(cell.row, cell.state) for cell in figures.cells if cell.row in ("new_received", "granted")}
    assert states == {("new_received", "number"), ("granted", "ambiguous")}
