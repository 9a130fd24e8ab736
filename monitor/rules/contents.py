"""Whether a report is what the format asks for: form, period, title, publisher, filled cells."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from crawler.title.agency_names import Names, names_of
from crawler.title.calling import calls, is_generic
from crawler.title.names import squash
from crawler.title.resembling import extends, resembles
from extract.report import TABLES, Report
from extract.showing.naming import TABLES as TABLE_NAMES
from monitor.cases import Case
from monitor.rules.figures import no_reading
from monitor.rules.rule import Rule, Said

FIRST_YEAR_OF_FORMS = 2019
"""Before it there were no statutory tables of this kind and no six sections."""


def form_for(report_year: int) -> str | None:
    """The form to use for a report year; None before there was one.

    >>> form_for(2018), form_for(2020), form_for(2021), form_for(2026)
    (None, '2019', '2021', '2021')
    """
    if report_year < FIRST_YEAR_OF_FORMS:
        return None
    return "2019" if report_year < 2021 else "2021"


def _form(case: Case) -> Iterator[Said]:
    wanted = form_for(case.report_year)
    if case.reading is None or wanted is None:
        yield no_reading() if wanted else Said("not_assessable", "该年度没有统一表式。", reason="before_forms")
        return
    used = dict(case.reading.report.table_forms)
    for table in TABLES:
        form = None if table in case.reading.report.forms_guessed else used.get(table)
        if form not in ("2019", "2021") or table == "reviews_and_litigation":
            if table != "reviews_and_litigation":  # table four is the same in both forms
                yield Said("not_assessable", f"未认出{TABLE_NAMES[table]}的表式。", table, "no_form")
            continue
        good = form == wanted
        message = f"{TABLE_NAMES[table]}使用 {form} 年版表式" + (
            "。" if good else f"，{case.report_year}年度应使用 {wanted} 年版。"
        )
        yield Said(
            "pass" if good else "fail", message, table, None, form, wanted, documents(case), (f"{table}={form}",)
        )


def _period(case: Case) -> Iterator[Said]:
    report = text_of(case)
    if report is None:
        yield no_reading()
        return
    year = case.report_year
    if report.period is None:
        yield Said("not_assessable", "未写明统计期限。", "period", "no_period")
    else:
        first, last = report.period
        since = case.agency.since
        # a body founded during the year reports from some day on, not from 1 January
        founded = since is not None and since.year == year and date(year, 1, 1) <= first <= date(year, 12, 31)
        good = last == date(year, 12, 31) and (founded or first == date(year, 1, 1))
        message = f"统计期限 {first} 至 {last}" + ("。" if good else f"，应为 {year} 年 1 月 1 日至 12 月 31 日。")
        yield Said(
            "pass" if good else "fail",
            message,
            "period",
            None,
            f"{first}/{last}",
            str(year),
            documents(case),
            (f"{first}/{last}",),
        )
    for source, value in report.years:
        if source not in YEAR_SOURCES:
            continue  # a text is signed in the year after the one it reports on; a page's own title is not the report's
        good = value == year
        message = f"{YEAR_SOURCES.get(source, source)}写 {value} 年度" + ("。" if good else f"，本报告属 {year} 年度。")
        yield Said(
            "pass" if good else "fail",
            message,
            f"year.{source}",
            None,
            str(value),
            str(year),
            documents(case),
            (f"{source}={value}",),
        )


YEAR_SOURCES = {"title": "标题", "period": "统计期限", "body": "正文"}


def text_of(case: Case) -> Report | None:
    """The document whose text is judged: the reading, or the one beside it with more sections."""
    readable = [s.report for s in case.reports if s.report.error is None and s.report.is_annual_report]
    if case.reading is not None:
        readable.append(case.reading.report)  # on a tie the last one: the document whose figures are judged
    if not readable:
        return None
    return max(enumerate(readable), key=lambda pair: (len(pair[1].sections), pair[0]))[1]


def _title(case: Case) -> Iterator[Said]:
    report = text_of(case)
    if report is None or not report.title:
        yield Said("not_assessable", "没有读到标题。", reason="no_title")
        return
    title = re.sub(r"\s", "", report.title)
    lacking = [
        words
        for words, present in (
            ("年度", str(case.report_year) in title),
            ("“政府信息公开”", "政府信息公开" in title),
            ("“年度报告”", "年度报告" in title),
        )
        if not present
    ]
    message = f"标题“{title}”" + (f"缺少{'、'.join(lacking)}。" if lacking else "规范。")
    yield Said("fail" if lacking else "pass", message, evidence=documents(case), basis=(title,))


def _publisher(case: Case) -> Iterator[Said]:
    report = text_of(case)
    named = [name for _, name in report.agencies] if report else []
    if report is not None and report.agency:
        named.append(report.agency)
    if not named:
        yield Said("not_assessable", "文中没有读到机关名称。", reason="no_agency")
        return
    names = names_of(case.agency)
    answers = {_names(name, names) for name in named}
    words = "、".join(dict.fromkeys(named))
    message, basis = f"文中机关名称为{words}", tuple(sorted(set(named)))
    if "ours" in answers:
        yield Said("pass", f"{message}。", evidence=documents(case), basis=basis)
    elif "perhaps" in answers:
        message = f"{message}，可能是{case.agency.name}的另一名称，也可能不是。"
        yield Said("not_assessable", message, reason="perhaps_the_agency", evidence=documents(case), basis=basis)
    else:
        message = f"{message}，与{case.agency.name}不符，可能放错文件。"
        yield Said("fail", message, evidence=documents(case), basis=basis)


_SECOND_NAME = re.compile(r"\([^()]*\)$")
"""(县地震局), (本级): what a body is called besides."""


def _names(name: str, names: Names) -> Literal["ours", "perhaps", "another"]:
    """Whether a body named in a report is the agency: by a name of its own, or by one that may be its."""
    said = squash(name)
    if any(calls(each, names) != "other" for each in (said, _SECOND_NAME.sub("", said))):
        return "ours"
    beside = any(said in own or own in said for own in names.official)  # its place, a part of it
    perhaps = beside or resembles(name, names) or extends(name, names) or is_generic(name)
    return "perhaps" if perhaps else "another"


def _blank(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    for table in TABLES:
        cells = [cell for cell in case.reading.report.cells if cell.table == table]
        if not cells:
            yield Said("not_assessable", f"没有读到{TABLE_NAMES[table]}。", table, "no_table")
            continue
        blank = [f"{c.row}.{c.column}" for c in cells if c.state in ("blank", "placeholder")]
        message = f"{TABLE_NAMES[table]} {len(cells)} 格中空白或占位 {len(blank)} 格。"
        shown = tuple(f"{case.reading.report_id}/{table}.{name}" for name in blank)
        yield Said(
            "fail" if blank else "pass", message, table, None, str(len(blank)), str(len(cells)), shown, tuple(blank)
        )


def documents(case: Case) -> tuple[str, ...]:
    """The captures of everything that was read."""
    return tuple(dict.fromkeys(stored.capture.capture_id for stored in case.reports))


FORMAT = "国办公开办函〔2021〕30号附件格式（2019年度、2020年度为〔2019〕60号）"
ARTICLE = "《政府信息公开条例》第五十条"
RULES: tuple[Rule, ...] = (
    Rule(
        id="FORM_YEAR",
        version=1,
        severity="warning",
        family="completeness",
        title="表式与年度相符",
        about="按每张表的用语认出表式，再与年度比对。",
        example="2022 年度的表三用 2019 年版：不符。",
        citation=FORMAT,
        check=_form,
    ),
    Rule(
        id="PERIOD",
        version=1,
        severity="warning",
        family="completeness",
        title="统计期限与年度",
        about="统计期限为报告年度的 1 月 1 日（当年成立的机关可为其后某日）至 12 月 31 日；"
        "标题、期限的年度与报告年度一致。",
        example="2022 年度报告写“统计期限自 2021 年 1 月 1 日”：不符。",
        citation=f"{ARTICLE}；{FORMAT}",
        check=_period,
    ),
    Rule(
        id="TITLE_FORM",
        version=1,
        severity="info",
        family="completeness",
        title="标题规范",
        about="标题是否含年度、“政府信息公开”和“年度报告”。",
        example="“某县财政局2022年政府信息公开工作年报”：不符。",
        citation=FORMAT,
        check=_title,
    ),
    Rule(
        id="PUBLISHER",
        version=3,
        severity="warning",
        family="completeness",
        title="报告属于本机关",
        about="文中机关名称是否为本机关或其别名、简称；可能是本机关另一名称的（如改革前后的名称、一字之差）、其下属或所在地的，不作判断。",
        example="财政局栏目下的文件写“某县水务局”：不符，可能放错文件。",
        citation="《政府信息公开条例》第四十九条",
        check=_publisher,
    ),
    Rule(
        id="BLANK_CELLS",
        version=1,
        severity="info",
        family="completeness",
        title="空白或占位的单元格",
        about="空白、占位符（/、—、无）的格子；零不算空白。",
        example="表三两格空白：列出。",
        citation=FORMAT,
        check=_blank,
    ),
)
