# ruff: noqa: E501 - tables read better with a row on a line
"""Pagers that a script of the page draws: what it is handed says whether the list goes on, and sometimes where."""

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import LIST, NEW, UL, P, R, li

ROWS = [li(f"示例县教育局{y}年政府信息公开工作年度报告", f"{y + 1}-01-18", f"/nb/a{y}.html") for y in range(2019, 2024)]
SAID = [
    # (what the page of five rows holds beside them, whether it is the whole list)
    ("<script>var page={current:1,pages:%d,total:9};show(page)</script>", 1, 2),
    ("<script>var o={size:5,pages:%d};show(o)</script>", 1, 3),
    ("<div>当前第<i>1</i>页，总<i>%d</i>页</div>", 1, 3),
    ("<div class='p'><em>1</em> / <em>%d</em></div>", 1, 3),
    ("<script>paging(%d,1,'/nb/index');</script>", 1, 3),
    ("<script>page.show({pagenum:%d, pageSize:5, url:'index'});</script>", 1, 3),
    ("<script>showFenye('box', %d, 1)</script>", 1, 3),
    ("<div class='fy'><input id='PageInp' value='1'>/<span class='pageCount'>%d</span></div>", 1, 3),
    ('<script>var dataTotal = parseInt("%d"); var pagenum = parseInt("1");</script>', 5, 9),
    ("<script>var pageCount = Number('%d');</script>", 1, 3),
    ("<div><a href='?page=1'>首页</a><a href='?page=%d'>尾页</a></div>", 1, 3),
]
NEVER = (
    "<div>跳转到 <input id='num' size=2> 页 <button onclick='go()'>GO</button></div>",
    "<script>myPager.draw(3, 5)</script>",
)
HARMLESS = (
    "<script>pageView(12345, 3)</script>",
    "<script>function paging(n, m, url){return 3}</script>",
    "<ul><li><a href='/xw/1.html'>我县召开会议</a><span>1/3</span></li><li><a href='/xw/2.html'>我县召开会议</a><span>1/5</span></li></ul>",
    "<script>var img={width:3,pages:2}</script>",
)


def lst(*rows, extra=""):
    return P(UL(*rows) + extra)


@pytest.mark.parametrize(("beside", "whole", "more"), SAID, ids=[each[0] for each in SAID])
def test_what_a_pager_is_handed_is_heard(tmp_path, beside, whole, more):
    for number, want in ((whole, "absent"), (more, NOT_ABSENT)):
        situation = Situation(beside, {LIST: lst(*ROWS, extra=beside % number)}, want)
        look = play(situation, tmp_path / str(number))
        assert situation.allows(look), (number, look.outcome, look.reason, look.detail)


@pytest.mark.parametrize(
    ("beside", "want"), [*((each, NOT_ABSENT) for each in NEVER), *((each, "absent") for each in HARMLESS)]
)
def test_a_pager_that_says_no_number(tmp_path, beside, want):
    situation = Situation(beside, {LIST: lst(*ROWS, extra=beside)}, want)
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail)


def options(here):
    said = "".join(
        f"<option value='{at}' {'selected' if n == here else ''}>{n}</option>"
        for n, at in enumerate(("index.html", "index_2.html"), 1)
    )
    return f"<div class='page'><select onchange='location.href=this.value'>{said}</select></div>"


def onclick(here):
    dead = "disabled" if here == 2 else ""
    return f"<div class='page'>{here}/2页 <a onclick=\"location.href='index_{here + 1}.jhtml'\" {dead}>下一页</a></div>"


FOLLOWED = [
    # (name, address of the second page, pager of page 1 or 2)
    ("setPage", "/nb/index_2.html", lambda n: f"<script>$('.pagination').pagination(\"setPage\", {n}, 2);</script>"),
    (
        "numbers kept by a name",
        "/nb/home_1.htm",
        lambda n: (
            f"<script>var nPageCount=2;var nCurrIndex={n - 1};createPageHTML(nPageCount,nCurrIndex,'home','htm');</script>"
        ),
    ),
    ("a choice in a pager", "/nb/index_2.html", options),
    ("an address in a click", "/nb/index_2.jhtml", onclick),
    (
        "laypage that leads on",
        "/nb/?page=2",
        lambda n: (
            f"<div id='p'></div><script>laypage.render({{elem:'p',count:6,limit:5,curr:{n},jump:function(o,f){{if(!f)location.href='/nb/?page='+o.curr;}}}})</script>"
        ),
    ),
]


@pytest.mark.parametrize(("second", "pager"), [each[1:] for each in FOLLOWED], ids=[each[0] for each in FOLLOWED])
def test_a_pager_is_followed_to_its_end(tmp_path, second, pager):
    new = {LIST: lst(*ROWS, extra=pager(1)), second: lst(NEW, extra=pager(2)), R: report()}
    assert play(Situation("new", new, "seen"), tmp_path / "new").outcome == "seen"
    old = li("示例县教育局2018年政府信息公开工作年度报告", "2019-01-18", "/nb/a2018.html")
    look = play(Situation("old", new | {second: lst(old, extra=pager(2))}, "absent"), tmp_path / "old")
    assert (look.outcome, look.rows_read) == ("absent", 6), (look.reason, look.detail)
    look = play(Situation("gone", {LIST: new[LIST]}, NOT_ABSENT), tmp_path / "gone")
    assert look.outcome == "unknown"
