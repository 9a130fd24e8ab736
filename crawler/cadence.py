"""How often an agency is looked at: often around its due day, seldom otherwise, soon again after a failed look."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNSEEN = (
    # (days from the due day, up to and without; how often)
    (-7, 7 * DAY),
    (0, DAY),
    (15, 10 * HOUR),
    (60, DAY),
    (10**6, 7 * DAY),
)
"""A report not yet seen, or not opened: weekly, then daily, and twice a day in the fortnight after the due day."""
SEEN = ((10**6, 7 * DAY),)
"""A report seen: weekly, for corrections."""
SLACK = 0.9
"""A look may come a little early: schedules have jitter, and a day's job must not slip to the next day."""


@dataclass(frozen=True, slots=True)
class LastLook:
    """When an agency was last looked at for a report year, and what came of it."""

    at: datetime
    outcome: str
    reason: str | None = None
    """Of an unknown look; of one that saw a report, why the report itself could not be opened."""


def interval(due_on: date | None, today: date, last: LastLook) -> timedelta:
    """The time to the next look. Without a due day: weekly."""
    days = (today - due_on).days if due_on is not None else 10**5
    table = SEEN if last.outcome == "seen" and last.reason is None else UNSEEN
    usual = next(each for until, each in table if days < until)
    frozen = last.reason in ("portal_frozen", "portal_ended")
    return min(usual, DAY) if last.outcome == "unknown" and not frozen else usual


def is_due(due_on: date | None, now: datetime, last: LastLook | None) -> bool:
    """Whether it is time to look; always when there was no look yet, or the last is dated in the future."""
    if last is None or last.at > now:
        return True
    return now - last.at >= SLACK * interval(due_on, now.date(), last)
