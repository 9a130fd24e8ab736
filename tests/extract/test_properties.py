"""A random report, rendered by our own writers, damaged at random, read back: equal or flagged, never wrong.

The gate runs a fixed choice of examples; ``GOUJI_EXAMPLES=20000`` runs that many per shape.
"""

import os
from random import Random

import pytest
from damage import DAMAGES, printed
from drawing import balanced, draw_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from writing import SHAPES, VANISHING

from extract.documents import Document
from extract.numbers import read_value
from extract.read_report import read_report

EXAMPLES = int(os.environ.get("GOUJI_EXAMPLES", "25"))
FORMS = {"2019": 2020, "2021": 2023}
GATE = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES < 1000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
SEEDS = st.integers(0, 2**32 - 1).map(Random)
"""A report of 200 figures drawn one by one would cost more than reading it."""
shapes = pytest.mark.parametrize("shape", SHAPES)


def report_texts(form, random):
    values = balanced(form, lambda most: random.choice((0, 0, random.randint(0, most))) if most else 0)
    return values, {ident: str(value) for ident, value in values.items()}


@shapes
@given(st.sampled_from(sorted(FORMS)), SEEDS)
@GATE
def test_an_undamaged_report_is_read_whole(shape, form, random):
    values, texts = report_texts(form, random)
    report = read_report(Document(SHAPES[shape](draw_report(form, texts), FORMS[form])))
    read = {(cell.table, cell.row, cell.column): cell.value for cell in report.cells}
    assert read == values
    assert {check.verdict for check in report.checks} == {"pass"}


@shapes
@given(
    st.sampled_from(sorted(FORMS)),
    SEEDS,
    st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=4),
)
@GATE
def test_no_damage_makes_a_wrong_figure(shape, form, random, damages):
    values, texts = report_texts(form, random)
    page = printed(draw_report(form, texts), vanishing=shape in VANISHING)
    for damage in damages:
        damage(page, lambda most: random.randint(0, most))
    report = read_report(Document(SHAPES[shape](page.sheets, FORMS[form])))
    assert misread(report, page.texts, values) == []


def misread(report, texts, values):
    """The cells that claim something the page does not print for them; ``texts``: all that is printed for a cell."""
    wrong = []
    for cell in report.cells:
        ident = (cell.table, cell.row, cell.column)
        numbers = {value for text in texts.get(ident, ()) if (value := _number(text, values[ident])) is not None}
        claims_number = cell.state == "number" and cell.value not in numbers
        claims_nothing = cell.state in ("blank", "placeholder") and numbers
        if claims_number or claims_nothing:
            wrong.append((ident, cell.state, cell.value, texts.get(ident), cell.note))
    return wrong


def _number(text, value):
    """The figure a text prints: the drawn one unless the cell was blanked."""
    return value if read_value(text, "change").number is not None else None
