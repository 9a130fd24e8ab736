# ruff: noqa: E501 - markup reads better on a line
"""What says nothing: links, records and days out of sight, pictures that nobody describes, lines that only a stylesheet shows."""

import pytest
from portal_double import NOT_ABSENT, Situation, page, play, report
from portal_pieces import LIST, PAST, UL, P, R

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
ELSE = page("<h1>关于放假的通知</h1><p>" + "有关事项通知如下，请遵照执行。" * 60 + "</p>")
HOLDERS = ("textarea", "template", "noscript", "xmp", "script type='text/html'", "div hidden", "div style='display:none'", "ul class='hide'")  # fmt: skip

# fmt: off
KEPT = [
    # (what, as it is kept, the page it leads to, what the look ends in)
    ("a link", f"<li><a href='{R}'></a></li>", report(), "seen"), ("a link alone", f"<a href='{R}'></a>", report(), "seen"), ("a picture", f"<li><a href='{R}'><img src='/i/t.png'></a></li>", report(), "seen"),
    ("an icon and a day", f"<li><a href='{R}'><i class='icon'></i></a><span>2025-01-15</span></li>", report(), "seen"), ("a record", f"<record url='{R}' date='2025-01-15'></record>", report(), "seen"),
    ("a record in elements", f"<record><url>{R}</url><title></title></record>", report(), "seen"), ("a box with its address", f"<div class='item' data-url='{R}'></div>", report(), "seen"),
    ("a link to what fails", f"<li><a href='{R}'></a></li>", (500, "x"), NOT_ABSENT), ("a day", "<li class='r24'><span>2025-01-15</span></li>", report(), "ambiguous_row"),
    ("a link to something else", f"<li><a href='{R}'></a></li>", ELSE, "absent"), ("a row that is listed", "<li><a href='/nb/a23.html'></a></li>", ELSE, "absent"), ("a link home", "<a href='/'></a><a href='#'><img src='/x.png'></a>", ELSE, "absent"),
    ("a link of another season", f"<li><a href='{R}'></a><span>2020-01-15</span></li>", report(), "absent"), ("an old day", "<li><span>2020-01-15</span></li>", ELSE, "absent"), ("a counter", "<a href='http://www.51.la/'><img src='http://img.51.la/x.gif'></a>", ELSE, "absent"),
    ("a pattern", "<li><a href='{{x.url}}'></a><span>{{x.date}}</span></li>", ELSE, NOT_ABSENT),
]
BESIDE = [
    # (what is hidden at the edges of a page)
    "<div class='float' style='display:none'><a href='/zt/'><img src='/ad.jpg'></a></div>", "<div class='wx' style='display:none'><a href='/wx/'><img src='/images/ewm.png'></a></div>", "<div class='dialog' hidden><form><a href='/reg'></a><input></form></div>",
    "<div class='nav'><div style='display:none'><a href='/zw/'><img src='/i.png'></a></div></div>", "<div style='display:none'><a href='/pic/1.jpg'></a><a href='http://www.cnzz.com/x'></a></div>", "<div hidden><a href='/zn/'>指南</a></div>",
]
# fmt: on


def look_at(folder, body, target=None):
    return play(Situation("", {LIST: P(body), **PASTS, **({R: target} if target else {})}, ""), folder)


def ends(look, want):
    return look.outcome != "absent" if want == NOT_ABSENT else want in (look.outcome, look.reason)


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize(("what", "kept", "target", "want"), KEPT, ids=[each[0] for each in KEPT])
def test_what_is_kept_out_of_sight_without_a_word(tmp_path, holder, what, kept, target, want):
    if what == "a pattern" and holder.split()[0] not in ("div", "ul"):
        want = "absent"  # for a script that would ask for its rows
    for name, around in (("beside", "{}{}"), ("in one box", "<div class='con'>{}{}</div>")):
        body = around.format(UL(PAST), f"<{holder}>{kept}</{holder.split()[0]}>")
        look = look_at(tmp_path / name, body, target)
        assert ends(look, want), (what, look.outcome, look.reason, look.detail)


@pytest.mark.parametrize("beside", BESIDE)
def test_what_is_hidden_at_the_edges_is_no_row(tmp_path, beside):
    look = look_at(tmp_path, UL(PAST) + beside)
    assert look.outcome == "absent", (look.reason, look.detail)
