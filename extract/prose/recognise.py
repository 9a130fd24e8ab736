"""What a document is: an annual report or what resembles one; of which year, on which form."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from extract.grids import Content
from extract.normal_form import simplified
from extract.prose.sections import normal
from extract.prose.signatures import Signature
from extract.prose.titles import agency_of, is_report_title, squeeze, years_of
from extract.report import REVIEWS, Cell, FormId, TableId
from extract.statutory import FormYear

LOOK_ALIKES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("interpretation", re.compile(r"解读|图解|一图(?:读懂|看懂|了解|速览)|读懂|看懂")),
    ("website_report", re.compile(r"网站(?:建设|监管|工作|管理|运维)?.{0,4}年度?(?:工作)?报[告表]|网站年报")),
    ("rule_of_law_report", re.compile(r"法治政府建设|法治建设|依法行政(?!.{0,8}(?:办|局|中心|信息公开))")),
    ("draft", re.compile(r"(?:征求意见|征询意见|送审|报审|审议|讨论|草|初)稿|草案")),
    (
        "template",
        re.compile(r"(?:报告|年报)[》”]?[(【\[—-]*(?:参考)?(?:样[例本张式]|[示范]例|范本|模[板版]|文本|格式)[)】\]]*$"),
    ),
    ("other_openness", re.compile(r"^(?!.*(?:政府信息|政务|政府)公开).*[党村厂财校院检审警居所]务公开")),
    ("school_year", re.compile(r"学年")),
    ("work_report", re.compile(r"(?<!信息公开)政府工作报告")),
    (
        "partial_period",
        re.compile(r"半年(?!以|来)|季度|\d{1,2}月份?(?:统计|情况)|月报|(?<!\d)1月?[-—~～至到](?:[2-9]|1[01])月"),
    ),
    ("news", re.compile(r"召开|举办|举行|部署会|推进会|培训[会班]|动员会|工作会议")),
    ("letter", re.compile(r"函\)?$|(?:答复|回复)(?:意见|件)?\)?$")),
    ("notice", re.compile(r"的?(?:通知|通报|方案|意见|公告|通告|办法|制度|指南)$")),
    (
        "index_page",
        re.compile(
            r"^(?:政府信息公开|信息公开)?(?:工作)?年度?报告?(?:栏目|列表|目录)?$|(?:报告|年报)[(（]?(?:合集|一览表?|目录|列表|专栏|汇总|汇编)[)）]?$"
        ),
    ),
)
"""Why a document with such a title is no annual report (domain: crawler false positives)."""

PERHAPS = ("letter", "notice", "index_page", "about_a_report")
"""Such a title may also stand above a report: it decides only where the statutory tables are missing."""

_LEGACY = (
    "主动公开政府信息数",
    "历年累计",
    "收到申请数",
    "受理依申请公开信息总数",
    "主动公开文件数",
    "依申请公开信息目录数",
)
_FIRST_FORM_YEAR = 2019
_OWN = ("title", "body", "period", "signature")
_PUBLISHES = re.compile(
    r"(?:编制|发布|公布|公开|现将)[^。;；》通知]{0,24}?(?P<year>20\d\d)年度?[^。;；》]{0,16}信息公开(?:工作)?(?:年度)?(?:工作)?报告(?![^。]{0,12}通知)"
)
"""The preface, of the report it stands before."""
_SENTENCE = re.compile("[。；;，,《]")
"""A first line with one of these is no title, when it does not read as one."""
_BEHIND_REPORT = re.compile(r"(?:报告|年报|总结)(?!.*(?:报告|年报|总结))(?P<rest>.*)$")
_IN_BRACKETS = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_DONE_WITH_IT = re.compile(
    r"编制|编写|部署|布置|安排|启动|完成|培训|评估|考核|评比|检查|督[查办促]|获[评奖得]|批复|排名|报道|情况|要求|填报|模板|会议|座谈|问答|分析|对比|"
    r"发布(?:会|工作)|公布工作"
)
"""What is done with a report, named behind it: 年报编制工作, 年度报告发布."""
_EXAMPLE = re.compile("样[例本张]|[示范]例|范本|参考文本|填[报表写](?:说明|指南|指引)")
_GAP = re.compile(r"^(?:关于)?[(【\[]?[xX×*○_]{2,}[)】\]]?(?:[省市县区州镇乡]|街道|单位|机关|部门|局|厅|委)")
_PUBLISHED = re.compile(r"(?:报告|年报)[》”]?的(?:公告|通告|公示)$|^(?:关于)?(?:公布|发布).*(?:报告|年报)[》”]?的通知$")
"""Such a title announces the report itself."""


def look_alike(title: str | None) -> str | None:
    """The reason a title is that of something else, or None."""
    squeezed = simplified(squeeze(title or ""))
    if _is_of_nobody(squeezed):
        return "template"
    found = next((reason for reason, pattern in LOOK_ALIKES if pattern.search(squeezed)), None)
    if found == "notice" and _PUBLISHED.search(squeezed):
        return None
    return found or ("about_a_report" if _goes_on(squeezed) else None)


def _is_of_nobody(title: str) -> bool:
    """Whether a title is that of an example: it says so and names no body or no year, or has a gap for the body."""
    if _GAP.search(title):
        return True
    return _EXAMPLE.search(title) is not None and not (years_of(title) and agency_of(title))


def _goes_on(title: str) -> bool:
    """Whether a title goes on with what is done with a report, as in 年度报告编制工作: then it is about one."""
    behind = _BEHIND_REPORT.search(title)
    return behind is not None and _DONE_WITH_IT.search(_IN_BRACKETS.sub("", behind["rest"])) is not None


MOST_OF_A_YEAR = 300
"""Days."""


def is_of_a_part(title: str | None, period: tuple[date, date] | None) -> bool:
    """Whether figures of less than a year stand under a title that does not call them a year's."""
    if period is None or (period[1] - period[0]).days >= MOST_OF_A_YEAR:
        return False
    return re.search("年度|年报", squeeze(title or "")) is None


