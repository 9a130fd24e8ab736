# ruff: noqa: E501 - tables read better with a row on a line
"""What is not in the plain list and yet on the portal: frames, places a script fills, other columns, short names."""

import pytest
from portal_double import HOST, Double, agency, page, report, row, trs, visit

from crawler.pages import Page
from crawler.waiting import is_fed_later, says_none

OURS = "示例县教育局2024年政府信息公开工作年度报告"
LAST = row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-18", "/r/2023.html")
NEW = row(OURS, "2025-01-15", "/r/2024.html")
FRAME = '<iframe src="/f/list.html" width="700" height="500"></iframe>'
JPAGE = "<script>$('#9').jpage({perPage:15,totalRecord:%d,proxyUrl:'/module/web/jpage/dataproxy.jsp'});</script>"


def beside(extra: str) -> str:
    """A column with last year's report, and something beside its list."""
    return trs(LAST).replace("</body>", f"{extra}</body>")


def records(*rows: str, total: int) -> str:
    stored = "".join(f"<record><![CDATA[{each}]]></record>" for each in rows)
    return page(
        f'<script type="text/xml"><datastore><recordset>{stored}</recordset></datastore></script>{JPAGE % total}'
    )


PLACES = [
    # (situation, answers, outcome, reason)
    ("a frame beside old rows has it", {"/nb/": beside(FRAME), "/f/list.html": page(f"<ul>{NEW}</ul>", ""), "/r/2024.html": report()}, "seen", None),
    ("a frame beside old rows fails", {"/nb/": beside(FRAME), "/f/list.html": (500, "oops")}, "unknown", "http.server_error"),
    ("a frame beside old rows carries no list", {"/nb/": beside(FRAME), "/f/list.html": page("<p>电话：12345</p>", "")}, "absent", None),
    ("a hidden frame that fails", {"/nb/": beside(FRAME.replace("700", "0"))}, "absent", None),
    ("a script asks for the list, old rows stand beside", {"/nb/": beside("<ul id='datalist'></ul><script>$.getJSON('/api?c=7',function(d){draw(d)})</script>")}, "unknown", "js_shell"),
    ("a script counts visits", {"/nb/": beside("<div id='count'></div><script>$.get('/hits?c=7',function(d){$('.n').html(d)})</script>")}, "absent", None),
    ("the pager's options count more rows than there are", {"/nb/": records(LAST, total=60)}, "unknown", "totals_disagree"),
    ("the pager's options count the rows there are", {"/nb/": records(LAST, total=1)}, "absent", None),
    ("the row ends after the body and the year", {"/nb/": trs(LAST, row("示例县教育局2024年", "2025-01-15", "/r/2024.html")), "/r/2024.html": report()}, "seen", None),
    ("the row is cut within the phrase, without a mark", {"/nb/": trs(LAST, row("示例县教育局2024年政府信", "2025-01-15", "/r/2024.html")), "/r/2024.html": report()}, "seen", None),
    ("the row is cut within the year", {"/nb/": trs(LAST, row("示例县教育局20...", "2025-01-15", "/r/2024.html")), "/r/2024.html": report()}, "seen", None),
    ("such a row leads to news", {"/nb/": trs(LAST, row("示例县教育局2024年政府信息公开工作", "2025-01-15", "/r/2024.html")), "/r/2024.html": page("<h1>全年工作顺利</h1>" + "<p>接待群众来访，开展宣传活动。</p>" * 40, "")}, "absent", None),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "answers", "outcome", "reason"), PLACES, ids=[row[0] for row in PLACES])
def test_a_report_out_of_the_way_is_seen_or_left_open(tmp_path, situation, answers, outcome, reason):
    (look,) = visit(Double({"/r/2023.html": report(year=2023), **answers}), tmp_path)
    assert (look.outcome, look.reason) == (outcome, reason), look.detail


def test_a_report_in_the_governments_column_is_a_near_miss(tmp_path):
    county = agency("gov", "示例县人民政府", "people_government", column_url=f"{HOST}/gov/")
    answers = {"/nb/": trs(LAST), "/gov/": trs(NEW), "/r/2023.html": report(year=2023), "/r/2024.html": report()}
    look, _ = visit(Double(answers), tmp_path, [(agency(), 2024), (county, 2024)])
    assert look.outcome == "seen"
    assert [found.in_column for found in look.found] == [False]


SHORT = [
    # (agency, how its row calls it, what the page says, outcome)
    ("示例县发展和改革委员会", "示例县发改委", report("示例县发展和改革委员会"), "seen"),
    ("国家税务总局示例县税务局", "示例县税务局", report("国家税务总局示例县税务局"), "seen"),
    ("示例县住房和城乡建设局", "县住建局", report("示例县住房和城乡建设局"), "seen"),
    ("示例县教育体育局", "示例县教育局", report("示例县教育局"), "unknown"),
    ("示例县教育局", "示例县水利局", report("示例县水利局"), "absent"),
]


@pytest.mark.parametrize(("name", "called", "target", "outcome"), SHORT)
def test_a_short_name_is_told_by_its_page(tmp_path, name, called, target, outcome):
    last = row(f"{name}2023年政府信息公开工作年度报告", "2024-01-18", "/r/2023.html")
    listed = trs(last, row(f"{called}2024年政府信息公开工作年度报告", "2025-01-15", "/r/2024.html"))
    double = Double({"/nb/": listed, "/r/2024.html": target, "/r/2023.html": report(name, 2023)})
    (look,) = visit(double, tmp_path, [(agency("x", name), 2024)])
    assert look.outcome == outcome, look.detail


NOTHING = [
    # (what the page shows, whether it says that there is nothing, why)
    ("<div class='list'><p>暂无信息</p></div>", True, "in the list's place"),
    ("<table><tbody><tr><td colspan='3'>暂无数据</td></tr></tbody></table>", True, "in the list's table"),
    ("<h2>政府信息公开年报</h2><p>暂无相关信息！</p>", True, "below the column's heading"),
    ("<ul id='list'></ul><div class='empty' style='display: none'>暂无数据</div>", False, "hidden until a script shows it"),
    ("<ul><li v-for='i in list'>{{i.title}}</li></ul><p v-if='!list.length'>暂无数据</p>", False, "a template's words"),
    ("<ul ms-repeat='list'></ul><p>暂无数据</p>", False, "a list to be repeated by a script"),
    ("<ul class='list' id='datalist'></ul><div><h3>相关链接</h3><p>暂无相关信息</p></div>", False, "another block's words"),
    ("<div><h3>依申请公开统计</h3><p>暂无信息</p></div>", False, "below another heading"),
    ("<div id='nblist'></div><p>暂无信息</p>", False, "the list's place is empty: a script fills it"),
    ("<p>没有相关信息的申请人可以向本机关提出书面申请，本机关将在二十个工作日内予以答复并说明理由。</p>", False, "a sentence"),
    ("<div class='footer'><p>暂无信息</p></div>", False, "at the foot of the page"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "why"), NOTHING)
def test_nothing_is_said_in_the_place_of_the_list(body: str, expected: bool, why: str) -> None:
    assert says_none(Page(f"{HOST}/nb/", 200, page(body).encode())) is expected, why


def test_an_empty_place_waits_only_where_a_script_asks() -> None:
    place = "<ul id='newslist'></ul>"
    for script, expected in (
        ("", False),
        ("<script>$('#newslist').hide()</script>", False),
        ("<script>fetch('/a').then(draw)</script>", True),
    ):
        assert is_fed_later(Page(f"{HOST}/nb/", 200, page(place + script).encode())) is expected, script
