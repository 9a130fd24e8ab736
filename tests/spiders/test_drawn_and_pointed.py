# ruff: noqa: E501 - markup reads better on a line
"""Lists a library draws from data, the agency's own part of a platform, new editions of a portal, years and titles in pictures."""

import pytest
from portal_double import HOST, NOT_ABSENT, Situation, page, play, report
from portal_pieces import BOD, LIST, NEW, OURS, PAST, UL, P, R, li

from crawler.column.bound import is_bound
from crawler.column.column_years import year_links
from crawler.page.pages import Page
from crawler.pager.further import next_link

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}

# fmt: off
DRAWN = [
    # (by what, beside the old rows)
    ("layui's table", "<table class='layui-table' lay-data=\"{url:'/api/nb'}\"><thead><tr><th>标题</th></tr></thead></table>"), ("layui by a call", "<table id='t'></table><script>layui.use('table',function(){layui.table.render({elem:'#t',url:'/api/nb'})})</script>"),
    ("Bootstrap's table", "<table data-toggle='table' data-url='/api/nb'><thead><tr><th data-field='title'>标题</th></tr></thead></table>"), ("EasyUI", "<table class='easyui-datagrid' data-options=\"url:'/api/nb'\"></table>"),
    ("jqGrid", "<table id='g'></table><script>$('#g').jqGrid({url:'/api/nb'})</script>"), ("DataTables", "<table id='g'></table><script>$('#g').DataTable({ajax:'/api/nb'})</script>"), ("Element", "<div id='app'><el-table :data='rows'><el-table-column prop='title'></el-table-column></el-table></div>"),
    ("Ant Design", "<a-list bordered :data-source='rows'></a-list>"), ("artTemplate", "<div id='c'></div><script>document.getElementById('c').innerHTML=template('t',data)</script>"), ("Mustache", "<div id='c'></div><script>$('#c').html(Mustache.render(t,d))</script>"),
    ("words for waiting", "<div id='list'>加载中...</div>"), ("more words", "<p>数据加载中，请稍候</p>"), ("English ones", "<ul><li>Loading…</li></ul>"), ("bars", "<div class='skeleton'><div class='skeleton-item'></div></div>"),
]
NOT_DRAWN = [
    "<div id='loading'>加载中...</div>", "<div class='weather'>加载中</div>", "<p style='display:none'>数据加载中，请稍候</p>", "<p>浏览次数：<span id='hits'>加载中</span></p>", "<script>$('#tbl').DataTable({paging:false})</script>",
    "<div id='today'></div><script>$('#today').html(new Date().toLocaleDateString())</script>", "<p>点击数据加载平台</p>", "<div class='skeleton-free'>x</div>", "<x-nav :open='true'></x-nav>",
]
NEXT = [
    # (markup, whether it turns the page)
    ("<a href='javascript:nextPage()'><img src='/images/b2.gif'></a>", True), ("<a onclick='goNextPage(2)'><i></i></a>", True), ("<a onclick='pageNext()'></a>", True), ("<a onclick='nextSlide()'><i></i></a>", False), ("<a href='javascript:nextPage()'>更多动态</a>", False),
]
TREE = "<div id='t'></div><script>var z=[{id:1,name:'示例县教育局',url:'/org/0/'},{id:2,name:'示例县水利局',url:'/org/1/'}];</script>"
OWN = "<ul class='tree'>" + "".join(f"<li><a href='/org/{i}/'>{b}</a></li>" for i, b in enumerate(["示例县教育局", *BOD])) + "</ul>"
OTHERS = "".join(li(f"{b}2024年政府信息公开工作年度报告", "2025-01-12", f"/w/{i}.html") for i, b in enumerate(BOD))
ELSEWHERE = [
    # (what, beside the old rows, further answers, what the look ends in)
    ("own part of a tree", OWN, {"/org/0/": P(UL(NEW))}, "seen"), ("own part of a tree that a script draws", TREE, {"/org/0/": P(UL(NEW))}, "seen"), ("own part without it", OWN, {"/org/0/": P(UL(PAST))}, "absent"), ("own part that fails", OWN, {"/org/0/": (500, "x")}, "unknown"),
    ("a new edition", "<a href='http://new.example.gov.cn/'>进入新版</a>", {"http://new.example.gov.cn/": page("<a href='/nb/'>年报</a>")}, "unknown"), ("a new edition with it", "<a href='http://new.example.gov.cn/nb/'>新版网站</a>", {"http://new.example.gov.cn/nb/": P(UL(NEW))}, "seen"),
    ("a new edition that is gone", "<a href='http://new.example.gov.cn/'>进入新版</a>", {}, "unknown"), ("the old edition", "<a href='/old/'>返回旧版</a>", {}, "absent"), ("a notice of a new portal", "<p>温馨提示：新版网站已上线，请访问 http://new.example.gov.cn</p>", {}, "unknown"),
    ("a notice of this portal", f"<p>新版网站已上线，请访问 {HOST}/</p>", {}, "absent"), ("years as pictures", "<a href='/y24/'><img src='/images/2024.png'></a><a href='/y23/'><img src='/images/nb2023.png'></a>", {"/y24/": P(UL(NEW)), "/y23/": P(UL(PAST))}, "seen"),
    ("a described picture anywhere", f"<div class='popup'><a href='{R}'><img src='/p.jpg' alt='{OURS}'></a></div>", {}, "seen"), ("another one's", f"<div class='popup'><a href='{R}'><img src='/p.jpg' alt='{OURS.replace('教育', '水利')}'></a></div>", {}, "absent"),
]
GOVERNMENT = [("县政府", "absent"), ("县人民政府办公室", "absent"), ("本机关", NOT_ABSENT)]
# fmt: on


