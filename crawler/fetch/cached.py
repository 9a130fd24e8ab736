"""Copies that a cache on the way gave out without asking the portal: what is missing in them may long be there."""

import re
from datetime import timedelta

from crawler.page.data import count_of
from crawler.page.pages import Page

OLDEST = timedelta(days=1)
"""A list is looked at once a day: an older copy is of another day."""
_STALE = re.compile(r"(?:^|,)\s*11[0-3]\b")
"""The warnings of a cache that its copy is stale, or that it could not ask."""


def stale_copy(page: Page) -> str | None:
    """Of which age a page says to be a copy, for people; None for a fresh one, or one that says nothing."""
    age = count_of(page.headers.get("age"))
    if age is not None and age > OLDEST.total_seconds():
        return f"缓存了 {age // 86400} 天的副本"
    return "过期的缓存副本" if _STALE.search(page.headers.get("warning", "")) else None
