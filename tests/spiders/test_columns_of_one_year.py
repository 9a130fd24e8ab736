# ruff: noqa: E501 - markup reads better on a line
"""Columns that are called after one year: last year's will never hold this year's report."""

import pytest
from portal_double import HOST, Situation, agency, page, play, report
from portal_pieces import BOD, LAST, LIST, OURS, PAST, UL, P, R, li

PASTS = {R: report(), "/nb/a23.html": report(year=2023), "/nb/a22.html": report(year=2022)}


def of(year):
    """The reports of all bodies of one year."""
    rows = [li(f"{body}{year}年政府信息公开工作年度报告", f"{year + 1}-01-12", f"/w/{n}-{year}.html") for n, body in enumerate(BOD)]  # fmt: skip
    own = OURS.replace("2024", str(year))
    return UL(li(own, f"{year + 1}-01-18", f"/nb/a{year - 2000}.html"), *rows)


# fmt: off
COLUMNS = [
    # (what, address, its page, what the look ends in)
    ("by its title", LIST, page(of(2023), "2023年政府信息公开年报"), "unknown"), ("by a heading", LIST, P(f"<h2>2023年度</h2>{of(2023)}"), "unknown"), ("by its place", LIST, page(f"<div>当前位置：首页 &gt; 政府信息公开年报 &gt; 2023年</div>{of(2023)}"), "unknown"),
    ("by its address", "/nb/2023/", P(of(2023)), "unknown"), ("by a word in its address", "/nb2023/index.html", P(of(2023)), "unknown"), ("by what it asks for", "/nb/?year=2023", P(of(2023)), "unknown"),
    ("by the year of publication", "/nb/2024/", P(of(2023)), "unknown"), ("our own alone", LIST, page(UL(li(LAST, "2024-01-18", "/nb/a23.html")), "2023年度_政府信息公开年报"), "unknown"),
    ("of this year", "/nb/2024/", page(of(2024), "2024年政府信息公开年报"), "seen"), ("two years in one", LIST, page(of(2023) + of(2022), "2023年政府信息公开年报"), "absent"), ("no year in its name", LIST, P(of(2023)), "absent"),
    ("a year in a longer number", "/nb/col20231/", P(of(2023)), "absent"), ("an older year in its address", "/2019/nb/", P(of(2023)), "absent"), ("years that lead on", "/nb/2023/", P("<a href='/nb/2022/'>2022</a><a href='/nb/2023/'>2023</a>" + of(2023)), "absent"),
    ("the whole column", LIST, P(PAST), "absent"),
]
# fmt: on


@pytest.mark.parametrize(("what", "address", "body", "want"), COLUMNS, ids=[each[0] for each in COLUMNS])
def test_a_column_of_one_year(tmp_path, what, address, body, want):
    answers = {**PASTS, address: body, "/nb/2022/": P(of(2022)), "/": page("<a href='/zwfw/'>政务服务</a>")}
    situation = Situation(what, answers, want, who=(agency(column_url=HOST + address),), beside=BOD)
    look = play(situation, tmp_path)
    assert look.outcome == want, (look.reason, look.detail)
    assert want != "unknown" or look.reason == "control_lost"
