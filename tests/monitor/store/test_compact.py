"""The compact form of a report: rules cannot tell what comes back from what was read."""

from dataclasses import replace
from decimal import Decimal

import pytest
from casework import case, cell, check, look, report, stored
from damage import DAMAGES, printed
from drawing import draw_report
from hypothesis import given, settings
from hypothesis import strategies as st
from sampling import FORMS, SEEDS, report_texts
from writing import SHAPES

from extract.documents import Document
from extract.read_report import read_report
from extract.report import Report
from monitor.store.compact import compact, expand
from monitor.verdicts import judge


def back(content: Report) -> Report:
    return expand(compact(content), [(s.number, s.title, s.text) for s in content.sections])


def without_places(content: Report) -> Report:
    bare = tuple(replace(c, raw="", place=None, candidates=(), note=None) for c in content.cells)
    return replace(content, cells=bare, unread=(), notes=(), extra={})


def judged(content: Report):
    return judge(case(looks=[look("2023-01-20", "seen")], reports=[stored("2023-01-20", content)]))


@given(
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(sorted(SHAPES)),
    SEEDS,
    st.lists(st.sampled_from(DAMAGES), max_size=3),
)
@settings(max_examples=25, derandomize=True, deadline=None, database=None)
def test_any_report_is_judged_the_same(form, shape, random, damages):
    _, texts = report_texts(form, random)
    page = printed(draw_report(form, texts))
    for damage in damages:
        damage(page, lambda most: random.randint(0, most))
    read = read_report(Document(SHAPES[shape](page.sheets, FORMS[form]), "a.html"))
    assert back(read) == without_places(read)
    assert judged(back(read)) == judged(read)


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (report(cells=(cell("applications.granted.total", 5),)), "cells that follow no form stand one by one"),
        (report(cells=(cell("applications.granted.total", "4478.1715"),)), "decimals stay exact"),
        (report(cells=(cell("applications.granted.total", "", state="ambiguous"),)), "a state that is no number"),
        (report(checks=(check("T4_SUM", "fail", 4, 9, cells=("review.total",)),)), "checks that follow no form"),
        (report(checks=(check("T4_SUM", "not_assessable", reason="blank: a.b, c.d: e"),)), "a reason with colons"),
        (report(cells=(), sections=()), "nothing read"),
    ],
)
def test_odd_reports_come_back(content, because):
    bare = replace(content, cells=tuple(replace(c, raw="") for c in content.cells))
    assert back(content) == bare, because
    assert [c.value for c in back(content).cells] == [c.value for c in content.cells]
    assert all(isinstance(c.value, Decimal | None) for c in back(content).cells)
