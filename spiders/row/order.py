"""In which order a list shows its rows: by their days, or by the years of their titles where they show none."""

from collections.abc import Sequence
from itertools import pairwise

from crawler.title.links import Row, read_title

FEW = 5
"""Rows under which a list has no second page."""
_USUAL = frozenset({8, 12, 14, 16, 18})
"""How many rows pages have that do not have five, ten, fifteen, …"""


def is_newest_first(rows: Sequence[Row]) -> bool:
    """Whether the rows go from the newest to the oldest."""
    told = _told(rows)
    return len(told) > 1 and told[0] > told[-1] and all(one >= other for one, other in pairwise(told))


def is_newest_last(rows: Sequence[Row]) -> bool:
    """Whether the rows go from the oldest to the newest."""
    told = _told(rows)
    return len(told) > 1 and told[0] < told[-1] and all(one <= other for one, other in pairwise(told))


def fills_a_page(rows: Sequence[Row]) -> bool:
    """Whether there are as many rows as a page of a longer list would show."""
    return len(rows) >= FEW and (len(rows) % 5 == 0 or len(rows) in _USUAL)


def _told(rows: Sequence[Row]) -> list[int]:
    days = [row.list_date.toordinal() for row in rows if row.list_date is not None]
    years = [year for row in rows if (year := row.year or read_title(row.title).year) is not None]
    return days if len(days) > 1 else years
