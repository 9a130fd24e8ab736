"""Lonsun (龙讯), Anhui and elsewhere: /public/column/<organ>?type=3 holds a body's reports, filled by fragments."""

import re
from urllib.parse import urlencode, urlsplit

from crawler.fetch.asks import Ask
from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family, ListPage
from spiders.row.records import MANY, query_of, with_query

LABEL = "/site/label/8888"
SIZE = 15
_ORGAN = re.compile(r"/public/column/(\d+)|organId[\"']?\s*[=:]\s*[\"']?(\d+)")
_CALL = re.compile(r"\}\s*,\s*(\d{1,4})\s*,\s*\d{1,4}\s*,\s*(\d{1,6})\s*[,)]")
"""Pages and entries behind the function that Ls.pagination is given."""
_PAGE_COUNT = re.compile(r"(?:pageCount|totalPages?)[\"']?\s*[=:]\s*[\"']?(\d{1,9})")


class Lonsun(Family):
    """Fragments are asked page after page until one is short."""

    key = "lonsun"
    strong = (r"/site/label/8888\?labelName=", r"\bLs\.pagination\b")
    weak = (r"/public/column/\d+", r"(?i)name=[\"']SiteId[\"']", r"/content/column/\d+\?pageIndex=", r"xxgk_nav_list")
    article = r"/public/\d+/\d+\.html$|/content/(?:article|detail)/\d+|/openness/(?:detail/)?(?:content|public)/\w+"

    def recognises(self, page: Page) -> bool:
        """Fragments are recognised by their address."""
        return urlsplit(page.url).path == LABEL or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """Rows of the page, of a fragment, or the way to the first fragment."""
        read = super().read(page)
        mine = [row for row in read.rows if row.in_list]
        if urlsplit(page.url).path == LABEL:
            return self._fragment(page, read, len(mine))
        organ, site = _ORGAN.search(page.url) or _ORGAN.search(page.markup), page.meta("SiteId")
        paged = _PAGE_COUNT.search(page.markup) or _CALL.search(page.markup)
        if "/content/column/" in page.url and paged and read.following is None:
            return self._column(page, read, int(paged[1]))
        turned = read.paging.form == "opaque"  # Ls.pagination fetches every page but the first as a fragment
        if read.following is not None or (mine and not turned) or organ is None or "/public/column/" not in page.url:
            return read
        query = {"labelName": "publicInfoList", "siteId": site or "", "pageSize": SIZE, "pageIndex": 1,
                 "organId": next(each for each in organ.groups() if each), "type": query_of(page.url).get("type", "3"),
                 "isDate": "true", "dateFormat": "yyyy-MM-dd"}  # fmt: skip
        address = page.absolute(f"{LABEL}?{urlencode(query)}")
        assert address is not None
        return ListPage(read.rows, Paging("data"), Ask(address, headers=(("Referer", page.url),)))

    def _fragment(self, page: Page, read: ListPage, count: int) -> ListPage:
        query = query_of(page.url)
        number, size = count_of(query.get("pageIndex")) or 1, count_of(query.get("pageSize")) or SIZE
        following = None
        if read.paging.form == "template":
            more = read.paging.next_url
            following = Ask(more, headers=(("Referer", page.referer),)) if more else None
        elif count >= min(size, MANY):
            following = Ask(with_query(page.url, pageIndex=number + 1), headers=(("Referer", page.referer),))
        pages, total = read.paging.pages, read.paging.total
        total = _entries(page, size) if total is None else total
        return ListPage(read.rows, Paging("data", number, pages, total), following, read.says_none)

    def _column(self, page: Page, read: ListPage, pages: int) -> ListPage:
        number = count_of(query_of(page.url).get("pageIndex")) or 1
        following = Ask(with_query(page.url, pageIndex=number + 1)) if number < pages else None
        return ListPage(read.rows, Paging("data", number, pages, read.paging.total), following, read.says_none)


def _entries(page: Page, size: int) -> int | None:
    """The entries that the call of the pager counts, where they fill its pages and are not the size of one."""
    found = _CALL.search(page.markup)
    if found is None:
        return None
    pages, total = int(found[1]), int(found[2])
    return total if (pages - 1) * size < total <= pages * size and total != size else None
