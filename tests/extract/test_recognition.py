"""What a document is, of whom and of which year. Add titles as they are met, with the reason."""

import json
from datetime import date

import pytest
from drawing import balanced, draw_report
from writing import SHAPES

from extract.documents import Document
from extract.prose.periods import find_period
from extract.prose.recognise import look_alike, report_year
from extract.prose.titles import agency_of, is_report_title, years_of
from extract.read_report import read_report

REPORTS = [
    ("孝义市人民政府办公室 2021 年政府信息公开工作年度报告", "孝义市人民政府办公室", "spaces around the year"),
    ("2019年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅", "the year first"),
    ("沭阳县发展和改革局2023年政府信息公开年度报告-沭阳县发改局", "沭阳县发展和改革局", "a site behind a hyphen"),
    ("某市国防动员办公室2022年政府信息公开工作年度报告", "某市国防动员办公室", "动员 is part of a name"),
    ("某省干部培训中心2022年度政府信息公开年报", "某省干部培训中心", "培训 is part of a name"),
    ("某市第一图书馆2022年度政府信息公开工作年度报告", "某市第一图书馆", "一图 is part of a name"),
    ("某区政府信息公开工作2022年度报告", "某区", "the year inside the subject"),
    ("某县2020年政府信息公开工作年报", "某县", "年报"),
    ("某局2023年政府信息公开工作年度报告（超链版）", "某局", "a second version"),
    ("某局2023年政府信息公开工作年度报告（更正）", "某局", "a corrected version"),
    ("云溪海关2023年政府信息公开工作年度报告", "云溪海关", "关 is part of a name, not of 关于"),
    ("于都县民政局2023年政府信息公开工作年度报告", "于都县民政局", "于 is part of a name"),
    ("关于关岭县民政局2023年政府信息公开年度报告的公示", "关岭县民政局", "关于 before a name with 关"),
    ("县应急管理局（县地震局）2023年政府信息公开年度报告", "县应急管理局(县地震局)", "a second name stays whole"),
    ("某局关于报送2023年度政府信息公开工作年度报告的报告", "某局", "sent in"),
    ("【年度报告】某局2023年政府信息公开工作年度报告", "某局", "a category before it"),
    ("3.某局2023年政府信息公开工作年度报告", "某局", "numbered"),
    ("附件：某局2023年政府信息公开工作年度报告", "某局", "an attachment"),
    ("某局2023年1月1日至12月31日政府信息公开工作年度报告", "某局", "the period in the title"),
    ("2024年01月15日 某局2023年政府信息公开工作年度报告", "某局", "the day before it"),
    ("某局“2023年度”政府信息公开工作报告", "某局", "the year in quotes"),
    ("某局203年政府信息公开工作年度报告", "某局", "a year with a digit lost is no part of the name"),
    ("某局2023年政府信息公开工作年度报告 附件下载", "某局", "a button beside it"),
    ("某局2023年政府信息公开工作年度报告及附表", "某局", "with its tables"),
    ("某局2023年政府信息公开工作年度报告 2024-01-20", "某局", "the day behind it"),
    ("某局2023年政府信息公开工作年度报告（编制单位：办公室）", "某局", "in brackets"),
    ("关于某局2023年政府信息公开工作年度报告的公告", "某局", "the announcement is the report"),
    ("关于发布某局2023年政府信息公开工作年度报告的通知", "某局", "the same by notice"),
    ("某局政府信息与政务公开年度报告2023", "某局", "both kinds of openness"),
    ("县农业农村局、县乡村振兴局2023年政府信息公开年报", "县农业农村局、县乡村振兴局", "two bodies"),
    ("云溪县人民政府信息公开工作年度报告（2023年度）", "云溪县人民政府", "政府 is the body's, and is printed once"),
    ("云溪县人民政府政府信息公开工作2023年度报告", "云溪县人民政府", "the same, printed twice"),
    ("某局（2023）政府信息公开工作年度报告", "某局", "nothing left in brackets"),
    ("某局2O23年政府信息公开工作年度报告", "某局", "a letter for a nought"),
    ("某县政务公开办公室2022年政府信息公开工作年度报告", "某县政务公开办公室", "openness in the name of an office"),
    ("某县政府信息公开办2022年政府信息公开工作年度报告", "某县政府信息公开办", "the same in short"),
    ("某县政府信息公开办理情况2022年度报告", "某县", "what was dealt with is no office"),
    ("某市依法行政办公室2022年政府信息公开工作年度报告", "某市依法行政办公室", "依法行政 is part of a name"),
    ("Page 8 - 某局2022年政府信息公开工作年度报告", "某局", "a page of a book"),
]


