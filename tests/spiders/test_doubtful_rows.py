"""Rows that do not plainly say what they are: told by their pages, and never absence while they are not told."""

import asyncio

import pytest
from portal_double import Double, agency, page, report, row, trs, visit

from crawler.fetch.asks import Fetched
from crawler.title.agency_names import names_of
from crawler.title.links import Asked, Row
from spiders.row.reports import Sighting, settle
from spiders.row.row_index import RowIndex

ASKED = Asked("a", 2024, names_of(agency()), ())


async def nothing_good(ask):
    return Fetched(ask.url, problem="timeout")


@pytest.mark.parametrize("rows", [1, 4, 5, 40])
def test_every_row_that_may_be_ours_stays_open(rows):
    listed = tuple(Row(f"http://p/{n}.html", "2024年政府信息公开工作年度报告") for n in range(rows))
    sighting = Sighting()
    asyncio.run(settle(nothing_good, RowIndex(listed), ASKED, sole=False, sighting=sighting))
    assert not sighting.found
    assert len(sighting.doubts) == rows


LAST = row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-18")
TARGET = "/nb/202501/t20250115_1.html"
NEWS = page(
    "<h1>示例县教育局2024年政府信息公开工作情况</h1><p>" + "全年开展政务公开宣传活动三次，接待群众来访。" * 30 + "</p>"
)
ONLY_A_FILE = page("<h1>示例县教育局2024年政府信公开工作年度报告</h1><p><a href='./P02025.pdf'>下载.pdf</a></p>")
NOTICE = page("<h1>关于公布报告的通知</h1><p>" + "现将有关事项通知如下，请各股室遵照执行。" * 30 + "</p>")
REPORT = report()
SLIP = REPORT.replace("2024年政府信息公开工作年度报告", "2024年政府信公开工作年度报告")

SHORT = report().replace("年政府信息公开工作年度报告", "年度报告").replace("</p>", "予以公开，结果维持，尚未审结。</p>")

DOUBTFUL = [
    # (title of the row, listed on, what it leads to, outcome, reason)
    ("示例县教育局2024年政府信公开工作年度报告", "2025-01-15", SLIP, "seen", None),
    ("示例县教育局2024年政府信公开工作年度报告", "2025-01-15", (404, "gone"), "unknown", "ambiguous_row"),
    ("示例县教育局2024年政府信公开工作年度报告", "2025-01-15", ONLY_A_FILE, "seen", None),
    ("示例县教育局2024年政府信息公开年度总结", "2025-01-15", REPORT, "seen", None),
    ("示例县教育局2024年政府信息公开工作情况", "2025-01-15", NEWS, "absent", None),
    ("示例县教育局关于公布2024年政府信息公开工作年度报告的通知", "2025-01-15", REPORT, "seen", None),
    ("示例县教育局关于公布2024年政府信息公开工作年度报告的通知", "2025-01-15", NOTICE, "absent", None),
    ("示例县水利局2024年政府信公开工作年度报告", "2025-01-15", (404, "gone"), "absent", None),
    (
        "示例县教育局2024年度报告",
        "2025-01-15",
        report().replace("政府信息公开工作年度报告", "度报告"),
        "unknown",
        "ambiguous_row",
    ),
    ("示例县教育局2024年度报告", "2025-01-15", SHORT, "seen", None),
    ("2024年政府信息公开工作年度报告", "2025-01-15", report(year=2023), "unknown", "ambiguous_row"),
    ("2024年政府信息公开工作年度报告", "2025-01-15", report("示例县水利局"), "absent", None),
    ("2024年政府信息公开工作年度报告", "2024-01-15", report(year=2023), "absent", None),
    ("示例县教育局2023年政府信息公开工作年度报告", "2025-01-15", REPORT, "seen", None),
    ("示例县教育局2023年政府信息公开工作年度报告", "2025-01-15", report(year=2023), "absent", None),
]


@pytest.mark.parametrize(("title", "day", "answer", "outcome", "reason"), DOUBTFUL)
def test_a_doubtful_row_is_told_by_its_page(tmp_path, title, day, answer, outcome, reason):
    double = Double({"/nb/": trs(row(title, day, f".{TARGET.removeprefix('/nb')}"), LAST), TARGET: answer})
    (look,) = visit(double, tmp_path)
    assert (look.outcome, look.reason) == (outcome, reason), look.detail
