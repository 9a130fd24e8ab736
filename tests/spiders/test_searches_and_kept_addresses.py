# ruff: noqa: E501 - tables read better with a row on a line
"""Fields of a search beside a list, rows whose address a script opens, and a budget that ends before the last request."""

import pytest
from portal_double import NOT_ABSENT, Double, Situation, agency, page, play, report, row, trs, visit
from portal_pieces import LAST, LIST, OURS, PAST, UL, P, R

YEARS = "".join(f"<option value='{y}'>{y}年</option>" for y in range(2025, 2015, -1))
BUTTON = "<a href='javascript:;' onclick='query()'>查询</a>"
CHOICES = [
    # (a choice of years beside the list, outcome, why)
    (
        f"<form action='/so'><select name='y'><option value=''>请选择</option>{YEARS}</select><input type='submit' value='搜索'></form>",
        "absent",
        "a field of a search",
    ),
    (f"<div><select id='y'><option>全部</option>{YEARS}</select></div>", "absent", "all of them are shown"),
    (
        f"<div><select><option value='0'>全部年度</option>{YEARS}</select>{BUTTON}</div>",
        "absent",
        "all of them are shown, and a button",
    ),
    (
        f"<div><select onchange='load(this.value)'><option>请选择</option>{YEARS}</select></div>",
        NOT_ABSENT,
        "it loads a year by itself",
    ),
    (
        f"<div><select onchange='load(this.value)'><option selected>2023年</option>{YEARS}</select></div>",
        NOT_ABSENT,
        "another year is shown",
    ),
    (
        f"<div><select><option selected>2023年</option>{YEARS}</select>{BUTTON}</div>",
        NOT_ABSENT,
        "another year is shown, and a button",
    ),
]


@pytest.mark.parametrize(("choice", "want", "why"), CHOICES, ids=[each[2] for each in CHOICES])
def test_a_year_to_choose(tmp_path, choice, want, why):
    situation = Situation(why, {LIST: P(choice + UL(PAST))}, want)
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail)


ROWS = [
    # (how a row keeps its address)
    "<li data-href='{}'><span>{}</span><em>{}</em></li>",
    "<li><a href='javascript:;' data-href='{}'>{}</a><em>{}</em></li>",
    "<li><a href='#' data-url='{}'>{}</a><em>{}</em></li>",
    "<p data-link='{}'>{} {}</p>",
]


@pytest.mark.parametrize("shape", ROWS)
def test_an_address_kept_for_a_script_is_one(tmp_path, shape):
    old, new = shape.format("/nb/a23.html", LAST, "2024-01-18"), shape.format(R, OURS, "2025-01-15")
    answers = {R: report(), "/nb/a23.html": report(year=2023)}
    assert play(Situation("new", {LIST: P(UL(new, old)), **answers}, "seen"), tmp_path / "new").outcome == "seen"
    assert play(Situation("old", {LIST: P(UL(old)), **answers}, "absent"), tmp_path / "old").outcome == "absent"
    blank = shape.format("{{item.url}}", OURS, "2025-01-15")
    look = play(Situation("blank", {LIST: P(UL(blank, old)), **answers}, NOT_ABSENT), tmp_path / "blank")
    assert look.outcome != "absent", "an address that nobody has filled in"


def test_a_list_that_cannot_be_asked_again_says_why(tmp_path):
    """The last request of a list of several pages is for its first rows: it fails as any other does."""
    first = trs(row(LAST, "2024-01-18"), pager='createPageHTML(2, 0, "index", "html");')
    second = trs(
        row("示例县教育局2022年政府信息公开工作年度报告", "2023-01-18"), pager='createPageHTML(2, 1, "index", "html");'
    )
    for again, reason in (
        ((500, "x"), "http.server_error"),
        ((429, "x"), "blocked.rate"),
        (page("<ul></ul>"), "list_shifted"),
    ):
        double = Double({"/nb/": [first, again], "/nb/index_1.html": second})
        (look,) = visit(double, tmp_path / reason, [(agency(), 2024)])
        assert (look.outcome, look.reason) == ("unknown", reason)
