# ruff: noqa: E501 - tables read better with a row on a line
"""Pagers that a script of the page draws: what it is handed says whether the list goes on, and sometimes where."""

import pytest
from portal_double import NOT_ABSENT, Situation, play, report
from portal_pieces import LIST, NEW, UL, P, R, li

ROWS = [
    li(f"示例县教育局{y}年政府信息公开工作年度报告", f"{y + 1}-01-18", f"/nb/a{y}.html") for y in range(2023, 2018, -1)
]
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
    ("<script>showPageNav(%d, 0, 'index', 'html')</script>", 1, 3),
    ("<script>fenye_init(%d)</script>", 1, 3),
    ("<script>var maxPage = %d; var curPage = 1;</script>", 1, 3),
    ("<script>var zys=%d;</script>", 1, 3),
    ("<input type='hidden' id='zys' value='%d'>", 1, 3),
    ("<script>var listCount=%d;</script>", 5, 9),
    ("<script>for(var i=1;i<=%d;i++){document.write('<a href=\"index_'+i+'.html\">'+i+'</a>')}</script>", 1, 3),
    ("<div class='pages' data-pages='%d' data-current='1'></div>", 1, 3),
    ("<div>记录：%d条</div>", 5, 9),
    ("<div>Page 1 of %d</div>", 1, 3),
    ("<div>Total: %d</div>", 5, 9),
    ("<div>1-5 / %d</div>", 5, 9),
    ("<div><a href='?page=1'>首页</a><a href='?page=%d'>尾页</a></div>", 1, 3),
]
NEVER = (
    "<div>跳转到 <input id='num' size=2> 页 <button onclick='go()'>GO</button></div>",
    "<script>myPager.draw(3, 5)</script>",
    "<span onclick='ym(2)'>2</span><span onclick='ym(3)'>3</span>",
    "<div class='pg'><a class='r' href='javascript:turn(2)'><svg></svg></a></div>",
    "<select onchange='ym(this.value)'><option>1</option><option>2</option><option>3</option></select>",
    "<a onclick='rest()'>剩余8条</a>",
    "<script>var pagesize=5;</script>",
)
HARMLESS = (
    "<script>pageView(12345, 3)</script>",
    "<script>function paging(n, m, url){return 3}</script>",
    "<ul><li><a href='/xw/1.html'>我县召开会议</a><span>1/3</span></li><li><a href='/xw/2.html'>我县召开会议</a><span>1/5</span></li></ul>",
    "<script>var img={width:3,pages:2}</script>",
    "<script>var pagesize=15;</script>",
    "<a href='javascript:font(2)'>中</a>",
    "<select onchange='ym(this.value)'>" + "".join(f"<option>{n}</option>" for n in range(1, 13)) + "</select>",
    "<div class='banner' data-pages='3'></div>",
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


SCRIPT = "<script src='/js/site.js'></script>"
OLDEST_FIRST = [
    # (rows, what stands beside them, outcome, why)
    (ROWS[::-1], SCRIPT, NOT_ABSENT, "as many as a page has, the newest last: newer ones may stand behind"),
    (ROWS[::-1], "", "absent", "no script can turn it"),
    (ROWS[3::-1], SCRIPT, "absent", "fewer than any page has"),
    (ROWS[::-1], SCRIPT + "<p>共5条</p>", "absent", "it says how many there are"),
    (ROWS, SCRIPT, "absent", "newer ones would stand before"),
]


@pytest.mark.parametrize(("rows", "beside", "want", "why"), OLDEST_FIRST, ids=[each[3] for each in OLDEST_FIRST])
def test_a_list_that_ends_with_its_newest_row_may_go_on(tmp_path, rows, beside, want, why):
    situation = Situation(why, {LIST: lst(*rows, extra=beside)}, want)
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail)


def test_old_rows_alone_are_no_column_in_use_where_newer_ones_would_follow(tmp_path):
    """The portal leads to the list, which would do for one that begins with its newest rows."""
    home = P(
        "<a href='/nb/'>政府信息公开年报</a>" + UL(li("示例县教育局召开全县教育工作会议", "2025-02-08", "/xw/1.html"))
    )
    years = (2011, 2012, 2013)
    rows = [li(f"示例县教育局{y}年政府信息公开工作年度报告", f"{y + 1}-01-18", f"/nb/a{y}.html") for y in years]
    for listed, outcome in ((rows[::-1], "absent"), (rows, "unknown")):
        look = play(Situation("old", {LIST: lst(*listed), "/": home}, outcome), tmp_path / outcome)
        assert look.outcome == outcome, (look.reason, look.control)