def look_at(folder, body, more=None, beside=()):
    return play(Situation("", {LIST: P(body), **PASTS, **(more or {})}, "", beside=beside), folder)


@pytest.mark.parametrize(("by", "markup"), DRAWN, ids=[each[0] for each in DRAWN])
def test_a_list_that_a_library_draws_is_not_seen_yet(tmp_path, by, markup):
    look = look_at(tmp_path, markup + UL(PAST))
    assert look.reason == "js_shell", (by, look.outcome, look.detail)


@pytest.mark.parametrize("markup", NOT_DRAWN)
def test_what_waits_for_something_else_is_no_list(tmp_path, markup):
    assert not is_bound(Page(f"{HOST}{LIST}", 200, P(markup).encode()))
    assert look_at(tmp_path, markup + UL(PAST)).outcome == "absent"


@pytest.mark.parametrize(("markup", "expected"), NEXT)
def test_a_call_turns_the_page(markup, expected):
    assert next_link(Page(f"{HOST}{LIST}", 200, P(markup).encode())) == (None, "live" if expected else "")


@pytest.mark.parametrize(("what", "beside", "more", "want"), ELSEWHERE, ids=[each[0] for each in ELSEWHERE])
def test_where_else_the_report_may_be(tmp_path, what, beside, more, want):
    look = look_at(tmp_path, beside + UL(OTHERS, PAST), more, BOD)
    assert look.outcome == want, (what, look.reason, look.detail)


@pytest.mark.parametrize(("named", "want"), GOVERNMENT)
def test_a_government_among_others_is_no_department(tmp_path, named, want):
    row = li(f"{named}2024年政府信息公开工作年度报告", "2025-01-15", "/g.pdf")
    pdf = {"/g.pdf": (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})}
    look = look_at(tmp_path, UL(row, OTHERS, PAST), pdf, BOD)
    assert look.outcome != "absent" if want == NOT_ABSENT else look.outcome == want, (look.reason, look.detail)


def test_a_picture_called_by_its_year_is_a_link_to_it():
    markup = "<a href='/y24/'><img src='/i/2024.png'></a><a href='/z/'><img src='/i/20240131.png'></a><a href='/u/'><img src='/i/banner2024.jpg'></a>"
    assert year_links(Page(f"{HOST}{LIST}", 200, P(markup).encode())) == {2024: f"{HOST}/y24/"}
