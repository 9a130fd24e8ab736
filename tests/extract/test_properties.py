"""A random report, rendered by our own writers, damaged at random, read back: equal or flagged, never wrong.

The gate runs a fixed choice of examples; ``GOUJI_EXAMPLES=20000`` runs that many per shape, and
``benchmarks/damage.py`` runs them without stopping at the first fault.
"""

import os

import pytest
from examples import SEEDS, damages_of, judge, make, styled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapes import SHAPES

from extract.documents import Document
from extract.read_report import read_report

EXAMPLES = int(os.environ.get("GOUJI_EXAMPLES", "20"))
COSTLY = {"docx": 8, "xlsx": 6, "xlsx_bare": 6, "pdf": 8, "pdf_unruled": 8}
"""Examples the gate runs of the shapes that take longest; as many as of the others when more are asked for."""


def gate(shape):
    examples = EXAMPLES if EXAMPLES > 20 else min(EXAMPLES, COSTLY.get(shape, EXAMPLES))
    return settings(
        max_examples=examples,
        derandomize=EXAMPLES < 1000,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "pdf_unruled"])
def test_an_undamaged_report_is_read_whole(shape):
    @gate(shape)
    @given(SEEDS)
    def one(seed):
        example = make(shape, seed, [])
        report = read_report(Document(example.content))
        assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == example.values
        assert {check.verdict for check in report.checks} == {"pass"}

    one()


@pytest.mark.parametrize("shape", SHAPES)
def test_no_damage_makes_a_wrong_figure(shape):
    @gate(shape)
    @given(SEEDS, damages_of(shape))
    def one(seed, damages):
        assert judge(make(shape, seed, damages)).faults == []

    one()


@pytest.mark.parametrize("shape", SHAPES)
def test_no_style_of_table_makes_a_wrong_figure(shape):
    @gate(shape)
    @given(SEEDS, styled(shape))
    def one(seed, changes):
        assert judge(make(shape, seed, changes)).faults == []

    one()


@gate("pdf_unruled")
@given(SEEDS, st.just([]))
def test_a_page_without_lines_may_be_unread_and_is_never_misread(seed, damages):
    assert judge(make("pdf_unruled", seed, damages)).faults == []


FOUND = [
    ("pdf", 1, ["lose_a_cell"], "the last place of a short row has no line at its side"),
    ("xlsx", 1, ["lose_a_cell"], "beyond the border of its last cell a row has ended"),
    ("xlsx_bare", 40, ["wrong_colspan", "lose_a_cell", "wrong_colspan"], "one figure over two names, a blank after it"),
    ("pdf_unruled", 81, ["drop_a_rowspan"] * 3, "below the last label of a page its figures stood astray"),
    ("pdf_unruled", 982, ["merge_down"], "a figure between two rows, inside the higher label of one"),
    ("pdf_unruled", 4779, ["gain_a_blank", "swap_rows", "merge_down", "extra_column"], "the same"),
    ("pdf", 659, ["full_width", "lose_a_row", "lose_a_cell", "white_space"], "some rows of the frame reach further"),
    ("pdf_unruled", 5740480594955, ["full_width", "lose_a_row", "lose_a_row", "wrong_rowspan"], "beside a heading"),
    ("pdf_unruled", 779036670, ["gain_a_blank", "blank_a_column", "extra_column", "extra_column"], "one crooked guide"),
    ("pdf_unruled", 66912571, ["full_width", "full_width"], "figures of neighbouring columns touch"),
    ("pdf_unruled", 355687428095999, ["full_width", "full_width"], "the same"),
    (
        "pdf_unruled",
        923938,
        ["lose_a_row", "extra_column", "lose_a_row"],
        "the last row of a page, its figures far below",
    ),
    ("pdf_unruled", 3580, ["wrong_rowspan", "wrong_rowspan"], "heads drawn askew"),
    ("html", 0, ["figures_in_words"], "①"),
    ("pdf_unruled", 1, ["columns_turned"], "heads in another order"),
    ("pdf_unruled", 6, ["another_body"], "a row of this body alone on its page, the other body's in a table"),
    (
        "html",
        118,
        ["share_column", "repeat_a_row", "gain_a_blank", "merge_two"],
        "a share as one of seven",
    ),
    ("html", 112, ["units_in_heads", "remarks", "lose_a_cell", "blank_a_column", "merge_down"], "a remark among them"),
    ("spaced", 60, ["share_column", "zeros_as_one_cell", "wrong_colspan", "page_cut", "merge_two"], "the same"),
]


@pytest.mark.parametrize(("shape", "seed", "damages", "why"), FOUND)
def test_what_the_long_runs_found_stays_mended(shape, seed, damages, why):
    assert judge(make(shape, seed, damages)).faults == [], why
