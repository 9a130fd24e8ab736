# ruff: noqa: E501 - tables read better with a row on a line
"""Matching: titles as portals write them, near misses included; every row says why."""

from datetime import date

import pytest
from bodies import body

from crawler.page.url_days import url_date
from crawler.register import Agency
from crawler.title.agency_names import names_of
from crawler.title.links import Asked, fit, read_title
from crawler.title.names import split_region

EDUCATION = body("嘉祥县教育局")
OFFICE = body("嘉祥县人民政府办公室", "government_office")
COUNTY = body("嘉祥县人民政府", "people_government")
TOWN = body("新绛县万安镇人民政府", "township_government")
DISTRICT = body("尧都区人民政府", "people_government")
ZONE = body("恩格贝生态示范区管理委员会", "zone")
PROVINCE = body("甘肃省教育厅")
REFORM = body("某某市发展和改革委员会", "department", "某某市发改委")
MARKET = body("嘉祥县市场监督管理局")
VILLAGE = body("万安镇人民政府", "township_government")
ECONOMIC_ZONE = body("嘉祥经济技术开发区管理委员会", "zone")
CITY_DISTRICT = body("尧都市尧都区教育局")
LAND = body("示例区土地开发建设中心")
TAXES = body("国家税务总局嘉祥县税务局")

