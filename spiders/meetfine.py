"""MeetFine (明靖), Anhui: every body has its own page of annual reports, /opennessAnnualReport/?branch_id=<body>."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family

_NUMBER = re.compile(r"/page_(\d{1,9})(?=\.html$)", re.I)
_FIRST = re.compile(r"/OpennessContent/showList/\w+/\w+/page_1\.html$", re.I)


class MeetFine(Family):
    """Rows stand in the page; further pages are ``/OpennessContent/showList/<body>/<category>/page_<n>.html``."""

    key = "meetfine"
    strong = (r"(?i)/openness(?:AnnualReport|Guide)/\?branch_id=", r"(?i)/OpennessContent/show(?:List)?/")
    article = r"(?i)/OpennessContent/show/\w+\.html$"

    def paging(self, page: Page) -> Paging:
        """The pager; where only a script turns the pages, the next one by its number in the address, or the same list
        at an address with a number."""
        paging = super().paging(page)
        number = _NUMBER.search(urlsplit(page.url).path)
        if number is None and paging.form == "opaque":
            numbered = {link.url for link in page.links if _FIRST.search(urlsplit(link.url).path)}
            return replace(paging, form="alias", next_url=numbered.pop()) if len(numbered) == 1 else paging
        if number is None or paging.form != "opaque" or paging.pages is None:
            return paging
        here = int(number[1])
        following = _NUMBER.sub(f"/page_{here + 1}", page.url) if here < paging.pages else None
        return replace(paging, form="links", current=here, next_url=following)
