"""Beijing days, and whether a day is a working day; unknown beyond the published holiday calendar."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import chinese_calendar

BEIJING = ZoneInfo("Asia/Shanghai")


def beijing_day(moment: datetime) -> date:
    """The day in Beijing at a moment. Raises ValueError for a moment without a time zone: it would be a guess."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(BEIJING).date()


def is_working_day(day: date) -> bool | None:
    """Whether a day is a working day, by the State Council's yearly notices; None when they are not published yet."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
