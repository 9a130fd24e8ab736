# ruff: noqa: E501 - tables read better with a row on a line
"""What is not in the plain list and yet on the portal: frames, places a script fills, other columns, short names."""

import pytest
from portal_double import HOST, Double, agency, page, report, row, trs, visit

from crawler.column.waiting import is_fed_later, says_none
from crawler.page.pages import Page

OURS = "示例县教育局2024年政府信息公开工作年度报告"
LAST = row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-18", "/r/2023.html")
NEW = row(OURS, "2025-01-15", "/r/2024.html")
FRAME = '<iframe src="/f/list.html" width="700" height="500"></iframe>'
JPAGE = "<script>$('#9').jpage({perPage:15,totalRecord:%d,proxyUrl:'/module/web/jpage/dataproxy.jsp'});</script>"


def beside(extra: str) -> str:
    """A column with last year's report, and something beside its list."""
    return trs(LAST).replace("</body>", f"{extra}</body>")


def turned(pager: str) -> str:
    """A column with last year's report and a pager of its own making."""
    return trs(LAST, pager="").replace("</body>", f"{pager}</body>")


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
    ("the column shows a file in place", {"/nb/": beside("<embed src='/f/24.pdf' width=800 height=900>"), "/f/24.pdf": (200, b"%PDF-1.4 x", {"Content-Type": "application/pdf"})}, "unknown", "ambiguous_row"),
    ("the column shows a film", {"/nb/": beside("<embed src='/f/top.swf' width=800 height=200>")}, "absent", None),
    ("a script stands where the rows should", {"/nb/": beside("<ul class='list'><script src='/js/list.js'></script></ul>")}, "unknown", "js_shell"),
    ("a script's escapes spell it", {"/nb/": beside('<script>var r=[{"t":"' + OURS.encode("unicode_escape").decode() + '"}]</script>')}, "unknown", "ambiguous_row"),
    ("a second column in the menu has it", {"/nb/": beside("<a href='/nd/'>政府信息公开工作年度报告</a>"), "/nd/": trs(NEW)}, "seen", None),
    ("a second column in the menu fails", {"/nb/": beside("<a href='/nd/'>政府信息公开工作年度报告</a>"), "/nd/": (500, "oops")}, "unknown", "http.server_error"),
    ("a second column in the menu is gone", {"/nb/": beside("<a href='/nd/'>政府信息公开工作年度报告</a>")}, "absent", None),
    ("a note points elsewhere", {"/nb/": beside("<p>2024年以后的年报请点击<a href='/nd/'>此处</a>查看</p>"), "/nd/": trs(NEW)}, "seen", None),
    ("a link to a range of years", {"/nb/": beside("<ul><li><a href='/nd/'>2021-2024年年报</a></li></ul>"), "/nd/": trs(NEW)}, "seen", None),
    ("a link to years long past", {"/nb/": beside("<ul><li><a href='/od/'>2008-2015年年报</a></li></ul>")}, "absent", None),
    ("only a box beside the list has last year's report", {"/nb/": page(f"<div class='list'>数据加载失败</div><div><h3>相关阅读</h3><ul>{LAST}</ul></div>")}, "unknown", None),
    ("an interpretation with the whole report in it", {"/nb/": trs(LAST, row(OURS + "及解读", "2025-01-15", "/r/2024.html")), "/r/2024.html": report().replace("一、总体情况", "一、总体情况。予以公开结果维持尚未审结")}, "seen", None),
    ("an interpretation as long as a report", {"/nb/": trs(LAST, row(OURS + "解读", "2025-01-15", "/r/2024.html")), "/r/2024.html": report().replace("工作年度报告", "工作年度报告解读")}, "absent", None),
    ("the period in place of the year", {"/nb/": trs(LAST, row("示例县教育局政府信息公开工作年度报告（2024年1月1日—2024年12月31日）", "2025-01-15", "/r/2024.html")), "/r/2024.html": report()}, "seen", None),
    ("a report's year and no other word", {"/nb/": trs(LAST, row("示例县教育局2024年度报告", "2025-01-15", "/r/2024.html")), "/r/2024.html": report()}, "seen", None),
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
    assert look.outcome == outcome, look.detail
    assert look.reason == reason or (outcome == "unknown" and reason is None), look.detail


def test_a_report_in_the_governments_column_is_a_near_miss(tmp_path):
    county = agency("gov", "示例县人民政府", "people_government", column_url=f"{HOST}/gov/")
    answers = {"/nb/": trs(LAST), "/gov/": trs(NEW), "/r/2023.html": report(year=2023), "/r/2024.html": report()}
    look, _ = visit(Double(answers), tmp_path, [(agency(), 2024), (county, 2024)])
    assert look.outcome == "seen"
    assert [found.in_column for found in look.found] == [False]


