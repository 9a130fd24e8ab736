"""Days as documents write them: in digits, in Chinese numerals, as a server prints a moment."""

import re
from datetime import date, datetime, timedelta, timezone

from extract.normal_form import nfkc
from extract.prose.numerals import small_number

BEIJING = timezone(timedelta(hours=8))
DAY = re.compile(
    r"(?P<y>20\d\d)\s*[-–—/.年]\s*(?P<m>1[0-2]|0?[1-9]|元)\s*[-–—/.月]\s*"
    r"(?P<d>(?:3[01]|[12]\d|0?[1-9])(?!\d)|(?:3[01]|[12]\d|0[1-9])(?=\d\d:\d\d))\s*日?"
)
"""A day in digits, the clock perhaps right behind it. The regulation is of 2008: an earlier day is a clock at zero."""
WORDED = (
    r"(?P<y>[\d二○〇O零一三四五六七八九贰叁肆伍陆柒捌玖]{4})\s*年\s*(?P<m>[\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾元]{1,3})\s*月\s*"
    r"(?P<d>[\d一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,4})\s*日"
)
"""A day in the words of a date, its parts in digits or in numerals; groups as of ``DAY``."""
_WORDED = re.compile(WORDED)
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]00:?00)$")
_COMPACT = re.compile(r"(20\d\d)(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?:\d{6})?(?!\d)")
_MOMENT = re.compile(r"20\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_JAVA = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) \d\d:\d\d:\d\d (?:CST|GMT\+0?8(?::?00)?) (20\d\d)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○O0", 0)


def parse_date(text: str) -> date | None:
    """The first date of a text, in digits or in Chinese numerals.

    >>> parse_date("2024-01-17 15:46"), parse_date("二〇二二年一月十九日")
    (datetime.date(2024, 1, 17), datetime.date(2022, 1, 19))
    """
    text = nfkc(text)
    match = DAY.search(text)
    if match:
        return day_of(match["y"], match["m"], match["d"])
    match = _WORDED.search(text)
    return _in_words(match) if match else None


def _in_words(match: re.Match[str]) -> date | None:
    year = "".join(str(_DIGITS.get(character, character)) for character in match["y"].translate(_FORMAL))
    month, day = (part if part.isdecimal() else str(small_number(part)) for part in (match["m"], match["d"]))
    return day_of(year, month, day) if year.startswith("20") else None


def day_at(text: str, at: int = 0) -> tuple[date, str] | None:
    """The day a text in NFKC writes at this place in any of its ways, and how it is written.

    >>> day_at("发布日期:20250115", 5), day_at("二〇二五年一月十五日讯")[1], day_at("见2025-01-15")
    ((datetime.date(2025, 1, 15), '20250115'), '二〇二五年一月十五日', None)
    """
    for pattern in (_MOMENT, DAY, _COMPACT, _WORDED):
        if match := pattern.match(text, at):
            day = _in_words(match) if pattern is _WORDED else parse_moment(match[0])
            return (day, match[0].strip()) if day else None
    return None


def parse_moment(text: str) -> date | None:
    """The day, in Beijing, of a value that is nothing but a moment, as a meta gives it.

    >>> parse_moment("2024-01-31T17:30:00Z"), parse_moment("Mon Jan 22 09:30:00 CST 2024"), parse_moment("20240122")
    (datetime.date(2024, 2, 1), datetime.date(2024, 1, 22), datetime.date(2024, 1, 22))
    """
    text = text.strip()
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), BEIJING)
        return moment.date() if moment.year >= 2008 else None
    if match := _JAVA.fullmatch(text):
        month = _MONTHS.index(match[1]) + 1 if match[1] in _MONTHS else 0
        return day_of(match[3], str(month), match[2])
    if match := _COMPACT.fullmatch(text):
        return day_of(*match.groups())
    day = parse_date(text)
    return _in_beijing(text) or day if day and _OFFSET.search(text) else day


def _in_beijing(text: str) -> date | None:
    """The day of a moment given in Greenwich time."""
    try:
        return datetime.fromisoformat(text.replace(" ", "T", 1)).astimezone(BEIJING).date()
    except ValueError:
        return None


def day_of(year: str, month: str, day: str) -> date | None:
    """The day, or None when there is no such day; 元 is the first month."""
    try:
        return date(int(year), 1 if month == "元" else int(month), int(day))
    except ValueError:
        return None