@pytest.mark.parametrize(("title", "agency", "why"), REPORTS)
def test_titles_of_reports(title, agency, why):
    assert is_report_title(title), why
    assert look_alike(title) is None, why
    assert agency_of(title) == agency, why


OTHERS = [
    ("关于《某县2022年政府信息公开工作年度报告》的解读", "interpretation"),
    ("一图读懂某市2023年政府信息公开工作年度报告", "interpretation"),
    ("某市2023年政府信息公开工作年度报告图解", "interpretation"),
    ("某市召开2022年政府信息公开工作年度报告编制部署会", "news"),
    ("关于做好2022年政府信息公开工作年度报告编制工作的通知", "notice"),
    ("某县政府网站工作年度报表（2022年度）", "website_report"),
    ("某局2022年法治政府建设年度报告", "rule_of_law_report"),
    ("2023年某县政府工作报告", "work_report"),
    ("某区2022年上半年政府信息公开情况", "partial_period"),
    ("某区2022年1-11月政府信息公开情况统计", "partial_period"),
    ("某区2022年1至9月政府信息公开工作报告", "partial_period"),
    ("某区2022年3月政府信息公开月报", "partial_period"),
    ("关于2014年政府信息公开工作要点落实情况的函", "letter"),
    ("关于某县2023年政府信息公开工作年度报告有关问题的答复", "letter"),
    ("某县各部门2023年政府信息公开工作年度报告汇编", "index_page"),
    ("某区2022年政府信息公开工作半年报告", "partial_period"),
    ("XX局2023年政府信息公开工作年度报告", "template"),
    ("××县人民政府2023年政府信息公开工作年度报告", "template"),
    ("政府信息公开工作年度报告（样例）", "template"),
    ("政府信息公开工作年度报告格式及填报说明", "template"),
    ("政府信息公开年报", "index_page"),
    ("政府信息公开工作年度报告", "index_page"),
    ("某局安排2023年度政府信息公开年报编制工作", "about_a_report"),
    ("某局2023年政府信息公开年报完成情况", "about_a_report"),
    ("某局2023年政府信息公开工作年度报告获评优秀", "about_a_report"),
    ("关于报送2023年政府信息公开工作年度报告的通知", "notice"),
    ("关于印发政府信息公开工作年度报告格式的通知", "notice"),
    ("某局2023年政府信息公开工作年度报告（征求意见稿）", "draft"),
    ("某局2023年政府信息公开工作年度报告（送审稿）", "draft"),
    ("某局2023年政府信息公开工作年度报告草案", "draft"),
    ("某局2023年政府信息公开工作年度报告（样本）", "template"),
    ("某局2023年政府信息公开工作年度报告模板", "template"),
    ("某局2023年依法行政工作年度报告", "rule_of_law_report"),
    ("某局2023年党务公开工作年度报告", "other_openness"),
    ("某大学2022-2023学年信息公开工作年度报告", "school_year"),
]


@pytest.mark.parametrize(("title", "because"), OTHERS)
def test_titles_of_what_resembles_a_report(title, because):
    assert look_alike(title) == because


def page(title, body=""):
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()


