# ruff: noqa: E501 - tables read better with a row on a line
"""Visits against a table of answers: each row is a situation on a portal, and the look it must end in."""

from datetime import timedelta
from pathlib import Path

import pytest
from portal_double import HOST, NOW, Answer, Double, agency, page, report, row, trs, visit
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response

from crawler.archive import Archive
from crawler.register import Portal

OURS = "示例县教育局2024年政府信息公开工作年度报告"
LAST = "示例县教育局2023年政府信息公开工作年度报告"
BEFORE = "示例县教育局2022年政府信息公开工作年度报告"
NEWS = "示例县教育局召开全县教育工作会议"
LIST = "/nb/"
GOOD = trs(row(OURS, "2025-01-15", "./202501/t20250115_1.html"), row(LAST, "2024-01-18", "./202401/t20240118_1.html"))
NOT_YET = trs(row(LAST, "2024-01-18"), row(BEFORE, "2023-01-19"))
REPORT = "/nb/202501/t20250115_1.html"
RUISHU = "<html><head><meta content='x' r='m'><script r='m'>$_ts=window['$_ts'];$_ts.cd='q'</script></head><body></body></html>"
EDGEONE = "<html><body><script>var EO_Bot_Ssid=1;var __tst_status=2;</script></body></html>"
WAF = "<html><head><title>网站防火墙</title></head><body>您的请求带有不合法参数，已被网站管理员设置拦截！</body></html>"
CAPTCHA = "<html><head><title>安全验证</title></head><body>请输入验证码后继续访问</body></html>"
RATE = "<html><head><title>访问异常页面</title></head><body>您的访问过于频繁，请稍后再试</body></html>"
SOFT404 = "<html><head><title>提示</title></head><body>您访问的页面不存在或已删除</body></html>"
SHELL = "<html><body><div id='app'></div><script src='/js/app.3f.js'></script></body></html>"

