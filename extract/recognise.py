"""What a document is: an annual report or what resembles one; of whom, of which year, on which form."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from extract.grids import Content
from extract.report import REVIEWS, Cell, FormId, FoundDate, TableId
from extract.sections import normal
from extract.statutory import FormYear
from extract.titles import agency_of, is_organ, may_be_report_title, squeeze, years_of

LOOK_ALIKES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("interpretation", re.compile(r"解读|图解|一图(?:读懂|看懂|了解|速览)|读懂|看懂")),
    ("website_report", re.compile(r"网站(?:建设|监管|工作|管理|运维)?.{0,4}年度?(?:工作)?报[告表]|网站年报")),
    ("rule_of_law_report", re.compile(r"法治政府建设|法治建设")),
    ("work_report", re.compile(r"(?<!信息公开)政府工作报告")),
    ("partial_period", re.compile(r"[上下]半年|季度|\d{1,2}月份?(?:统计|情况)")),
    ("news", re.compile(r"召开|举办|举行|部署会|推进会|培训[会班]|动员会|工作会议")),
    ("letter", re.compile(r"函\)?$")),
    ("notice", re.compile(r"的?(?:通知|通报|方案|意见|公告|通告|办法|制度|指南)$")),
    ("index_page", re.compile(r"^(?:政府信息公开|信息公开)?(?:工作)?年度?报告?(?:栏目|列表|目录)?$")),
)
"""Why a document with such a title is no annual report (domain: crawler false positives)."""

PERHAPS = ("letter", "notice", "index_page")
"""Such a title may also stand above a report: it decides only where the statutory tables are missing."""

_LEGACY = (
    "主动公开政府信息数",
    "历年累计",
    "收到申请数",
    "受理依申请公开信息总数",
    "主动公开文件数",
    "依申请公开信息目录数",
)
_PERIOD = re.compile(
    r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:起|开始)?[,，]?(?:至|到|-|—|–|~|～|截至|止)+(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日"
)
_BODY_AGENCY = re.compile(
    r"(?:本报告由|现公布|现将|现向社会公布|公布了?)([\u4e00-\u9fff()]{4,40}?)(?:按照|根据|依据|编制|(?:19|20)\d\d年)"
)
_SOURCE = re.compile(
    r"(?:发布机构|发布单位|公开主体|信息来源|来源|发文机关|单位)\s*[:：]\s*([\u4e00-\u9fff()（）]{3,40})"
)
_MEASURE = re.compile(r"[亿万千百]?元|[件条项人次个份]+(?:[)）]|$)")
"""What 单位 also introduces: the unit of figures."""
_FIRST_FORM_YEAR = 2019


def look_alike(title: str | None) -> str | None:
    """The reason a title is that of something else, or None."""
    squeezed = squeeze(title or "")
    return next((reason for reason, pattern in LOOK_ALIKES if pattern.search(squeezed)), None)


def find_period(texts: Iterable[str]) -> tuple[date, date] | None:
    """The statistics period, as stated; the sentence that speaks of statistics before any other."""
    text = "".join(map(normal, texts))
    matches = list(_PERIOD.finditer(text))
    matches.sort(key=lambda match: "统计" not in text[max(0, match.start() - 30) : match.start()])
    for match in matches:
        y1, m1, d1, y2, m2, d2 = match.groups()
        try:
            return date(int(y1), int(m1), int(d1)), date(int(y2 or y1), int(m2), int(d2))
        except ValueError:
            continue
    return None


def find_years(
    title: str | None, period: tuple[date, date] | None, dates: Iterable[FoundDate]
) -> tuple[tuple[str, int], ...]:
    """Every reading of the report year as (source, year); a report is signed in the year after."""
    found = [("title", year) for year in list(years_of(title or ""))[:1]]
    if period:
        found.append(("period", period[1].year))
    found.extend(("signature", each.value.year - 1) for each in dates if each.source == "signature")
    return tuple(dict.fromkeys(found))


def report_year(years: Sequence[tuple[str, int]]) -> int | None:
    """The year most readings name; the title breaks a tie."""
    if not years:
        return None
    counts = Counter(year for _, year in years)
    most = max(counts.values())
    return next(year for _, year in years if counts[year] == most)


def find_agencies(
    title: str | None, texts: Sequence[str], content: Content, body_from: int
) -> tuple[tuple[str, str], ...]:
    """Every reading of the agency as (source, name), the title's first; signatures stand below ``body_from``."""
    found: list[tuple[str, str]] = []
    if title and may_be_report_title(title) and (name := agency_of(title)):
        found.append(("title", name))
    body = next((match[1] for text in texts[:30] if (match := _BODY_AGENCY.search(normal(text)))), None)
    if body:
        found.append(("body", body))
    found.extend(("signature", squeeze(name)) for name in _signatures(texts[body_from + 1 :]))
    labels = (match[1] for text in texts[:60] if len(text) < 120 and (match := _SOURCE.search(text)))
    found.extend(("label", name) for name in labels if not _MEASURE.match(name))
    found.extend(
        ("meta", value.strip()) for name, value in content.metas if name.lower() == "contentsource" and value.strip()
    )
    return tuple(dict.fromkeys(found))


def _signatures(texts: Sequence[str]) -> list[str]:
    """The organ that signs: a line of its own near the end, or one with the date after it."""
    for text in reversed(texts[-15:]):
        line = re.sub(r"(?:19|20)\d\d\s*年.*$", "", text.strip()).strip()
        if is_organ(line):
            return [line]
    return []


def is_legacy(texts: Iterable[str], year: int | None) -> bool:
    """A report of the years before 2019: its statistics table, or its year, and none of today's tables."""
    joined = "".join(map(normal, texts))
    words = sum(word in joined for word in _LEGACY)
    return words >= 2 or (year is not None and year < _FIRST_FORM_YEAR)


def is_template(cells: Sequence[Cell], title: str | None, year: int | None) -> bool:
    """A form nobody has filled in: no figure in any cell, and no year it would be about."""
    unfilled = bool(cells) and not any(cell.value is not None for cell in cells)
    blanked = bool(re.search(r"[xX×_＿]{2,}年|\d{2}[xX×_]{1,2}年|模板|样式|格式|样表", squeeze(title or "")))
    return unfilled and (year is None or blanked)


def overall_form(forms: Iterable[tuple[TableId, FormYear]]) -> FormId | None:
    """The form of the whole: that of tables two and three, or ``hybrid`` when they differ."""
    telling = {form for table, form in forms if table != REVIEWS}
    if len(telling) == 1:
        return next(iter(telling))
    if telling:
        return "hybrid"
    return next((form for _, form in forms), None)
