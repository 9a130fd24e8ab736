# ruff: noqa: E501 - tables read better with a row on a line
"""A report that its list names and whose own page, or file, does not open: seen, with the reason, and tried again."""

from datetime import timedelta

import pytest
from portal import blocks
from portal_double import HOST, NOW, Double, page, report, row, trs, visit
from scrapy.exceptions import DownloadTimeoutError

from crawler.archive import Archive
from crawler.cadence import DAY, LastLook, interval
from monitor.visiting import unopened

R, FILE = "/nb/202501/t20250115_1.html", "/nb/202501/P02025.pdf"
LAST = row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-18")
LISTED = trs(row("示例县教育局2024年政府信息公开工作年度报告", "2025-01-15", f".{R.removeprefix('/nb')}"), LAST)
PDF = (200, b"%PDF-1.4 x", {"Content-Type": "application/pdf"})
ONLY_A_FILE = report().replace("</h1>", "</h1><p id='appendix'><a href='./P02025.pdf'>年度报告.pdf</a></p>")


def block(answer):
    return (answer.status, answer.body, dict(answer.headers))


CLOSED = [
    # (what the address answers, the reason, why)
    (block(blocks.CAPTCHA_200), "blocked.captcha", "a captcha"),
    (block(blocks.RUISHU_412), "blocked.ruishu", "a challenge"),
    (block(blocks.GEO_403), "blocked.geo_or_ip", "a refusal"),
    (block(blocks.WAF_200), "blocked.waf", "a firewall that says 200"),
    (block(blocks.RATE_429), "blocked.rate", "too often"),
    (DownloadTimeoutError("30 s"), "timeout", "no answer in time"),
    ((500, "x"), "http.server_error", "an error"),
    ((404, "x"), "http.not_found", "nothing there"),
    (block(blocks.SOFT_404), "soft404", "nothing there, and 200"),
    ((302, "", {"Location": "/"}), "redirect_home", "led home"),
    ((302, "", {"Location": "http://10.0.0.1/x"}), "private_address", "led into a private network"),
    ((302, "", {"Location": "http://www.example.gov.cn:99999/x"}), "bad_address", "led to a port that there is not"),
    ((200, b" \r\n"), "truncated", "an answer without anything"),
    ((200, report()[:400].encode()), "truncated", "a page cut short"),
    ((200, b"<html><body><div id='app'></div><script src='/a.js'></script></body></html>"), "js_shell", "a page only a script writes"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "reason", "why"), CLOSED, ids=[each[2] for each in CLOSED])
@pytest.mark.parametrize("where", ["page", "file"])
def test_what_does_not_open_says_why_and_is_tried_again(tmp_path, answer, reason, why, where):
    if where == "file" and why in ("a page cut short", "a page only a script writes"):
        pytest.skip("a file is told by its reader")
    good = {"/nb/": LISTED, R: report() if where == "page" else ONLY_A_FILE, FILE: PDF}
    closed = R if where == "page" else FILE
    (first,) = visit(Double({**good, closed: answer}), tmp_path)
    assert (first.outcome, [found.unopened for found in first.found]) == ("seen", [reason]), why
    assert first.found[0].unopened_url == HOST + closed
    assert list(Archive(tmp_path).looks()) == [first]
    again = Double(good)
    (second,) = visit(again, tmp_path, now=NOW + timedelta(days=1))
    assert closed in again.asked, "what did not open is asked for again at the next visit"
    assert (second.outcome, second.found[0].unopened) == ("seen", None)
    kept = [Archive(tmp_path).capture(each) for each in second.found[0].captures]
    assert [capture.url for capture in kept] == [HOST + each for each in (R, FILE) if where == "file" or each == R]


def test_a_page_that_the_rules_of_the_host_forbid_is_seen_in_its_list(tmp_path):
    double = Double({"/robots.txt": "User-agent: *\nDisallow: /nb/202501/", "/nb/": LISTED, R: report()})
    (look,) = visit(double, tmp_path)
    assert (look.outcome, look.found[0].unopened, look.found[0].captures) == ("seen", "robots.disallowed", ())
    assert R not in double.asked


def test_a_doubtful_row_that_does_not_open_says_why(tmp_path):
    listed = trs(row("年报2024", "2025-01-15", "/d.html"), LAST)
    (look,) = visit(Double({"/nb/": listed, "/d.html": block(blocks.CAPTCHA_200)}), tmp_path)
    assert (look.outcome, look.reason) == ("unknown", "ambiguous_row")
    assert "未能打开：要求输入验证码" in (look.detail or "")


def test_a_report_not_opened_is_looked_at_as_often_as_one_not_seen(tmp_path):
    (closed,) = visit(Double({"/nb/": LISTED, R: (500, "x")}), tmp_path / "a")
    (opened,) = visit(Double({"/nb/": LISTED, R: report()}), tmp_path / "b")
    due = NOW.date() - timedelta(days=20)
    for look, expected in ((closed, DAY), (opened, 7 * DAY)):
        assert interval(due, NOW.date(), LastLook(NOW, look.outcome, look.reason or unopened(look))) == expected


def test_one_copy_that_opens_is_enough(tmp_path):
    both = trs(row("示例县教育局2024年政府信息公开工作年度报告", "2025-01-15", "/a.html"), row("示例县教育局2024年政府信息公开工作年度报告（PDF）", "2025-01-15", "/a.pdf"), LAST)  # fmt: skip
    (look,) = visit(Double({"/nb/": both, "/a.html": (500, "x"), "/a.pdf": PDF}), tmp_path)
    assert [found.unopened for found in look.found] == ["http.server_error", None]
    assert unopened(look) is None


def test_nothing_is_unopened_where_nothing_is_amiss(tmp_path):
    (look,) = visit(Double({"/nb/": LISTED, R: page(f"<h1>x</h1><p>{'正文。' * 200}</p>")}), tmp_path)
    assert [found.unopened for found in look.found] == [None]
