"""Which row of a list is a report of which body and year: decided by its text, never by the column it stands in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from crawler.lookalikes import LOOKALIKES, MAY_BE_PART, NEVER_IN_NAMES
from crawler.names import Names, calls, is_generic, resembles, shorten
from crawler.near_titles import announces, near_phrase
from crawler.title_text import plain_title

Kind = Literal["report", "weak", "near", "cut", "year", "collection", "lookalike", "unrelated"]
"""``weak``: may be a report, the page must say so; ``near``: the same, by a slip or another word; ``cut``: the
list shows only its beginning; ``year``: a link that reads only 2024; ``collection``: a link to many."""

_YEAR = r"(?:19|20)\d\d"
_SOUP = rf"(?:公开|工作|情况|的|年度|本级|[(（【\[]?{_YEAR}[)）】\]]?年?|年|度|总结)*?"
_CORE = re.compile(rf"(?:政府)?(?:信息|政务信息)公开{_SOUP}(?:报告|年报)")
_WEAK = re.compile(
    rf"政务公开{_SOUP}(?:年度(?:工作)?报告|年报)|^{_YEAR}年?度?(?:年度|工作)*(?:报告|年报)$|^(?:年度报告|年报)$"
)
_YEAR_ONLY = re.compile(rf"^[(（【\[<《]?({_YEAR})年?度?[)）】\]>》]?$")
_COLLECTION = re.compile(
    rf"(?:报告|年报)(?:汇总|合集|汇编|集锦|专栏|专题|列表|目录|链接|集)|(?:各|下级|所属|部门|单位|乡镇|街道|区县|县区).{{0,8}}年报$"
    rf"|{_YEAR}年?[-—~至到]{_YEAR}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list as a family read it: the text of its link (or its title attribute) and what is beside it."""

    url: str
    title: str
    list_date: date | None = None
    in_list: bool = True
    """False for a link elsewhere on the page: a near miss when it is a report."""
    body: str = ""
    """The body named beside the link, in a neighbouring cell; empty when none is."""
    year: int | None = None
    """The year that heads the rows, where the title names none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a title says by itself."""

    kind: Kind
    year: int | None = None
    named: str = ""
    """The body named, as written (squashed); empty when none is."""
    why: str = ""


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
        return _near(text) or _cut(text)
    before, inside, after = text[: found.start()], found.group(), text[found.end() :]
    year, named = _year_of(before, inside, after), _named(before)
    if _COLLECTION.search(text):
        return Reading("collection", year, named)
    for why, pattern in LOOKALIKES:
        told = pattern.search(inside) or pattern.search(after) or (why in NEVER_IN_NAMES and pattern.search(before))
        if told or pattern.search(_without_body(before)):
            # a word that bodies bear in their names (督查, 评估) tells nothing for sure before the phrase
            doubtful = not told or why in MAY_BE_PART or (why == "notice" and announces(text))
            return Reading("near" if doubtful and year else "lookalike", year, named, why)
    return Reading("report" if core and year else "weak", year, named, "" if core else "not the statutory words")


def _near(text: str) -> Reading | None:
    """A title that only comes near the phrase, and looks like nothing else; it must name a year."""
    found = near_phrase(text)
    if found is None:
        return None
    before, inside = text[: found.start()], found.group()
    seen = _without_body(before) + text[found.start() :]
    year = _year_of(before, inside, text[found.end() :])
    if year is None or _COLLECTION.search(text) or any(pattern.search(seen) for _, pattern in LOOKALIKES):
        return None
    return Reading("near", year, _named(before), "near the statutory words")


ENDS_EARLY = "ends after the body and the year"
_CUT = re.compile(r"(?:\.{2,}|…+)$")
_PHRASE_BEGUN = re.compile(rf"(?:政府?信?息?公?开?|(?:政府)?信息公开{_SOUP})(?:工|情|总|年?度?报)?$")


_ENDS_EARLY = re.compile(
    rf"(?<!\d){_YEAR}年?度?(?:政|政府|(?:政府)?信|(?:政府)?信息|(?:政府)?信息公|(?:政府)?信息公开{_SOUP}(?:工|情|年?度?报)?)?$"
)
_YEAR_BEGUN = re.compile(r"(?<!\d)(?:1|2|19\d?|20\d?)$")


def _cut(text: str) -> Reading:
    """A title shown only in part: it may go on to be a report when what is shown could begin one."""
    shown = _YEAR_BEGUN.sub("", _CUT.sub("", text)) if _CUT.search(text) else text
    if shown == text:
        return _ended_early(text)
    if any(pattern.search(shown) for why, pattern in LOOKALIKES if why in NEVER_IN_NAMES):
        return Reading("unrelated")
    begun = _PHRASE_BEGUN.search(shown)
    before = shown[: begun.start()] if begun else shown
    years = re.findall(rf"(?<!\d)({_YEAR})(?!\d)", shown)
    return Reading("cut", int(years[-1]) if years else None, _named(before), "cut by the list")


def _ended_early(text: str) -> Reading:
    """A title that stops after its body and year, with no mark of a cut: a report when a page says so."""
    found = _ENDS_EARLY.search(text)
    named = _named(text[: found.start()]) if found else ""
    if found is None or len(named) < 2 or any(pattern.search(_without_body(text)) for _, pattern in LOOKALIKES):
        return Reading("unrelated")
    return Reading("cut", int(found.group()[:4]), named, ENDS_EARLY)


