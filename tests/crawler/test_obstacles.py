"""Pages that are not what was asked for, and good pages that only look like them."""

import pytest

from crawler.page.obstacles import is_home, is_shell, is_whole, obstacle, shell_target
from crawler.page.pages import Page
from crawler.reasons import REASONS

REPORT = (
    "<html><head><title>年度报告</title></head><body><h1>某局2024年政府信息公开工作年度报告</h1>"
    + "<p>本机关高度重视网络安全，网站防火墙拦截攻击，登录需输入验证码，请稍后再试。一、总体情况</p>" * 40
    + "</body></html>"
)


def page(body: str | bytes, status: int = 200, **headers: str) -> Page:
    typed = {"content-type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Page("http://x.gov.cn/a/", status, body.encode() if isinstance(body, str) else body, typed)


def small(words: str, title: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body><p>{words}</p></body></html>"


LISTED = "".join(f"<a href='/{y}.html'>示例县教育局{y}年政府信息公开工作年度报告</a>" for y in (2021, 2022, 2023))

ROWS: list[tuple[Page, str | None, str]] = [
    (page(REPORT), None, "a report that speaks of firewalls and captchas"),
    (page(REPORT, 412), "blocked.ruishu", "the status alone"),
    (page("<script>$_ts=window['$_ts'];</script>", 202), "blocked.ruishu", "202 and $_ts"),
    (page(REPORT.replace("<head>", "<head><script>$_ts={}</script><meta r='m'>")), None, "$_ts on a page with text"),
    (
        page(
            "<script>var a='go({\"bts\":[1]})';document.cookie='__jsl_clearance_s=1'</script>",
            set_cookie="__jsluid_s=1",
        ),
        "blocked.jsl",
        "jsl with 200",
    ),
    (page(REPORT, set_cookie="__jsluid_s=1"), None, "the cookie alone on a good page"),
    (page("<script>EO_Bot_Ssid=1;__tst_status=1</script>"), "blocked.edgeone", "EdgeOne with 200"),
    (page("", 567), "blocked.edgeone", "EdgeOne's status"),
    (page("<script>var arg1='0A1B2C3D4E5F60718293A4B5';</script>"), "blocked.aliyun_js", "acw"),
    (
        page(small("很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。"), 405),
        "blocked.aliyun_js",
        "405 in words",
    ),
    (page(small("您的请求疑似攻击行为！"), 418), "blocked.waf", "418"),
    (page(small("如果您是网站管理员，请登录安全狗")), "blocked.waf", "安全狗 with 200"),
    (page(small("当前访问疑似黑客攻击，已被创宇盾拦截")), "blocked.waf", "创宇盾 with 200"),
    (page(small("请求被WEB防火墙拦截"), 461), "blocked.waf", "461"),
    (page("", 493), "blocked.waf", "493"),
    (page(small("您的访问过于频繁，请稍后再试")), "blocked.rate", "too often, with 200"),
    (page("slow down", 429), "blocked.rate", "429"),
    (page(small("请输入验证码", "安全验证")), "blocked.captcha", "captcha with 200"),
    (page(small("您所在的地区禁止访问本网站"), 403), "blocked.geo_or_ip", "geo in words"),
    (page("<script src='/4QbVtADb/d.c6a1f2b.js' r='m'></script>"), "blocked.ruishu", "its script alone, with 200"),
    (page(small("您的访问被云盾拦截"), 403), "blocked.waf", "a shield named, 403"),
    (page(small("您的访问请求被拦截 事件编号 12", "360网站卫士")), "blocked.waf", "360 with 200"),
    (page(small("您的请求被网神SecWAF拦截")), "blocked.waf", "网神 with 200"),
    (page(small("您的访问被护卫神拦截")), "blocked.waf", "护卫神 with 200"),
    (
        page(small("you have been blocked", "Attention Required! | Cloudflare"), 403),
        "blocked.waf",
        "Cloudflare's refusal",
    ),
    (
        page(small("<script>window._cf_chl_opt={}</script>", "Just a moment..."), 503),
        "blocked.waf",
        "Cloudflare's question",
    ),
    (
        page(small("The requested URL was rejected. Your support ID is: 1", "Request Rejected")),
        "blocked.waf",
        "F5 with 200",
    ),
    (page("<iframe src='/_Incapsula_Resource?x'></iframe>"), "blocked.waf", "Incapsula with 200"),
    (page(small("请按住滑块，拖动到最右边")), "blocked.captcha", "a slider"),
    (page(small("向右滑动完成拼图")), "blocked.captcha", "a puzzle"),
    (page(small("请依次点击图中的文字")), "blocked.captcha", "words in a picture"),
    (page(small("点击按钮进行验证，确认您不是机器人")), "blocked.captcha", "a button"),
    (page(small("请输入下方验证码")), "blocked.captcha", "a code below"),
    (page(small(LISTED + "请输入下方验证码")), None, "a form beside a list"),
    (
        page(small("<a href='/1.html'>关于启用网站登录安全验证和滑动验证的通知</a> 2024-01-01")),
        None,
        "a row that speaks of it",
    ),
    (page(small("<a href='#'>点击进行安全验证</a>")), "blocked.captcha", "a button that asks for it"),
    (page(small("Forbidden"), 403), "blocked.geo_or_ip", "403 without a reason"),
    (page(small("您访问的页面不存在")), "soft404", "soft 404"),
    (page(small("返回首页", "404 Not Found")), "soft404", "its title says so"),
    (page(small("404"), 404), "http.not_found", "404"),
    (page(small("x"), 401), "http.client_error", "401"),
    (page(small("x"), 502), "http.server_error", "502"),
    (page("", 204), "http.other", "204"),
    (page(b"%PDF-1.4 \xe9\xaa\x8c"), None, "a file"),
    (page('{"total":0,"articles":[]}', content_type="application/json"), None, "data"),
    (
        page(small("长亭县司法局2023年政府信息公开工作年度报告 2024-01-18")),
        None,
        "a county whose name is a firewall's maker's",
    ),
    (page(small("请求存在威胁，已被拦截 - 长亭雷池")), "blocked.waf", "the maker's own page"),
    (page(small("<link href='/e3waf91.css'>年报")), None, "letters within a file's name"),
    (page(small(LISTED + "<form>意见征集 请输入验证码<input></form>")), None, "a form beside a list"),
    (
        page(small(LISTED + "<p style='display:none'>加载失败，请稍后再试</p>")),
        None,
        "a script's words in waiting beside a list",
    ),
    (page(small(LISTED, "人机验证")), "blocked.captcha", "a page that says so in its title"),
    (page(small("<a href='/'>返回首页</a>请输入验证码后继续访问")), "blocked.captcha", "a way back is no list"),
]


@pytest.mark.parametrize(("answer", "reason", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_an_obstacle_is_told_by_body_as_well_as_status(answer: Page, reason: str | None, why: str) -> None:
    found = obstacle(answer)
    assert (found.reason if found else None) == reason, why
    assert found is None or found.reason in REASONS


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("<meta http-equiv='Refresh' content='0; url=../nb/'>", "http://x.gov.cn/nb/"),
        ("<script>window.location.replace('/b.html')</script>", "http://x.gov.cn/b.html"),
        ('<script>location.href="http://y.gov.cn/"</script>', "http://y.gov.cn/"),
        ("<meta http-equiv='refresh' content='300'>" + REPORT, None),
        ("<meta http-equiv='refresh' content='300; url=/a/'>", None),
        (REPORT + "<script>location.href='/login'</script>", None),
    ],
)
def test_a_shell_leads_on_and_a_page_does_not(body: str, target: str | None) -> None:
    assert shell_target(page(body)) == target


@pytest.mark.parametrize(
    ("url", "asked", "home"),
    [
        ("http://x.gov.cn/", "http://x.gov.cn/nb/", True),
        ("http://x.gov.cn/index.html", "http://x.gov.cn/nb/", True),
        ("http://x.gov.cn/nb2/", "http://x.gov.cn/nb/", False),
        ("http://x.gov.cn/", "http://x.gov.cn/index.html", False),
        ("http://x.gov.cn/?id=3", "http://x.gov.cn/nb/", False),
    ],
)
def test_being_led_home(url: str, asked: str, home: bool) -> None:
    assert is_home(url, asked) is home


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (REPORT, True), (REPORT[:-400], False), ("<ul><li>a</li></ul>", True), ("<ul><li>a</li>", False),
        ("<datastore><record>x</record>", False), ("plain text", True), ("<HTML><BODY>a</BODY></HTML>", True),
        (REPORT[400:], False), ("</a></li></ul></body></html>", False),
        ("</td></tr><tr><td>a</td></tr></table>", False),
        ("年政府信息公开年报</a></li></ul>", False), ("<head></head><ul></ul></html>", True),
        ('{"a": "</ul>"}', True),
    ],
)  # fmt: skip
def test_a_page_cut_short_is_told(body: str, whole: bool) -> None:
    assert is_whole(page(body)) is whole


def test_a_page_made_by_script_is_a_shell() -> None:
    assert is_shell(page("<div id='app'></div><script src='/app.js'></script>"))
    assert not is_shell(page(REPORT))
