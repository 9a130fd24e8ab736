# ruff: noqa: E501 - markup reads better on a line
"""What says nothing: links, records and days out of sight, pictures that nobody describes, lines that only a stylesheet shows."""

import json

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
PICTURES = [
    # (what nobody describes, beside or before a list)
    "<img src='/pic/nb24.jpg'>", "<img src='/images/nb2024.jpg'>", "<p><img src='/nb/1.gif'></p>", "<center><img src='./a.png' width=700 height=900></center>", "<img src='/images/a7.jpg' width=700 height=900>", "<img src='/images/a7.jpg' style='width:700px;height:900px'>",
    "<p><img src='/pic/1.jpg' alt='1.jpg'></p>", "<p><img src='/pic/1.jpg' alt='图片'></p>", "<div style='background:url(/pic/nb24.jpg);height:300px'></div>", "<canvas width=600 height=400></canvas>", "<p><img src='/servlet/pic?id=7'></p>",
    f"<p><img src='data:image/png;base64,{'A' * 4000}'></p>", f"<p><img src='data:image/png;base64,{'A' * 4000}/topNewBg'></p>", "<p><img src='/images/loading.gif' data-original='/pic/nb24.jpg'></p>", f"<img src='/pic/nb.jpg' usemap='#m'><map name='m'><area href='{R}'></map>",
]
DECORATION = [
    *(f"<img src='/images/{name}'>" for name in ("title.jpg", "logo.png", "ewm.jpg", "ico1.png", "line.gif", "print.gif", "spacer.gif", "ghs.png", "batb.png", "wb.png", "weixin.png", "rss.gif", "dian.gif", "dzjg.png", "jiucuo.png", "xx_tit.jpg", "gs_btn.jpg", "s_bj.jpg", "g_ldb.jpg", "sx-ds.jpg")),
    *(f"<img src='/jyt/xhtml/skin202209/img/{name}'>" for name in ("toptxt.png' style='height:120px", "pugongying.png", "slhwzafw.png", "bottom_ewm.jpg")),
    "<div class='banner'><img src='/images/zt01.jpg'></div>", "<img src='http://dcs.conac.cn/image/red.png'>", "<a href='http://pucha.kaipuyun.cn/x'><img src='/images/find-mis.png'></a>", "<img src='/img/code.png' width=100>", "<img src='/pic/x.jpg' width=20 height=20>",
    "<img src='/pic/1.jpg' alt='示例县城市风光'>", "<a href='/zt/'><img src='/pic/zt.jpg'></a>", "<div class='footer'><img src='/pic/a.jpg'></div>", "<form><img src='/images/a.png'></form>", "<div class='header'><img src='/pic/a.jpg'></div>", "<h2><img src='/pic/a.jpg'></h2>",
    "<img src='data:image/png;base64,AAAA'>", "<div style='background:url(/images/a.jpg)'></div>", "<div style='background:url(/pic/a.jpg)'><p>示例县教育局</p></div>",
]
STYLED = [
    # (a line of the list, what the look ends in)
    ("<li class='t24'></li>", "ambiguous_row"), ("<li><span class='t24'></span></li>", "ambiguous_row"), ("<li class='row'><i class='nb2024'></i><em></em></li>", "ambiguous_row"),
    ("<li></li>", "absent"), *((f"<li class='{name}'></li>", "absent") for name in ("line", "fgx", "clear", "xuxian", "split", "h10", "list-last", "nodata")), ("<li class='k'></li><li class='k'></li>", "absent"),
    ("<li class='row'><i></i></li>", "absent"),
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


FAR = [
    # (what nobody describes at the other end of the page, what the look ends in)
    ("<div><img src='/pic/nb24.jpg'></div>", NOT_ABSENT),
    ("<div><img src='/images/nianbao.jpg'></div>", NOT_ABSENT),
    ("<div><img src='/u/a.jpg' width=700 height=900></div>", NOT_ABSENT),
    ("<div class='z'><img src='/images/2024.png'></div>", NOT_ABSENT),
    ("<div><img src='/images/a.jpg' width=1000 height=230></div>", "absent"),
    ("<div><img src='/images/W020190117350825039697.png'></div>", "absent"),
    ("<div class='foot'><img src='/pic/nb24.jpg'></div>", "absent"),
    ("<div><a href='/zt/'><img src='/pic/nb24.jpg'></a></div>", "absent"),
]
SHELL = "<script>window._CONFIG={SID:'7',TREE:[]}</script>"
DATA = {"total": 1, "articles": [{"title": "示例县教育局2023年政府信息公开工作年度报告", "url": "/gkmlpt/content/1/1/post_1.html", "create_time": 1705363200}]}  # fmt: skip
PLACES = {"behind": "<div class='con'>{0}{1}</div>", "before": "<div class='con'>{1}{0}</div>", "one box out": "<div class='m'><div class='con'>{0}</div><div class='x'>{1}</div></div>", "on the page": "{0}{1}"}  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_nobody_describes_may_be_the_list(tmp_path, picture, place):
    look = look_at(tmp_path, place.format(UL(PAST), picture))
    assert look.outcome != "absent"


@pytest.mark.parametrize(("picture", "want"), FAR, ids=[each[0] for each in FAR])
@pytest.mark.parametrize("in_data", [False, True])
def test_a_picture_far_from_the_list_tells_what_it_may_be(tmp_path, picture, want, in_data):
    if in_data:
        answers = {"/gkmlpt/annualreport": page(SHELL + picture), "/gkmlpt/annualreport#9": page(SHELL + picture), "/gkmlpt/api/all/9?page=1&sid=7": json.dumps(DATA), "/gkmlpt/content/1/1/post_1.html": report(year=2023)}  # fmt: skip
        look = play(Situation("", answers, want, column="/gkmlpt/annualreport#9"), tmp_path)
    else:
        far = f"<div class='m'><div>{UL(PAST)}</div></div><div class='n'>{'<p>说明</p>' * 9}</div>{picture}"
        look = look_at(tmp_path, far)
    assert ends(look, want), (look.outcome, look.reason, look.detail)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("picture", DECORATION)
def test_decoration_takes_nothing_from_a_list(tmp_path, picture, place):
    look = look_at(tmp_path, place.format(UL(PAST), picture))
    assert look.outcome == "absent", (look.reason, look.detail)


@pytest.mark.parametrize(("line", "want"), STYLED)
def test_a_line_only_a_stylesheet_fills(tmp_path, line, want):
    rows = PAST.replace("<li>", "<li class='row'>") if "row'><i></i>" in line else PAST
    look = look_at(tmp_path, f"<link rel='stylesheet' href='/css/a.css'>{UL(line, rows)}")
    assert ends(look, want), (look.outcome, look.reason, look.detail)
