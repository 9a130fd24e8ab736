"""The same properties as for pages, for documents: a random report as DOCX, XLSX and PDF, damaged, read back.

The gate runs a fixed choice of examples; ``GOUJI_EXAMPLES=20000`` runs that many per shape.
"""

import os

import damage
import pytest
from damage import DAMAGES, printed
from drawing import balanced, draw_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_writing import Style, as_docx, as_pdf, as_xlsx

from extract.documents import Document
from extract.numbers import read_value
from extract.read_report import read_report

EXAMPLES = int(os.environ.get("GOUJI_EXAMPLES", "8"))
FORMS = {"2019": 2020, "2021": 2023}
GATE = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES < 1000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
POSITIONAL = [
    damage.blank_cells, damage.blank_a_column, damage.typing_error, damage.white_space, damage.lose_a_label,
    damage.merge_two, damage.merge_header, damage.full_width,
]  # fmt: skip
"""The damages that move nothing sideways: where every position is drawn, a moved cell stands under another head."""


def any_style(random) -> Style:
    return Style(
        size=random.choice((7.5, 9.0, 10.5)),
        left=random.choice((40.0, 60.0)),
        foot=random.choice((300.0, 420.0, 600.0, 780.0)),
        valign=random.choice(("top", "middle", "bottom")),
        total_valign=random.choice((None, None, "top", "bottom")),
        align=random.choice(("left", "center", "right")),
        lines=random.choice(("strokes", "cells", "bars")),
        repeat_head=random.choice((0, 0, 3)),
        shift_even=random.choice((0.0, 14.0)),
        footers=random.random() < 0.5,
        running=random.choice(("", "某某县政府信息公开年度报告")),
        rotate=random.choice((0, 0, 90, 180, 270)),
        landscape=random.random() < 0.3,
    )


def pdf(sheets, year, random):
    return as_pdf(sheets, year, any_style(random))


def pdf_unruled(sheets, year, random):
    style = any_style(random)
    style.lines = "none"
    return as_pdf(sheets, year, style)


def xlsx(sheets, year, random):
    return as_xlsx(sheets, year, random.random() < 0.5, random.random() < 0.5)


MERGED = [damage.merge_down, damage.blank_cells, damage.typing_error, damage.white_space, damage.full_width]
"""Figures over two rows, apart from what takes one of the two away."""
SHAPES = {
    "docx": (lambda sheets, year, random: as_docx(sheets, year), DAMAGES),
    "xlsx": (xlsx, POSITIONAL),
    "xlsx_merged": (xlsx, MERGED),
    "pdf": (pdf, POSITIONAL),
    "pdf_merged": (pdf, MERGED),
}
shapes = pytest.mark.parametrize("shape", SHAPES)


def report_texts(form, random):
    values = balanced(form, lambda most: random.choice((0, 0, random.randint(0, most))) if most else 0)
    return values, {ident: str(value) for ident, value in values.items()}


@pytest.mark.parametrize("shape", ["docx", "xlsx", "pdf"])
@given(st.sampled_from(sorted(FORMS)), st.randoms(use_true_random=False))
@GATE
def test_an_undamaged_document_is_read_whole(shape, form, random):
    values, texts = report_texts(form, random)
    report = read_report(Document(SHAPES[shape][0](draw_report(form, texts), FORMS[form], random)))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == values
    assert {check.verdict for check in report.checks} == {"pass"}


@shapes
@given(st.sampled_from(sorted(FORMS)), st.randoms(use_true_random=False), st.data())
@GATE
def test_no_damage_makes_a_wrong_figure(shape, form, random, data):
    write, damages = SHAPES[shape]
    chosen = data.draw(st.lists(st.sampled_from(damages), min_size=1, max_size=4))
    values, texts = report_texts(form, random)
    page = printed(draw_report(form, texts))
    for change in chosen:
        change(page, lambda most: random.randint(0, most))
    report = read_report(Document(write(page.sheets, FORMS[form], random)))
    assert misread(report, page.texts, values) == []


@given(st.sampled_from(sorted(FORMS)), st.randoms(use_true_random=False), st.booleans())
@GATE
def test_a_table_without_lines_is_never_misread(form, random, blanks):
    values, texts = report_texts(form, random)
    page = printed(draw_report(form, texts))
    if blanks:
        damage.blank_cells(page, lambda most: random.randint(0, most))
    report = read_report(Document(pdf_unruled(page.sheets, FORMS[form], random)))
    assert misread(report, page.texts, values) == []


def misread(report, texts, values):
    """The cells that claim a figure the document does not print for them."""
    return [
        (cell.table, cell.row, cell.column, cell.state, cell.value, texts.get(ident), cell.note)
        for cell in report.cells
        if cell.state == "number"
        and cell.value not in numbers(texts.get(ident := (cell.table, cell.row, cell.column), ()), values[ident])
    ]


def numbers(printed_texts, value):
    """The figure these texts print: the drawn one, unless it was blanked; in 元 where a misprint took the 万 away."""
    shown = any(read_value(text, "change").number is not None for text in printed_texts)
    return {value, value / 10000} if shown else set()
