"""The next page of a list as the answer's own header announces it: ``Link: </nb/?page=2>; rel="next"``."""

import re

from crawler.page.pages import Page
from crawler.pager.further import same_place

_LINK = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s;,\"]*))?)*)")
_NEXT = re.compile(r";\s*rel\s*=\s*(?:\"(?:[^\"]*\s)?next(?:\s[^\"]*)?\"|next(?=[\s;,]|$))", re.I)


def announced_next(page: Page) -> str | None:
    """The address of the next page; None where the header names none, or this page."""
    for address, parameters in _LINK.findall(page.headers.get("link", "")):
        url = page.absolute(address) if _NEXT.search(parameters) else None
        if url and not same_place(url, page.url):
            return url
    return None
