"""Dates by source: the label before the header, the list in the margin never."""

from datetime import date

import pytest

from extract.dates import parse_date, signature_dates
from extract.documents import Document
from extract.read_report import read_report

PARSED = [
    ("2024-01-17 15:46", date(2024, 1, 17)),
    ("2020年08月02日", date(2020, 8, 2)),
    ("2026/08/24 09:30", date(2026, 8, 24)),
    ("2025.1.20", date(2025, 1, 20)),
    ("二〇二二年一月十九日", date(2022, 1, 19)),
    ("二○二三年十二月三十一日", date(2023, 12, 31)),
    ("二〇二五年一月二十日", date(2025, 1, 20)),
    ("2022年13月1日", None),
    ("2022年2月30日", None),
    ("130922198502301234", None),
    ("无", None),
]


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_parsing(text, expected):
    assert parse_date(text) == expected


SIGNED = [
    (["无", "某县人民政府", "2022年1月13日"], date(2022, 1, 13)),
    (["无", "某县人民政府 2022年1月13日"], date(2022, 1, 13)),
    (["某局", "二〇二二年一月十九日"], date(2022, 1, 19)),
    (["某局", "2022年1月19日", "（此件公开发布）"], date(2022, 1, 19)),
    (["截至2022年1月19日，共收到5件。"], None),
    (["发布时间：2022年1月19日"], None),
    (["2022-01-19"], None),
]


@pytest.mark.parametrize(("texts", "expected"), SIGNED)
def test_signatures(texts, expected):
    assert next((found.value for found in signature_dates(texts)), None) == expected


PAGE = """<html><head><title>某局2021年政府信息公开工作年度报告</title>{metas}</head><body>
<ul class="list"><li><span class="date">2015-01-01</span><a href="x">某局2014年政府信息公开工作年度报告</a></li></ul>
<h1>某局2021年政府信息公开工作年度报告</h1>{header}
<p>一、总体情况</p><p>2021年1月1日至2021年12月31日，我局公开信息5条。</p>
<p>六、其他需要报告的事项</p><p>无</p></body></html>"""

SOURCES = [
    ("", "<div>发布日期：2022-01-20 来源：某局</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>【发布时间】2022年1月20日</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>2022-01-20 来源：某局 浏览次数：5</div>", None, {("header", date(2022, 1, 20))}),
    ("", "<table><tr><td>公开日期</td><td>2022-01-20</td></tr></table>", None, {("label", date(2022, 1, 20))}),
    ('<meta name="PubDate" content="2022-01-20 10:19">', "", None, {("meta", date(2022, 1, 20))}),
    ('<meta name="pubdate" content="2022年01月20日">', "", None, {("meta", date(2022, 1, 20))}),
    ('<meta name="others" content="页面生成时间 2024-05-28">', "", None, set()),
    ("", "<div>2025年12月30日 星期二</div>", None, set()),
    ("", "", "http://a.gov.cn/202201/t20220120_115.html", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/art/2022/1/20/art_1_2.html", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/2022-01/20/content_1.htm", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/zwgk/content_20221.htm", set()),
]


@pytest.mark.parametrize(("metas", "header", "url", "expected"), SOURCES)
def test_dates_by_source(metas, header, url, expected):
    page = PAGE.format(metas=metas, header=header)
    report = read_report(Document(page.encode(), url=url))
    trusted = {(found.source, found.value) for found in report.dates if found.value != date(2015, 1, 1)}
    assert trusted == expected