def find_years(
    title: str | None,
    preface: Sequence[str],
    period: tuple[date, date] | None,
    signature: Signature | None,
    content: Content,
) -> tuple[tuple[str, int], ...]:
    """Every reading of the report year as (source, year); a report is signed in the year after.

    ``page_title`` and ``meta_title`` are titles a page gives beside the printed one.
    """
    named = title is not None and (is_report_title(title) or not _SENTENCE.search(title))
    found = [("title", year) for year in years_of(title or "")] if named else []
    if not found:
        said = (_PUBLISHES.search(normal(text)) for text in preface if "报告" in text)
        found += [("body", int(match["year"])) for match in said if match][:1]
    if period:
        found.append(("period", period[1].year))
    if signature:
        found.append(("signature", signature.day.year - 1))
    beside = [("page_title", content.title or "")]
    beside += [("meta_title", value) for name, value in content.metas if name.lower() == "articletitle"]
    found += [(source, year) for source, text in beside if is_report_title(text) for year in years_of(text)[:1]]
    return tuple(dict.fromkeys(found))


def report_year(years: Sequence[tuple[str, int]]) -> int | None:
    """The year most readings of the report name; the title breaks a tie. What a page says beside it counts last."""
    years = [each for each in years if each[0] in _OWN] or years
    if not years:
        return None
    counts = Counter(year for _, year in years)
    most = max(counts.values())
    return next(year for _, year in years if counts[year] == most)


_NOTHING = re.compile(
    r"(?:暂无|无此|没有|尚无|无)(?:此|相关|任何)?(?:项|类)?(?:内容|信息|数据|资料|年报|年度报告|报告)|暂无|内容为空|敬请期待|"
    r".{0,60}(?:年报|报告|信息|内容).{0,12}(?:另行(?:公布|公开|发布)|正在(?:编制|整理|更新|建设|完善)中?)"
)


_NEWSPAPER = re.compile(r"[(（【]?本[网报站刊台]讯")


def reports_news(texts: Iterable[str]) -> bool:
    """Whether a line begins as the news does: 本网讯."""
    return any(_NEWSPAPER.match(text.strip()) for text in texts)


def says_nothing(texts: Iterable[str]) -> bool:
    """Whether a line of the page says in so many words that the report is not here: 暂无内容, 另行公布."""
    return any(len(text) <= 90 and _NOTHING.fullmatch(squeeze(text).rstrip("。!.…")) for text in texts)


def is_legacy(texts: Iterable[str], year: int | None) -> bool:
    """A report of the years before 2019: its statistics table, or its year, and none of today's tables."""
    joined = normal("\n".join(texts))
    words = sum(word in joined for word in _LEGACY)
    return words >= 2 or (year is not None and year < _FIRST_FORM_YEAR)


_UNREAD = ("unreadable", "ambiguous")


def is_template(cells: Sequence[Cell], title: str | None, year: int | None) -> bool:
    """A form nobody has filled in: no figure in any cell, read or not, and no year it would be about."""
    unfilled = bool(cells) and not any(cell.value is not None or cell.state in _UNREAD for cell in cells)
    blanked = look_alike(title) in PERHAPS or bool(
        re.search(r"[xX×_＿]{2,}年|\d{2}[xX×_]{1,2}年|模板|样式|格式|样表", squeeze(title or ""))
    )
    return unfilled and (year is None or blanked)


def overall_form(forms: Iterable[tuple[TableId, FormYear]]) -> FormId | None:
    """The form of the whole: that of tables two and three, or ``hybrid`` when they differ."""
    telling = {form for table, form in forms if table != REVIEWS}
    if len(telling) == 1:
        return next(iter(telling))
    if telling:
        return "hybrid"
    return next((form for _, form in forms), None)
