import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips

from extract.documents import Document, Limits, Reading, Tools
from extract.errors import Unreadable
from extract.from_word import read
from extract.grids import Grid, Paragraph


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def grids(content: bytes, **reading) -> list[Grid]:
    return [block for block in read(Document(content), Reading(**reading)).blocks if isinstance(block, Grid)]


def shape(grid: Grid) -> list[str]:
    """One string per row: ``.`` covered, ``-`` no cell at all, otherwise the text."""
    return ["|".join("-" if c is None else c.text if c.origin else "." for c in row) for row in grid.rows]


def table_of(rows: list[list[str]], widths: list[int] | None = None):
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for column, width in zip(table.columns, widths or (), strict=False):
        column.width = Twips(width)
    return document, table


def test_paragraphs_and_tables_keep_their_order():
    document, _ = table_of([["规章", "1"]])
    document.add_paragraph("三、收到和处理")
    blocks = read(Document(saved(document)), Reading()).blocks
    assert [type(block) for block in blocks] == [Grid, Paragraph]
    assert blocks[1].text == "三、收到和处理"


def test_merged_cells_are_told_from_empty_ones():
    document, table = table_of([["一", "", "1"], ["三", "（一）", ""], ["", "（二）", "2"]])
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    (grid,) = grids(saved(document))
    assert [row.replace("\n", "") for row in shape(grid)] == ["一|.|1", "三|（一）|", ".|（二）|2"]
    assert grid.rows[1][0].row_span == 2


def test_every_cell_has_a_path_to_its_element():
    document, _ = table_of([["规章", "1"]])
    (grid,) = grids(saved(document))
    assert grid.rows[0][1].place.path.endswith("/w:tr/w:tc[2]")


@pytest.mark.parametrize(
    ("widths", "texts", "expected", "reason"),
    [
        ([800, 1, 800], ["规章", "", "3"], ["规章|3"], "a column of one twip is drawn by nobody"),
        ([800, 59, 800], ["规章", "", "3"], ["规章|3"], "just under the limit"),
        ([800, 200, 800], ["规章", "", "3"], ["规章||3"], "a narrow column is still a column"),
        ([800, 20, 800], ["规章", "7", "3"], ["规章|7|3"], "a text is never dropped, however narrow its column"),
        ([40, 40, 40], ["规章", "", "3"], ["规章||3"], "widths that are all nonsense say nothing"),
    ],
)
def test_hairline_columns(widths, texts, expected, reason):
    document, _ = table_of([texts], widths)
    (grid,) = grids(saved(document))
    assert shape(grid) == expected, reason


def test_rows_that_count_columns_differently_are_laid_out_by_their_widths():
    document, table = table_of([["一", "二", "三", "四"], ["宽", "", "三", "四"]])
    for row in table.rows:
        for cell in row.cells:
            cell.width = Twips(1000)
    second = table.rows[1]._tr
    second.remove(second.tc_lst[1])
    second.tc_lst[0].width = Twips(2000)
    (grid,) = grids(saved(document))
    assert shape(grid) == ["一|二|三|四", "宽|.|三|四"]


def test_deleted_hidden_and_doubled_text_is_not_read():
    document = docx.Document()
    paragraph = document.add_paragraph("见")
    paragraph.add_run("隐").font.hidden = True
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("删")._r)
    paragraph._p.append(deleted)
    assert read(Document(saved(document)), Reading()).blocks[0].text == "见"


def test_content_controls_are_looked_into():
    document, table = table_of([["规章", "1"]])
    control, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    table._tbl.addprevious(control)
    control.append(inside)
    inside.append(table._tbl)
    (grid,) = grids(saved(document))
    assert shape(grid) == ["规章|1"]


def test_headings_tell_their_level():
    document = docx.Document()
    document.add_heading("一、总体情况", 1)
    assert read(Document(saved(document)), Reading()).blocks[0].heading == 1


def test_a_table_inside_a_cell_is_a_grid_of_its_own():
    document, table = table_of([["外", ""]])
    table.cell(0, 1).add_table(1, 2).cell(0, 0).text = "内"
    outer, inner = grids(saved(document))
    assert [row.replace("\n", "") for row in shape(outer)] == ["外|"]
    assert shape(inner) == ["内|"]


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def truncated() -> bytes:
    return saved(docx.Document())[:-40]


def without_body() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "limits", "kind", "reason"),
    [
        (encrypted(), Limits(), "encrypted", "an OOXML file under a password is a compound file"),
        (b"{\\rtf1 text}", Limits(), "needs_office", "RTF needs the converter"),
        (without_body(), Limits(), "damaged", "no parts list"),
        (saved(docx.Document()), Limits(), "empty", "no text at all"),
        (saved(table_of([["规章", "1"]])[0]), Limits(max_cells=1), "too_large", "more cells than allowed"),
        (saved(docx.Document()), Limits(max_unpacked_bytes=1000), "too_large", "unpacks to more than allowed"),
        (b"%PDF-1.4", Limits(), "format", "not a Word file"),
    ],
)
def test_what_cannot_be_read_says_why(content, limits, kind, reason):
    with pytest.raises(Unreadable) as caught:
        read(Document(content), Reading(limits))
    assert caught.value.kind == kind, reason


def test_the_missing_converter_names_its_command():
    with pytest.raises(Unreadable, match="apt-get install"):
        read(Document(b"{\\rtf1 text}"), Reading())


def test_old_formats_are_read_through_the_converter():
    document, _ = table_of([["规章", "1"]])
    asked = []

    def office(content: bytes, extension: str) -> bytes:
        asked.append(extension)
        return saved(document)

    content = read(Document(b"{\\rtf1 text}"), Reading(tools=Tools(office=office)))
    assert (content.reader, content.media_type, asked) == ("rtf", "application/rtf", ["rtf"])


def test_merge_of_nothing_is_a_cell():
    document, table = table_of([["", "1"]])
    merge = OxmlElement("w:vMerge")
    table.cell(0, 0).text = "规章"
    table.cell(0, 0)._tc.get_or_add_tcPr().append(merge)
    (grid,) = grids(saved(document))
    assert shape(grid) == ["规章|1"]
    assert merge.get(qn("w:val")) is None