MENU = "<h3><div>政府信息<br>公开年报</div></h3><ul><li><a href='/y/2024/'>2024</a></li><li><a href='/y/2023/'>2023</a></li></ul>"
DIVIDED = page("<ul><li><a href='bm/'>县直部门</a></li><li><a href='xz/'>乡镇街道</a></li></ul>", "2024年")
NAMES = page(
    "<h3>2024年</h3><ul><li><a href='/r/2024.html'>示例县教育局</a></li><li><a href='/r/9.html'>示例县水利局</a></li></ul>"
)
TURNED = report(year=2023).replace("示例县教育局2023年", "示例县教育局2024年")
WAYS = [
    # (situation, registered column or none, answers, outcome, reason)
    ("years below a heading of the home page", None, {"/": page(MENU, "示例县教育局"), "/y/2024/": trs(NEW), "/y/2023/": trs(LAST)}, "seen", None),
    ("the year's page of such a menu fails", None, {"/": page(MENU, "示例县教育局"), "/y/2024/": (500, "oops"), "/y/2023/": trs(LAST)}, "unknown", "http.server_error"),
    ("the year's page is divided by kind of body", "/nb/", {"/nb/": page(MENU), "/y/2024/": DIVIDED, "/y/2024/bm/": trs(NEW), "/y/2024/xz/": trs(), "/y/2023/": trs(LAST)}, "seen", None),
    ("years count by publication", "/nb/", {"/nb/": page(MENU.replace("2023", "2025").replace("2024", "2023")), "/y/2023/": trs(LAST), "/y/2025/": trs(NEW)}, "seen", None),
    ("a part of the year's page fails", "/nb/", {"/nb/": page(MENU), "/y/2024/": DIVIDED, "/y/2024/bm/": (500, "oops"), "/y/2024/xz/": trs(row("示例县万安镇2024年政府信息公开工作年度报告", "2025-01-15")), "/y/2023/": trs(LAST)}, "unknown", "http.server_error"),
    ("below the year stand only names", "/nb/", {"/nb/": NAMES}, "seen", None),
    ("the finance bureau's part of a platform", None, {"/": page("<ul><li><a href='/part/1/'>示例县财政局</a></li></ul>", "示例县"), "/part/1/": page("<a href='/nb/'>政府信息公开年报</a>", "示例县财政局"), "/nb/": trs(row("示例县财政局2024年政府信息公开工作年度报告", "2025-01-15", "/r/2024.html"))}, "seen", None),
    ("the next page is handed to a script whole", "/nb/", {"/nb/": turned("共2页 <a href='javascript:void(0)' onclick=\"turn(this,'/nb/?currentPage=2')\">下一页</a>"), "/nb/?currentPage=2": trs(NEW, pager="")}, "seen", None),
    ("the address of the next page is put together", "/nb/", {"/nb/": turned("共2页 <a href='javascript:void(0)' onclick=\"go('/nb/list_'+2+'.html')\">下一页</a>")}, "unknown", "http.not_found"),
    ("a title with the year of publication", "/nb/", {"/nb/": trs(row(OURS, "2024-01-15", "/r/turned.html"), row("示例县教育局2023年政府信息公开工作年度报告", "2023-01-15", "/r/2022.html")), "/r/turned.html": TURNED, "/r/2022.html": report(year=2022)}, "unknown", "ambiguous_row"),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "column", "answers", "outcome", "reason"), WAYS, ids=[row[0] for row in WAYS])
def test_a_way_a_clerk_would_go_is_gone(tmp_path, situation, column, answers, outcome, reason):
    name = "示例县财政局" if "finance" in situation else "示例县教育局"
    base = {"/r/2023.html": report(name, 2023), "/r/2024.html": report(name)}
    due = agency("x", name, column_url=column and f"{HOST}{column}")
    (look,) = visit(Double({**base, **answers}), tmp_path, [(due, 2024)])
    assert (look.outcome, look.reason) == (outcome, reason), look.detail


def test_towns_of_one_name_in_two_counties_are_told_by_the_page(tmp_path):
    towns = [
        agency(f"t{n}", f"示例市{county}城关镇人民政府", "township_government")
        for n, county in enumerate(("东海县", "西湖县"))
    ]
    listed = trs(
        row("城关镇2024年政府信息公开工作年度报告", "2025-01-15", "/r/2024.html"),
        row("西湖县城关镇2023年政府信息公开工作年度报告", "2024-01-15"),
    )
    double = Double({"/nb/": listed, "/r/2024.html": report("东海县城关镇人民政府")})
    assert [look.outcome for look in visit(double, tmp_path, [(town, 2024) for town in towns])] == ["seen", "absent"]


class Portier(Double):
    """A portal that leads everyone without its cookie round."""

    async def download(self, request):
        answered = await super().download(request)
        if b"sid=7" in (request.headers.get("Cookie") or b"") or request.url.endswith("robots.txt"):
            return answered
        return answered.replace(status=302, headers={"Location": request.url, "Set-Cookie": "sid=7; Path=/; HttpOnly"})


def test_a_cookie_that_a_portal_waits_for_is_handed_back(tmp_path):
    double = Portier({"/nb/": trs(NEW, LAST), "/r/2024.html": report()})
    (look,) = visit(double, tmp_path)
    assert look.outcome == "seen"
    assert double.asked.count("/nb/") == 2
    assert double.asked.count("/r/2024.html") == 1


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
    ("<ul class='list'></ul><p>暂无信息</p>", True, "no script is there to fill the list"),
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
    ("<div id='rows'><p>暂无信息</p></div><script>$.post('/q',{},function(d){$('#rows').html(d)})</script>", False, "until a script has its answer"),
    ("<div id='rows'><p>暂无信息</p></div><script>$.get('/hits',function(d){$('#hits').html(d)})</script>", True, "a counter asks for nothing here"),
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