SITUATIONS: list[tuple[str, dict[str, Answer | list[Answer]], str, str | None]] = [
    # (situation, answers, outcome, reason)
    ("listed", {LIST: GOOD, REPORT: report()}, "seen", None),
    ("listed, its page gone", {LIST: GOOD}, "seen", None),
    ("listed, its page blocked", {LIST: GOOD, REPORT: (412, RUISHU)}, "seen", None),
    ("not listed, earlier ones are", {LIST: NOT_YET}, "absent", None),
    ("empty list", {LIST: trs()}, "unknown", "empty_list"),
    ("says there is nothing", {LIST: trs("<li>暂无信息</li>")}, "absent", None),
    ("no home page beside the column", {LIST: NOT_YET, "/": (404, "<html><body>404</body></html>")}, "absent", None),
    ("a home page that refuses", {LIST: NOT_YET, "/": (403, "<html><body>Forbidden</body></html>")}, "unknown", "blocked.geo_or_ip"),
    ("a column of no maker we know says there is nothing", {LIST: page("<p>暂无信息</p>", "政府信息公开年报")}, "unknown", "control_lost"),
    ("another column says there is nothing", {LIST: page("<p>暂无信息</p>", "工作动态")}, "unknown", "family_not_recognised"),
    ("only news where reports were", {LIST: trs(row(NEWS, "2025-01-02"), row("关于寒假放假的通知", "2025-01-01"))}, "unknown", "control_lost"),
    ("ruishu 412", {LIST: (412, RUISHU)}, "unknown", "blocked.ruishu"),
    ("ruishu 202", {LIST: (202, RUISHU)}, "unknown", "blocked.ruishu"),
    ("$_ts on a good page", {LIST: NOT_YET.replace("<head>", "<head><script>$_ts=window['$_ts']</script>")}, "absent", None),
    ("jsl 521", {LIST: (521, "<script>document.cookie=('__jsl_clearance=1');go({\"bts\":[]})</script>")}, "unknown", "blocked.jsl"),
    ("edgeone 200", {LIST: EDGEONE}, "unknown", "blocked.edgeone"),
    ("aliyun", {LIST: "<html><script>var arg1='ABCDEF0123456789ABCDEF01';acw_sc__v2</script></html>"}, "unknown", "blocked.aliyun_js"),
    ("waf 200", {LIST: WAF}, "unknown", "blocked.waf"),
    ("captcha 200", {LIST: CAPTCHA}, "unknown", "blocked.captcha"),
    ("rate page 200", {LIST: RATE}, "unknown", "blocked.rate"),
    ("429", {LIST: (429, "slow down", {"Retry-After": "3600"})}, "unknown", "blocked.rate"),
    ("403 without words", {LIST: (403, "<html><body>Forbidden</body></html>")}, "unknown", "blocked.geo_or_ip"),
    ("403 in words of a firewall", {LIST: (403, WAF)}, "unknown", "blocked.waf"),
    ("500", {LIST: (500, "oops")}, "unknown", "http.server_error"),
    ("503 once", {LIST: [(503, "busy"), NOT_YET]}, "absent", None),
    ("404 and no other way", {LIST: (404, "gone"), "/": page("<a href='/a/'>新闻</a>")}, "unknown", "http.not_found"),
    ("soft 404", {LIST: SOFT404, "/": page("")}, "unknown", "soft404"),
    ("led home", {LIST: (302, "", {"Location": "/"}), "/": page("<a href='/x'>首页</a>" * 3)}, "unknown", "redirect_home"),
    ("led round", {LIST: (302, "", {"Location": "/nb2/"}), "/nb2/": (302, "", {"Location": "/nb/"})}, "unknown", "redirect_loop"),
    ("led to a private address", {LIST: (302, "", {"Location": "http://10.0.0.1/"})}, "unknown", "private_address"),
    ("led to loopback in disguise", {LIST: (302, "", {"Location": "http://0x7f000001/"})}, "unknown", "private_address"),
    ("meta refresh", {LIST: "<html><head><meta http-equiv='refresh' content='0;url=/new/'></head></html>", "/new/": NOT_YET}, "absent", None),
    ("location.replace", {LIST: "<script>window.location.replace('/new/')</script>", "/new/": NOT_YET}, "absent", None),
    ("js shell", {LIST: SHELL}, "unknown", "js_shell"),
    ("dns", {LIST: CannotResolveHostError("no such host")}, "unknown", "dns"),
    ("timeout", {LIST: DownloadTimeoutError("30 s")}, "unknown", "timeout"),
    ("timeout once", {LIST: [DownloadTimeoutError("30 s"), NOT_YET]}, "absent", None),
    ("tls", {LIST: DownloadFailedError("[('SSL routines', '', 'unsafe legacy renegotiation disabled')]")}, "unknown", "tls.legacy_renegotiation"),
    ("body broken off", {LIST: (200, NOT_YET, {"flag": "dataloss"})}, "unknown", "truncated"),
    ("page broken off", {LIST: NOT_YET[: NOT_YET.index("<script>")]}, "unknown", "truncated"),
    ("gzip broken off", {LIST: (200, __import__("gzip").compress(NOT_YET.encode())[:-20], {"Content-Encoding": "gzip"})}, "unknown", "truncated"),
    ("robots forbid", {"/robots.txt": (200, "User-agent: *\nDisallow: /", {"Content-Type": "text/plain"}), LIST: NOT_YET}, "unknown", "robots.disallowed"),
    ("robots are a page", {"/robots.txt": page("首页"), LIST: NOT_YET}, "absent", None),
    ("robots refuse", {"/robots.txt": (403, "no"), LIST: NOT_YET}, "unknown", "robots.unreachable"),
    ("robots broken", {"/robots.txt": (500, "no"), LIST: NOT_YET}, "unknown", "robots.unreachable"),
    ("robots time out", {"/robots.txt": DownloadTimeoutError("30 s"), LIST: NOT_YET}, "unknown", "timeout"),
    ("second page", {LIST: trs(row(LAST, "2024-01-18"), pager='createPageHTML(2, 0, "index", "html");'),
                     "/nb/index_1.html": trs(row(OURS, "2025-01-15", REPORT), pager='createPageHTML(2, 1, "index", "html");'),
                     REPORT: report()}, "seen", None),
    ("second page fails", {LIST: trs(row(LAST, "2024-01-18"), pager='createPageHTML(2, 0, "index", "html");'),
                           "/nb/index_1.html": (500, "")}, "unknown", "http.server_error"),
    ("second page is the first", {LIST: trs(row(LAST, "2024-01-18"), pager='createPageHTML(2, 0, "index", "html");'),
                                  "/nb/index_1.html": (302, "", {"Location": "./"})}, "unknown", "pager_broken"),
    ("declared more than read", {LIST: trs(row(LAST, "2024-01-18"), pager='createPageHTML(1, 0, "index", "html", "c", 7);')}, "unknown", "totals_disagree"),
    ("a pager only a script can follow", {LIST: trs(row(LAST, "2024-01-18"), '<a href="javascript:go(2)">下一页</a>', pager="")}, "unknown", "pager_broken"),
    ("shifted while read", {LIST: [trs(row(LAST, "2024-01-18", "./a.html"), pager='createPageHTML(2, 0, "index", "html");'),
                                   trs(row(NEWS, "2025-02-10", "./b.html"), pager='createPageHTML(2, 0, "index", "html");')],
                            "/nb/index_1.html": trs(row(BEFORE, "2023-01-18", "./c.html"), pager='createPageHTML(2, 1, "index", "html");')}, "unknown", "list_shifted"),
    ("another body's", {LIST: trs(row("样本市教育局2024年政府信息公开工作年度报告", "2025-01-15"), row(LAST, "2024-01-18"))}, "absent", None),
    ("only look-alikes", {LIST: trs(row("图解：" + OURS, "2025-01-15"), row("《" + OURS + "》解读", "2025-01-15"), row(LAST, "2024-01-18"))}, "absent", None),
    ("nobody named, the page names us", {LIST: trs(row("2024年政府信息公开工作年度报告", "2025-01-15", REPORT)), REPORT: report()}, "seen", None),
    ("nobody named, the page names another", {LIST: trs(row("2024年政府信息公开工作年度报告", "2025-01-15", REPORT), row(LAST, "2024-01-18")),
                                              REPORT: report("示例县体育局")}, "absent", None),
    ("no year, the page has it", {LIST: trs(row("示例县教育局政府信息公开工作年度报告", "2025-01-15", REPORT)), REPORT: report()}, "seen", None),
    ("a row that is a file", {LIST: trs(row(OURS, "2025-01-15", "./a.pdf")), "/nb/a.pdf": (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})}, "seen", None),
    ("a row without a link", {LIST: trs(f"<li><span>{OURS}</span><em>2025-01-15</em></li>", row(LAST, "2024-01-18"))}, "unknown", "ambiguous_row"),
    ("a row whose link reads 下载", {LIST: trs(f"<li><span>{OURS}</span><a href='./a.pdf'>下载</a></li>", row(LAST, "2024-01-18")), "/nb/a.pdf": (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})}, "seen", None),
    ("a row opened by a script", {LIST: trs(f"<li onclick=\"openUrl('./202501/t20250115_1.html')\">{OURS}<span>2025-01-15</span></li>", row(LAST, "2024-01-18")), REPORT: report()}, "seen", None),
    ("a row cut by the list", {LIST: trs(row("示例县教育局2024年政府信息公开工…", "2025-01-15", REPORT), row(LAST, "2024-01-18")), REPORT: report()}, "seen", None),
    ("every page is the first", {LIST: trs(row(LAST, "2024-01-18", "./x.html"), pager='createPageHTML(2, 0, "index", "html");'),
                                 "/nb/index_1.html": trs(row(LAST, "2024-01-18", "./x.html"), pager='createPageHTML(2, 0, "index", "html");')}, "unknown", "pager_broken"),
    ("more by a button", {LIST: trs(row(LAST, "2024-01-18"), "<div>加载更多</div>", pager="")}, "unknown", "pager_broken"),
    ("a pager built by a script", {LIST: trs(row(LAST, "2024-01-18"), pager="Ls.pagination('#p', function(i){var href='/l?pageIndex='+i+'&t=3';}, 2, 1, 2);"),
                                   "/l?pageIndex=2&t=3": trs(row(BEFORE, "2023-01-18"), pager="Ls.pagination('#p', function(i){var href='/l?pageIndex='+i+'&t=3';}, 2, 2, 2);")}, "absent", None),
    ("another page at the address, as long as the list was", {LIST: page("".join(row(f"新闻{n}", "2025-01-02") for n in range(9)), "示例县")}, "unknown", "control_lost"),
    ("list in a frame", {LIST: page('<iframe src="/frame/list.html"></iframe>'), "/frame/list.html": NOT_YET}, "absent", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("situation", "answers", "outcome", "reason"), SITUATIONS, ids=[each[0] for each in SITUATIONS]
)
def test_a_situation_ends_in_its_look(
    tmp_path: Path, situation: str, answers: dict[str, Answer | list[Answer]], outcome: str, reason: str | None
) -> None:
    copies = {path: list(answer) if isinstance(answer, list) else answer for path, answer in answers.items()}
    (look,) = visit(Double(copies), tmp_path)
    assert (look.outcome, look.reason) == (outcome, reason), look.detail
    assert list(Archive(tmp_path).looks()) == [look]


