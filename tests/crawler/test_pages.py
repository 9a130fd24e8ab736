# ruff: noqa: E501 - tables read better with a row on a line
"""Decoding against every lie about an encoding, labels, and the way to the column."""

import pytest

from crawler.column.column_years import year_links
from crawler.column.discovery import bodies, is_column, leads, sections
from crawler.fetch.robots import read_robots
from crawler.net.network import is_public, may_ask
from crawler.net.resolving import PrivateAddress, _refuse_private, refused
from crawler.page.decoding import decode
from crawler.page.pages import Page

TEXT = "政府信息公开工作年度报告，本机关"
ENCODINGS = [
    (TEXT.encode("utf-8"), None, "UTF-8, nothing said"),
    (TEXT.encode("utf-8"), "gbk", "UTF-8 called GBK by the header"),
    (TEXT.encode("gb18030"), "utf-8", "GBK called UTF-8 by the header"),
    (b"<meta charset='utf-8'>" + TEXT.encode("gb18030"), None, "GBK called UTF-8 by the page"),
    (TEXT.encode("gb18030"), "no-such-charset", "a charset nobody knows"),
    (b"\xef\xbb\xbf" + TEXT.encode("utf-8"), "gbk", "a byte order mark"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), None, "UTF-16"),
    ((TEXT * 90).encode("utf-8")[:-1], None, "UTF-8 broken off inside a character"),
    (b"\xb9\xab\xbf\xaa " * 9 + (TEXT * 9).encode(), None, "UTF-8 with a piece of GBK in it"),
    (b"\xe6\x94 " * 9 + (TEXT * 9).encode("gb18030"), None, "GBK with broken pieces of UTF-8 in it"),
    (TEXT.encode("big5", "ignore") and TEXT.encode("gb18030"), "iso-8859-1", "the server's default"),
]


@pytest.mark.parametrize(("body", "declared", "why"), ENCODINGS, ids=[row[2] for row in ENCODINGS])
def test_text_is_decoded_against_what_is_said_of_it(body: bytes, declared: str | None, why: str) -> None:
    assert TEXT in decode(body, declared), why


def page(body: str, url: str = "http://x.gov.cn/a/", title: str = "") -> Page:
    return Page(url, 200, f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("link", "label"),
    [
        (
            '<a href="/1" title="某局2024年政府信息公开工作年度报告">某局2024年政府信…</a>',
            "某局2024年政府信息公开工作年度报告",
        ),
        ('<a href="/1" title="查看详情">某局年报</a>', "某局年报"),
        (
            '<a href="/1" title="某县水利局2023年政府信息公开工作年度报告（修订）">某县水利局2024年政府信息公开工作年度报告</a>',
            "某县水利局2024年政府信息公开工作年度报告",
        ),
        ('<a href="/1" title="某局年报"></a>', "某局年报"),
        ('<a href="/1">政府信息<br>公开年报</a>', "政府信息公开年报"),
    ],
)
def test_the_fuller_of_text_and_title_is_the_label(link: str, label: str) -> None:
    assert page(link).links[0].label == label


LEADS = [
    ('<a href="/nb/">政府信息公开年报</a>', "column", "the standard words"),
    ('<a href="/nb/">政府信息<br>公开年报</a>', "column", "broken by a line"),
    ('<a href="/nb/">信息公开年度报告</a>', "column", "other words"),
    ('<a href="/nb/">政务信息公开年报</a>', "column", "政务 for 政府"),
    ('<a href="/nb/">政务公开年报</a>', "column", "the same without 信息"),
    ('<a href="/nb/">政府信息与政务公开年报</a>', "column", "both"),
    ('<a href="/nb/">历年年报</a>', "column", "of all years"),
    ('<a href="/nb/">企业年报</a>', None, "of firms"),
    ('<a href="/zfxxgk/zfxxgknb/">年　报</a>', "column", "few words and a telling address"),
    ('<a href="/zfxxgk/">政府信息公开</a>', "hub", "a step on the way"),
    ('<a href="/zwgk/">政务公开</a>', "hub", "a step on the way"),
    ('<a href="/wz/wzndbb/">政府网站工作年度报表</a>', None, "the website's report"),
    ('<a href="/fz/">法治政府建设年度报告</a>', None, "rule of law"),
    ('<a href="/tj/">统计年报</a>', None, "statistics"),
    ('<a href="/hj/">生态环境局</a>', None, "a body"),
]


@pytest.mark.parametrize(("link", "kind", "why"), LEADS, ids=[row[2] for row in LEADS])
def test_what_leads_to_the_column(link: str, kind: str | None, why: str) -> None:
    found = leads(page(link))
    assert (found[0].kind if found else None) == kind, why


