"""Whether a portal is still what it was: one that was moved or given up may answer for years, a report may go again."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from crawler.outcomes import Decision, unknown
from crawler.page.url_days import url_date
from crawler.title.links import Row

LATELY = timedelta(days=90)
"""A home page is to bring something new every fortnight; one without anything in a whole season is kept by nobody."""
MANY = 5
"""Days that a home page must show before their age says anything: a few may be of links that always stand there."""


def of_a_kept_portal(
    decision: Decision, beside: Iterable[Row], column: Iterable[Row], today: date, *, yearless: bool
) -> Decision:
    """An absence as it is where the portal shows something of the last three months, beside its column or in it; else
    unknown where its days are all older (and all told with their year), or where nothing but its own links speaks for
    the column."""
    shown = _days(beside, today)
    newest = max([*shown, *_days(column, today)], default=None)
    if decision.outcome != "absent" or (newest is not None and newest >= today - LATELY):
        return decision
    if (yearless or len(shown) < MANY) and decision.control != "still_linked":
        return decision
    said = f"网站上最近的日期是 {newest}" if newest is not None else "网站上没有任何日期"
    return unknown("control_lost", f"{said}，网站可能已停更或迁移")


def unless_gone(decision: Decision, stood: Collection[str], listed: Collection[str]) -> Decision:
    """An absence, unless the report stood in a column at the last good look and no list has its address any more:
    withdrawn, moved or lost in a redesign, and neither the one nor the other is never having been published."""
    if decision.outcome != "absent" or not stood or not set(stood).isdisjoint(listed):
        return decision
    return unknown("control_lost", "上次在列的该年度年报已不在列（撤下、移动或改版）")


def _days(rows: Iterable[Row], today: date) -> list[date]:
    """The days of rows, by their text or their address, that have come already."""
    days = (row.list_date or url_date(row.url) for row in rows)
    return [day for day in days if day is not None and day <= today]