def _without_body(before: str) -> str:
    """The text before the phrase without what may be part of a body's name: 检查 in 检查院 is no look-alike."""
    return re.sub(
        r"^.*?(?:局|厅|委|办公室|政府|院|会|署|处|所|站|中心|队|部|镇|乡|街道|管委会)(?=(?:19|20)\d\d|政府信息|信息公开|关于)",
        "",
        before,
    )


def _year_of(before: str, inside: str, after: str) -> int | None:
    """The report's year: inside the phrase, else the nearest before it, else right after it; never a day."""
    for part, pick in ((inside, -1), (before, -1), (after, 0)):
        years = [int(year) for year in re.findall(rf"(?<!\d)({_YEAR})(?!\d|[-./年]\d{{1,2}}[-./月])", part)]
        if years:
            return years[pick]
    return None


def _named(before: str) -> str:
    """The body a title names before the phrase, without its year and the words of titles."""
    text = re.sub(rf"(?<!\d){_YEAR}(?!\d)年?度?", "", before)
    text = re.sub(
        r"^(?:转发|关于公布|关于发布|关于|公布|发布)|(?:关于|公布|发布|的|本年度|年度|上一年度|上年度|公开)+$", "", text
    )
    outside = re.sub(r"[(（【\[][^)）】\]]*[)）】\]]", "", text)
    text = outside if re.search(r"[\u4e00-\u9fff]{2}", outside) else text
    text = re.sub(r"[《》<>“”\"'‘’【】\[\]()（）:：。.|｜!！?？]", "", text).strip(",，;；/、")
    return re.sub(r"(?:关于|的)+$", "", text)


Fit = Literal["ours", "maybe", "other_body", "other_year", "lookalike", "unrelated"]


@dataclass(frozen=True, slots=True)
class Asked:
    """An agency and year looked for, with the names of the other agencies a loose name could mean instead."""

    agency_id: str
    year: int
    names: Names
    others: tuple[Names, ...] = ()
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Whose each complete name is, among the agencies of the portal: what most titles are settled by."""


Whose = Literal["ours", "maybe", "other_body"]


def fit(reading: Reading, asked: Asked, list_date: date | None = None, whose: Whose | None = None) -> Fit:
    """Whether a title is the report asked for. ``maybe``: the page itself must say whose and which year it is.

    ``whose`` is named_fit's answer for the body the title names, when it is already known.
    """
    if reading.kind in ("unrelated", "lookalike"):
        return reading.kind
    if reading.kind in ("year", "collection"):
        return "unrelated"
    if reading.kind == "cut":
        return _fit_cut(reading, asked, list_date)
    whose = whose or named_fit(reading.named, asked)
    if whose == "other_body":
        return "other_body"
    if reading.year is None:
        if list_date is None:
            # without a body it is the name of the column, not of a report
            return "maybe" if reading.named and whose == "ours" else "unrelated"
        return "maybe" if list_date.year in (asked.year + 1, asked.year + 2) else "other_year"
    if reading.year == asked.year + 1 and list_date is not None and list_date.year == reading.year:
        return "maybe"  # no report of a year comes out in that year: the title carries the year of publication
    if reading.year == asked.year - 1 and list_date is not None and list_date.year == asked.year + 1:
        return "maybe"  # last year's number on a report of the season: a title copied forward, or a late report
    if reading.year != asked.year:
        return "other_year"
    if list_date is not None and list_date.year <= asked.year:
        return (
            "maybe"  # listed before the year was over: the title carries the year of publication, or the day is wrong
        )
    return "maybe" if whose == "maybe" or reading.kind in ("weak", "near") else "ours"


def _fit_cut(reading: Reading, asked: Asked, list_date: date | None) -> Fit:
    """A cut title is the report's when the shown part of its body's name begins one of the agency's names."""
    if reading.year is not None and reading.year != asked.year:
        return "other_year"
    if reading.year is None and (list_date is None or list_date.year not in (asked.year + 1, asked.year + 2)):
        return "unrelated"
    if reading.year is not None:
        whose = named_fit(reading.named, asked)
        sure = whose == "ours" or (whose == "maybe" and reading.why != ENDS_EARLY)
        return "maybe" if sure else "other_body"
    shown = shorten(reading.named)
    mine = len(shown) >= 2 and any(name.startswith(shown) for name in asked.names.exact | asked.names.loose)
    return "maybe" if mine else "unrelated"


def named_fit(named: str, asked: Asked) -> Whose:
    """Whether a body named is the agency asked for; a name that could be two agencies', or nobody's, is ``maybe``."""
    if not named:
        return "maybe"
    owners = asked.known.get(shorten(named))
    if owners:
        mine = asked.agency_id in owners
        return "other_body" if not mine else "ours" if len(owners) == 1 else "maybe"
    how = calls(named, asked.names)
    if how == "exact":
        return "ours"
    parts = [part for part in re.split(r"[、,，;；/]|以及", named) if part]
    if len(parts) > 1 and any(calls(part, asked.names) == "exact" for part in parts):
        return "maybe"  # a report of several bodies
    if how == "loose":
        rivals = any(calls(named, other) != "other" for other in asked.others)
        return "maybe" if rivals or is_generic(named) else "ours"
    if is_generic(named) and not any(calls(named, other) == "exact" for other in asked.others):
        return "maybe"
    return "maybe" if resembles(named, asked.names) else "other_body"
