# ruff: noqa: E501 - tables read better with a row on a line
"""Columns divided by months: archives beside a list, folders, months that a script shows. The report may be in one."""

import pytest
from portal_double import HOST, NOT_ABSENT, Situation, page, play, report
from portal_pieces import LIST, NEW, PAST, UL, P, R, li

from crawler.column.months import months, months_to_click
from crawler.page.pages import Page

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}
OTHERS = P(UL(li("示例县水利局2024年政府信息公开工作年度报告", "2025-01-11", "/nb/w.html")))
CLICKED = "<div class='tab'><a href='javascript:;' onclick='m(2025,1)'>2025年1月</a><a href='javascript:;' onclick='m(2025,2)'>2025年2月</a></div>"

# fmt: off
DIVIDED = [
    # (how, links beside the list, the months of which they are)
    ("in words", "<a href='/nb/202502/'>2025年2月</a><a href='/nb/202501/'>2025年1月</a><a href='/nb/202412/'>2024年12月</a>", {(2025, 2), (2025, 1), (2024, 12)}),
    ("in digits", "<ul><li><a href='/nb/202502/'>2025-02</a></li><li><a href='/nb/202501/'>2025-01</a></li></ul>", {(2025, 2), (2025, 1)}),
    ("the year beside", "<b>2025</b><a href='/nb/202502/'>2月</a><a href='/nb/202501/'>1月份</a>", {(2025, 2), (2025, 1)}), ("in numerals", "<a href='/nb/202502/'>二月</a><a href='/nb/202501/'>一月</a>", {(2025, 2), (2025, 1)}),
    ("folders", "<a href='202501/'>202501/</a> <a href='202502/'>202502/</a>", {(2025, 2), (2025, 1)}), ("with their counts", "<li><a href='/nb/202501/'>2025年一月 (3)</a></li><li><a href='/nb/202502/'>2025年二月（1）</a></li>", {(2025, 2), (2025, 1)}),
]
NOT_DIVIDED = [
    ("<li><a href='/nb/a23.html'>示例县教育局2023年政府信息公开工作年度报告</a><a href='/nb/a23.html'>2024-01</a></li>", "the day of a row is a link to it, too"), ("<a href='/tj/1.html'>1月份</a>", "one month of anything"),
    ("<a href='/nb/'>2025年1月</a>", "this very page"), ("<select><option>1月</option><option>2月</option></select>", "a field of a search"), ("<a href='/x.html'>2025年1月我县召开会议</a>", "news of a month"), ("<a href='/nb/2022/'>2022</a>", "a year"), ("<a href='/nb/13.html'>13月</a>", "no month"),
]
# fmt: on


@pytest.mark.parametrize(("how", "links", "expected"), DIVIDED, ids=[each[0] for each in DIVIDED])
def test_every_month_of_the_season_is_looked_into(tmp_path, how, links, expected):
    made = Page(f"{HOST}{LIST}", 200, P(links).encode())
    assert {(year, month) for year, month, _ in months(made)} == expected
    body = P(UL(PAST) + links)
    for january, february, want in ((P(UL(NEW)), OTHERS, "seen"), (OTHERS, OTHERS, "absent"), ((500, "x"), OTHERS, "unknown"), (page("<ul></ul>"), OTHERS, "unknown")):  # fmt: skip
        answers = {LIST: body, **PASTS, "/nb/202501/": january, "/nb/202502/": february, "/nb/202412/": (500, "x")}
        look = play(Situation(how, answers, want, beside=["示例县水利局"]), tmp_path / f"{want}{id(january)}")
        assert look.outcome == want, (how, look.reason, look.detail)


@pytest.mark.parametrize(("links", "why"), NOT_DIVIDED)
def test_what_is_no_month_of_a_column(tmp_path, links, why):
    assert months(Page(f"{HOST}{LIST}", 200, P(links).encode())) == (), why
    assert play(Situation(why, {LIST: P(UL(PAST) + links), **PASTS}, "absent"), tmp_path).outcome == "absent", why


def test_months_a_script_shows_leave_the_look_open(tmp_path):
    assert months_to_click(Page(f"{HOST}{LIST}", 200, P(CLICKED).encode())) == {(2025, 1), (2025, 2)}
    assert play(Situation("", {LIST: P(UL(PAST) + CLICKED), **PASTS}, NOT_ABSENT), tmp_path).reason == "pager_broken"
    past = CLICKED.replace("2025年", "2023年")
    assert play(Situation("", {LIST: P(UL(PAST) + past), **PASTS}, "absent"), tmp_path / "past").outcome == "absent"


def test_more_months_than_are_read_leave_the_look_open(tmp_path):
    links = "".join(f"<a href='/nb/m{n}/'>2025年{n % 12 + 1}月</a>" for n in range(15))
    answers = {LIST: P(UL(PAST) + links), **PASTS, **{f"/nb/m{n}/": OTHERS for n in range(15)}}
    assert play(Situation("", answers, NOT_ABSENT), tmp_path).reason == "pager_broken"
