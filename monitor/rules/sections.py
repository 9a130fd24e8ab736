"""Whether the six statutory sections are there and say something."""

import re
from collections.abc import Iterator

from monitor.cases import Case
from monitor.rules.contents import ARTICLE, FIRST_YEAR_OF_FORMS, FORMAT, documents, text_of
from monitor.rules.rule import Rule, Said

SECTIONS = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
NUMERALS = "〇一二三四五六"


def _sections(case: Case) -> Iterator[Said]:
    report = text_of(case)
    if report is None or not report.sections or case.report_year < FIRST_YEAR_OF_FORMS:
        yield Said("not_assessable", "没有读到分部分的正文。", reason="no_sections")
        return
    have = {section.number for section in report.sections}
    for number, title in SECTIONS.items():
        found = number in have
        message = f"{NUMERALS[number]}、{title}：" + ("有。" if found else "未发现。")
        yield Said(
            "pass" if found else "fail", message, str(number), evidence=documents(case), basis=(f"{number}={found}",)
        )


_EMPTY = re.compile(r"^[\s　。．.、，:：（）()]*(无|没有|略|/|-|—)?[\s　。．.]*$")


def is_empty(text: str) -> bool:
    """Whether a section says nothing.

    >>> [is_empty(t) for t in ("无。", "　", "略", "无其他需要报告的事项。", "一是公开不够及时。")]
    [True, True, True, False, False]
    """
    return bool(_EMPTY.match(text))


def _filled(case: Case) -> Iterator[Said]:
    report = text_of(case)
    sections = {s.number: s for s in report.sections} if report else {}
    for number in (1, 5, 6):
        section = sections.get(number)
        if section is None:
            yield Said("not_assessable", f"没有读到第{NUMERALS[number]}部分。", str(number), "no_section")
            continue
        empty = is_empty(section.text)
        quote = section.text.strip()[:20] or "（空）"
        message = f"第{NUMERALS[number]}部分" + (f"没有内容：“{quote}”。" if empty else "有内容。")
        yield Said(
            "fail" if empty else "pass", message, str(number), evidence=documents(case), basis=(f"{number}={empty}",)
        )


def _counted(case: Case) -> Iterator[Said]:
    report = text_of(case)
    claims = [claim for claim in report.claims if claim.kind == "sections_named"] if report else []
    if not claims or case.report_year < FIRST_YEAR_OF_FORMS:
        yield Said("not_assessable", "前言没有写明几个部分。", reason="no_claim")
        return
    told = claims[0].value
    same = told == len(SECTIONS)
    message = f"前言称共 {told} 个部分（“{claims[0].quote[-60:]}”）" + ("。" if same else "，规定为六个部分。")
    yield Said("pass" if same else "fail", message, "", None, str(told), "6", documents(case), (str(told),))


RULES: tuple[Rule, ...] = (
    Rule(
        id="SECTION_COUNT",
        version=1,
        severity="info",
        family="completeness",
        title="前言所称部分数",
        about="前言写明的部分数是否为六；没有写明的不判断。",
        example="“本报告由……七个部分组成”：提示。",
        citation=FORMAT,
        check=_counted,
    ),
    Rule(
        id="SECTIONS",
        version=1,
        severity="warning",
        family="completeness",
        title="六个部分齐全",
        about="正文是否有规定的六个部分。",
        example="没有“三、收到和处理政府信息公开申请情况”：不符。",
        citation=f"{ARTICLE}；{FORMAT}",
        check=_sections,
    ),
    Rule(
        id="SECTION_EMPTY",
        version=1,
        severity="info",
        family="completeness",
        title="部分有内容",
        about="第一、五、六部分是否有内容；只写“无”视为没有内容。",
        example="五、存在的主要问题及改进情况：“无。”：不符。",
        citation=f"{ARTICLE}；{FORMAT}",
        check=_filled,
    ),
)
