"""Tables that the words above them give to somebody else: to another year than the report's, or to another body.

A caption speaks of the tables below it, over lines such as 单位：件 and over the headings of an appendix, which begin
again; the next section of the report, or a caption that names the report's own year, ends what it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.drawn_rows import own_texts
from extract.grids import Block, Grid, Place
from extract.prose.titles import is_report_title, speaks_of_itself, squeeze, with_digit_years, years_of
from extract.remembering import remembered
from extract.report import Unread

_LONGEST_CAPTION = 40
_TIMES = "上一?年|前一?年|去年|往年|历年|历史|以前年度|同期"
_BELOW = "[下所直局委]属"
_OF_OTHERS = re.compile(
    rf"^附.*(?:{_TIMES}|{_BELOW})|(?:{_TIMES}|{_BELOW}).*(?:表|数据|统计|情况|参考|如下)(?:如下)?[:)\]】]*$"
)
_TOGETHER = re.compile("含|包括|汇总|合并|及|和|结转")
"""Figures of both, and a label of the form."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[-—~至到](?:19|20)\d\d年)")
_DAY = re.compile(r"(?<!至)(?<!截至)(?<![-—~到])(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?!起|至|[-—~到])")
"""A day on which something was done; not the ends of a period."""
_NO_CAPTION = re.compile(r"[。;!?！？；]$|[比较增减]|根据|依据|按照|条例|规定|修订|制定|号")
"""What sentences say: they compare years, and name the rules of a year."""
_PERIOD = re.compile("统计期限|数据期限|起止时间|统计时间")
_LONGEST_PERIOD = 120
_HEADING = re.compile("^([一二三四五六七八])、")
_NUMBERS = "一二三四五六七八"
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_SHORTEST_NAME = 3
_UNIT = re.compile("[(]?单位:")
_BODY = re.compile(
    r"(?:附[件表]?\d{0,2}[:.、]?|[一二三四五六七八九十]、|[(][一二三四五六七八九十\d]{1,2}[)]|[(\[【])?"
    r"(?P<name>[\u4e00-\u9fff]{1,20}(?:局|馆|中心|站|所|院|校|办|办公室|公司|镇|乡|街道|办事处|委|委员会|队|会))"
    r"(?P<what>(?:(?:19|20)\d\d年度?)?(?:政府信息|信息公开|收到|主动公开|数据|统计|情况|表).{0,20})?[:)\]】]?"
)


def without_others(
    blocks: Sequence[Block], year: int | None, agency: str | None = None
) -> tuple[Sequence[Block], tuple[Unread, ...]]:
    """The blocks without the tables of others, and the captions of these as what was left over."""
    others = [(block, caption) for block, caption in _captioned(blocks, year, agency) if caption is not None]
    if not others:
        return blocks, ()
    left = {id(block) for block, _ in others}
    unread = tuple(Unread("table", caption, _place(block)) for block, caption in others)
    return [block for block in blocks if id(block) not in left], unread


@dataclass(slots=True)
class _Heard:
    """What was heard on the way: the caption of others in force, and the last heading of the report's own text."""

    year: int | None
    agency: str | None = None
    caption: str | None = None
    below_name: bool = False
    """The caption is a name and nothing else: it stands directly above its tables, or is no caption."""
    heading: int = 0
    last_was_year: bool = False
    own_year_among: bool = False

    def paragraph(self, text: str) -> None:
        said = _squeezed(text)
        if _ONLY_YEAR.fullmatch(said):
            self._lone_year(text, said)
            return
        self.last_was_year = False
        heading = _HEADING.match(said)
        if self.below_name and not (heading and self.heading) and not _UNIT.match(said):
            self.caption, self.below_name = None, False
        if speaks_of_others(said, self.year):
            self.caption = text.strip()
        elif self.agency and (body := _BODY.fullmatch(said)) and is_another(body["name"], self.agency):
            self.caption, self.below_name = text.strip(), body["what"] is None
        elif self._is_of_own_year(said) or (heading and self._goes_on(heading[1])):
            self.caption = None
        if heading and self.caption is None:
            self.heading = _NUMBERS.index(heading[1]) + 1

    def _lone_year(self, text: str, said: str) -> None:
        """A year alone: a caption, or one of a list of years that leads to pages; such a list has the own year too."""
        own = self.year is not None and said.startswith(str(self.year))
        among = self.last_was_year and (own or self.own_year_among)
        self.own_year_among, self.last_was_year = among or own, True
        self.caption = None if among or own or not speaks_of_others(said, self.year) else text.strip()

    def _goes_on(self, number: str) -> bool:
        """Whether a heading is the next of the report's own: those of an appendix begin again."""
        return self.heading > 0 and _NUMBERS.index(number) + 1 > self.heading

    def _is_of_own_year(self, said: str) -> bool:
        if self.year is None or self.caption is None:
            return False
        told = len(said) <= _LONGEST_CAPTION and not _NO_CAPTION.search(said)
        return (told or (_PERIOD.search(said) is not None and len(said) <= _LONGEST_PERIOD)) and (
            years_in(said) == {self.year}
        )


def _captioned(blocks: Sequence[Block], year: int | None, agency: str | None) -> Iterator[tuple[Grid, str | None]]:
    """Every grid with the caption that gives it to others, None for the report's own."""
    heard = _Heard(year, agency)
    for block in blocks:
        if isinstance(block, Grid):
            heard.last_was_year = False
            yield block, _first_line_of_others(block, year) or heard.caption
        elif not block.linked and not block.hidden and len(block.text) <= _LONGEST_PERIOD:
            heard.paragraph(block.text)


def _first_line_of_others(grid: Grid, year: int | None) -> str | None:
    first = next(iter(own_texts(grid, hidden=False)), [])
    said = [text for text in first if text.strip()]
    return said[0].strip() if len(said) == 1 and speaks_of_others(_squeezed(said[0]), year) else None


@remembered(4096)
def _squeezed(text: str) -> str:
    return with_digit_years(squeeze(text))


def speaks_of_others(said: str, year: int | None) -> bool:
    """Whether a line without white space says that what follows is of another year, or of the bodies below this one.

    >>> [speaks_of_others("2022年数据", year) for year in (2023, 2022)], speaks_of_others("附：上年数据", None)
    ([True, False], True)
    """
    if len(said) > _LONGEST_CAPTION:
        return False
    if is_report_title(said):
        return year is not None and bool(years_of(said)) and max(years_of(said)) < year
    if _OF_OTHERS.search(said):
        return not _TOGETHER.search(said)
    years = set() if year is None or _NO_CAPTION.search(said) else years_in(_DAY.sub("", said))
    return bool(years) and year is not None and max(years) < year


def is_another(name: str, agency: str) -> bool:
    """Whether a body is another than the agency: neither its name nor a short form of it.

    >>> is_another("县档案馆", "云溪县发展和改革局"), is_another("县发改局", "云溪县发展和改革局")
    (True, False)
    """
    if speaks_of_itself(name) or len(name) < _SHORTEST_NAME or agency in name:
        return False
    letters = iter(agency)
    return not all(each in letters for each in name)


def years_in(said: str) -> set[int]:
    """The years a line names."""
    return {int(each) for each in _YEAR.findall(said)}


def _place(grid: Grid) -> Place | None:
    return next((cell.place for row in grid.rows for cell in row if cell is not None), None)
