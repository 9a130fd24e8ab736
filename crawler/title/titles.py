"""What the title of a row says by itself: whether it is a report's, of which year, and which body it names."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crawler.title.lookalikes import LOOKALIKES, MAY_BE_PART, NEVER_IN_NAMES, NOT_OUT
from crawler.title.names import looks_like_a_body, split_region, squash
from crawler.title.near_titles import announces, near_phrase
from crawler.title.title_bodies import FORMER, named_around, named_in, without_body
from crawler.title.title_text import label_of, plain_title
from crawler.title.vague import says_little

Kind = Literal["report", "weak", "near", "odd", "cut", "year", "collection", "lookalike", "unrelated"]
"""``weak``: may be a report, the page must say so; ``near``: the same, by a slip or another word; ``cut``: the list
shows only its beginning; ``odd``: nothing but a body or a file's name, or too little to be something else; ``year``: a
link that reads only 2024; ``collection``: a link to many."""

_YEAR = r"(?:19|20)\d\d"
_SOUP = rf"(?:公开|工作|情况|的|本级|[(（【\[]?{_YEAR}[)）】\]]?|[年度]|总结)*?"
"""Each text is read in one way: years in a row would else take for ever."""
_CORE = re.compile(rf"(?:政府)?(?:信息|政务信息)公开{_SOUP}(?:报告|年报)")
_WEAK = re.compile(
    rf"政务公开{_SOUP}(?:年度(?:工作)?报告|年报)|^{_YEAR}年?度?(?:年度|工作)*(?:报告|年报)$|^(?:年度报告|年报)$"
)
_YEAR_ONLY = re.compile(rf"^[(（【\[<《]?({_YEAR})年?度?[)）】\]>》]?$")
_COLLECTION = re.compile(
    rf"(?:报告|年报)[(（【\[—-]*(?:汇总|合集|汇编|集锦|专栏|专题|列表|目录|链接|集|打包|压缩包)"
    rf"|(?:各|下级|所属|部门|单位|乡镇|街道|区县|县区).{{0,8}}年报$"
    rf"|(?:各|所属|下属|下级|[县市区省州]直|全[县市区省州]|本级)(?:各|级|所属|有关)?(?:部门|单位|机关|乡镇|镇街|街道|乡|镇|区县|市县)[^局委办]{{0,10}}{_YEAR}"
    rf"|{_YEAR}年?度?[^局委办]{{0,6}}(?:各|[县市区省州]直|全[县市区省州])(?:各|级)?(?:部门|单位|机关|乡镇|镇街|街道)"
    rf"|{_YEAR}年?[-—~至到]{_YEAR}"
)
_MANY = (
    r"(?:[县市区省州镇]?[直级属]|各|全[县市区省州])?(?:各|级|所属)?"
    r"(?:部门|(?:机关事业|企事业|公共企事业)?单位|乡镇(?:街道|场|[(（]街道[)）])?|镇街|镇办|街道)"
)
_OF_MANY = re.compile(
    rf"(?:报告|年报)[(（【\[—_-]+{_MANY}(?:篇|卷|册|类|部分)?[)）】\]]?(?:\W?(?:zip|rar|7z|docx?|pdf))?$|^{_MANY}的?{_YEAR}"
)
_ONE = re.compile(r"(?:[局厅院处所站队]|委|委员会|中心)$")
"""How a body ends that is not divided into others: a title's （部门） says then what it is itself."""
_TWO_YEARS = re.compile(rf"({_YEAR})年?[-—~至到、和]({_YEAR})")
ENDS_EARLY, NOT_STATUTORY, OF_TWO_YEARS = "ends after the body and the year", "not the statutory words", "of two years"
SAID_NOT_OUT = "said not to be out"
IN_ITS_NAME = "of many, unless the words are a name's"
"""Why a title is less than sure, where others ask."""

_HARMLESS = re.compile(
    rf"(?:[(（【\[〔《<][^)）】\]〕》>]{{0,24}}[)）】\]〕》>]|的?(?:公示|公布|发布|公告|公开|全文|正文|文本|原文|修订稿|更正稿)"
    rf"|[.·]?(?:pdf|docx?|wps|xlsx?|s?html?|ofd|zip|rar)|(?:文字|图文|网页|超链|无障碍|电子|全真|完整|正式|下载|pdf|word)版本?"
    rf"|{_YEAR}年?度?|[及和与]?附[件表][一二三\d]?|附?下载|new|hot|置顶|第?(?<![\d一二三四])[\d一二三四]{{1,2}}(?![\d一二三四])(?:号|份|版)?"
    rf"|[\W_])*+",
    re.I,
)
"""What may follow the phrase on a report's title; anything else (获评, 审核意见) makes it a title about a report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a title says by itself."""

    kind: Kind
    year: int | None = None
    named: str = ""
    """The body named, as written (squashed); empty when none is."""
    why: str = ""
    also: str = ""
    """Another name in brackets behind it, its former one mostly."""