def test_a_report_seen_rests_on_its_page_and_attachments(tmp_path: Path) -> None:
    body = report().replace("</h1>", "</h1><p id='appendix'><a href='./P02025.pdf'>年度报告.pdf</a></p>")
    double = Double(
        {LIST: GOOD, REPORT: body, "/nb/202501/P02025.pdf": (200, b"%PDF-1.4 x", {"Content-Type": "application/pdf"})}
    )
    (look,) = visit(double, tmp_path)
    archive = Archive(tmp_path)
    captures = [archive.capture(each) for each in look.found[0].captures]
    assert [capture.media_type for capture in captures] == ["text/html; charset=utf-8", "application/pdf"]
    assert archive.body(captures[1]) == b"%PDF-1.4 x"
    assert look.control == "earlier_report"


def test_agencies_of_one_portal_share_its_list(tmp_path: Path) -> None:
    sport = agency("sport", "示例县体育局")
    double = Double({LIST: GOOD, REPORT: report()})
    looks = visit(double, tmp_path, [(agency(), 2024), (sport, 2024)])
    assert [(look.outcome, look.reason) for look in looks] == [("seen", None), ("unknown", "control_lost")]
    assert double.asked.count(LIST) == 1


def test_refused_once_a_host_is_left_alone(tmp_path: Path) -> None:
    other = agency("sport", "示例县体育局", column_url=f"{HOST}/other/")
    double = Double({LIST: (403, "no"), "/other/": NOT_YET})
    looks = visit(double, tmp_path, [(agency(), 2024), (other, 2024)])
    assert [look.reason for look in looks] == ["blocked.geo_or_ip", "host_resting"]
    assert double.asked == ["/robots.txt", LIST]