ROWS = [
    # (agency, title, expected fit for 2024, reason)
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告", "ours", "the standard form"),
    (EDUCATION, "嘉祥县教育局 ２０２４ 年度政府信息公开年报", "ours", "full-width digits, spaces, 年报"),
    (MARKET, "嘉祥縣市場監督管理局2024年政府信息公開工作年度報告", "ours", "a portal's traditional edition"),
    (EDUCATION, "嘉祥縣体育局2024年政府信息公開工作年度報告", "other_body", "another body in traditional characters"),
    (EDUCATION, "嘉祥县教育局政府信息公开工作2024年度报告", "ours", "the year inside the phrase"),
    (VILLAGE, "新绛县万安镇人民政府2024年政府信息公开工作年度报告", "ours", "the county before a town that is registered without"),
    (VILLAGE, "新万安镇人民政府2024年政府信息公开工作年度报告", "other_body", "no county, but another town"),
    (VILLAGE, "新绛县万安乡人民政府2024年政府信息公开工作年度报告", "other_body", "another town of the county"),
    (ECONOMIC_ZONE, "嘉祥经开区管委会2024年政府信息公开工作年度报告", "maybe", "the short form of a zone"),
    (ECONOMIC_ZONE, "嘉祥高新技术开发区管委会2024年政府信息公开工作年度报告", "other_body", "another kind of zone"),
    (CITY_DISTRICT, "尧都市教育局2024年政府信息公开工作年度报告", "other_body", "the city's bureau is no short name of its district's"),
    (TAXES, "嘉祥县税务局2024年政府信息公开工作年度报告", "ours", "without the body above"),
    (EDUCATION, "嘉祥县教育局二〇二四年政府信息公开工作年度报告", "ours", "the year in Chinese digits"),
    (EDUCATION, "县教育局2024年政府信息公开工作年度报告", "ours", "the region's level only"),
    (EDUCATION, "教育局2024年政府信息公开工作年度报告", "ours", "no region"),
    (EDUCATION, "济宁市嘉祥县教育局2024年政府信息公开工作年度报告", "ours", "an upper region before it"),
    (EDUCATION, "嘉祥县教育局关于2024年政府信息公开工作年度报告", "ours", "关于"),
    (EDUCATION, "《嘉祥县教育局2024年政府信息公开工作年度报告》", "ours", "in book marks"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告（2025年1月15日发布）", "ours", "two years: the second is a day"),
    (EDUCATION, "2025年公布：嘉祥县教育局2024年度政府信息公开工作年度报告", "ours", "the year of publication before it"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开公开工作年度报告", "ours", "a word repeated"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告（超链版）", "ours", "a copy beside the plain one"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作报告", "ours", "without 年度"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告的公告", "ours", "harmless words behind it"),
    (EDUCATION, "嘉祥县教育局政府信息公开工作年度报告（2024.1.1-2024.12.31）.docx (32KB)", "ours", "a file and its size"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告及附件1 NEW!", "ours", "a file and a mark"),
    (EDUCATION, "嘉祥县教育局政府信息公开工作年度报告获评2024年度全市优秀", "lookalike", "news of a prize"),
    (EDUCATION, "关于嘉祥县教育局2024年政府信息公开工作年度报告的批复", "maybe", "an answer about it: the page says"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告审计结果", "maybe", "a result about it"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开年度报告延期发布的说明", "maybe", "why there is none"),
    (EDUCATION, "2024年政府信息公开工作年度报告满意度调查问卷", "maybe", "a questionnaire about it"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告（征求意见稿）", "maybe", "a draft: its page is no report either"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告（草案）", "maybe", "a draft by another word"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报告（范本）", "maybe", "an example"),
    (EDUCATION, "2024年政府信息公开工作年度报告（嘉祥县教育局）", "ours", "the body behind the words"),
    (EDUCATION, "2024年政府信息公开工作年度报告-嘉祥县人民政府", "maybe", "behind a dash the site is named"),
    (EDUCATION, "嘉祥县2024年政府信息公开工作年度报告（教育局）", "ours", "its county before the words"),
    (COUNTY, "嘉祥县2024年政府信息公开工作年度报告（县教育局）", "other_body", "a body of the county behind the words"),
    (COUNTY, "嘉祥县2024年政府信息公开工作年度报告（文字版）", "ours", "no body behind the words"),
    (EDUCATION, "2024年政府信息公开工作年度报告（嘉祥县体育局）", "other_body", "another body behind the words"),
    (EDUCATION, "2024年政府信息公开工作年度报告（文字版）", "maybe", "no body behind the words"),
    (EDUCATION, "2024年政府信息公开工作年度报告（办公室）", "maybe", "a part of anybody"),
    (EDUCATION, "【2024年】嘉祥县教育局政府信息公开年报", "ours", "the year in brackets"),
    (LAND, "示例区土地开发建设中心2024年政府信息公开工作年度报告", "ours", "建设中心 is not being built"),
    (EDUCATION, "嘉祥县教育局政府信息公开年度报告制度", "lookalike", "a rule on reports"),
    (EDUCATION, "嘉祥县教育局2024年政务公开工作要点落实情况", "unrelated", "what was planned"),
    (EDUCATION, "嘉祥县教育局2024年普法工作年度报告", "unrelated", "another report of the year"),
    (EDUCATION, "嘉祥县教育局2024年厂务公开年度报告", "unrelated", "another openness"),
    (EDUCATION, "嘉祥縣氣象局2024年政府信息公開工作年度報告", "other_body", "traditional characters of a body"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度…", "maybe", "cut within the last words"),
    (EDUCATION, "2024年政府信息公开工作年度报告", "maybe", "nobody named"),
    (EDUCATION, "本机关2024年政府信息公开工作年度报告", "maybe", "a name anyone bears"),
    (EDUCATION, "嘉祥县教育局政府信息公开工作年度报告", "maybe", "neither year nor day, but ours by name"),
    (EDUCATION, "政府信息公开工作年度报告", "unrelated", "neither year nor day nor body: the column's name"),
    (EDUCATION, "2024年年报", "maybe", "not the statutory words"),
    (EDUCATION, "嘉祥县教育局2024年政务公开工作年度报告", "maybe", "not the statutory words"),
    (EDUCATION, "嘉祥县教育局2023年政府信息公开工作年度报告", "other_year", "last year's"),
    (EDUCATION, "嘉祥县教育局2023年政府信息公开工作年度报告（2024年发布）", "other_year", "2024 is when"),
    (EDUCATION, "嘉祥县教育局2023年政府信息公开工作年度报告 2024-01-20", "other_year", "a date in the title"),
    (EDUCATION, "嘉祥县教育局招生办公室2024年政府信息公开工作年度报告", "other_body", "its name contains ours"),
    (EDUCATION, "嘉祥县体育局2024年政府信息公开工作年度报告", "other_body", "another body"),
    (EDUCATION, "汶上县教育局2024年政府信息公开工作年度报告", "other_body", "another county's"),
    (EDUCATION, "济宁市教育局2024年政府信息公开工作年度报告", "other_body", "the city's"),
    (EDUCATION, "《嘉祥县教育局2024年政府信息公开工作年度报告》解读", "maybe", "解读: only a page with the tables is the report"),
    (EDUCATION, "图解：嘉祥县教育局2024年政府信息公开工作年度报告", "lookalike", "图解"),
    (EDUCATION, "一图读懂嘉祥县教育局2024年政府信息公开年报", "lookalike", "一图读懂"),
    (EDUCATION, "关于做好2024年政府信息公开工作年度报告编制发布工作的通知", "lookalike", "a notice"),
    (EDUCATION, "嘉祥县教育局关于印发2024年政府信息公开工作年度报告格式的通知", "lookalike", "a notice"),
    (EDUCATION, "嘉祥县教育局召开2024年政府信息公开工作年度报告编制部署会", "lookalike", "a meeting"),
    (EDUCATION, "嘉祥县教育局2024年政府网站工作年度报表", "unrelated", "the website report"),
    (EDUCATION, "嘉祥县教育局2024年法治政府建设年度报告", "unrelated", "rule of law"),
    (EDUCATION, "嘉祥县教育局2024年上半年政府信息公开工作报告", "lookalike", "half a year"),
    (EDUCATION, "嘉祥县教育局2024年第一季度政府信息公开工作情况报告", "lookalike", "a quarter"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作第三方评估报告", "unrelated", "an assessment"),
    (EDUCATION, "2024年政府信息公开工作年度报告模板", "lookalike", "a template"),
    (EDUCATION, "2019-2024年政府信息公开工作年度报告", "unrelated", "a collection of years"),
    (EDUCATION, "嘉祥县教育局2024年部门决算", "unrelated", "something else"),
    (EDUCATION, "嘉祥县教育局2024年政府信公开工作年度报告", "maybe", "a character lost"),
    (EDUCATION, "嘉祥县教育局2024年政府信息工作年度报告", "maybe", "公开 lost"),
    (EDUCATION, "嘉祥县教育局2024年政府公开信息工作年度报告", "maybe", "words swapped"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度报吿", "maybe", "another character of the same look"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年底报告", "maybe", "年底 for 年度"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年度", "maybe", "the last word missing"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开年度总结", "maybe", "called a summary"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作情况", "maybe", "called circumstances"),
    (EDUCATION, "嘉祥县教育局2024年度年报", "maybe", "only 年报"),
    (EDUCATION, "嘉祥县教育局2024年公开年报.pdf", "maybe", "only 公开年报, a file"),
    (EDUCATION, "嘉祥县教育局关于公布2024年政府信息公开工作年度报告的通知", "maybe", "a notice that may hold the report"),
    (EDUCATION, "嘉祥县文旅局2024年政府信公开工作年度报告", "other_body", "a slip in another body's title"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开目录", "unrelated", "a catalogue"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作要点", "unrelated", "a plan of work"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开培训情况", "unrelated", "a training"),
    (EDUCATION, "嘉祥县教育局2024年统计年报", "unrelated", "statistics"),
    (EDUCATION, "嘉祥县教育局2024年工作总结", "maybe", "the work of the year, or a clerk's word for the report"),
    (EDUCATION, "嘉祥县体育局2024年工作总结", "other_body", "another body's"),
    (COUNTY, "2024年度嘉祥县人民政府信息公开工作年度报告", "ours", "人民政府 and 政府信息公开 share a word"),
    (TOWN, "新绛县万安镇人民政府2O24年政府信息公开工作年度报告", "maybe", "a letter in the year"),
    (COUNTY, "嘉祥县人民政府2024年党务、政务公开年度报告", "maybe", "a field between the name and the phrase"),
    (TOWN, "万安镇人民政府教育中心2024年政府信息公开工作年度报告", "other_body", "goes on to be another body"),
    (TOWN, "新绛县万安镇人民政府2024年依法公开政府信息工作年度报告", "maybe", "依法 is no part of a name"),
    (EDUCATION, "嘉祥县教育局2024年贯彻落实《政府信息公开条例》年度报告", "maybe", "a report of how the law is kept"),
    (EDUCATION, "嘉祥县教育局2024年度政府信息公开条例执行情况年度报告", "maybe", "a report of how the law is kept"),
    (EDUCATION, "嘉祥县教育局关于印发《嘉祥县教育局政府信息公开条例》的通知", "unrelated", "the law itself"),
    (EDUCATION, "嘉祥县教育局关于印发2024年政府信息公开工作年度报告的通知", "maybe", "a notice that may hold the report"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开统计年报", "maybe", "no other body's statistics"),
    (EDUCATION, "嘉教发〔2025〕1号 嘉祥县教育局2024年政府信息公开工作年度报告", "ours", "the number of the paper before it"),
    (EDUCATION, "2025年1月公布的嘉祥县教育局2024年政府信息公开工作年度报告", "ours", "when it was published before it"),
    (EDUCATION, "年报｜嘉祥县教育局2024年政府信息公开工作年度报告", "ours", "the column before it"),
    (EDUCATION, "嘉祥县教育局向社会公布2024年政府信息公开工作年度报告", "ours", "published by them"),
    (EDUCATION, "嘉教发2024-3号.pdf", "maybe", "only the number of a paper"),
    (EDUCATION, "年报2024", "maybe", "the year behind the word"),
    (EDUCATION, "自查报告暨2024年度报告", "maybe", "two reports in one"),
    (EDUCATION, "Annual Report on Government Information Disclosure 2024", "maybe", "another language"),
    (EDUCATION, "2023 Annual Report", "other_year", "another language, another year"),
    (EDUCATION, "示例市教育局年报2024", "other_body", "too little, but another body's"),
    (EDUCATION, "嘉祥县教育局2024年上半年政府信息公开工作总结", "unrelated", "half a year"),
    (EDUCATION, "2024", "unrelated", "a year column, followed elsewhere"),
    (EDUCATION, "嘉祥县教育局2024年政府信息公开工作年…", "maybe", "cut by the list"),
    (EDUCATION, "嘉祥县教育局2024年政...", "maybe", "cut early"),
    (EDUCATION, "嘉祥县教育局2023年政府信息公开工作...", "other_year", "cut, another year"),
    (EDUCATION, "嘉祥县体育局2024年政府信息公开...", "other_body", "cut, another body"),
    (EDUCATION, "关于做好2024年政府信息公开工作年度报告编制工作的通...", "other_body", "cut, a notice: its words name no body of ours"),
    (EDUCATION, "嘉祥县教育局、嘉祥县体育局2024年政府信息公开工作年度报告", "maybe", "two bodies together"),
    (EDUCATION, "嘉祥县教育局（县委教育工委）2024年政府信息公开工作年度报告", "ours", "a second name in brackets"),
    (EDUCATION, "本局2024年政府信息公开工作年度报告", "maybe", "anybody's own"),
    (EDUCATION, "我局2024年度政府信息公开年报", "maybe", "anybody's own"),
    (MARKET, "嘉祥县市场监督管理局2024年政府信息公开工作年度报告", "ours", "市场 is no region"),
    (MARKET, "市场监督管理局2024年政府信息公开工作年度报告", "ours", "市场 is no region"),
    (REFORM, "某某市发展改革委员会2024年政府信息公开工作年度报告", "ours", "without 和"),
    (REFORM, "某某市发改委2024年政府信息公开工作年度报告", "ours", "an alias"),
    (REFORM, "市发改委2024年政府信息公开工作年度报告", "ours", "an alias without its region"),
    (OFFICE, "嘉祥县人民政府办公室2024年政府信息公开工作年度报告", "ours", "the office"),
    (OFFICE, "嘉祥县政府办2024年政府信息公开工作年度报告", "ours", "the office, shortened"),
    (OFFICE, "嘉祥县人民政府2024年政府信息公开工作年度报告", "maybe", "the government is not its office, but may publish for it: the page and the register say"),
    (OFFICE, "嘉祥县2024年政府信息公开工作年度报告", "maybe", "the region is the government: the same"),
    (COUNTY, "嘉祥县2024年政府信息公开工作年度报告", "ours", "the region is the government: the same"),
    (COUNTY, "嘉祥县人民政府2024年政府信息公开工作年度报告", "ours", "the government"),
    (COUNTY, "县政府2024年政府信息公开工作年度报告", "maybe", "any county's"),
    (COUNTY, "嘉祥县人民政府办公室2024年政府信息公开工作年度报告", "maybe", "the office is not the government, but may publish for it"),
    (COUNTY, "嘉祥县教育局2024年政府信息公开工作年度报告", "other_body", "a department"),
    (TOWN, "新绛县万安镇人民政府2024年政府信息公开公开工作年度报告", "ours", "the complete name"),
    (TOWN, "万安镇人民政府2024年政府信息公开工作年度报告", "ours", "without the county"),
    (TOWN, "万安镇2024年政府信息公开工作年度报告", "ours", "the town alone"),
    (TOWN, "新绛县人民政府2024年政府信息公开工作年度报告", "other_body", "the county"),
    (TOWN, "人民政府2024年政府信息公开工作年度报告", "maybe", "any government's"),
    (DISTRICT, "临汾市尧都区人民政府2024年政府信息公开工作年度报告", "ours", "an upper region"),
    (DISTRICT, "山西省临汾市尧都区人民政府2024年政府信息公开工作年度报告", "ours", "two upper regions"),
    (ZONE, "鄂尔多斯市2024年政府信息公开工作年度报告", "other_body", "the city's, in the zone's column"),
    (ZONE, "鄂尔多斯市人民政府办公室2024年政府信息公开工作年度报告", "other_body", "the city office's"),
    (ZONE, "内蒙古自治区2024年政府信息公开工作年度报告", "other_body", "the region's"),
    (ZONE, "恩格贝生态示范区2024年政府信息公开工作年度报告", "ours", "the zone alone"),
    (PROVINCE, "甘肃省教育厅2024年度政府信息公开工作年度报告", "ours", "a province's department"),
    (PROVINCE, "省教育厅2024年度政府信息公开工作年度报告", "ours", "the level only"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "title", "expected", "reason"), ROWS)
def test_a_row_is_a_report_by_its_text(who: Agency, title: str, expected: str, reason: str) -> None:
    assert fit(read_title(title), Asked("a", 2024, names_of(who))) == expected, reason


def test_a_title_may_carry_the_year_of_publication() -> None:
    asked = Asked("a", 2024, names_of(EDUCATION))
    reading = read_title("嘉祥县教育局2025年政府信息公开工作年度报告")
    assert fit(reading, asked, date(2025, 1, 20)) == "maybe"
    assert fit(reading, asked, date(2026, 1, 20)) == "other_year"
    assert fit(reading, asked) == "other_year"


def test_a_cut_title_without_a_year_goes_by_its_day() -> None:
    asked = Asked("a", 2024, names_of(EDUCATION))
    assert fit(read_title("嘉祥县教育…"), asked, date(2025, 1, 20)) == "maybe"
    assert fit(read_title("嘉祥县体育…"), asked, date(2025, 1, 20)) == "unrelated"
    assert fit(read_title("嘉祥县教育…"), asked, date(2023, 1, 20)) == "unrelated"


def test_a_loose_name_that_fits_two_agencies_needs_the_page() -> None:
    city, county = body("济宁市教育局"), body("嘉祥县教育局")
    asked = Asked("a", 2024, names_of(county), (names_of(city),))
    assert fit(read_title("教育局2024年政府信息公开工作年度报告"), asked) == "maybe"
    assert fit(read_title("县教育局2024年政府信息公开工作年度报告"), asked) == "ours"


@pytest.mark.parametrize(
    ("title", "listed", "expected", "why"),
    [
        (
            "嘉祥县教育局2023年政府信息公开工作年度报告",
            date(2025, 1, 20),
            "maybe",
            "the season's report under last year's number",
        ),
        (
            "嘉祥县教育局2023年政府信息公开工作年度报告",
            date(2024, 1, 20),
            "other_year",
            "last year's report in its own season",
        ),
        (
            "嘉祥县教育局2022年政府信息公开工作年度报告",
            date(2025, 1, 20),
            "misdated",
            "two years off, listed in the season: a slip where few rows are so, a portal that moved where many are",
        ),
        ("嘉祥县教育局2023年政府信息公开工作年度报告", None, "other_year", "nothing speaks against the title"),
        ("嘉祥县体育局2023年政府信息公开工作年度报告", date(2025, 1, 20), "other_body", "somebody else's slip"),
    ],
)
def test_a_title_copied_forward_is_opened(title: str, listed: date | None, expected: str, why: str) -> None:
    asked = Asked("jy", 2024, names_of(EDUCATION))
    assert fit(read_title(title), asked, listed) == expected, why


def test_without_a_year_the_list_date_says_which_it_can_be() -> None:
    asked = Asked("a", 2024, names_of(EDUCATION))
    reading = read_title("嘉祥县教育局政府信息公开工作年度报告")
    assert fit(reading, asked, date(2025, 1, 20)) == "maybe"
    assert fit(reading, asked, date(2021, 1, 20)) == "other_year"


@pytest.mark.parametrize(
    ("name", "regions", "core"),
    [
        ("新绛县万安镇人民政府", ("新绛县", "万安镇"), "政府"),
        ("嘉祥县市场监督管理局", ("嘉祥县",), "市监局"),
        ("甘肃省住房和城乡建设厅", ("甘肃省",), "住建厅"),
        ("贵阳国家高新技术产业开发区管理委员会", ("贵阳国家高新技术产业开发区",), "管委会"),
        ("国家税务总局", (), "国家税务总局"),
    ],
)
def test_regions_are_split_off(name: str, regions: tuple[str, ...], core: str) -> None:
    assert split_region(name) == (regions, core)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("./202009/t20200903_2748784.html", date(2020, 9, 3)),
        ("/art/2023/1/31/art_6924_1618518.html", date(2023, 1, 31)),
        ("/c107271/202507/174183602.shtml", None),
        ("/info/1745/26489.htm", None),
        ("/x/t20201399_1.html", None),
    ],
)
def test_the_day_an_address_names(url: str, day: date | None) -> None:
    assert url_date(url) == day
