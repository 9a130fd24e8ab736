"""Scorecards: denominators, what stays open, points only by a rubric, and a rubric refused by name."""

from pathlib import Path

import pytest
from casework import case, check, look, read

from data.errors import DeclarationError
from monitor.rubrics import DIMENSION_NAMES, Item, Rubric, load_rubrics, rubric_for
from monitor.rules import RULES
from monitor.scorecard import DIMENSIONS, score
from monitor.verdicts import judge

ABSENT = [look(day) for day in ("2023-02-03", "2023-02-04", "2023-02-06")]
CHECKS = (check("T4_SUM", "pass", 1, 1, row="review"), check("T4_SUM", "fail", 1, 2, row="litigation_direct"))
[LICHENG] = load_rubrics()


def dimension(card, name):
    return next(each for each in card.dimensions if each.name == name)


def test_dimensions_are_made_of_known_rules():
    assert tuple(DIMENSIONS) == DIMENSION_NAMES
    assert {rule for rules in DIMENSIONS.values() for rule in rules} <= {rule.id for rule in RULES}


def test_a_denominator_counts_answers_and_the_rest_is_named():
    arithmetic = dimension(score(judge(case(**read(checks=CHECKS)))), "arithmetic")
    assert (arithmetic.passed, arithmetic.failed) == (2, 1), "two sums of table four and the counts of table three"
    assert "T3_BALANCE: no_table" in arithmetic.open
    assert arithmetic.share == pytest.approx(2 / 3)


def test_what_could_not_be_looked_at_is_no_zero():
    timeliness = dimension(score(judge(case())), "timeliness")
    assert (timeliness.share, timeliness.open) == (None, ("T_STATUTORY: not_looked",))


def test_no_rubric_no_points():
    assert score(judge(case(**read()))).points is None


def test_licheng_takes_five_points_for_a_late_report():
    points = score(judge(case(looks=ABSENT)), LICHENG).points
    assert (points.earned, points.assessable, points.deductions) == (5, 10, ("未按时公开 -5",))
    assert points.open == ("未按时报送", "要素缺失", "与往年或其他单位雷同", "退回后未按要求修改")


def test_points_by_dimension_leave_out_what_could_not_be_assessed():
    items = (Item("时限", dimension="timeliness", points=50), Item("勾稽", dimension="arithmetic", points=50))
    rubric = Rubric("51", "某省", 2022, 2022, "某办法", 100, items)
    points = score(judge(case(looks=ABSENT)), rubric).points
    assert (points.earned, points.assessable, points.open) == (0, 50, ("勾稽",))


def test_the_smallest_jurisdiction_wins():
    wide, near = (Rubric(code, code, 2020, 2022, "x", 1, ()) for code in ("51", "5101"))
    assert rubric_for((wide, near), "510104", 2021) is near
    assert rubric_for((wide, near), "520000", 2021) is None
    assert rubric_for((wide, near), "510104", 2023) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('"O_OTHERS"', '"O_ELSE"'), "O_ELSE"),
        (("report_years = [2019, 2019]", "report_years = 2019"), "report_years"),
        (("total = 10", 'total = "ten"'), "total"),
        (("deduct = 5", "points = 5"), "dimension"),
        (('basis = "', 'bases = "'), "basis"),
    ],
)
def test_a_broken_rubric_is_refused_by_name(tmp_path, change, words):
    text = (Path(__file__).parents[2] / "data/scorecards.toml").read_text(encoding="utf-8")
    broken = tmp_path / "scorecards.toml"
    broken.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(DeclarationError, match=words):
        load_rubrics(broken)
