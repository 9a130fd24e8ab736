"""Dates by source: the label before the header, the list in the margin never."""

from datetime import date

import pytest

from extract.documents import Document
from extract.prose.calendar_days import parse_date, parse_moment
from extract.prose.signatures import find_signature
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
    ("２０２４年１月２０日", date(2024, 1, 20)),
    ("贰零贰肆年壹月贰拾日", date(2024, 1, 20)),
    ("2024年元月20日", date(2024, 1, 20)),
    ("二〇二四年元月三十一日", date(2024, 1, 31)),
    ("二零二四年一月廿一日", date(2024, 1, 21)),
    ("2024年一月九日", date(2024, 1, 9)),
    ("二〇二四年1月9日", date(2024, 1, 9)),
    ("2O24年1月9日", date(2024, 1, 9)),
    ("2024年1一月9日", None),
    ("一九九八年1月9日", None),
    ("1970-01-01 08:00:00", None),
]


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_parsing(text, expected):
    assert parse_date(text) == expected


MOMENTS = [
    ("2024-01-31T17:30:00Z", date(2024, 2, 1), "Greenwich: the next day in Beijing"),
    ("2024-01-31T17:30:00+08:00", date(2024, 1, 31), "Beijing"),
    ("2024-01-31 17:30:00", date(2024, 1, 31), "no zone: Beijing"),
    ("2024-01-22 03:05:30 PM", date(2024, 1, 22), "twelve hours"),
    ("20240122", date(2024, 1, 22), "without marks"),
    ("20240122093000", date(2024, 1, 22), "without marks, with the time"),
    ("1706718600000", date(2024, 2, 1), "milliseconds: half past midnight in Beijing"),
    ("0", None, "a clock at zero"),
    ("Wed Jan 31 23:30:00 CST 2024", date(2024, 1, 31), "as a server prints it"),
    ("{{article.pubDate}}", None, "a template"),
    ("2024-02-30", None, "no such day"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MOMENTS)
def test_moments_of_metas(text, expected, why):
    assert parse_moment(text) == expected, why


SIGNED = [
    (["无", "某县人民政府", "2022年1月13日"], date(2022, 1, 13)),
    (["无", "某县人民政府 2022年1月13日"], date(2022, 1, 13)),
    (["某局", "二〇二二年一月十九日"], date(2022, 1, 19)),
    (["某局", "2022年1月19日", "（此件公开发布）"], date(2022, 1, 19)),
    (["截至2022年1月19日，共收到5件。"], None),
    (["发布时间：2022年1月19日"], None),
    (["2022-01-19"], None),
    (["县水务局", "2022-01-19"], date(2022, 1, 19)),
    (["县水务局", "2022.1.19"], date(2022, 1, 19)),
    (["某局（盖章）", "二〇二二年元月十九日（印章）"], date(2022, 1, 19)),
    (["2022年1月19日", "某局"], date(2022, 1, 19)),
    (["某局", "2022年1月19日", "技术支持 2019年5月15日"], date(2022, 1, 19)),
    (["县水务局", "2022年1月19日", *["某公告 2026年5月1日"] * 20], date(2022, 1, 19)),
    (["平远县自然资源局2022年1月19日"], date(2022, 1, 19)),
    (["县水务局", "2022年1月19日印发"], date(2022, 1, 19)),
    (["技术支持 2019年5月15日"], None),
    (["某局", "2022年1月"], None),
    (["某局", "自2022年1月19日"], None),
]


@pytest.mark.parametrize(("texts", "expected"), SIGNED)
def test_signatures(texts, expected):
    found = find_signature(texts)
    assert (found and found.day) == expected


PAGE = """<html><head><title>某局2021年政府信息公开工作年度报告</title>{metas}</head><body>
<ul class="list"><li><span class="date">2015-01-01</span><a href="x">某局2014年政府信息公开工作年度报告</a></li></ul>
<h1>某局2021年政府信息公开工作年度报告</h1>{header}
<p>一、总体情况</p><p>2021年1月1日至2021年12月31日，我局公开信息5条。</p>
<p>六、其他需要报告的事项</p><p>无</p></body></html>"""

SOURCES = [
    ("", "<div>发布日期：2022-01-20 来源：某局</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>【发布时间】2022年1月20日</div>", None, {("label", date(2022, 1, 20))}),
    *(
        ("", f"<div>发布日期：{day} 来源：某局</div>", None, {("label", date(2022, 1, 20))})
        for day in ("20220120", "2022–01–20", "２０２２－０１－２０", "二〇二二年一月二十日", "2022-01-2008:30")
    ),
    ("", "<div>发布日期：2022-01-19T17:30:00Z</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>发\u200b布\u200b日\u200b期：2022-01-20</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>发布日期：2022-01-208:30</div>", None, set()),
    ("", "<div>发布日期：202201200</div>", None, set()),
    ("", "<table><tr><td>发布日期</td><td>20220120</td></tr></table>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>2022-01-20 来源：某局 浏览次数：5</div>", None, {("header", date(2022, 1, 20))}),
    ("", "<table><tr><td>公开日期</td><td>2022-01-20</td></tr></table>", None, {("label", date(2022, 1, 20))}),
    ('<meta name="PubDate" content="2022-01-20 10:19">', "", None, {("meta", date(2022, 1, 20))}),
    ('<meta name="pubdate" content="2022年01月20日">', "", None, {("meta", date(2022, 1, 20))}),
    ('<meta name="others" content="页面生成时间 2024-05-28">', "", None, set()),
    ("", "<div>2025年12月30日 星期二</div>", None, set()),
    ("", "", "http://a.gov.cn/202201/t20220120_115.html", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/art/2022/1/20/art_1_2.html", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/2022-01/20/content_1.htm", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/2022/0120/c12a34/page.htm", {("url", date(2022, 1, 20))}),
    ("", "<div>打印时间：2026-11-30</div>", None, set()),
    ("", "", "http://a.gov.cn/zwgk/content_20221.htm", set()),
    ("", "", "http://a.gov.cn/c1106/20220120/1741.shtml", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/xx/2022012010302233412/", {("url", date(2022, 1, 20))}),
    ("", "", "http://a.gov.cn/xx/2022012090302233412.html", set()),
    ("", "<div>发布于 2022年1月20日</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>发布：2022-01-20</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>成文日期：2022-01-10 发布日期：2022-01-20</div>", None, {("label", date(2022, 1, 20))}),
    ("", "<div>归档时间：2022-06-15</div>", None, set()),
    ("", "<div>打印日期 2022-06-15</div>", None, set()),
    ("", "<div>访问时间：2022-06-15 10:11</div>", None, set()),
    ("", "<div>信息时效：2022-06-15</div>", None, set()),
    ("", "<div>录入时间：2022-01-10</div>", None, {("header", date(2022, 1, 10))}),
    ("", "<div>发文日期：2022-01-10</div>", None, {("header", date(2022, 1, 10))}),
    ("", "<p>发布日期：</p><p>成文日期：2022-01-10</p>", None, {("header", date(2022, 1, 10))}),
    ("", "<div>索引号：014350-2022-01-20-001</div>", None, set()),
    ("", "<div>现在时间：2022-01-20 08:00</div>", None, set()),
    ("", "<div>生效日期：2022-02-01 失效日期：2025-12-31</div>", None, set()),
    (
        "",
        "<div>2022-01-20 来源：某局 字号：[大 中 小] 打印 关闭 浏览次数：15 分享到</div>",
        None,
        {("header", date(2022, 1, 20))},
    ),
    (
        "",
        "<table><tr><th>索引号</th><th>发布日期</th></tr><tr><td>1</td><td>2022-01-20</td></tr></table>",
        None,
        {("label", date(2022, 1, 20))},
    ),
    (
        "",
        "<table><tr><td>发布日期</td><td></td></tr><tr><td>成文日期</td><td>2022-01-10</td></tr></table>",
        None,
        set(),
    ),
    (
        "",
        "<dl><dt>发布日期</dt><dd>2022-01-20</dd></dl>",
        None,
        {("label", date(2022, 1, 20)), ("header", date(2022, 1, 20))},
    ),
    (
        "",
        "<div><span hidden>发布时间：2020-01-01</span>发布时间：2022-01-20</div>",
        None,
        {("label", date(2022, 1, 20))},
    ),
    ("", '<ul><li><a href="n">关于招考的公告</a><span>2022-05-01</span></li></ul>', None, set()),
    ("", '<div>来源：<a href="/">某县水务局</a> 2022-01-20</div>', None, {("header", date(2022, 1, 20))}),
]


@pytest.mark.parametrize(("metas", "header", "url", "expected"), SOURCES)
def test_dates_by_source(metas, header, url, expected):
    page = PAGE.format(metas=metas, header=header)
    report = read_report(Document(page.encode(), url=url))
    trusted = {(found.source, found.value) for found in report.dates if found.value != date(2015, 1, 1)}
    assert trusted == expected