@pytest.mark.parametrize(("title", "because"), OTHERS)
def test_no_figures_come_from_what_is_no_report(title, because):
    report = read_report(Document(page(title, "<p>规章 3 行政许可 5</p>")))
    assert (report.is_annual_report, report.not_report_because) == (False, because)
    assert report.cells == ()


@pytest.mark.parametrize(
    ("title", "ends", "because"),
    [
        ("某局政府信息公开工作报告", "2023年6月30日", "partial_period"),
        ("某局政府信息公开工作情况", "2023年3月31日", "partial_period"),
        ("某局政府信息公开工作报告", "2023年12月31日", None),
        ("某局2023年政府信息公开工作年度报告", "2023年6月30日", None),
        ("某局政府信息公开工作报告", None, None),
    ],
)
def test_figures_of_a_part_of_a_year_are_no_years(title, ends, because):
    values = balanced("2021", lambda most: most // 3)
    told = SHAPES["html"](draw_report("2021", {ident: str(value) for ident, value in values.items()}), 2023).decode()
    period = "自2023年1月1日起至2023年12月31日止"
    assert period in told
    told = told.replace(period, period.replace("2023年12月31日", ends) if ends else "如下")
    report = read_report(Document(told.replace("云溪县财政局2023年政府信息公开工作年度报告", title).encode()))
    assert report.not_report_because == because
    assert bool(report.cells) == (because is None)


def test_a_report_under_a_bare_title_is_known_by_its_tables():
    values = balanced("2021", lambda most: most // 3)
    sheets = draw_report("2021", {ident: str(value) for ident, value in values.items()})
    bare = (
        SHAPES["html"](sheets, 2023)
        .decode()
        .replace("云溪县财政局2023年政府信息公开工作年度报告", "政府信息公开工作年度报告")
    )
    report = read_report(Document(bare.encode()))
    assert report.is_annual_report
    assert report.report_year == 2023, "from the period"


FIELDS = [
    ({"title": "云溪县水务局2023年政府信息公开年度报告"}, "云溪县水务局2023年政府信息公开年度报告", "the only one"),
    (
        {"title": "云溪县水务局2023年政府信息公开年度报告", "next": "云溪县水务局2022年政府信息公开年度报告"},
        "一、总体情况",
        "one of two: which is not said",
    ),
]


@pytest.mark.parametrize(("fields", "title", "why"), FIELDS)
def test_a_title_in_a_field_beside_the_page(fields, title, why):
    body = "<p>一、总体情况</p><p>2023年1月1日至2023年12月31日。</p><table><tr><td>规章<td>0</table>"
    assert read_report(Document(json.dumps({"data": fields | {"content": body}}).encode())).title == title, why


HEADINGS = [
    ("<h1>云溪县水务局2O23年度政府信息公开工作年度报告</h1>", "云溪县水务局", 2023, "a letter for a nought"),
    ("<h1>云溪县水务局二〇二三年度政府信息公开工作年度报告</h1>", "云溪县水务局", 2023, "the year in Chinese numerals"),
    ("<h1>2023年政府信息公开工作年度报告（县水务局）</h1>", "县水务局", 2023, "the agency behind the title"),
    (
        "<h1>云溪县石桥镇关于2023年度政府信息公开工作情况的报告</h1><p>现将石桥镇2023年度政府信息公开工作报告如下：</p>",
        "云溪县石桥镇",
        2023,
        "a sentence that announces the report is not its title",
    ),
    (
        "<p>云溪县水务局2023年</p><p>政府信息公开工作年度报告</p>",
        "云溪县水务局",
        2023,
        "the year behind the agency, above",
    ),
    ("<p>2023年云溪县水务局</p><p>政府信息公开工作年度报告</p>", "云溪县水务局", 2023, "the year before it"),
    ("<h1>《云溪县水务局2023年政府信息公开工作年度报告》</h1>", "云溪县水务局", 2023, "in quotation marks"),
    ("<h1>云溪县&#8203;水务局20&shy;23年政府信息公开工作年度报告</h1>", "云溪县水务局", 2023, "what nobody sees in it"),
    ("<h1>云溪县水务局2023年政府信息公开工作年渡报告</h1>", "云溪县水务局", 2023, "a word misspelt"),
    (
        "<h1>云溪县水务局2023年度政府信息公开工作总结</h1>",
        "云溪县水务局",
        2023,
        "a summary by name, a report by its tables",
    ),
]


@pytest.mark.parametrize(("heading", "agency", "year", "why"), HEADINGS)
def test_agency_and_year_by_the_heading(heading, agency, year, why):
    values = balanced("2021", lambda most: most // 3)
    sheets = draw_report("2021", {ident: str(value) for ident, value in values.items()})
    text = SHAPES["html"](sheets, 2023).decode()
    named = "云溪县财政局2023年政府信息公开工作年度报告"
    document = text.replace(f"<p>{named}</p>", heading).replace(named, "")
    report = read_report(Document(document.encode()))
    assert (report.is_annual_report, report.agency, report.report_year) == (True, agency, year), why


def test_a_summary_without_the_tables_is_no_report():
    report = read_report(
        Document(page("云溪县水务局2023年度政府信息公开工作总结", "<p>一、总体情况</p><p>全年公开信息。</p>"))
    )
    assert (report.is_annual_report, report.not_report_because) == (False, "no_report_title_or_tables")


def test_a_page_whose_tables_are_pictures_is_a_report_without_figures():
    heads = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    body = "".join(f"<p>{head}</p><img src=a.png>" for head in heads)
    report = read_report(Document(page("某局2022年政府信息公开工作年度报告", body)))
    assert report.is_annual_report
    assert (report.cells, report.form) == ((), None)


def test_a_blank_template_has_blank_cells_and_is_no_report():
    blank = dict.fromkeys(balanced("2021", lambda most: 0), "")
    text = SHAPES["html"](draw_report("2021", blank), 2023).decode().replace("2023", "XX").replace("2024", "XX")
    report = read_report(Document(text.encode()))
    assert (report.is_annual_report, report.not_report_because) == (False, "template")
    assert {cell.state for cell in report.cells} == {"blank"}


def test_a_legacy_report_is_known_and_not_read():
    body = "<p>主动公开政府信息数 条 2069 历年累计 12106</p><p>收到申请数 件 5</p>"
    report = read_report(Document(page("某区2016年政府信息公开工作年度报告", body)))
    assert (report.is_annual_report, report.form, report.cells) == (True, "legacy", ())


@pytest.mark.parametrize(
    ("disclosure", "applications", "form"),
    [("2021", "2021", "2021"), ("2019", "2019", "2019"), ("2021", "2019", "hybrid"), ("2019", "2021", "hybrid")],
)
def test_the_form_is_known_per_table(disclosure, applications, form):
    sheets = []
    for year, index in ((disclosure, 0), (applications, 1), ("2021", 2)):
        values = balanced(year, lambda most: most // 4)
        sheets.append(draw_report(year, {ident: str(value) for ident, value in values.items()})[index])
    report = read_report(Document(SHAPES["html"](sheets, 2023)))
    assert report.form == form
    assert dict(report.table_forms)["proactive_disclosure"] == disclosure
    assert dict(report.table_forms)["applications"] == applications
    assert all(cell.state == "number" for cell in report.cells)


YEAR = (date(2023, 1, 1), date(2023, 12, 31))
PERIODS = [
    ("统计期限自2021年1月1日起至2021年12月31日止", (date(2021, 1, 1), date(2021, 12, 31)), "both years"),
    ("统计期限为 2025\n年 1 月 1 日至 12 月 31 日", (date(2025, 1, 1), date(2025, 12, 31)), "broken over lines"),
    ("数据统计期限从2019年1月1日到12月31日止", (date(2019, 1, 1), date(2019, 12, 31)), "从 … 到"),
    ("2022年1月1日-2022年12月31日", (date(2022, 1, 1), date(2022, 12, 31)), "a hyphen"),
    ("自2021年6月1日起施行", None, "no period"),
    ("统计期限：2023.01.01-2023.12.31", YEAR, "points"),
    ("统计期限：2023/1/1至2023/12/31", YEAR, "strokes"),
    ("统计期限：2023-01-01至2023-12-31", YEAR, "hyphens in the days"),
    ("统计期限为2023年1月1日0时至2023年12月31日24时", YEAR, "hours"),
    ("统计期限为2023年1月1日至当年12月31日", YEAR, "of the same year"),
    ("统计期限为二〇二三年一月一日至二〇二三年十二月三十一日", YEAR, "numerals"),
    ("数据统计期限为2023年1月至12月", YEAR, "whole months"),
    ("统计期限自2022年12月1日起至2023年11月30日止", (date(2022, 12, 1), date(2023, 11, 30)), "as printed"),
    ("统计期限为2023年元月1日至12月31日", YEAR, "the first month by its name"),
    ("统计期限为2023年1月至13月", None, "no such month"),
    ("统计期限为2022年12月1日至1月31日", None, "of which year the end is, is not said"),
    ("2023年3月1日至2023年5月31日开展清理", None, "of something else"),
    ("公示时间2023-03-01至2023-03-07", None, "of something else, in figures"),
]


@pytest.mark.parametrize(("text", "period", "why"), PERIODS)
def test_periods(text, period, why):
    assert find_period([text]) == period, why


def test_the_period_of_statistics_wins_over_another():
    texts = ["2020年1月1日至2020年6月30日完成改造。", "统计期限为2021年1月1日至12月31日。"]
    assert find_period(texts) == (date(2021, 1, 1), date(2021, 12, 31))


YEARS = [
    ((("title", 2021), ("period", 2021), ("signature", 2021)), 2021),
    ((("title", 2022), ("period", 2021), ("signature", 2021)), 2021),
    ((("title", 2022), ("period", 2021)), 2022),
    ((("title", 2022), ("page_title", 2021), ("meta_title", 2021)), 2022),
    ((("page_title", 2021),), 2021),
    ((), None),
]


@pytest.mark.parametrize(("readings", "year"), YEARS)
def test_the_year_most_readings_name(readings, year):
    assert report_year(readings) == year


TITLE_YEARS = [
    ("某局2023年政府信息公开工作年度报告", (2023,)),
    ("2024年01月15日 某局2023年政府信息公开工作年度报告", (2023,)),
    ("某局2024年发布2023年政府信息公开工作年度报告", (2023,)),
    ("某局政府信息公开工作年度报告（2023年）", (2023,)),
    ("某局2023-2024年政府信息公开工作年度报告", (2024, 2023)),
    ("某局2023年1月1日至12月31日政府信息公开年报", (2023,)),
    ("某局二○二四年政府信息公开年度报告", (2024,)),
    ("某局203年政府信息公开年度报告", ()),
]


@pytest.mark.parametrize(("title", "years"), TITLE_YEARS)
def test_the_years_of_a_title(title, years):
    assert years_of(title) == years


def read(title, body, head="", **more):
    markup = f"<html><head><title>{more.get('page_title', title)}</title>{head}</head><body>{body}</body></html>"
    return read_report(Document(markup.encode(), url=more.get("url")))


TOLD = "".join(
    f"<p>{words}</p>"
    for words in (
        "一、总体情况", "全年公开信息5条。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
        "六、其他需要报告的事项", "无。",
    )
)  # fmt: skip
PLAIN = "2023年政府信息公开工作年度报告"

SPANS = "<div><span>{}</span><span>发布日期：2024-01-22</span></div>"
AGENCIES = [
    (SPANS.format("发布机构：云溪县水务局") + TOLD, "", "云溪县水务局"),
    (SPANS.format("来源：本站") + TOLD, "", None),
    (TOLD, '<meta name="ContentSource" content="云溪县水务局">', "云溪县水务局"),
    (TOLD, '<meta name="ContentSource" content="云溪县门户网站">', None),
    ("<table><tr><td>发布机构</td><td>云溪县水务局</td></tr></table>" + TOLD, "", "云溪县水务局"),
    (TOLD + "<p>云溪县水务局（盖章）</p><p>2024年1月9日</p><p>主办：云溪县大数据局</p>", "", "云溪县水务局"),
    ("<h1>我局2023年政府信息公开工作年度报告</h1>" + TOLD, "", None),
    ("<p>现将本街道办事处2023年度报告公布如下。</p>" + TOLD, "", None),
    ("<p>现公布我镇政府信息公开工作按照要求编制的报告。</p>" + TOLD, "", None),
    ("<p>现将本溪市水务局2023年度报告公布如下。</p>" + TOLD, "", "本溪市水务局"),
    (TOLD + "<ul><li><a href=/a>国务院部门</a></li><li><a href=/b>外省市政府</a></li></ul>", "", None),
    (TOLD + "<p>2024年1月9日</p><ul><li><a href=/a>云溪县财政局</a><span>2022-01-22</span></li></ul>", "", None),
    ("<p><a href=a.pdf>附件：云溪县财政局2023年政府信息公开工作年度报告.pdf</a></p>" + TOLD, "", None),
]


@pytest.mark.parametrize(("body", "head", "agency"), AGENCIES)
def test_the_agency_of_a_title_without_one(body, head, agency):
    assert read(PLAIN, f"<h1>{PLAIN}</h1>{body}", head).agency == agency


def test_titles_that_disagree_on_the_year_are_all_kept():
    title = "云溪县水务局2023年政府信息公开工作年度报告"
    head = '<meta name="ArticleTitle" content="云溪县水务局2021年政府信息公开工作年度报告">'
    report = read(
        title, f"<h1>{title}</h1>{TOLD}", head, page_title="云溪县水务局2022年政府信息公开工作年度报告_云溪县"
    )
    assert report.years == (("title", 2023), ("page_title", 2022), ("meta_title", 2021))
    assert report.report_year == 2023


OTHER_REPORTS = "".join(
    f'<li><a href="{year}.html">云溪县水务局{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-15</span></li>'
    for year in (2024, 2022, 2021)
)


def test_reports_a_page_links_to_are_not_its_own():
    title = "云溪县水务局2023年政府信息公开工作年度报告"
    report = read(title, f"<h2>{title}</h2><ul>{OTHER_REPORTS}</ul>{TOLD}<ul>{OTHER_REPORTS}</ul>", page_title="云溪县")
    assert (report.title, report.report_year, report.dates) == (title, 2023, ())


OWN, LATER = "云溪县水务局2023年政府信息公开年报", "云溪县水务局2024年政府信息公开年报"
PRINTED = [
    (f'<div><a href="/self.html">{OWN}</a></div>', OWN, "a title that leads to its own page"),
    (f'<div><a href="/a">{OWN}</a><br><a href="/b">{LATER}</a></div>', "云溪县", "two that lead to other pages"),
    ("<p>云溪县水务局</p><p>2023年度</p><p>政府信息公开年报</p>", "云溪县水务局 2023年度 政府信息公开年报", "in lines"),
    (f"<h1>{OWN}</h1><ul><li>{LATER}</li></ul>", OWN, "a list without links between title and text"),
]


@pytest.mark.parametrize(("above", "title", "why"), PRINTED)
def test_titles_as_pages_print_them(above, title, why):
    assert read("云溪县", above + TOLD).title == title, why


def test_a_list_of_reports_is_none():
    report = read("政府信息公开年报", f"<h1>政府信息公开年报</h1><ul>{OTHER_REPORTS}</ul>")
    assert (report.is_annual_report, report.not_report_because) == (False, "index_page")


NOTHING = [
    ("暂无内容", "no_content"),
    ("无此信息", "no_content"),
    ("云溪县水务局2023年政府信息公开工作年度报告另行公布。", "no_content"),
    ("本网讯 云溪县水务局在门户网站发布年度报告，全年新收申请3件。", "news"),
    ("详见附件。", None),
    ("<img src=1.jpg>", None),
    ("网站暂无相关附件", None),
    ("<img src=1.jpg></p><div>暂无数据</div><p>", None),
    ("<iframe src=view></iframe></p><div>暂无数据</div><p>", None),
    ("记者走基层", None),
    ("<a href='n'>本网讯 县水务局召开会议</a>", None),
]


@pytest.mark.parametrize(("said", "because"), NOTHING)
def test_a_page_with_the_title_alone(said, because):
    title = "云溪县水务局2023年政府信息公开工作年度报告"
    report = read(title, f"<h1>{title}</h1><p>{said}</p>")
    assert (report.is_annual_report, report.not_report_because) == (because is None, because)


def test_a_notice_with_the_blank_form_is_no_report():
    blank = dict.fromkeys(balanced("2021", lambda most: 0), "")
    sheets = SHAPES["html"](draw_report("2021", blank), 2023).decode()
    named = "云溪县财政局2023年政府信息公开工作年度报告"
    notice = "关于做好2023年政府信息公开工作年度报告编制工作的通知"
    report = read_report(Document(sheets.replace(named, notice).encode()))
    assert (report.is_annual_report, report.not_report_because) == (False, "template")


WORDS = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况")


@pytest.mark.parametrize("numbered", ["（{}）{}", "第{}部分 {}", "第{}部分：{}"])
def test_headings_numbered_otherwise(numbered):
    title = "云溪县水务局2023年政府信息公开工作年度报告"
    heads = [numbered.format(number, words) for number, words in zip("一二三", WORDS, strict=True)]
    report = read(title, f"<h1>{title}</h1>" + "".join(f"<p>{head}</p><p>公开信息5条。</p>" for head in heads))
    assert [(section.number, section.title) for section in report.sections] == list(enumerate(WORDS, 1))


ALL_SECTIONS = TOLD.replace("<p>六、", "<p>五、存在的主要问题及改进情况</p><p>无。</p><p>六、")
LICENSING = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>"
WITH_SECTIONS = [
    ("政府信息公开年报", ALL_SECTIONS + LICENSING, None, "the title of a column"),
    ("政府信息公开年报", ALL_SECTIONS, None, "the same, and nothing tells of which year"),
    ("政府信息公开年报", TOLD + LICENSING, "index_page", "the same with fewer sections"),
    ("某局2023年度政府信息公开工作情况报告", ALL_SECTIONS, None, "no annual report by its title"),
    ("某局2023年度政府信息公开工作情况报告", TOLD, "no_report_title_or_tables", "the same with fewer sections"),
    ("2023年报_审计局", ALL_SECTIONS, None, "the name of a file"),
    ("政务公开", ALL_SECTIONS, "no_report_title_or_tables", "nothing but sections"),
    ("政务公开", ALL_SECTIONS + LICENSING, None, "sections and a table"),
    ("某局2023年上半年政府信息公开工作报告", ALL_SECTIONS + LICENSING, "partial_period", "of half a year"),
    ("关于2023年政府信息公开工作年度报告的解读", ALL_SECTIONS + LICENSING, "interpretation", "an interpretation"),
    ("关于编制2023年政府信息公开工作年度报告的通知", ALL_SECTIONS + LICENSING, "notice", "a notice"),
]


@pytest.mark.parametrize(("title", "body", "because", "why"), WITH_SECTIONS)
def test_nearly_all_sections_make_a_report(title, body, because, why):
    report = read(title, f"<h1>{title}</h1>{body}")
    assert (report.is_annual_report, report.not_report_because) == (because is None, because), why
