# ruff: noqa: E501 - markup reads better on a line
"""What a page says of its own list: errors printed into it, notices that it is not all; and years above rows without any."""

import pytest
from portal_double import NOT_ABSENT, NOT_SEEN, Situation, page, play, report
from portal_pieces import LIST, NEW, OURS, PAST, UL, P, R

from crawler.page.faults import printed_fault
from crawler.page.pages import Page

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}

# fmt: off
FAULTS = [
    # what a server's program prints where a list should be
    "<b>Warning</b>:  mysqli_query(): Too many connections in <b>/var/www/list.php</b> on line <b>12</b><br>", "<br /><b>Fatal error</b>: Uncaught PDOException: SQLSTATE[HY000]", "<p>Warning: Invalid argument supplied for foreach() in list.php</p>",
    "<font face='Arial'>Microsoft OLE DB Provider for SQL Server</font> <font>错误 '80004005'</font>", "<p>[Microsoft][ODBC SQL Server Driver]超时已过期</p>", "<p>Microsoft VBScript 运行时错误 错误 '800a01a8'</p>", "<p>ORA-12541: TNS:no listener</p>",
    "<pre>java.lang.NullPointerException at com.cms.List.render(List.java:42)</pre>", "<div>org.apache.jasper.JasperException: /list.jsp</div>", "<pre>FreeMarker template error (DEBUG mode)</pre>", "<pre>Traceback (most recent call last): File list.py</pre>", "<li>数据库连接失败</li>", "<div>模板解析错误：list.tpl</div>",
]
NO_FAULTS = [
    # the like in other places and other words
    "<script>var s='java.lang.NullPointerException'</script>", "<div class='weather'>java.net.ConnectException: timed out</div>", "<div class='footer'>Warning: mysqli_query()</div>", "<footer>ORA-12541</footer>", "<a href='/w/1.html'>数据库连接失败怎么办</a>", "<p>Warning: 请勿泄露个人信息</p>", "<p>建设公共数据库，完善模板</p>", "<!-- java.lang.NullPointerException -->", "<textarea>SQLSTATE[1]</textarea>",
]
PARTIAL = [
    # what says that a list is not all
    "<p>本栏目仅显示2023年及以前信息</p>", "<div class='tip'>本页面只展示近一年的信息</div>", "<p>数据库同步中，部分信息暂不显示</p>", "<p>部分年报暂时无法查看，敬请谅解</p>", "<p>历史数据迁移中</p>", "<span>2024年起年报发布于 http://www.other.gov.cn/nb/</span>", "<p>各单位年报统一公布在县政府信息公开平台</p>", "<p>2024年度报告详见首页“政府信息公开年报”专栏</p>", "<p>2024年年报请在示例县政府网站查阅</p>",
]
WHOLE = [
    # what says nothing of the kind
    "<p>年报公布于2024年1月</p>", "<p>年度报告发布在本栏目</p>", "<p>个人信息仅供本次查询使用</p>", "<p>本网站仅发布政务信息</p>", "<p>推进数据共享，内容持续更新</p>", "<a href='/w/1.html'>部分信息暂不公开的说明</a>",
]
YEARLESS = "示例县教育局政府信息公开工作年度报告"
BLOCKS = {
    "accordion": "<details><summary>{0}年</summary><ul><li><a href='/nb/a{1}.html'>{2}</a></li></ul></details>", "boxes": "<div><h3>{0}年</h3><ul><li><a href='/nb/a{1}.html'>{2}</a></li></ul></div>", "terms": "<dl><dt>{0}年</dt><dd><a href='/nb/a{1}.html'>{2}</a></dd></dl>", "lines": "<p>{0}年：<a href='/nb/a{1}.html'>{2}</a></p>",
    "headings": "<h3>{0}年</h3><ul><li><a href='/nb/a{1}.html'>{2}</a></li><li><a href='/zn{1}.html'>示例县教育局政府信息公开指南</a></li></ul>", "table": "<table><tr><td>{0}年</td><td><a href='/nb/a{1}.html'>{2}</a></td></tr></table>",
}
# fmt: on


