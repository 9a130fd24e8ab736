# ruff: noqa: E501 - tables read better with a row on a line
"""An old column that still answers, and a new one that the home page leads to in every guise: nothing is absent before it was read."""

import pytest
from portal_double import HOST, Double, agency, page, report, visit
from portal_pieces import LAST, LIST, NEW, PAST, UL, P, R, li

from crawler.column.discovery import leads
from crawler.page.pages import Page
from crawler.page.scripted_links import scripted_links
from crawler.register import Portal

NEWS = (
    "<ul>"
    + "".join(
        f"<li><a href='/x{n}.html'>我县召开第{n}次专题会议研究部署重点工作</a><i>2025-02-0{n}</i></li>"
        for n in range(1, 8)
    )
    + "</ul>"
)
PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
NAME = "政府信息公开年报"
# fmt: off
GUISES = [
    f"<a href='/v2/'>{NAME}</a>", f"<a href='/v2/'><img src='/i.png' alt='{NAME}'></a>", f"<div onclick=\"location.href='/v2/'\">{NAME}</div>", f"<select onchange='go()'><option value='/v2/'>{NAME}</option></select>",
    f"<script>var nav=[{{name:'首页',url:'/'}},{{name:'{NAME}',url:'/v2/'}}];draw(nav)</script>", f"<script>var nav={{\"list\":[{{\"title\":\"{NAME}\",\"href\":\"\\/v2\\/\"}}]}}</script>", f"<script>addMenu('{NAME}','/v2/')</script>", f"<script>document.write(\"<a href='/v2/'>{NAME}</a>\")</script>", f"<script>var t=[{{name:'公开',url:'/gk/',children:[{{name:'{NAME}',url:'/v2/'}}]}}]</script>",
    *(f"<a href='/v2/'>{words}</a>" for words in (f"{NAME}(新)", "公开年报>>", f"{NAME}（部门）", f"{NAME}查询", f"• {NAME}", f"4.{NAME}", f"{NAME} Annual Report", "信息公开年报汇总", "政府信息公开工作年度报告（2008年至今）", f"<i></i>{NAME}<em>NEW</em>")),
    *(f"<a href='/gk/'>{words}</a>" for words in ("政府信息公开", "政务公开专区", "公开专栏", "政务公开平台", "法定主动公开内容")),
]
LEADS = [
    # (words, kind of lead; None for none)
    (NAME, "column"), (f"【{NAME}】", "column"), (f"{NAME}专栏", "column"), ("政府信息公开工作年度报告（2023年）", None), ("2024年政府信息公开年报", None), ("示例县教育局政府信息公开年报", None), ("网站工作年报", None), ("统计年报查询", None), ("政务公开专区", "hub"), ("主动公开", "hub"), ("公开招聘", None), ("公开电话", None), ("a" * 60 + "年", None), ("（a）" * 20 + "年", None),
]
SCRIPTS = [
    # (script, what it links)
    ("m([{a:1,name:'年报',url:'/a/'}])", [("年报", "/a/")]), ("f('2024','/b/')", [("2024", "/b/")]), ("x='<a href=\"/c/\">年报</a>'", [("年报", "/c/")]), ("g({url:'/d/',sub:[{t:'指南',u:'/e/'}],name:'年报'})", [("指南", "/e/"), ("年报", "/d/")]),
    ("n={name:'\\u5e74\\u62a5',url:'\\/f\\/'}", [("年报", "/f/")]), ("n={name:'年报',url:'http://www.example.com/'}", []), ("n={name:'Report',url:'/g/'}", []), ("alert('请输入年份')", []), ("n={name:'年报'};m={url:'/h/'}", []),
]
# fmt: on


@pytest.mark.parametrize("guise", GUISES)
def test_a_new_column_is_found_in_every_guise(tmp_path, guise):
    old = P(UL(PAST), nav="<a href='/'>首页</a>")
    hub = page(f"<a href='/v2/'>{NAME}</a>", "政府信息公开")
    for rows, outcome in (((NEW, li(LAST, "2024-01-18", "/nb/a23.html")), "seen"), ((PAST,), "absent")):
        answers = {**PASTS, LIST: old, "/": page(guise + NEWS, "示例县"), "/gk/": hub, "/v2/": P(UL(*rows))}
        portal = Portal("p", "示例县", f"{HOST}/")
        (look,) = visit(Double(answers), tmp_path / outcome, [(agency(column_url=f"{HOST}/nb/"), 2024)], portal)
        assert look.outcome == outcome, (look.reason, look.detail)


@pytest.mark.parametrize(("words", "kind"), LEADS)
def test_what_leads_to_the_column(words, kind):
    found = leads(Page(f"{HOST}/", 200, page(f"<a href='/x/'>{words}</a>").encode()))
    assert [lead.kind for lead in found] == ([kind] if kind else [])


@pytest.mark.parametrize(("script", "links"), SCRIPTS)
def test_what_scripts_link(script, links):
    found = scripted_links(Page(f"{HOST}/", 200, page(f"<script>{script}</script>").encode()))
    assert list(found) == [(words, HOST + address) for words, address in links]
