"""A report inside the page of each portal family: menus, reports of other years, widgets, index tables, attachments.

What stands around the text must not win over it: neither title nor year, agency, date or figure.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from drawing import balanced, draw_report
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report

AGENCY = "云溪县水务局"
TITLE = f"{AGENCY}2023年政府信息公开工作年度报告"
VALUES = balanced("2021", lambda most: most // 3)
WHOLE = as_html(draw_report("2021", {ident: str(value) for ident, value in VALUES.items()}), 2023).decode()
TEXT = WHOLE[WHOLE.index("<p>一、总体情况") : WHOLE.index("</body>")].replace("2024年1月20日", "")
SIGNED = f"<p align=right>{AGENCY}</p><p align=right>二〇二四年一月十八日</p>"
BODY = f"<p>本报告数据统计期限自2023年1月1日至2023年12月31日。</p>{TEXT}{SIGNED}"
BESIDE = [(year, f"{year + 1}-01-1{year % 10}") for year in (2024, 2022, 2021, 2020)]
OTHERS = "".join(
    f'<li><a href="/{year}.html">{AGENCY}{year}年政府信息公开工作年度报告</a><span>{day}</span></li>'
    for year, day in BESIDE
)
DETAIL = json.dumps({"title": TITLE, "content": BODY, "created_at": "2025-06-01 00:00:00"})
PARTS = {"TITLE": TITLE, "AGENCY": AGENCY, "BODY": BODY, "OTHERS": OTHERS, "DETAIL": DETAIL}
FOLDER = Path(__file__).parent.parent / "fixtures" / "report_pages"

PAGES = [
    ("trs", "http://a.gov.cn/zfxxgknb/202401/t20240119_12.html", {"meta": 19, "label": 19, "url": 19}, 1),
    ("hanweb", "http://a.gov.cn/art/2024/1/20/art_1_2.html", {"label": 20, "url": 20}, 0),
    ("lonsun", "http://a.gov.cn/public/65/12.html", {"label": 25}, 0),
    ("gkmlpt", "http://a.gov.cn/gkmlpt/content/11/11/post_11.html", {"label": 22}, 1),
    ("ucap", "http://a.gov.cn/x/c110634/202401/174183602.shtml", {"meta": 26, "label": 25}, 0),
    ("vsb", "http://a.gov.cn/info/1745/26489.htm", {"label": 26}, 1),
    ("jpaas", "http://a.gov.cn/art_0123456789abcdef0123456789abcdef.html", {"label": 30}, 0),
    ("eportal", "http://a.gov.cn/customs/1/2/index.html", {"header": 29}, 0),
]


def page_of(family):
    text = (FOLDER / f"{family}.html").read_text("utf-8")
    for name, part in PARTS.items():
        text = text.replace(f"@{name}@", part)
    return text.encode()


@pytest.mark.parametrize(("family", "url", "days", "attachments"), PAGES, ids=[page[0] for page in PAGES])
def test_the_page_of_a_portal(family, url, days, attachments):
    report = read_report(Document(page_of(family), url=url))
    assert (report.is_annual_report, report.title, report.agency, report.report_year) == (True, TITLE, AGENCY, 2023)
    assert report.period == (date(2023, 1, 1), date(2023, 12, 31))
    told = {source: date(2024, 1, day) for source, day in ({"signature": 18} | days).items()}
    assert {(found.source, found.value) for found in report.dates} == set(told.items()), family
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == VALUES
    assert len(report.attachments) == attachments
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert "下载" not in report.sections[-1].text
