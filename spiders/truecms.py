"""TrueCMS (南通, 连云港): the first rows stand in the page for a script to turn, getMessage.do gives the rest."""

import re

from crawler.fetch.asks import Ask
from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family, ListPage
from spiders.row.fragments import record_rows, records
from spiders.row.promises import says_failed
from spiders.row.records import parsed, query_of, with_query

_SCRIPT = re.compile(r"proxyUrl[\"']?\s*:\s*[\"']([^\"']*/messageController/getMessage\.do)", re.I)
_COLUMN = re.compile(r"columnId[\"']?\s*:\s*[\"']([\w-]+)[\"']")
_TOTAL = re.compile(r"totalRecord[\"']?\s*:\s*[\"']?(\d{1,9})|<totalrecord>\s*(\d{1,9})")
_DATA = re.compile(r"/messageController/getMessage\.do\?", re.I)
_PER_PAGE = re.compile(r"perPage[\"']?\s*:\s*[\"']?(\d{1,3})", re.I)
SIZE = 15
AT_A_TIME = 3
"""Pages asked for at a time, as the pager's script does; where a server gives nothing for so many, one."""


class TrueCms(Family):
    """``#initData`` holds the first rows; further ones come by their numbers, a datastore within JSON."""

    key = "truecms"
    strong = (r"(?i)/messageController/getMessage\.do",)
    article = r"/content/[0-9a-f]{8}-[0-9a-f-]{27}\.html?$"

    def recognises(self, page: Page) -> bool:
        """The data's own answers are recognised by their address."""
        return bool(_DATA.search(page.url)) or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """The rows of the page and the way to the others, or the records of an answer."""
        if _DATA.search(page.url):
            return self._data(page)
        rows = self.rows(page)
        script, column, total = _SCRIPT.search(page.markup), _COLUMN.search(page.markup), _total(page.markup)
        listed = sum(row.in_list for row in rows)
        if script is None or column is None:
            return super().read(page)
        following = None
        if total is None or listed < total:
            per_page = _PER_PAGE.search(page.markup)
            address = with_query(page.absolute(script[1]) or script[1], contentTemplate="", columnId=column[1])
            following = _ask(address, page.url, listed + 1, int(per_page[1]) if per_page else SIZE, AT_A_TIME)
        return ListPage(rows, Paging("records", total=total), following)

    def _data(self, page: Page) -> ListPage:
        value = parsed(page)
        result = value.get("result") if isinstance(value, dict) else None
        if not isinstance(result, str):
            return ListPage((), Paging("records"), broken=says_failed(value) or "返回的数据中没有 result")
        rows = tuple(row for record in records(result) for row in record_rows(page, record, self.article))
        total, query = _total(result), query_of(page.url)
        first, last = count_of(query.get("startrecord")) or 1, count_of(query.get("endrecord")) or 0
        per_page = count_of(query.get("perpage")) or SIZE
        following = None
        if rows and (total is None or last < total):
            following = _ask(page.url, page.referer, last + 1, per_page, (last - first + 1) // per_page)
        elif not rows and last - first >= per_page:
            following = _ask(page.url, page.referer, first, per_page, 1)
        return ListPage(rows, Paging("records", last // per_page + 1, total=total), following)


def _ask(url: str, referer: str, first: int, per_page: int, pages: int) -> Ask:
    """The records of so many pages from one on; where there is nothing at that address, of one page."""
    asked = with_query(url, startrecord=first, endrecord=first + pages * per_page - 1, perpage=per_page)
    fewer = _ask(url, referer, first, per_page, 1) if pages > 1 else None
    return Ask(asked, headers=(("Referer", referer),), otherwise=fewer)


def _total(text: str) -> int | None:
    found = _TOTAL.search(text)
    return int(found[1] or found[2]) if found else None
