"""A random report, rendered by our own writers, damaged at random, read back: equal or flagged, never wrong.

The gate runs a fixed choice of examples; ``GOUJI_EXAMPLES=20000`` runs that many per shape.
"""

import os

import pytest
from damage import DAMAGES, printed
from drawing import draw_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sampling import FORMS, SEEDS, misread, report_texts
from writing import SHAPES, VANISHING

from extract.documents import Document
from extract.read_report import read_report

EXAMPLES = int(os.environ.get("GOUJI_EXAMPLES", "25"))
GATE = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES < 1000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
shapes = pytest.mark.parametrize("shape", SHAPES)


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
