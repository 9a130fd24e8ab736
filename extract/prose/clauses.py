"""A sentence in clauses, each with what it speaks of: the report's own year or another time, its scope, its matter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.prose.numerals import count_of
from extract.prose.titles import speaks_of_itself

_NUMERAL = re.compile(
    r"(?<![第\d零〇一二三四五六七八九十百千万两几])(?<![数上成](?=[十百千]))([零〇一二三四五六七八九十百千两]+)(?=[件宗起元条](?!半))"
)
_ENDS = re.compile(r"(?:截至|截止|自|从|至|到)*(?:20\d\d年)?(?:1月1日|12月(?:31日|底|末))(?:止|起)?|(?<=年)(?:底|末)")
_CARRIED = re.compile(r"20\d\d年度?结转|结转(?:至|到)?20\d\d年度?|(?:去年|上一?年度?)(?:结转|转结)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_OWN = re.compile(r"本年|今年|全年|年内")
_COMPARED = re.compile(
    r"同比|环比|同期|[比较](?:上|去|前|20)|增加|减少|增长|下降|上升|[增降减升][至为到]|提高|去年|上一?年|平均|每[年月日]|[月日人]均|"
    r"预计|计划|力争|位居|排名"
)
"""A clause that measures by another time, or an average: its figures count nothing of the year."""
_ELSEWHEN = re.compile(
    r"半年|季度|\d{1,2}月|累计|以来|历年|历次|往年|(?<!一)年来|近[一两三四五几\d]+年|五[”\"]?期间|本届|(?:截[至止]|到)目前|目前为止"
)
_SCOPE = re.compile(
    r"政府办(?:公[室厅])?代表|办公室本级|本级|本机关(?!不|无)|本单位|全县|全市|全区|全省|全镇|全乡|全街道|全系统"
)
_ORGAN = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{1,14}?(?:局|委|办公室|办公厅|街道|街道办事处|办事处|镇|乡|厅|中心|大队|部门))(?:共计?|全年|本级)?(?:收到|受理|新收|接收|办理|办结|答复)"
)
_KINDS_LEFT_OUT = ("办事处", "街道办事处", "管理委", "管委", "政府", "乡政府", "镇政府")
"""What a short name leaves out at the end of a name: 前进街 is 前进街街道办事处."""
_APPROXIMATE_BEFORE = re.compile(r"(?:近|约|大约|将近|超|超过|逾|不足|不到|不少于|至少|最多|接近|[\d.]+[-—~至到])$")
_APPROXIMATE_BEHIND = re.compile(r"[万件条宗份起元次]*(?:以上|以下|左右|上下|以内|[余多几])|[-—~至到]\d")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its text, whether it counts the report's own year, and the scope said in it or before it."""

    text: str
    of_year: bool
    scope: str | None
    of_part: bool
    """Whether the sentence has begun to tell the parts of a whole."""


def parts_of(sentence: str) -> list[str]:
    """The texts of the clauses of a sentence in normal form, counts in digits."""
    return re.split(
        r"[,，](?!\d{3}(?!\d))|(?=其中)|(?=[(](?:同比|环比|[较比含]))", _in_digits(sentence.rstrip("。;；!！?？"))
    )


def clauses_of(parts: Sequence[str], year: int | None, agency: str | None) -> Iterator[Clause]:
    """The clauses of a sentence, from their texts; another time once named holds until the own year is named again."""
    elsewhen, scope, of_part = False, None, False
    for text in parts:
        bare = _CARRIED.sub("", _ENDS.sub("", text))
        years = {int(found) for found in _YEAR.findall(bare)}
        own = _OWN.search(bare) is not None or (year is not None and year in years)
        compared = _COMPARED.search(bare) is not None
        if not compared:
            other = bool(years - {year}) if year is not None else len(years) > 1
            away = other or (_ELSEWHEN.search(bare) is not None and not (own and not _part_of_year(bare)))
            elsewhen = away or (elsewhen and not own)
        said = _scope_in(text, agency)
        scope = scope if said is None else said or None
        of_part = of_part or text.startswith("其中")
        yield Clause(text, not elsewhen and not compared, scope, of_part)


def _part_of_year(text: str) -> bool:
    return re.search(r"半年|季度|\d{1,2}月", text) is not None


def _scope_in(text: str, agency: str | None) -> str | None:
    """What narrows or widens a clause: the last word of its kind, or the name of another organ as its subject.

    Empty when the report's own body is its subject.
    """
    words = _SCOPE.findall(text)
    if words:
        return str(words[-1])
    organ = _ORGAN.search(text)
    said = re.sub(r"^(?:其中|\d*年度?)", "", organ["organ"]) if organ else ""
    if not said:
        return None
    if said[0] in "我本" or _names_same(said, agency or ""):
        return ""
    return None if speaks_of_itself(said) else said


def is_scope(scope: str | None) -> bool:
    """Whether a scope is told by a word of its own, not by the name of a body."""
    return scope is not None and _SCOPE.fullmatch(scope) is not None


def _names_same(said: str, agency: str) -> bool:
    """Whether a name in a sentence shortens that of the agency: 市城管局 is 杭州市城市管理局, 县政府 not its office."""
    name, own = (re.sub("(?<=办)公[室厅]|(?<=委)员会|人民", "", each) for each in (said, agency))
    letters = iter(own)
    ends = own.partition(name)[2] in _KINDS_LEFT_OUT or name[-1:] == own[-1:]
    return bool(own) and (own in name or (ends and all(letter in letters for letter in name)))


def is_exact(text: str, start: int, end: int) -> bool:
    """Whether the number at these places of a clause is told as it is: no 近, no 余, no range."""
    return not _APPROXIMATE_BEFORE.search(text[:start]) and not _APPROXIMATE_BEHIND.match(text, end)


def _in_digits(text: str) -> str:
    """A sentence with counts in Chinese numerals written in digits; those told roughly stay words."""
    return _NUMERAL.sub(lambda match: match[1] if (count := count_of(match[1])) is None else str(count), text)
