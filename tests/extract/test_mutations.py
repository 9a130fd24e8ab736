"""Change a report by one digit, one row, two columns: the figures read follow, and the checks say so."""

import os
from random import Random

import pytest
from drawing import balanced, draw_report
from mutating import MUTATIONS
from writing import SHAPES

from extract.documents import Document
from extract.forms import load_form
from extract.read_report import read_report

READERS = ("html", "div", "paragraphs", "embedded", "markdown", "tabs", "lines", "spaced", "csv", "docx", "xlsx", "pdf")
SEEDS = int(os.environ.get("GOUJI_EXAMPLES", "2"))
CHECKED = ("applications", "reviews_and_litigation")


def drawn(seed, form="2021"):
    random = Random(seed)
    values = balanced(form, lambda most: random.randint(0, most))
    return values, {ident: str(value) for ident, value in values.items()}


def verdicts(sheets, year=2023, shape="html"):
    report = read_report(Document(SHAPES[shape](sheets, year)))
    return report, {
        verdict: sum(c.verdict == verdict for c in report.checks) for verdict in ("pass", "fail", "not_assessable")
    }


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(12))
def test_one_changed_digit_fails_every_equation_it_stands_in(form, seed):
    values, texts = drawn(seed, form)
    random = Random(seed + 1000)
    ident = random.choice([each for each in values if each[0] in CHECKED])
    texts[ident] = str(values[ident] + random.choice((1, 10, 100)))
    report, counts = verdicts(draw_report(form, texts))
    touched = [check for check in report.checks if check.table == ident[0] and f"{ident[1]}.{ident[2]}" in check.cells]
    assert touched
    assert {check.verdict for check in touched} == {"fail"}
    assert counts["fail"] == len(touched), "and no other"


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_figure_of_tables_three_and_four_stands_in_an_equation(form):
    values, texts = drawn(3, form)
    report, _ = verdicts(draw_report(form, texts))
    bound = {(check.table, name) for check in report.checks for name in check.cells}
    assert {(t, f"{r}.{c}") for t, r, c in values if t in CHECKED} == bound


@pytest.mark.parametrize("row", [row.id for row in load_form("2021").table("applications").rows])
def test_a_dropped_row_leaves_its_equations_not_assessable(row):
    _, texts = drawn(5)
    sheets = draw_report("2021", texts)
    table = sheets[1]
    table.lines = [line for line in table.lines if not any(cell.ident and cell.ident[1] == row for cell in line)]
    report, counts = verdicts(sheets)
    assert counts["fail"] == 0
    assert counts["not_assessable"] >= 8, "its own sum, and one in each column"
    assert any(row in unread.raw for unread in report.unread if unread.what == "form_row")


@pytest.mark.parametrize(("left", "right"), [(0, 1), (0, 6), (3, 6), (5, 6)])
def test_two_swapped_columns_under_an_unchanged_header_fail(left, right):
    _, texts = drawn(7)
    sheets = draw_report("2021", texts)
    for line in sheets[1].lines:
        cells = [cell for cell in line if cell.ident]
        if cells:
            cells[left].text, cells[right].text = cells[right].text, cells[left].text
    _, counts = verdicts(sheets)
    # a swap of two parts of one sum is a true table of other applicants: only a swap with the total can be told
    assert (counts["fail"] > 0) == (right == 6)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("shape", READERS)
def test_the_checks_say_so_in_every_shape(shape, mutation):
    assert [seed for seed in range(SEEDS) if not mutation(shape, seed)] == []
