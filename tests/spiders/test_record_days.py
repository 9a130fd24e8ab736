from datetime import date

import pytest

from spiders.row.record_days import day_of

DAY = date(2025, 1, 20)


@pytest.mark.parametrize(
    ("value", "day", "why"),
    [
        ("2025-01-20 09:30:00", DAY, "the usual text"),
        ("2025年1月20日", DAY, "a text in Chinese"),
        ("2025-01-19T16:30:00Z", DAY, "the next day here"),
        ("2025-01-19T16:30:00.000+0000", DAY, "as Java writes it"),
        ("2025-01-20T00:30:00+08:00", DAY, "our own zone"),
        ("2025-01-20T09:30:00", DAY, "no zone: a day as it stands"),
        ("2025-01-45T09:30:00Z", None, "no day"),
        (1737302400, DAY, "seconds"),
        (1737302400000, DAY, "milliseconds"),
        ("1737302400000", DAY, "milliseconds as text"),
        ("/Date(1737302400000+0800)/", DAY, "the milliseconds of .NET"),
        ([2025, 1, 20, 9, 30], DAY, "a list"),
        ([2025, 1, 45], None, "a list that is no day"),
        ([], None, "an empty list"),
        ("20250120", DAY, "digits"),
        ("20251345", None, "digits that are no day"),
        ("20250120093000", DAY, "digits with the time"),
        (0, None, "the epoch itself says nothing"),
        (True, None, "a truth is no moment"),
        ("", None, "nothing"),
        (None, None, "nothing"),
    ],
)
def test_a_moment_is_a_day_here(value, day, why):
    assert day_of(value) == day, why
