"""Two pages side by side on one sheet: taken apart where they are two, never a table through its middle."""

import random

import pytest
from drawing import balanced, draw_report
from paper import Paper
from pdf_writing import Style, as_pdf, two_on_a_sheet

from extract.documents import Document, Limits, Reading
from extract.drawn.halves import pages_on
from extract.patience import patience_of
from extract.pdf.pages import Open, opened, read_page
from extract.read_report import read_report

SHEET = (842.0, 595.0)
PROSE = "全年主动公开信息一百二十条答复申请十六件"
TABLE_ROW = [(30, "本年新收政府信息公开申请数量"), *[(300 + 70 * place, str(place)) for place in range(7)]]


def sheet(lines, size):
    paper = Paper(size)
    page = paper.page()
    for number, line in enumerate(lines):
        for x, text in line:
            page.text(x, 60 + 20 * number, text)
    with opened(paper.saved()) as pdf:
        return read_page(Open(pdf, Limits(), patience_of(Reading())), 0)


@pytest.mark.parametrize(
    ("lines", "size", "count", "reason"),
    [
        ([[(40, PROSE), (480, PROSE)], [(40, "左"), (480, "12")]], SHEET, 2, "two pages"),
        ([[(40, PROSE), (480, PROSE)], [(320, PROSE)]], SHEET, 1, "a line goes over the middle"),
        ([[(40, PROSE), (480, PROSE)]], (842.0, 842.0), 1, "a sheet as high as wide holds no two upright pages"),
        ([[(200, PROSE), (430, PROSE)]], SHEET, 1, "too near for the margins of two pages"),
        ([[(40, PROSE)], [(40, PROSE)]], SHEET, 1, "nothing stands on the right half"),
        ([[(190, PROSE), (450, "12")], [(190, PROSE), (450, "7")]], SHEET, 1, "the right half is a column of figures"),
        ([[(190, PROSE), (450, "—")], [(190, PROSE), (450, "无")]], SHEET, 1, "or of what stands for none"),
        (
            [[(190, PROSE), (450, PROSE)], [(190, PROSE), (450, "7")]],
            SHEET,
            2,
            "narrow margins, and words beside words",
        ),
        ([[(140, PROSE), (480, "12")], [(140, PROSE), (480, "7")]], SHEET, 1, "however far: one between is left blank"),
        ([TABLE_ROW, TABLE_ROW], SHEET, 1, "a table of the whole width"),
    ],
)
def test_sheets_are_taken_apart_where_they_hold_two_pages(lines, size, count, reason):
    assert len(pages_on(sheet(lines, size))) == count


@pytest.mark.parametrize("style", [Style(), Style(lines="cells", foot=420, footers=True), Style(lines="none")])
def test_a_report_printed_two_pages_a_sheet_is_read_as_page_by_page(style):
    rng = random.Random(3)
    figures = balanced("2019", lambda most: rng.choice((0, rng.randint(0, most))))
    pdf = as_pdf(draw_report("2019", {cell: str(value) for cell, value in figures.items()}), 2020, style)
    alone, beside = read_report(Document(pdf)), read_report(Document(two_on_a_sheet(pdf)))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in beside.cells} == figures
    assert [section.text for section in beside.sections] == [section.text for section in alone.sections]
