from dataclasses import replace
from datetime import date
from decimal import Decimal

from casework import AGENCY, case, cells, read, report

from extract.report import Claim, Section
from rule_rows import Row

PERIOD = (date(2022, 1, 1), date(2022, 12, 31))


def sections(**texts):
    """Six sections with content, some replaced; None takes one away."""
    made = {f"s{n}": f"第{n}部分的内容，一是二是三是。" for n in range(1, 7)} | texts
    return tuple(Section(int(key[1]), key, text) for key, text in made.items() if text is not None)


def parts(number):
    return Claim("sections_named", Decimal(number), f"本报告由{number}个部分组成。")


def forms(two, three, *guessed):
    tables = (("proactive_disclosure", two), ("applications", three))
    return case(**read(table_forms=tables, forms_guessed=guessed))


OLD = read("2019-03-20", report(report_year=2018))
FULL = "某县财政局2022年政府信息公开工作年度报告"

ROWS = [
    Row("FORM_YEAR", "the form of 2021 for 2022", forms("2021", "2021"), "pass"),
    Row("FORM_YEAR", "table three on the old form", forms("2021", "2019"), "fail", "applications"),
    Row(
        "FORM_YEAR",
        "nothing in table three tells its form",
        forms("2021", "2019", "applications"),
        "not_assessable",
        "applications",
        "no_form",
    ),
    Row("FORM_YEAR", "table two not recognised", forms("legacy", "2021"), "not_assessable", "proactive_disclosure"),
    Row(
        "FORM_YEAR",
        "no forms before 2019",
        case("2019-04-30", report_year=2018, **OLD),
        "not_assessable",
        reason="before_forms",
    ),
    Row("PERIOD", "the calendar year", case(**read(period=PERIOD)), "pass", "period"),
    Row(
        "PERIOD",
        "last year's period copied",
        case(**read(period=(date(2021, 1, 1), date(2021, 12, 31)))),
        "fail",
        "period",
    ),
    Row(
        "PERIOD",
        "founded in June: from then on",
        case(**read(period=(date(2022, 6, 1), date(2022, 12, 31))), agency=replace(AGENCY, since=date(2022, 6, 1))),
        "pass",
        "period",
    ),
    Row(
        "PERIOD",
        "half a year of an old body",
        case(**read(period=(date(2022, 6, 1), date(2022, 12, 31)))),
        "fail",
        "period",
    ),
    Row("PERIOD", "not said", case(**read()), "not_assessable", "period", "no_period"),
    Row("PERIOD", "the title says 2021", case(**read(years=(("title", 2021),))), "fail", "year.title"),
    Row("PERIOD", "signed in the next year", case(**read(period=PERIOD, years=(("signature", 2023),))), "pass"),
    Row("SECTIONS", "all six", case(**read(sections=sections())), "pass"),
    Row("SECTIONS", "the third is missing", case(**read(sections=sections(s3=None))), "fail", "3"),
    Row("SECTIONS", "the others are there", case(**read(sections=sections(s3=None))), "pass", "4"),
    Row("SECTIONS", "no text read", case(**read()), "not_assessable"),
    Row("SECTION_COUNT", "six parts", case(**read(claims=(parts(6),))), "pass"),
    Row("SECTION_COUNT", "seven parts", case(**read(claims=(parts(7),))), "fail", words="前言称共 7 个部分"),
    Row("SECTION_COUNT", "not said", case(**read()), "not_assessable", reason="no_claim"),
    Row("SECTION_EMPTY", "content everywhere", case(**read(sections=sections())), "pass"),
    Row("SECTION_EMPTY", "the fifth says nothing", case(**read(sections=sections(s5="无。"))), "fail", "5"),
    Row(
        "SECTION_EMPTY",
        "a sentence that nothing is to be reported",
        case(**read(sections=sections(s6="无其他需要报告的事项。"))),
        "pass",
        "6",
    ),
    Row("SECTION_EMPTY", "the fifth was not read", case(**read(sections=sections(s5=None))), "not_assessable", "5"),
    Row("TITLE_FORM", "as asked for", case(**read(title=FULL)), "pass"),
    Row("TITLE_FORM", "printed with spaces", case(**read(title="某县财政局 2022 年政府信息公开 工作年度报告")), "pass"),
    Row(
        "TITLE_FORM",
        "年报 for short",
        case(**read(title="某县财政局2022年政府信息公开工作年报")),
        "fail",
        words="年度报告",
    ),
    Row("TITLE_FORM", "last year's title", case(**read(title=FULL.replace("2022", "2021"))), "fail"),
    Row("TITLE_FORM", "no title", case(**read(title=None)), "not_assessable"),
    Row("PUBLISHER", "its own name", case(**read(agency="某县财政局")), "pass"),
    Row("PUBLISHER", "the short name", case(**read(agency="财政局")), "pass"),
    Row(
        "PUBLISHER",
        "the title names the government, the signature its office",
        case(
            agency=replace(AGENCY, name="某县人民政府", kind="people_government"),
            **read(agencies=(("title", "某县人民政府"), ("signature", "某县人民政府办公室"))),
        ),
        "pass",
    ),
    Row(
        "PUBLISHER",
        "the official short name",
        case(agency=replace(AGENCY, name="某县发展和改革局"), **read(agency="某县发改局")),
        "pass",
    ),
    Row(
        "PUBLISHER",
        "the city before it",
        case(agency=replace(AGENCY, name="德城区教育局"), **read(agency="德州市德城区教育局")),
        "pass",
    ),
    Row(
        "PUBLISHER",
        "the name of another reform",
        case(agency=replace(AGENCY, name="某县城市管理局"), **read(agency="某县综合行政执法局")),
        "not_assessable",
        words="另一名称",
    ),
    Row("PUBLISHER", "a second name of it", case(**read(agency="某县财政局（某县国有资产管理局）")), "pass"),
    Row("PUBLISHER", "a part of it", case(**read(agency="某县财政局会计核算中心")), "not_assessable"),
    Row("PUBLISHER", "its place alone", case(**read(agency="某县")), "not_assessable"),
    Row(
        "PUBLISHER",
        "the town of another county",
        case(
            agency=replace(AGENCY, name="甲县城关镇人民政府", kind="township_government"),
            **read(agency="乙县城关镇人民政府"),
        ),
        "fail",
    ),
    Row("PUBLISHER", "a letter lost", case(**read(agency="某县财局")), "not_assessable"),
    Row("PUBLISHER", "another body's file", case(**read(agency="某县水务局")), "fail", words="可能放错文件"),
    Row("PUBLISHER", "nameless", case(**read()), "not_assessable"),
    Row(
        "BLANK_CELLS",
        "zeros are no blanks",
        case(**read(cells=cells(applications__granted__total=0))),
        "pass",
        "applications",
    ),
    Row(
        "BLANK_CELLS",
        "one blank",
        case(**read(cells=cells(applications__granted__total="blank", applications__new_received__total=1))),
        "fail",
        "applications",
    ),
    Row("BLANK_CELLS", "no table four", case(**read()), "not_assessable", "reviews_and_litigation"),
]