def test_a_frozen_portal_is_not_visited_and_says_so(tmp_path: Path) -> None:
    double = Double({})
    (look,) = visit(double, tmp_path, portal=Portal("p", "示例县", f"{HOST}/", state="frozen", state_reason="机构改革"))
    assert (look.outcome, look.reason, look.detail, double.asked) == ("unknown", "portal_frozen", "机构改革", [])


def test_the_list_no_shorter_than_before_is_a_control(tmp_path: Path) -> None:
    rows = row("示例县体育局2023年政府信息公开工作年度报告", "2024-01-12"), row(NEWS, "2025-01-01")
    double, both = Double({LIST: trs(*rows)}), [(agency(), 2024), (agency("sport", "示例县体育局"), 2024)]
    look = visit(double, tmp_path, both, previous={f"{HOST}/nb/": 2})[0]
    assert (look.outcome, look.control) == ("absent", "not_shorter")
    look = visit(double, tmp_path / "b", both, previous={f"{HOST}/nb/": 3})[0]
    assert (look.outcome, look.reason) == ("unknown", "list_shrunk")


def test_a_list_as_long_as_before_is_no_control_when_it_is_another(tmp_path: Path) -> None:
    strangers = trs(row("样本县体育局2023年政府信息公开工作年度报告", "2024-01-12"), row(NEWS, "2025-01-02"))
    (look,) = visit(Double({LIST: strangers}), tmp_path, previous={f"{HOST}/nb/": 2})
    assert (look.outcome, look.reason) == ("unknown", "control_lost")
    ours = trs(row("示例县体育局2023年政府信息公开工作年度报告", "2024-01-12"), row(NEWS, "2025-01-02"))
    both = [(agency(), 2024), (agency("sport", "示例县体育局"), 2024)]
    gone = visit(
        Double({LIST: ours}), tmp_path / "b", both, previous={f"{HOST}/nb/": 2}, had_earlier=[(f"{HOST}/nb/", "edu")]
    )[0]
    assert (gone.outcome, gone.reason) == ("unknown", "control_lost")


def test_an_unchanged_portal_costs_one_request_per_list_page(tmp_path: Path) -> None:
    tagged: dict[str, Answer | list[Answer]] = {
        LIST: [(200, GOOD, {"ETag": '"1"'}), (304, "")], REPORT: report()
    }  # fmt: skip
    (first,) = visit(Double(tagged), tmp_path)
    again = Double(tagged)
    seen = {("edu", 2024): frozenset(each.url for each in first.found)}
    (second,) = visit(again, tmp_path, now=NOW + timedelta(hours=1), seen=seen)
    assert again.asked == [LIST]
    assert again.sent[LIST]["If-None-Match"] == '"1"'
    assert second.found == first.found
    assert second.outcome == "seen"
    assert (second.rows_read, second.control) == (first.rows_read, first.control)
    assert "Cache-Control" not in again.sent[LIST]
    later = Double(tagged)
    visit(later, tmp_path, now=NOW + timedelta(days=1), seen=seen)
    assert later.asked == ["/robots.txt", LIST, REPORT]
    assert list(Archive(tmp_path).check()) == []


