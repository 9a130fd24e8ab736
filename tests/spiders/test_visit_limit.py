"""A visit ends when it has taken as long as it may: what it has not looked at by then is unknown, never absent."""

from datetime import timedelta

import pytest
from portal_double import NOW, Double, agency, report, row, trs, visit

from crawler.clock import Clock
from crawler.settings import CrawlSettings


def of(year, href=None):
    return row(f"示例县教育局{year}年政府信息公开工作年度报告", f"{year + 1}-01-18", href)


PAGER = 'createPageHTML(2, %d, "index", "html");'
NOT_YET = {"/nb/": trs(of(2023), pager=PAGER % 0), "/nb/index_1.html": trs(of(2022), pager=PAGER % 1)}
THERE = {"/nb/": trs(of(2024, "/r.html"), of(2023)), "/r.html": report()}
ENDS = [
    # (answers, seconds a request takes, outcome, reason, why)
    (NOT_YET, 1, "absent", None, "there is time enough"),
    (NOT_YET, 300, "unknown", "timeout", "the list is not read to its end in time"),
    (NOT_YET, 700, "unknown", "timeout", "nothing but robots.txt is read in time"),
    (THERE, 1, "seen", None, "there is time enough"),
    (THERE, 400, "seen", None, "its list names it: its page is left for another day"),
]


@pytest.mark.parametrize(("answers", "seconds", "outcome", "reason", "why"), ENDS, ids=[each[4] for each in ENDS])
def test_a_visit_ends_in_time(tmp_path, monkeypatch, answers, seconds, outcome, reason, why):
    asked = []
    double = Double(dict(answers), before=asked.append)
    monkeypatch.setattr(Clock, "__call__", lambda _: NOW + timedelta(seconds=seconds * len(asked)))
    settings = CrawlSettings(delay_s=0, visit_s=600)
    (look,) = visit(double, tmp_path, [(agency(), 2024)], settings=settings)
    assert (look.outcome, look.reason) == (outcome, reason), (why, look.detail)
