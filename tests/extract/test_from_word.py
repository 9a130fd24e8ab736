import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
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
    assert outer.rows[0][1].doubt == "a table stands in the cell"


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


_STYLES = """
<w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr>{}</w:rPr></w:style>
<w:style w:type="character" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:basedOn w:val="Base"/></w:style>
"""


def xml(markup: str):
    names = 'xmlns:w="{}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="{}"'.format(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    )
    return list(parse_xml(f"<w:x {names}>{markup}</w:x>"))


def run(text: str, settings: str = "") -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r>"


def one_cell(markup: str, style: str = "", cell: str = ""):
    """The cell beside 规章 with this inside of its paragraph, in a document whose styles set ``style``."""
    document, table = table_of([["规章", ""]])
    for element in xml(_STYLES.format(style)):
        document.styles.element.append(element)
    for element in xml(cell):
        table.cell(0, 1)._tc.get_or_add_tcPr().append(element)
    for element in xml(markup):
        table.cell(0, 1).paragraphs[0]._p.append(element)
    (grid,) = grids(saved(document))
    return grid.rows[0][1]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
BY_STYLE = '<w:rStyle w:val="Own"/>'
VANISH, RAISED = "<w:vanish/>", '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("markup", "style", "text", "reason"),
    [
        (run("5") + run("9", BY_STYLE), VANISH, "5", "hidden by a style based on one that hides"),
        (run("5") + run("9", "<w:webHidden/>"), RAISED, "59", "hidden in the view for browsers alone"),
        (run("5") + run("9", "<w:webHidden/><w:vanish/>"), RAISED, "5", "hidden in print, too"),
        (run("5") + run("9", BY_STYLE + '<w:vanish w:val="0"/>'), VANISH, "59", "shown all the same by the run itself"),
        ('<w:pPr><w:pStyle w:val="Para"/></w:pPr>' + run("9"), VANISH, "", "hidden by the paragraph's style"),
        (BEGIN + run("7") + SEPARATE + run("5") + END, "", "5", "the code of a field is shown to nobody"),
        (BEGIN + BEGIN + SEPARATE + run("7") + END + SEPARATE + run("5") + END, "", "5", "a field in a field's code"),
        (BEGIN + run("7") + END + run("5"), "", "5", "a field without a result shows nothing"),
        (run("5") + SEPARATE + END, "", "5", "the end of a field that began elsewhere"),
        (f"<w:r><w:ruby><w:rt>{run('3')}</w:rt><w:rubyBase>{run('5')}</w:rubyBase></w:ruby></w:r>", "", "5", "ruby"),
        ('<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>', "", "5", "Symbol draws digits in their places"),
        (
            '<w:r><w:sym w:font="Wingdings" w:char="F035"/></w:r>',
            "",
            "\N{REPLACEMENT CHARACTER}",
            "a picture, no digit",
        ),
    ],
)
def test_text_is_what_a_person_sees(markup, style, text, reason):
    assert (one_cell(markup, style).text, one_cell(markup, style).doubt) == (text, None), reason


@pytest.mark.parametrize(
    ("markup", "style", "doubt", "reason"),
    [
        (run("5") + run("1", BY_STYLE), RAISED, "a raised or lowered number", "raised by a style"),
        (run("5") + run("[1]", BY_STYLE), RAISED, None, "the mark of a note in brackets"),
        (run("5") + run("1", BY_STYLE), "<w:strike/>", "a text struck out", "struck out by a style"),
        (run("5") + run("1", '<w:position w:val="12"/>'), "", "digits at different heights", "set above the rest"),
        (run("51", '<w:position w:val="12"/>'), "", None, "all of it set higher: only where the line is"),
        (run("5") + run("1", '<w:color w:val="FFFFFF"/>'), "", "digits in white", "white on white"),
        (run("5", '<w:rFonts w:ascii="Wingdings"/>'), "", "digits in a font of pictures", "no digit is seen"),
        (run("5", '<w:rFonts w:ascii="宋体"/><w:color w:val="000000"/>'), "", None, "what most cells set"),
        ("<w:r><w:drawing/></w:r>", "", "a picture stands in the cell", "not blank: a picture was not read"),
        (run("5") + "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>", "", None, "a seal anchored beside a figure"),
        (run("5") + f"<w:r><w:pict><w:txbxContent><w:p>{run('7')}</w:p></w:txbxContent></w:pict></w:r>", "",
         "several numbers in one cell", "a box with another figure floats over the cell"),
        (run("5") + f"<w:r><w:pict><w:txbxContent><w:p>{run('注')}</w:p></w:txbxContent></w:pict></w:r>", "", None,
         "a box with a word"),
        (run("5") + "<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "", "a picture stands in the cell", "inline"),
        ('<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>', "", "the paragraph is numbered", "it is seen"),
        ('<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>' + run("5"), "", None, "numbering switched off"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('0')}</w:sdtContent></w:sdt>", "",
         "the placeholder of a field nobody filled in", "what the form suggests is no answer"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('0')}</w:sdtContent></w:sdt>", "", None, "a field that was filled in"),
        (run("25.1") + "<w:r><w:br/></w:r>" + run("8"), "", "several lines of digits", "Word itself breaks no number"),
        (run("5") + "<w:r><w:br/></w:r>" + run("（上年8件）"), "", None, "a note below the figure"),
        ("<m:oMath><m:r><m:t>5</m:t></m:r></m:oMath>", "", None, "a figure typed as a formula"),
        ("<m:oMath><m:sSup><m:e><m:r><m:t>5</m:t></m:r></m:e></m:sSup></m:oMath>", "", "a formula", "a power"),
        ('<w:r><w:footnoteReference w:customMarkFollows="1"/><w:t>15</w:t></w:r>', "", "a raised or lowered number",
         "a mark of a note that its author typed"),
    ],
)  # fmt: skip
def test_what_is_no_plain_figure_is_doubted(markup, style, doubt, reason):
    found = one_cell(markup, style).doubt
    assert found is None if doubt is None else (found or "").startswith(doubt), reason


def test_white_is_read_on_a_ground():
    assert one_cell(run("5", '<w:color w:val="FFFFFF"/>'), cell='<w:shd w:fill="1F4E79"/>').doubt is None


def test_a_cell_deleted_in_a_tracked_change_is_gone():
    document, table = table_of([["规章", "9", "5"]])
    table.cell(0, 1)._tc.get_or_add_tcPr().extend(xml('<w:cellDel w:id="1" w:author="a"/>'))
    (grid,) = grids(saved(document))
    assert [cell.text for cell in grid.rows[0] if cell] == ["规章", "5"]
