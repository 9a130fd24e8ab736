"""Text that is in a PDF and not on its page as a person sees it gives no figure."""

import pytest
from drawing import balanced, draw_report
from paper import Paper
from pdf_writing import Style, _PdfWriter
from writing import around

from extract.documents import Document, Reading, Scanned, Tools, Word
from extract.errors import Unreadable
from extract.from_pdf import read
from extract.grids import Grid
from extract.pdf.covers import COVERED
from extract.pdf.glyphs import NO_CHARACTER
from extract.pdf.strikes import STRUCK
from extract.read_report import read_report

PICTURE = "q {0} 0 0 {1} {2} {3} cm BI /W 1 /H 1 /CS /G /BPC 8 ID x\nEI Q"
FULL = PICTURE.format(595, 842, 0, 0)
STENCIL = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /IM true /D [1 0] /BPC 1 ID \x7f\nEI Q"
SEAL = PICTURE.format(60, 60, 480, 60)


def page_with(before: str = "", set_as: str = "", after: str = "", digits: str = "12") -> Paper:
    paper = Paper()
    page = paper.page()
    page.raw(before)
    for left, right, text in ((60, 300, "规章规章规章"), (300, 500, digits)):
        page.box(left, 100, right, 120)
        page.raw(set_as)
        page.text(left + 4, 115, text)
        page.raw("0 Tr 0 g")
    page.box(60, 120, 500, 140)
    page.raw(after)
    return paper


def cells(paper: Paper):
    found = read(Document(paper.saved()), Reading()).blocks
    return {cell.text: cell.doubt for grid in found if isinstance(grid, Grid) for row in grid.rows for cell in row}


@pytest.mark.parametrize(
    ("paper", "why"),
    [
        (page_with(set_as="3 Tr"), "text set invisibly, nothing under it"),
        (page_with(before=FULL, set_as="3 Tr"), "invisible text over a picture of the page: what scanners save"),
        (page_with(set_as="7 Tr"), "text used for clipping only"),
        (page_with(after=FULL), "the picture is drawn over the text"),
    ],
)
def test_a_page_whose_text_is_not_to_be_seen_is_a_picture(paper, why):
    with pytest.raises(Unreadable) as error:
        read(Document(paper.saved()), Reading())
    assert error.value.kind == "needs_ocr", why


@pytest.mark.parametrize(
    ("paper", "why"),
    [
        (page_with(), "plain"),
        (page_with(before=FULL), "a coloured or patterned ground behind the text"),
        (page_with(after=STENCIL), "a mask that lets the page through, as stamps and watermarks are"),
        (page_with(after=SEAL), "a seal beside the figures"),
        (page_with(set_as="1 Tr"), "outlined"),
        (page_with(set_as="2 Tr"), "bold by filling and outlining"),
        (page_with(set_as="0.3 g"), "grey"),
    ],
)
def test_text_to_be_seen_is_read(paper, why):
    assert cells(paper) == {"规章规章规章": None, "12": None, "": None}, why


def test_white_digits_are_doubted():
    assert cells(page_with(set_as="1 g"))["12"] == "the text is set in white"


OVER_THE_FIGURE = "302 724 30 16 re"
FIGURE_7 = "BT /F 10 Tf 1 0 0 1 2 4 Tm <0037> Tj ET"


def noted(kind: str, looks: str, digits: str) -> Paper:
    paper = page_with(digits=digits)
    paper.pages[0].note(kind, 302, 102, 332, 118, looks)
    return paper


@pytest.mark.parametrize(
    ("paper", "doubt", "why"),
    [
        (page_with(after=f"1 g {OVER_THE_FIGURE} f"), COVERED, "painted over in white"),
        (page_with(after=f"0 g {OVER_THE_FIGURE} f"), COVERED, "blacked out"),
        (page_with(before=f"0.9 g {OVER_THE_FIGURE} f 0 g"), None, "a ground drawn before the text"),
        (page_with(after=f"0.9 g {OVER_THE_FIGURE} S"), None, "a frame around the figure"),
        (page_with(after="1 g 302 724 m 332 724 l 317 740 l f"), None, "no rectangle: what it covers is not asked"),
        (page_with(after="302 730.5 m 320 730.5 l S"), STRUCK, "struck out"),
        (page_with(after="302 725.5 m 320 725.5 l S"), None, "underlined"),
        (noted("FreeText", f"1 g 0 0 30 16 re f 0 g {FIGURE_7}", "12"), COVERED, "corrected by a comment laid over it"),
        (noted("Link", "1 g 0 0 30 16 re f", "12"), None, "a link shows nothing"),
    ],
)
def test_figures_under_something_are_doubted(paper, doubt, why):
    found = {text: doubts for text, doubts in cells(paper).items() if "1" in text}
    assert list(found.values()) == [doubt], why


