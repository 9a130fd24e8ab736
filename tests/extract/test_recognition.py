"""What a document is, of whom and of which year. Add titles as they are met, with the reason."""

from datetime import date

import pytest
from drawing import balanced, draw_report
from writing import SHAPES

from extract.documents import Document
from extract.read_report import read_report
from extract.recognise import find_period, look_alike, report_year
from extract.titles import agency_of, is_report_title

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
    ("关于2014年政府信息公开工作要点落实情况的函", "letter"),
    ("政府信息公开年报", "index_page"),
    ("政府信息公开工作年度报告", "index_page"),
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


HEADINGS = [
    ("<h1>云溪县水务局二〇二三年度政府信息公开工作年度报告</h1>", "云溪县水务局", 2023, "the year in Chinese numerals"),
    ("<h1>2023年政府信息公开工作年度报告（县水务局）</h1>", "县水务局", 2023, "the agency behind the title"),
    (
        "<h1>云溪县石桥镇关于2023年度政府信息公开工作情况的报告</h1><p>现将石桥镇2023年度政府信息公开工作报告如下：</p>",
        "云溪县石桥镇",
        2023,
        "a sentence that announces the report is not its title",
    ),
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


PERIODS = [
    ("统计期限自2021年1月1日起至2021年12月31日止", (date(2021, 1, 1), date(2021, 12, 31)), "both years"),
    ("统计期限为 2025\n年 1 月 1 日至 12 月 31 日", (date(2025, 1, 1), date(2025, 12, 31)), "broken over lines"),
    ("数据统计期限从2019年1月1日到12月31日止", (date(2019, 1, 1), date(2019, 12, 31)), "从 … 到"),
    ("2022年1月1日-2022年12月31日", (date(2022, 1, 1), date(2022, 12, 31)), "a hyphen"),
    ("自2021年6月1日起施行", None, "no period"),
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
    ((), None),
]


@pytest.mark.parametrize(("readings", "year"), YEARS)
def test_the_year_most_readings_name(readings, year):
    assert report_year(readings) == year
