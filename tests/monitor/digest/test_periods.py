import itertools
from datetime import date, datetime

import pytest

from monitor.digest.periods import due_periods, in_season, latest_period, named_period
from monitor.settings import DigestSection
from monitor.workdays import BEIJING


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


ROWS = [
    # period, weekday, hour, now, name, start, end, reason
    ("week", 1, 8, "2026-02-09T08:00", "2026-W06", "2026-02-02T08:00", "2026-02-09T08:00", "at the very moment"),
    ("week", 1, 8, "2026-02-09T07:59", "2026-W05", "2026-01-26T08:00", "2026-02-02T08:00", "a minute before it"),
    ("week", 1, 8, "2026-02-15T23:00", "2026-W06", "2026-02-02T08:00", "2026-02-09T08:00", "days after it"),
    ("week", 5, 17, "2026-01-02T17:30", "2026-W01", "2025-12-26T17:00", "2026-01-02T17:00", "named by its last day"),
    ("day", 1, 8, "2026-03-01T09:00", "2026-02-28", "2026-02-28T08:00", "2026-03-01T08:00", "over a month's end"),
    ("month", 1, 8, "2026-03-01T09:00", "2026-02", "2026-02-01T08:00", "2026-03-01T08:00", "the month that ended"),
    ("month", 1, 8, "2026-01-01T07:00", "2025-11", "2025-11-01T08:00", "2025-12-01T08:00", "December has not ended"),
]


@pytest.mark.parametrize(
    ("period", "weekday", "hour", "now", "name", "start", "end", "reason"), ROWS, ids=[row[7] for row in ROWS]
)
def test_latest_period(period, weekday, hour, now, name, start, end, reason):
    found = latest_period(DigestSection(period=period, weekday=weekday, hour=hour), at(now))
    assert (found.name, found.start, found.end) == (name, at(start), at(end))


def test_due_periods_reach_back_two_weeks():
    names = [each.name for each in due_periods(DigestSection(), at("2026-02-10T09:00"))]
    assert names == ["2026-W05", "2026-W06"]
    names = [each.name for each in due_periods(DigestSection(period="day"), at("2026-02-10T09:00"))]
    assert (len(names), names[0], names[-1]) == (14, "2026-01-27", "2026-02-09")


def test_periods_have_no_gaps_and_no_overlaps():
    periods = due_periods(DigestSection(period="day", hour=0), at("2026-03-05T00:00"))
    assert all(one.end == other.start for one, other in itertools.pairwise(periods))


def test_named_period():
    found = named_period(DigestSection(), "2025-W40", at("2026-02-10T09:00"))
    assert found.end == at("2025-10-06T08:00")
    with pytest.raises(ValueError, match="2026-W99"):
        named_period(DigestSection(), "2026-W99", at("2026-02-10T09:00"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-14", False), ("2026-01-15", True), ("2026-02-15", True), ("2026-02-16", False),
        ("2026-03-14", False), ("2026-03-15", True), ("2026-04-15", True), ("2026-04-16", False),
    ],
)  # fmt: skip
def test_in_season(day, expected):
    assert in_season(date.fromisoformat(day)) is expected