@pytest.mark.parametrize("kind", ["Widget", "FreeText"])
def test_what_form_fields_and_comments_show_is_on_the_page(kind):
    assert "7" in cells(noted(kind, FIGURE_7, ""))


def nameless(codes: str) -> Paper:
    return page_with(digits="", after=f"BT /G 10 Tf 1 0 0 1 304 727 Tm <{codes}> Tj ET")


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        ("00310032", "codes that pdfium takes for digits"),
        ("00010002", "codes that pdfium takes for controls"),
        ("00010020", "one of them where a space would be"),
    ],
)
def test_characters_a_font_does_not_name_are_neither_digits_nor_blanks(codes, why):
    found = read(Document(nameless(codes).saved()), Reading())
    cell = next(block for block in found.blocks if isinstance(block, Grid)).rows[0][1]
    assert (set(cell.text), cell.doubt) == ({"\N{REPLACEMENT CHARACTER}"}, NO_CHARACTER), why
    assert any("their fonts do not name: 1" in note for note in found.notes)


def test_a_page_of_nameless_characters_is_a_picture():
    with pytest.raises(Unreadable) as error:
        read(Document(nameless("0001" * 20).saved()), Reading())
    assert error.value.kind == "needs_ocr"


def test_text_that_crosses_the_page_belongs_to_no_cell():
    paper = page_with(after="BT /F 30 Tf 0.87 0.5 -0.5 0.87 290 700 Tm <00320030003200345185> Tj ET")
    assert cells(paper) == {"规章规章规章": None, "12": None, "": None}


def test_an_invisible_figure_between_visible_ones_is_doubted():
    paper = page_with()
    page = paper.pages[0]
    page.raw("3 Tr")
    page.text(304, 135, "7")
    page.raw("0 Tr")
    page.box(300, 120, 500, 140)
    found = cells(paper)
    assert found["12"] is None
    assert found["7"] == "the text is set invisibly, as recognised text is under a scan"


def test_a_page_of_unseen_text_is_recognised():
    """The picture says 15 where the hidden layer says 12: the picture is what the agency published."""
    word = Word("15", (1000, 280, 1040, 320), 0.99)
    box = [(166, 278, 1388, 278), (166, 333, 1388, 333), (166, 278, 166, 333), (833, 278, 833, 333)]
    lines = (*box, (1388, 278, 1388, 333))
    ocr = lambda picture: Scanned((Word("规章", (200, 285, 300, 325), 0.99), word), tuple(lines), 1653, 2339)  # noqa: E731
    content = read(Document(page_with(before=FULL, set_as="3 Tr").saved()), Reading(tools=Tools(ocr=ocr)))
    (grid,) = (block for block in content.blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[0]] == ["规章", "15"]
    assert content.recognised == (1,)
    assert any("not believed: 1" in note for note in content.notes)


def test_a_whole_report_set_invisibly_gives_no_figure():
    sheets = draw_report("2021", {cell: str(value) for cell, value in balanced("2021", lambda most: most).items()})
    writer = _PdfWriter(Style())
    for page in writer.paper.pages:
        page.raw("3 Tr")
    writer.written(around(sheets, 2023, lambda sheet: sheet))
    for page in writer.paper.pages[1:]:
        page.marks.insert(0, "3 Tr")
    report = read_report(Document(writer.paper.saved()), Reading())
    assert report.error is not None
    assert report.error.kind == "needs_ocr"
    assert not report.cells


def test_a_lone_character_of_a_font_that_is_not_in_the_file_is_kept():
    """pdfium drops a text of one character when no font has a shape for it: none is asked of the machine."""
    paper = Paper()
    page = paper.page()
    page.box(60, 100, 300, 120)
    page.box(300, 100, 500, 120)
    page.text(64, 115, "三")
    page.text(304, 115, "无")
    assert list(cells(paper)) == ["三", "无"]
