"""Tables that the words above them give to somebody else: to another year than the report's, or to another body.

A caption speaks of the tables below it, over lines such as 单位：件 and over the headings of an appendix, which begin
again; the next section of the report, or a caption that names the report's own year, ends what it says. The name of a
sheet is the caption of all that stands in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.align.captions import is_of_year, is_too_long, other_body, speaks_of_others, squeezed, years_in
from extract.align.lines_of_others import without_lines_of_others
from extract.drawn_rows import DrawnRows, own_texts
from extract.grids import Block, Grid, GridPlace, Place
from extract.prose.sections import section_of
from extract.report import Unread

_LONGEST_PERIOD = 120
_HEADING = re.compile("^([一二三四五六七八])、")
_NUMBERS = "一二三四五六七八"
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_UNIT = re.compile("[(]?单位:")
_PERIOD = re.compile("统计期限|数据期限|起止时间|统计时间")
_OVER_ALL = 3
"""Cells in the first line of a table: more are the heads of its columns."""
_OF_NOW = re.compile(r"(?:更正|更改|修改|调整)后|^[(\[【]?本年(?:度|数|情况|数据)?[)\]】]?:?$")


def without_others(
    blocks: Sequence[Block], year: int | None, agency: str | None = None
) -> tuple[Sequence[Block], tuple[Unread, ...]]:
    """The blocks without the tables of others, and the captions of these as what was left over."""
    others = [(block, caption) for block, caption in _captioned(blocks, year, agency) if caption is not None]
    unread = [Unread("table", caption, _place(block)) for block, caption in others]
    left = {id(block) for block, _ in others}
    own: list[Block] = []
    for block in blocks if not left else [each for each in blocks if id(each) not in left]:
        if isinstance(block, Grid):
            block, lines = without_lines_of_others(block, year)
            unread.extend(lines)
        own.append(block)
    return own, tuple(unread)


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
        """A line of running text says nothing but that it is there, unless something it may end is in force."""
        if not (self.caption or self.below_name) and is_too_long(text):
            self.last_was_year = False
            printed = _HEADING.match(text.lstrip())
            self.heading = _NUMBERS.index(printed[1]) + 1 if printed else self.heading
            return
        said = squeezed(text)
        if _ONLY_YEAR.fullmatch(said):
            self._lone_year(text, said if "年" in said else f"{said}年")
            return
        self.last_was_year = False
        heading = _heading_in(said)
        if self.below_name and not (heading and self.heading) and not _UNIT.match(said):
            self.caption, self.below_name = None, False
        if speaks_of_others(said, self.year):
            self.caption = text.strip()
        elif self.agency and (body := other_body(said, self.agency)):
            self.caption, self.below_name = text.strip() if body[0] else None, all(body)
        elif (
            _OF_NOW.search(said) or self._is_of_own_year(said) or (heading and self.heading and heading > self.heading)
        ):
            self.caption = None
        if heading and self.caption is None:
            self.heading = heading

    def _lone_year(self, text: str, said: str) -> None:
        """A year alone: a caption, or one of a list of years that leads to pages; such a list has the own year too."""
        own = self.year is not None and said.startswith(str(self.year))
        among = self.last_was_year and (own or self.own_year_among)
        self.own_year_among, self.last_was_year = among or own, True
        self.caption = None if among or own or not speaks_of_others(said, self.year) else text.strip()

    def _is_of_own_year(self, said: str) -> bool:
        if self.year is None or self.caption is None:
            return False
        return is_of_year(said, self.year) or (bool(_PERIOD.search(said)) and years_in(said) == {self.year})

    def sheet(self, name: str) -> None:
        """Another sheet begins: nothing said before is of it."""
        self.caption, self.below_name, self.heading, self.last_was_year = None, False, 0, False
        said = squeezed(name)
        self.caption = name if speaks_of_others(f"{said}年" if said.isdecimal() else said, self.year) else None


def _captioned(blocks: Sequence[Block], year: int | None, agency: str | None) -> Iterator[tuple[Grid, str | None]]:
    """Every grid with the caption that gives it to others, None for the report's own."""
    heard, sheets = _Heard(year, agency), list(map(_sheet_of, blocks))
    several, sheet = len(set(sheets)) > 1, None
    for block, name in zip(blocks, sheets, strict=True):
        if several and name is not None and name != sheet:
            heard.sheet(name)
        sheet = name
        if isinstance(block, Grid):
            heard.last_was_year = False
            yield block, _first_line_of_others(block, year, agency) or heard.caption
        elif not block.linked and not block.hidden and len(block.text) <= _LONGEST_PERIOD:
            heard.paragraph(block.text)


def _heading_in(said: str) -> int | None:
    """The section a line heads: the next one is the report's own, those of an appendix begin again."""
    printed = _HEADING.match(said)
    return _NUMBERS.index(printed[1]) + 1 if printed else section_of(said)


def _first_line_of_others(grid: Grid, year: int | None, agency: str | None) -> str | None:
    """What the first line says, where that is no line of heads: a title, or what stands over all applicants."""
    first = [text.strip() for text in next(iter(own_texts(grid, hidden=False)), []) if text.strip()]
    said = list(map(squeezed, first)) if len(first) <= _OVER_ALL else []
    if any(year in years_in(each) for each in said):
        return None
    return next((text for text, each in zip(first, said, strict=False) if _is_of_others(each, year, agency)), None)


def _is_of_others(said: str, year: int | None, agency: str | None) -> bool:
    body = other_body(said, agency) if agency else None
    return speaks_of_others(said, year) or body == (True, False)


def _sheet_of(block: Block) -> str | None:
    """The sheet of a workbook in which a block stands."""
    if isinstance(block, Grid) and isinstance(block.rows, DrawnRows):
        return None  # of a page
    place = _place(block) if isinstance(block, Grid) else block.place
    path = place.path if isinstance(place, GridPlace) else None
    return None if path is None or path.startswith("/") or "!" not in path else path.rpartition("!")[0]


def _place(grid: Grid) -> Place | None:
    return next((cell.place for row in grid.rows for cell in row if cell is not None), None)
