"""Pages that a server gave out before it was done: its own orders stand in them, and what they would have brought does
not."""

import re

from crawler.page.pages import Page

_ORDER = re.compile(
    r"<!--\s*#\s*(?:include|exec)\b[^>]*>|<esi:include\b[^>]*>|<jsp:include\b[^>]*>|<\?php\b[^>]*>"
    r"|<#(?:list|include|if)\b[^>]*>|<%@?\s*(?:include|for|while|if)\b[^>]*>",
    re.I,
)
_EDGES = re.compile(
    r"head|foot|top|bottom|nav|menu|left|right|side|meta|css|js\b|tongji|count|search|link|copy|logo|banner|share|pub",
    re.I,
)  # fmt: skip
"""What is included there is no list."""


def undone(page: Page) -> str | None:
    """The first order left in a page that may be about its list, as it stands there; None for a finished page."""
    found = (each[0] for each in _ORDER.finditer(page.markup) if not _EDGES.search(each[0]))
    return next((each[:60] for each in found), None)
