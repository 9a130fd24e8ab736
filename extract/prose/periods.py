"""The statistics period a report states for itself."""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date

from extract.prose.numerals import small_number
from extract.prose.sections import normal
from extract.prose.titles import with_digit_years

Period = tuple[date, date]

_Y = r"((?:19|20)\d\d)"
_LINK = r"(?:起|开始|始)?[,，]?(?:至|到|-|—|–|―|─|~|〜|截至|止)+"
_FORMS = (
    re.compile(
        rf"年(?<={_Y}年)(\d{{1,2}})月(\d{{1,2}})日(?:0?0[时点:](?:00)?分?)?{_LINK}(?:{_Y}年|当年|同年|本年)?(\d{{1,2}})月(\d{{1,2}})日"
    ),
    re.compile(
        rf"([./-])(?<=(?<!\d){_Y}[./-])(\d{{1,2}})\1(\d{{1,2}}){_LINK}(?:{_Y}\1)?(\d{{1,2}})\1(\d{{1,2}})(?!\d)"
    ),
    re.compile(rf"年(?<={_Y}年)(\d{{1,2}})月份?{_LINK}(?:{_Y}年|当年|同年)?(\d{{1,2}})月(?!\d)"),
)
"""Days in words of a date, days in figures, and months.

measured: sought from what follows the year, as few characters may, in a third of the time."""
_MARKS = (".", "/", "-")
_NUMERALS = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")
_SAID = re.compile(r"[统統][计計]|期限|起止|[报報]告期|[数數][据據]")
_AROUND = 30
"""So many characters before a period the word stands that says of what it is one."""


def find_period(texts: Iterable[str]) -> Period | None:
    """The period of the report's figures: the one a sentence calls that, or else one that is a whole year.

    >>> find_period(["本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"])
    (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    """
    text = _in_digits(normal("\n".join(texts)))
    found = sorted(_periods(text), key=lambda each: each[0])
    said = [period for at, period in found if _SAID.search(text[max(0, at - _AROUND) : at])]
    whole = [period for _, period in found if (period[0].month, period[0].day) == (1, 1) and _is_year_end(period[1])]
    return next(iter((*said, *whole)), None)


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _in_digits(text: str) -> str:
    return _NUMERALS.sub(lambda match: str(small_number(match[0])), with_digit_years(text).replace("年元月", "年1月"))


def _periods(text: str) -> Iterator[tuple[int, Period]]:
    """Every period with where it begins."""
    for order, form in enumerate(_FORMS):
        for match in form.finditer(text):
            y1, *parts = [part for part in match.groups() if part not in _MARKS]
            try:
                first, last = _monthly(y1, *parts) if order == 2 else _daily(y1, *parts)
            except ValueError:
                continue
            if first <= last:
                yield _year_at(match), (first, last)


def _year_at(match: re.Match[str]) -> int:
    """Where the first year of a period begins."""
    return match.start(2 if match[1] in _MARKS else 1)


def _daily(y1: str, m1: str, d1: str, y2: str | None, m2: str, d2: str) -> Period:
    return date(int(y1), int(m1), int(d1)), date(int(y2 or y1), int(m2), int(d2))


def _monthly(y1: str, m1: str, y2: str | None, m2: str) -> Period:
    year, month = int(y2 or y1), int(m2)
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(int(y1), int(m1), 1), date(year, month, calendar.monthrange(year, month)[1])
