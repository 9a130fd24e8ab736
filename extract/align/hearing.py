"""What was heard on the way through a document of whose figures its tables are."""

import re
from dataclasses import dataclass

from extract.align.appended import is_of_strangers, may_be_of_a_head, may_head_a_table
from extract.align.captions import (
    is_of_year,
    is_too_long,
    other_body,
    points_up,
    speaks_of_others,
    squeezed,
    what_is_pointed_at,
)
from extract.align.scopes import Whose, gathers_others, is_appended, is_its_own
from extract.prose.periods import find_period
from extract.prose.recognise import MOST_OF_A_YEAR
from extract.prose.sections import section_of
from extract.prose.titles import is_report_title

_HEADING = re.compile("^([一二三四五六七八])、")
_NUMBERS = "一二三四五六七八"
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_UNIT = re.compile("[(]?单位:")
LONGEST_LINE = 120
_LAST_SECTIONS, _ENOUGH_LINES = 5, 3
_PERIOD = re.compile("统计期限|数据期限|起止时间|统计时间|报告期")
_OF_FIGURES = re.compile(r"(?:数据|统计|汇总|[数表])[)\]:]*$")
_OF_NOW = re.compile(r"(?:更正|更改|修改|调整|修订|订正|勘误|变更)后|^[(\[【]?本年(?:度|数|情况|数据)?[)\]】]?:?$")


@dataclass(slots=True)
class Heard:
    """The caption of others in force, and the last heading of the report's own text."""

    year: int | None
    whose: Whose
    caption: str | None = None
    below_name: bool = False
    """The caption is a name and nothing else: it stands directly above its tables, or is no caption."""
    heading: int = 0
    lines_below: int = 0
    """Lines below the first heading."""
    own_period: bool = False
    last_was_year: bool = False
    own_year_among: bool = False
    any_sheet: bool = False

    def paragraph(self, text: str) -> None:
        """A line of running text says nothing but that it is there, unless something it may end is in force."""
        self.lines_below += self.heading > 0
        if len(text) > LONGEST_LINE:
            return
        period = _PERIOD.search(text)
        if not (self.caption or self.below_name or period) and is_too_long(text):
            self.last_was_year = False
            printed = _HEADING.match(text.lstrip())
            self.heading = _NUMBERS.index(printed[1]) + 1 if printed else self.heading
            return
        said = squeezed(text)
        if _ONLY_YEAR.fullmatch(said):
            self._lone_year(text, said if "年" in said else f"{said}年")
            return
        self.last_was_year = False
        if period and self._period(text):
            return
        self._line(text, said)

    def _line(self, text: str, said: str) -> None:
        heading = _heading_in(said)
        if self.heading and self.whose.agency and self.whose.agency in said and is_report_title(said):
            self.heading = self.lines_below = 0
        if self._begins_again(said):
            self.caption, self.below_name = text.strip(), False
            return
        if self.below_name and is_report_title(said):
            return  # whose name stands above it
        if self.below_name and not (heading and self.heading) and not _UNIT.match(said) and not may_be_of_a_head(said):
            self.caption, self.below_name = None, False
        unnamed = self.whose.unnamed(said)
        others = gathers_others(unnamed, self.whose, self.heading)
        if others or speaks_of_others(unnamed, self.year):
            self.caption = text.strip()
        elif others is False:
            self.caption = None
        elif body := self.other_body(what_is_pointed_at(said) or said):
            self.caption, self.below_name = text.strip() if body[0] else None, all(body)
        elif not heading and self._is_of_strangers(said):
            self.caption, self.below_name = text.strip(), True
        elif (
            _OF_NOW.search(said)
            or is_its_own(said)
            or self._is_of_own_year(said)
            or (heading and self.heading and heading > self.heading)
        ):
            self.caption = None
        if heading and self.caption is None:
            self.heading = heading

    def _begins_again(self, said: str) -> bool:
        """Whether the sections of a report begin anew below all of this one's: another's, though no title says so.

        A table of contents has no text between its headings.
        """
        if section_of(said) != 1:
            return False
        again = self.heading >= _LAST_SECTIONS and self.lines_below >= _LAST_SECTIONS + _ENOUGH_LINES
        self.lines_below = 0
        return again

    def _is_of_strangers(self, said: str) -> bool:
        """Whether a line that stands apart, or reads as the caption of figures, has words that are none of its own."""
        if not is_appended(said, self.heading):
            return self.is_of_strangers_within(said)
        return not is_its_own(said) and is_of_strangers(said, self.year, self.whose.agency)

    def is_of_strangers_within(self, said: str) -> bool:
        """The same of a line in one of the report's own sections, directly above a table or its first."""
        named = self.heading > 1 and (_OF_FIGURES.search(said) is not None or may_head_a_table(said))
        if not named or self.whose.agency is None or is_its_own(said) or may_be_of_a_head(said):
            return False
        return is_of_strangers(said, self.year, self.whose.agency, within=True)

    def other_body(self, said: str) -> tuple[bool, bool] | None:
        """As ``captions.other_body``; no piece of a label is a body: 年度办, 社会."""
        return None if self.whose.agency is None or may_be_of_a_head(said) else other_body(said, self.whose.agency)

    def gives_away(self, said: str) -> bool:
        """Whether a line without white space gives tables to another year, or to more or other bodies."""
        said = self.whose.unnamed(said)
        return speaks_of_others(said, self.year) or gathers_others(said, self.whose, self.heading) is True

    def gives_away_above(self, text: str) -> bool:
        """Whether a line gives the tables above it to others: 注：上表为2022年数据。"""
        said = squeezed(text)
        return points_up(said) and self.gives_away(said)

    def _period(self, text: str) -> bool:
        """Hear a period of the statistics, if a line tells one.

        Another than the report's own in its preface is a slip of whoever copied last year's, and the readings of the
        year show it. Below the preface, or beside the own one, it is that of the tables below.
        """
        period = find_period([text])
        if period is None or self.year is None:
            return False
        if period[1].year == self.year and (period[1] - period[0]).days >= MOST_OF_A_YEAR:
            self.caption, self.own_period = None, True
        elif self.own_period or self.heading > 1:
            self.caption = text.strip()
        return True

    def _lone_year(self, text: str, said: str) -> None:
        """A year alone: a caption, or one of a list of years that leads to pages; such a list has the own year too."""
        own = self.year is not None and said.startswith(str(self.year))
        among = self.last_was_year and (own or self.own_year_among)
        self.own_year_among, self.last_was_year = among or own, True
        others = speaks_of_others(said, self.year) or (self.heading > 1 and said == f"{(self.year or 0) + 1}年")
        self.caption = None if among or own or not others else text.strip()

    def _is_of_own_year(self, said: str) -> bool:
        return self.year is not None and self.caption is not None and is_of_year(said, self.year)

    def sheet(self, name: str) -> None:
        """Another sheet begins: nothing said before is of it. A period in any but the first is no slip of a preface."""
        self.below_name, self.heading, self.lines_below = False, 0, 0
        self.last_was_year = self.own_year_among = False
        self.own_period, self.any_sheet = self.own_period or self.any_sheet, True
        said = squeezed(name)
        body = self.other_body(said)
        others = self.gives_away(f"{said}年" if said.isdecimal() else said) or (body is not None and body[0])
        self.caption = name if others else None


def _heading_in(said: str) -> int | None:
    """The section a line heads: the next one is the report's own, those of an appendix begin again."""
    printed = _HEADING.match(said)
    return _NUMBERS.index(printed[1]) + 1 if printed else section_of(said)
