"""Periods of the digest: their names, and the moments they end at."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from monitor.settings import DigestSection

LOOK_BACK_DAYS = 14
"""How far back a missed period is still made up for: Spring Festival closes offices for a week and more."""


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of time a digest tells about: after ``start``, up to and including ``end`` (aware moments)."""

    name: str
    """``2027-02-01`` for a day, ``2027-W05`` for a week, ``2027-01`` for a month."""
    start: datetime
    end: datetime


def period_ending(settings: DigestSection, end: datetime) -> Period:
    """The period that ends at a scheduled moment. It is named by the last whole day before its end."""
    last = (end - timedelta(days=1)).date()
    match settings.period:
        case "day":
            return Period(last.isoformat(), end - timedelta(days=1), end)
        case "week":
            year, week, _ = last.isocalendar()
            return Period(f"{year}-W{week:02d}", end - timedelta(days=7), end)
        case _:
            start = end.replace(year=last.year, month=last.month, day=1)
            return Period(f"{last:%Y-%m}", start, end)


def latest_period(settings: DigestSection, now: datetime) -> Period:
    """The last period that has ended by ``now``."""
    today = now.replace(hour=settings.hour, minute=0, second=0, microsecond=0)
    for back in range(40):
        end = today - timedelta(days=back)
        if end <= now and _ends_on(settings, end.date()):
            return period_ending(settings, end)
    raise AssertionError("a month always ends within forty days")


def due_periods(settings: DigestSection, now: datetime) -> tuple[Period, ...]:
    """The periods that ended in the last ``LOOK_BACK_DAYS`` days, oldest first: what must be in the ledger."""
    found: list[Period] = []
    moment = now
    while True:
        period = latest_period(settings, moment)
        if period.end < now - timedelta(days=LOOK_BACK_DAYS):
            return tuple(reversed(found))
        found.append(period)
        moment = period.end - timedelta(seconds=1)


def named_period(settings: DigestSection, name: str, now: datetime) -> Period:
    """The period of a name, which must have ended within the last ten years. Raises ValueError for anything else."""
    moment = now
    for _ in range(3700):
        period = latest_period(settings, moment)
        if period.name == name:
            return period
        if period.end < now - timedelta(days=3660):
            break
        moment = period.end - timedelta(seconds=1)
    raise ValueError(name)


def _ends_on(settings: DigestSection, day: date) -> bool:
    match settings.period:
        case "day":
            return True
        case "week":
            return day.isoweekday() == settings.weekday
        case _:
            return day.day == 1


def in_season(day: date) -> bool:
    """Around the two due days, when a digest is always sent: 15 Jan to 15 Feb, 15 Mar to 15 Apr."""
    return (1, 15) <= (day.month, day.day) <= (2, 15) or (3, 15) <= (day.month, day.day) <= (4, 15)