def test_before_a_report_is_called_absent_its_list_is_had_whole(tmp_path: Path) -> None:
    """A server that says for ever that nothing has changed, or a cache on the way, must not make an absence."""
    earlier = trs(row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-12"))
    asked: dict[bytes, list[bytes]] = {}

    class Liar(Double):
        async def download(self, request: Request) -> Response:
            asked.update(request.headers)
            if "If-None-Match" in request.headers:
                return Response(request.url, 304, request=request)
            return await super().download(request)

    (first,) = visit(Double({LIST: (200, earlier, {"ETag": '"1"'})}), tmp_path)
    assert first.outcome == "absent"
    (second,) = visit(Liar({LIST: GOOD, REPORT: report()}), tmp_path, now=NOW + timedelta(days=1))
    assert second.outcome == "seen"
    assert asked[b"Cache-Control"] == [b"no-cache"]


def test_a_swapped_report_is_a_new_capture(tmp_path: Path) -> None:
    (first,) = visit(Double({LIST: GOOD, REPORT: report()}), tmp_path)
    (second,) = visit(Double({LIST: GOOD, REPORT: report() + "<!-- 更正 -->"}), tmp_path, now=NOW + timedelta(days=1))
    archive = Archive(tmp_path)
    captures = [archive.capture(look.found[0].captures[0]) for look in (first, second)]
    assert captures[0].capture_id != captures[1].capture_id
    assert captures[0].sha256 != captures[1].sha256


YEARS = page(
    "<h3><div>政府信息<br>公开年报</div></h3><ul id='nb_list'><li><a href='/c24/list.shtml'>2024</a></li>"
    "<li><a href='/c23/list.shtml'>2023</a></li></ul><script>createPageHTML('page_div',1,1,'list','shtml',0)</script>"
)


@pytest.mark.parametrize(
    ("year", "outcome", "reason"), [(2024, "seen", None), (2023, "seen", None), (2025, "absent", None)]
)
def test_a_menu_of_years_is_followed(tmp_path: Path, year: int, outcome: str, reason: str | None) -> None:
    double = Double({
        LIST: YEARS,
        "/c24/list.shtml": trs(row(OURS, "2025-01-15", "/c24/t20250115_1.html")),
        "/c23/list.shtml": trs(row(LAST, "2024-01-15", "/c23/t20240115_1.html")),
        "/c24/t20250115_1.html": report(), "/c23/t20240115_1.html": report(year=2023),
    })  # fmt: skip
    (look,) = visit(double, tmp_path, [(agency(), year)])
    assert (look.outcome, look.reason) == (outcome, reason), look.detail


def test_a_menu_of_years_may_lead_to_the_reports_themselves(tmp_path: Path) -> None:
    double = Double({LIST: YEARS, "/c24/list.shtml": report(), "/c23/list.shtml": report(year=2023)})
    (look,) = visit(double, tmp_path)
    assert look.outcome == "seen"


def test_the_column_is_found_from_the_home_page(tmp_path: Path) -> None:
    double = Double({
        "/": page('<a href="/xxgk/">政府信息公开</a>'),
        "/xxgk/": page('<li><a href="/zn/">政府信息<br>公开指南</a></li><li><a href="/nb/"><span>政府信息<br>公开年报</span></a></li>'),
        LIST: GOOD, REPORT: report(),
    })  # fmt: skip
    (look,) = visit(double, tmp_path, [(agency(column_url=None), 2024)])
    assert (look.outcome, look.list_url) == ("seen", f"{HOST}/nb/")


def test_a_rotten_column_address_is_looked_for_anew(tmp_path: Path) -> None:
    double = Double({"/": page('<a href="/new/">政府信息公开年报</a>'), "/new/": NOT_YET})
    (look,) = visit(double, tmp_path)
    assert (look.outcome, look.list_url) == ("absent", f"{HOST}/new/")


def test_a_portal_without_such_a_column_is_unknown(tmp_path: Path) -> None:
    (look,) = visit(Double({"/": page('<a href="/news/">新闻</a>')}), tmp_path, [(agency(column_url=None), 2024)])
    assert (look.outcome, look.reason) == ("unknown", "no_column")


def test_a_report_outside_the_column_is_a_near_miss(tmp_path: Path) -> None:
    home = page(f"<ul>{row(OURS, '2025-01-15', '/gg/1.html')}{row(NEWS, '2025-01-14', '/gg/2.html')}</ul>", "示例县")
    (look,) = visit(Double({LIST: NOT_YET, "/": home, "/gg/1.html": report()}), tmp_path)
    assert look.outcome == "seen"
    assert [found.in_column for found in look.found] == [False]


def test_a_near_miss_may_stand_among_the_notices(tmp_path: Path) -> None:
    home = page('<a href="/tz/">通知公告</a>', "示例县")
    notices = page(
        f"<ul>{row(OURS, '2025-01-15', '/tz/1.html')}{row(NEWS, '2025-01-14', '/tz/2.html')}</ul>", "通知公告"
    )
    (look,) = visit(Double({LIST: NOT_YET, "/": home, "/tz/": notices, "/tz/1.html": report()}), tmp_path)
    assert [found.in_column for found in look.found] == [False]


def test_each_body_has_its_own_part_of_a_platform(tmp_path: Path) -> None:
    sport = agency("sport", "示例县体育局", column_url=None)
    double = Double({
        "/": page('<a href="/nb/">政府信息公开年报</a><a href="/bm/jyj/">县教育局</a><a href="/bm/tyj/">示例县体育局</a>'),
        LIST: trs(row("示例县人民政府2024年政府信息公开工作年度报告", "2025-03-15"), row("示例县人民政府2023年政府信息公开工作年度报告", "2024-03-15")),
        "/bm/jyj/": page('<h3>政府信息公开指南</h3><a href="/bm/jyj/nb/">政府信息<br>公开年报</a>', "示例县教育局"),
        "/bm/jyj/nb/": trs(row(OURS, "2025-01-15", "/bm/jyj/t20250115_1.html"), row(LAST, "2024-01-15")),
        "/bm/jyj/t20250115_1.html": report(),
        "/bm/tyj/": trs(row("示例县体育局2023年政府信息公开工作年度报告", "2024-01-15"), row(NEWS, "2024-01-14")),
    })  # fmt: skip
    looks = visit(double, tmp_path, [(agency(column_url=None), 2024), (sport, 2024)])
    assert [(look.outcome, look.control) for look in looks] == [
        ("seen", "earlier_report"),
        ("absent", "earlier_report"),
    ]
    assert [look.list_url for look in looks] == [f"{HOST}/bm/jyj/nb/", f"{HOST}/bm/tyj/"]


def test_a_column_may_be_divided_by_kind_of_body(tmp_path: Path) -> None:
    hub = page(
        '<h2>政府信息公开年报</h2><a href="/nb/zf/">县政府</a><a href="/nb/bm/">县直部门</a><a href="/nb/xz/">乡镇街道</a>'
    )
    double = Double({LIST: hub, "/nb/zf/": trs(), "/nb/bm/": NOT_YET, "/nb/xz/": trs()})
    (look,) = visit(double, tmp_path)
    assert (look.outcome, look.list_url) == ("absent", f"{HOST}/nb/bm/")


def test_a_year_that_leads_to_a_file_is_its_only_agencys_report(tmp_path: Path) -> None:
    file = (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})
    double = Double({LIST: YEARS, "/c24/list.shtml": file, "/c23/list.shtml": file})
    (look,) = visit(double, tmp_path)
    assert (look.outcome, len(look.found[0].captures)) == ("seen", 1)
    looks = visit(double, tmp_path / "two", [(agency(), 2024), (agency("sport", "示例县体育局"), 2024)])
    assert {(look.outcome, look.reason) for look in looks} == {("unknown", "ambiguous_row")}


def test_a_row_without_a_name_is_nobodys_where_others_publish(tmp_path: Path) -> None:
    nameless = row("2024年政府信息公开工作年度报告", "2025-01-15", "./a.pdf")
    file = (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})
    (look,) = visit(Double({LIST: trs(nameless, row(LAST, "2024-01-18")), "/nb/a.pdf": file}), tmp_path)
    assert look.outcome == "seen"
    other = row("示例市人民政府2023年政府信息公开工作年度报告", "2024-03-18")
    (look,) = visit(Double({LIST: trs(nameless, other, row(LAST, "2024-01-18")), "/nb/a.pdf": file}), tmp_path / "b")
    assert (look.outcome, look.reason) == ("unknown", "ambiguous_row")