@lru_cache(maxsize=8192)
def read_title(title: str) -> Reading:
    """Read one title; pure, and independent of who is looked for (so kept: a list is read for many agencies)."""
    text = plain_title(title)
    only = _YEAR_ONLY.match(text)
    if only:
        return Reading("year", int(only[1]))
    core = _CORE.search(text)
    weak = None if core else _WEAK.search(text)
    found = core or weak
    if found is None:
        return _near(text) or _cut(text) or _odd(text) or Reading("unrelated")
    before, inside, after = text[: found.start()], found.group(), text[found.end() :]
    year, named = _year_of(before, inside, after), named_in(before, inside)
    several = _COLLECTION.search(text)
    if several:
        begins_early = several.start() < found.start() and not _TWO_YEARS.search(text)
        why = OF_TWO_YEARS if _is_of_two_years(text) else IN_ITS_NAME if begins_early else ""
        return Reading("collection", year, named, why)
    if _OF_MANY.search(text) and not _ONE.search(named):
        return Reading("collection", year, named)
    alike = _lookalike((before, inside, after), label_of(title), announces(text))
    if alike is not None:
        why, doubtful = alike
        return Reading("near" if doubtful and year else "lookalike", year, named, why)
    named = named_around(named, after)
    if core and year and not _HARMLESS.fullmatch(after):
        return Reading("near", year, named, "goes on after the phrase")
    if core and year and NOT_OUT.search(squash(title)):
        return Reading("near", year, named, SAID_NOT_OUT)
    also = FORMER.search(before)
    return Reading(
        "report" if core and year else "weak", year, named, "" if core else NOT_STATUTORY, also[1] if also else ""
    )


def _lookalike(parts: tuple[str, str, str], mark: str, announced: bool) -> tuple[str, bool] | None:
    """By which word a title is of something else, and whether that is less than sure."""
    before, inside, after = parts
    for why, pattern in LOOKALIKES:
        told = any(pattern.search(part) for part in (inside, after, mark))
        told = told or (why in NEVER_IN_NAMES and pattern.search(before) is not None)
        if told or pattern.search(without_body(before)):
            # a word that bodies bear in their names (督查, 评估) tells nothing for sure before the phrase
            return why, not told or why in MAY_BE_PART or (why == "notice" and announced)
    return None


def _is_of_two_years(text: str) -> bool:
    """Whether a title names a year and the next one: a folder of both, or one report that says so."""
    found = _TWO_YEARS.search(text)
    return found is not None and int(found[2]) == int(found[1]) + 1


def _near(text: str) -> Reading | None:
    """A title that only comes near the phrase, and looks like nothing else; it must name a year."""
    found = near_phrase(text)
    if found is None:
        return None
    before, inside = text[: found.start()], found.group()
    seen = without_body(before) + text[found.start() :]
    year = _year_of(before, inside, text[found.end() :])
    if year is None or _COLLECTION.search(text) or any(pattern.search(seen) for _, pattern in LOOKALIKES):
        return None
    return Reading("near", year, named_in(before, inside), "near the statutory words")


_REPORTS_OF = re.compile(r"(?:的|年度)?(?:工作)?(?:年报|年度报告)$")
_AFTER_A_BODY = re.compile(rf"{_YEAR}|年度|年报|工作|报告|关于|信息|政务|公开|总结|附件|正文|全文")
_CUT = re.compile(r"(?:\.{2,}|…+)$")
_PHRASE_BEGUN = re.compile(rf"(?:政府?信?息?公?开?|(?:政府)?信息公开{_SOUP})(?:工|情|总|年?度?报)?$")
_ENDS_EARLY = re.compile(
    rf"(?<!\d){_YEAR}年?度?(?:政|政府|(?:政府)?信|(?:政府)?信息|(?:政府)?信息公|(?:政府)?信息公开{_SOUP}(?:工|情|年?度?报)?)?$"
)
_YEAR_BEGUN = re.compile(r"(?<!\d)(?:1|2|19\d?|20\d?)$")


def _cut(text: str) -> Reading | None:
    """A title shown only in part: it may go on to be a report when what is shown could begin one."""
    shown = _YEAR_BEGUN.sub("", _CUT.sub("", text)) if _CUT.search(text) else text
    if shown == text:
        return _ended_early(text)
    if any(pattern.search(shown) for why, pattern in LOOKALIKES if why in NEVER_IN_NAMES):
        return None
    begun = _PHRASE_BEGUN.search(shown)
    before = shown[: begun.start()] if begun else shown
    years = re.findall(rf"(?<!\d)({_YEAR})(?!\d)", shown)
    return Reading("cut", int(years[-1]) if years else None, named_in(before), "cut by the list")


def _ended_early(text: str) -> Reading | None:
    """A title that stops after its body and year, with no mark of a cut: a report when a page says so."""
    found = _ENDS_EARLY.search(text)
    named = _REPORTS_OF.sub("", named_in(text[: found.start()])) if found else ""
    if (
        found is None
        or not (looks_like_a_body(named) or split_region(named)[0])
        or any(pattern.search(without_body(text)) for _, pattern in LOOKALIKES)
    ):
        return None
    return Reading("cut", int(found.group()[:4]), named, ENDS_EARLY)


def _odd(text: str) -> Reading | None:
    """A title that does not speak of disclosure and may head a report all the same: 某县教育局2024年, nb.pdf, 正文."""
    years = [int(year) for year in re.findall(rf"(?<!\d)({_YEAR})(?!\d)", text)]
    year = years[-1] if years else None
    rest = _REPORTS_OF.sub("", re.sub(rf"[(（]?{_YEAR}年?度?[)）]?", "", text))
    if looks_like_a_body(rest) and len(rest) <= 24 and not re.search(r"关于|召开|举行|[,，。:：]", rest):
        return Reading("odd", year, rest, "nothing but a body")
    if not says_little(text):
        return None
    end = _AFTER_A_BODY.search(text)
    named = named_in(text[: end.start()]) if end else ""
    return Reading("odd", year, named if looks_like_a_body(named) else "", "says little")


def _year_of(before: str, inside: str, after: str) -> int | None:
    """The report's year: inside the phrase, else the nearest before it, else right after it; never a day."""
    for part, pick in ((inside, -1), (before, -1), (after, 0)):
        years = [int(year) for year in re.findall(rf"(?<!\d)({_YEAR})(?!\d|[-./年]\d{{1,2}}[-./月])", part)]
        if years:
            return years[pick]
    return None