def look_at(folder, body, want="", **more):
    return play(Situation("", {LIST: P(body), **PASTS, **more}, want), folder)


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_printed_into_a_list_may_hide_the_report(tmp_path, fault):
    assert look_at(tmp_path, fault + UL(PAST)).reason == "list_data_broken"
    assert look_at(tmp_path / "seen", UL(NEW, PAST) + fault).outcome == "seen"


@pytest.mark.parametrize("words", NO_FAULTS)
def test_other_words_are_no_error(words):
    assert printed_fault(Page(f"http://www.example.gov.cn{LIST}", 200, P(words + UL(PAST)).encode())) is None


@pytest.mark.parametrize("notice", PARTIAL)
def test_a_list_that_says_it_is_not_all(tmp_path, notice):
    assert look_at(tmp_path, notice + UL(PAST)).outcome != "absent"


@pytest.mark.parametrize("notice", WHOLE)
def test_a_list_that_says_nothing_of_the_kind(tmp_path, notice):
    assert look_at(tmp_path, notice + UL(PAST)).outcome == "absent"


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_year_above_rows_may_be_that_of_the_reports(tmp_path, block):
    for newest, want in ((2024, "seen"), (2023, "absent")):
        body = "".join(block.format(year, year - 2000, YEARLESS) for year in range(newest, newest - 3, -1))
        answers = {f"/nb/a{year - 2000}.html": report(year=year) for year in range(2020, 2025)}
        look = look_at(tmp_path / want, body, **answers)
        assert look.outcome == want, (look.reason, look.detail)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_year_above_rows_may_be_that_of_publication(tmp_path, block):
    for newest, want in ((2025, "seen"), (2024, NOT_SEEN)):
        body = "".join(block.format(year, year - 2000, YEARLESS) for year in range(newest, newest - 3, -1))
        answers = {f"/nb/a{year - 2000}.html": report(year=year - 1) for year in range(2020, 2026)}
        situation = Situation("", {LIST: P(body), **answers}, want)
        look = play(situation, tmp_path / want)
        assert situation.allows(look), (look.outcome, look.reason, look.detail)
        assert all(found.url.endswith("/a25.html") for found in look.found)


@pytest.mark.parametrize("mark", ["【图解】", "[政策解读]", "（视频）", "【模板】", "数说", "长图丨"])
def test_a_mark_before_a_title_is_heard(tmp_path, mark):
    row = f"<li><a href='/x.html'>{mark}{OURS}</a><span>2025-01-20</span></li>"
    other = page(f"<h1>{mark}{OURS}</h1><p>" + "有关情况说明如下，请各单位认真学习。" * 60 + "</p>", OURS)
    assert look_at(tmp_path, UL(row, PAST), **{"/x.html": other}).outcome != "seen"


@pytest.mark.parametrize("title", ["示例县2024年政府信息公开工作年度报告（部门）", "示例县2024年政府信息公开工作年度报告（县直各单位）.zip", "2024年政府信息公开工作年度报告（打包）", "部门2024年政府信息公开工作年度报告"])  # fmt: skip
def test_the_reports_of_many_in_one_may_hold_ours(tmp_path, title):
    row = f"<li><a href='/all.zip'>{title}</a><span>2025-01-20</span></li>"
    packed = (200, b"PK\x03\x04" + bytes(300), {"Content-Type": "application/zip"})
    situation = Situation("", {LIST: P(UL(row, PAST)), **PASTS, "/all.zip": packed}, NOT_ABSENT)
    look = play(situation, tmp_path)
    assert look.outcome == "unknown", (look.outcome, look.found)


@pytest.mark.parametrize(("target", "want"), [(P(UL(NEW)), "seen"), (P(UL(PAST)), "absent"), ((404, "x"), "unknown")])
def test_a_header_sends_readers_on(tmp_path, target, want):
    answers = {**PASTS, LIST: (200, P(UL(PAST)), {"Refresh": "5; url=/nb2/"}), "/nb2/": target}
    assert play(Situation("", answers, want), tmp_path).outcome == want
