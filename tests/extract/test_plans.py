"""A document dealt by a known way of printing is read as it would be on its own, cell by cell, place by place."""

import os
from random import Random

import pytest
from damage import printed
from drawing import draw_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sampling import FORMS, SEEDS, report_texts
from shapes import EVERY_DAMAGE
from writing import SHAPES

from extract.align.figures import align, read_figures
from extract.align.plans import Plan, Plans, trait_of, way_of
from extract.documents import Document, Reading
from extract.grids import Grid, GridCell, GridPlace, Paragraph
from extract.plain.stacked import with_stacks
from extract.reader import read_content

EXAMPLES = int(os.environ.get("GOUJI_EXAMPLES", "12"))
GATE = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES < 1000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
SPELLINGS = (
    "",
    " ",
    "\xa0",
    "/",
    "—",
    "无",
    "１２",
    "1 2",
    "约5",
    "+3",
    "-4",
    "3.5",
    "1,234",
    "5件",
    "12.5万元",
    "(3)",
    "0",
)


def blocks_of(shape, form, texts, damages, seed):
    page = printed(draw_report(form, texts))
    random = Random(seed)
    for damage in damages:
        damage(page, lambda most: random.randint(0, most))
    return with_stacks(read_content(Document(SHAPES[shape](page.sheets, FORMS[form])), Reading()).blocks)


@pytest.mark.parametrize("shape", SHAPES)
@given(st.sampled_from(sorted(FORMS)), SEEDS, st.lists(st.sampled_from(EVERY_DAMAGE), max_size=3), st.booleans())
@GATE
def test_looked_up_or_worked_out_it_is_the_same(shape, form, random, damages, odd):
    seed = random.random()
    for _ in range(3):
        _, texts = report_texts(form, random)
        if odd:
            texts |= {ident: random.choice(SPELLINGS) for ident in random.sample(sorted(texts), 5)}
        blocks = blocks_of(shape, form, texts, damages, seed)
        assert read_figures(blocks) == align(blocks)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_figures_are_no_part_of_the_way_a_report_is_printed(form):
    ways = {way_of(blocks_of("html", form, report_texts(form, Random(seed))[1], (), 0)) for seed in range(5)}
    assert len(ways) == 1


TRAITS = [
    ("5", "77", True, "two figures"),
    ("5", "-415", True, "a sign is a figure's"),
    ("5", "3.5", True, "a fraction is a figure's"),
    ("5", "１２", True, "full width is a figure's"),
    ("5", "12.5万元", False, "with its unit it is a figure in a column of money only"),
    ("5", "", False, "a blank is none"),
    ("5", "/", False, "a placeholder is none"),
    ("5", "1 2", False, "two figures or one: not said"),
    ("5", "约5", False, "not safely a figure"),
    ("", "\xa0", False, "blanks are kept as they are"),
    ("某某局", "另一局", True, "words that mean nothing here"),
    ("其他", "其它", False, "labels are kept as they are"),
    ("一、", "二、", True, "numbers of sections alone mean nothing"),
    ("法人或其他组织", "某某局", False, "a word over the columns means something"),
    ("本年制发件数量", "某某局", False, "a word that tells the forms apart means something"),
]


@pytest.mark.parametrize(("one", "other", "alike", "why"), TRAITS)
def test_what_the_aligner_may_ask_of_a_text(one, other, alike, why):
    assert (trait_of(one) == trait_of(other)) is alike, why


def test_no_plan_is_made_where_a_figure_had_a_say():
    place = GridPlace(0, 0, 0)
    label, figure = GridCell("规章", place), GridCell("5", GridPlace(0, 0, 1))
    assert way_of([Grid(0, ((label, figure),))]) is not None
    for doubtful in (
        GridCell("5", place, doubt="smudged"),
        GridCell("", place, lost=True),
        GridCell("5", GridPlace(0, 0, 9), False),
    ):
        assert way_of([Paragraph("一、总体情况", place), Grid(0, ((label, doubtful),))]) is None


def test_the_text_between_tables_is_asked_only_where_it_matters():
    plans, plan = Plans(), Plan((), (), ())
    block = Paragraph("第二十条第（一）项", GridPlace(0, 0, 0))
    prose = Paragraph("本年度工作情况如下。", GridPlace(0, 0, 0))
    plans.keep(("a",), plan, [block], by_roles=False)
    plans.keep(("b",), plan, [block], by_roles=True)
    assert [plans.get((way,), text) for way in "ab" for text in ([block], [prose])] == [plan, plan, plan, None]


def test_the_oldest_plan_is_forgotten():
    plans = Plans(most=2)
    plan = Plan((), (), ())
    for way in ("a", "b", "c"):
        plans.keep((way,), plan, (), by_roles=False)
    assert [plans.get((way,), ()) for way in ("a", "b", "c")] == [None, plan, plan]
