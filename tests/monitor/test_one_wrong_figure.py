"""One wrong figure in a balanced table three: every identity it breaks is said, and the hint is right or not given."""

import random
from collections.abc import Iterator

import pytest
from casework import case, cell, read

from extract.forms import load_form
from extract.identities import check_identities
from extract.showing.naming import cell_name
from monitor.findings import Finding
from monitor.rules import RULES
from monitor.rules.figures import COLUMNS

SUMS = [rule for rule in RULES if rule.id in ("T3_ROW_SUM", "T3_BALANCE", "T3_RESULT_SUM")]
IN_AND_OUT = ("new_received", "carried_over_in", "results_total", "carried_over_out")
Values = dict[tuple[str, str], int]


def balanced(rng: random.Random, form: str) -> Values:
    """A table three in which everything adds up, mostly of zeros."""
    rows = [row.id for row in load_form(form).table("applications").rows]
    made: Values = {}
    for column in COLUMNS[:-1]:
        for row in rows:
            made[row, column] = rng.randrange(1, 60) if row not in IN_AND_OUT and rng.random() < 0.15 else 0
        made["results_total", column] = sum(made[row, column] for row in rows if row not in IN_AND_OUT)
        made["carried_over_out", column] = rng.randrange(4)
        whole = made["results_total", column] + made["carried_over_out", column]
        made["carried_over_in", column] = rng.randrange(whole + 1)
        made["new_received", column] = whole - made["carried_over_in", column]
    for row in rows:
        made[row, "total"] = sum(made[row, column] for column in COLUMNS[:-1])
    return made


def failures(values: Values, form: str) -> list[Finding]:
    names = [(t.id, *name) for t in load_form(form).tables for name in t.cells()]
    cells = [cell(".".join(name), values.get(name[1:], 0) if name[0] == "applications" else 0) for name in names]
    forms = tuple((table.id, form) for table in load_form(form).tables)
    given = case(**read(cells=tuple(cells), checks=check_identities(cells, forms), table_forms=forms))
    return [finding for rule in SUMS for finding in rule.findings(given) if finding.answer == "fail"]


def wrong_figures(seed: int, count: int) -> Iterator[tuple[str, Values, tuple[str, str], int]]:
    """Tables with one figure too large or too small by an amount."""
    rng = random.Random(seed)
    for _ in range(count):
        form = rng.choice(("2019", "2021"))
        values = balanced(rng, form)
        place = rng.choice(sorted(values))
        extra = rng.choice([-1, 1]) * rng.randrange(1, 40)
        if values[place] + extra < 0:
            extra = -extra
        values[place] += extra
        yield form, values, place, extra


def test_a_balanced_table_fails_nothing():
    rng = random.Random(0)
    assert not [f for form in ("2019", "2021") for f in failures(balanced(rng, form), form)]


@pytest.mark.parametrize("seed", range(4))
def test_one_wrong_figure_is_located_or_nothing_is_said(seed):
    for form, values, (row, column), extra in wrong_figures(seed, 25):
        said = failures(values, form)
        name = cell_name(f"applications.{row}.{column}")
        right = f"{name}可能{'多' if extra > 0 else '少'}计 {abs(extra)}"
        assert said, (row, column, extra)
        for finding in said:
            hint = finding.message.partition("线索：")[2]
            assert not hint or right in hint or (hint.endswith("之一。") and name in hint), finding.message
            assert f"相差 {int(finding.left) - int(finding.right)}" in finding.message
            assert any(each.endswith(f"/applications.{row}.{column}") for each in finding.evidence)
