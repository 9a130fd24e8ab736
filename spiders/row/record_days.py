"""The day a record of data gives, in any of the ways in which servers write a moment."""

import re
from datetime import date, datetime
from typing import Any

from crawler.clock import BEIJING
from crawler.page.days import first_date

_ZONED = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)")
_EPOCH = re.compile(r"(?:/?Date\()?(1\d{9}|1\d{12})(?:[+-]\d{4})?\)?/?")
"""Seconds or milliseconds as text, those of .NET in their wrapper."""
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:\d{6})?")
_MILLISECONDS = 10**11


def day_of(value: Any) -> date | None:
    """The day of a moment here, wherever its server counts from; None where it tells none.

    >>> [str(day_of(each)) for each in (1737302400000, "2025-01-19T16:00:00Z", [2025, 1, 20, 9, 30], "20250120093000")]
    ['2025-01-20', '2025-01-20', '2025-01-20', '2025-01-20']
    """
    if isinstance(value, str):
        return _written(value.strip())
    if isinstance(value, list):
        return _day(*value[:3]) if len(value) >= 3 and all(isinstance(each, int) for each in value[:3]) else None
    return _counted(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _written(text: str) -> date | None:
    if _ZONED.fullmatch(text):
        try:
            return datetime.fromisoformat(text).astimezone(BEIJING).date()
        except ValueError:
            return None  # the 45th of a month
    epoch, compact = _EPOCH.fullmatch(text), _COMPACT.fullmatch(text)
    if epoch:
        return _counted(int(epoch[1]))
    return _day(int(compact[1]), int(compact[2]), int(compact[3])) if compact else first_date(text)


def _counted(moment: float) -> date | None:
    seconds = moment / 1000 if moment > _MILLISECONDS else moment
    return datetime.fromtimestamp(seconds, BEIJING).date() if 10**8 < seconds < 10**10 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