def test_years_belong_to_the_heading_above_them() -> None:
    menu = "<h3>政府信息<br>公开年报</h3><ul><li><a href='/24/'>2024</a></li><li><a href='/23/'>2023年</a></li></ul><h3>预决算</h3><ul><li><a href='/y24/'>2024</a></li></ul>"
    assert year_links(page(menu)) == {2024: "http://x.gov.cn/24/", 2023: "http://x.gov.cn/23/"}
    assert year_links(page("<h3>预决算</h3><ul><li><a href='/y24/'>2024</a></li></ul>")) == {}


def test_a_column_calls_itself_one() -> None:
    assert is_column(page("", title="政府信息公开年报_示例县人民政府"))
    assert is_column(page("<div>当前位置：首页 > 政务公开 > 政府信息公开年报</div>"))
    assert not is_column(page("<a href='/nb/'>政府信息公开年报</a>", title="示例县人民政府"))


def test_bodies_and_sections_of_a_platform() -> None:
    shared = page(
        "<a href='/a/bm/'>县直部门</a><a href='/b/xz/'>乡镇街道</a><a href='/j/'>县教育局</a><a href='/n/'>新闻</a>"
    )
    assert sections(shared) == ("http://x.gov.cn/a/bm/",)
    assert ("县教育局", "http://x.gov.cn/j/") in bodies(shared)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://www.gov.cn/", True), ("http://8.8.8.8/", True), ("http://127.0.0.1/", False), ("http://127.1/", False), ("http://0x7f000001/", False),
        ("http://2130706433/", False), ("http://10.0.0.1/", False), ("http://192.168.1.1/", False), ("http://169.254.169.254/", False), ("http://[::1]/", False),
        ("http://[::ffff:10.0.0.1]/", False), ("http://localhost/", False), ("http://intranet/", False), ("http://a.internal/", False), ("http://0.0.0.0/", False),
    ],
)  # fmt: skip
def test_only_public_addresses_are_asked(url: str, asked: bool) -> None:
    assert may_ask(url, allow_private=False) is asked
    assert may_ask(url, allow_private=True)


def test_addresses_inside_addresses_are_unpacked() -> None:
    assert not is_public("::ffff:127.0.0.1")
    assert not is_public("2002:7f00:1::")
    assert is_public("2400:3200::1")


ROBOTS = [
    (200, "User-agent: *\nDisallow: /zw/", "robots.disallowed", "a rule"),
    (200, "User-agent: gouji\nAllow: /\n\nUser-agent: *\nDisallow: /", "allowed", "a rule for us"),
    (200, "<!DOCTYPE html><html><body>首页</body></html>", "allowed", "a page: no rules"),
    (200, "", "allowed", "an empty file"),
    (404, "", "allowed", "none"),
    (410, "", "allowed", "gone"),
    (403, "", "robots.unreachable", "refused"),
    (503, "", "robots.unreachable", "broken"),
    (302, "", "robots.unreachable", "led nowhere"),
]


@pytest.mark.parametrize(("status", "body", "answer", "why"), ROBOTS, ids=[row[3] for row in ROBOTS])
def test_robots_as_portals_answer_it(status: int, body: str, answer: str, why: str) -> None:
    rules = read_robots(Page("http://x.gov.cn/robots.txt", status, body.encode()))
    assert rules.answer("http://x.gov.cn/zw/", "gouji") == answer, why


def test_a_name_with_a_private_address_is_refused_and_remembered() -> None:
    with pytest.raises(PrivateAddress):
        _refuse_private("10.0.0.8", "inner.example.gov.cn")
    assert "inner.example.gov.cn" in refused
    assert _refuse_private("8.8.8.8", "www.example.gov.cn") == "8.8.8.8"


@pytest.mark.parametrize(
    ("base", "leads_to"),
    [
        ("<base href='/nb/'>", "http://www.example.gov.cn/nb/a.html"),
        ("<base href='http://['>", "http://www.example.gov.cn/zwgk/a.html"),
        ("<base href='javascript:void(0)'>", "http://www.example.gov.cn/zwgk/a.html"),
        ("<base href='http://['><base href='/nb/'>", "http://www.example.gov.cn/nb/a.html"),
        ("<base target='_blank'>", "http://www.example.gov.cn/zwgk/a.html"),
    ],
)
def test_a_base_that_is_no_address_changes_nothing(base, leads_to):
    page = Page("http://www.example.gov.cn/zwgk/", 200, f"<html><head>{base}</head><body></body></html>".encode())
    assert page.absolute("a.html") == leads_to
