"""UCAP (开普云): /c110634/202507/174183602.shtml, lists zwgklist.shtml, a menu of years without report names."""

import re
from typing import Any

from crawler.fetch.asks import Ask
from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family, ListPage
from spiders.row.promises import says_failed
from spiders.row.records import MANY, parsed, query_of, rows_of, total_of, with_query

SEARCH = re.compile(r"/(?:common/)?(?:search|searchList)/([0-9a-f]{32})\b")
SIZE = 20


class Ucap(Family):
    """Pager ``createPageHTML('page_div', pages, current, 'list', 'shtml', total)``, current from 1."""

    key = "ucap"
    strong = (
        r"name=[\"']channelId[\"'][^>]*content=[\"'][0-9a-f]{32}[\"']",
        r"<cmspro_documents",
        r"/common/search/[0-9a-f]{32}\?_isAgg",
        r"createPageHTML\(\s*[\"'](?:page[_-]div|paging)[\"']\s*,",
        r"(?i)id=[\"']UCAP-CONTENT[\"']|class=[\"']ucapcontent",
    )
    weak = (
        r"/c\d{4,8}/(?:\d{6}/)?[\w]+\.shtml",
        r"name=[\"']code[\"'][^>]*content=[\"']c\d+",
        r"页面生成时间",
        r"/xhtml/(?:\w+/)*js/page\.js",
        r"zwgklist\w*\.shtml|xxgk\w*_list\.shtml|common_list\.shtml",
    )
    article = r"/c\d{4,8}/\d{6}/[\w-]+\.shtml$|/c\d{4,8}/[0-9a-f]{32}\.shtml$|/content\.shtml$"

    def recognises(self, page: Page) -> bool:
        """The data's own answers are recognised by their address."""
        return bool(SEARCH.search(page.url)) or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """Rows of the page; where a script would fetch them, the way to the data, then the data."""
        if SEARCH.search(page.url):
            return self._data(page)
        read = super().read(page)
        asked, channel = SEARCH.search(page.markup), page.meta("channelId")
        column = asked[1] if asked else channel
        turned = read.paging.form == "opaque"  # a script of its own fetches every page but the first
        if column is None or (not turned and (any(row.in_list for row in read.rows) or read.says_none)):
            return read
        query = f"_isAgg=true&_isJson=true&_pageSize={SIZE}&_template=index&page=1"
        address = page.absolute(f"/common/search/{column}?{query}")
        assert address is not None
        return ListPage(read.rows if turned else (), Paging("data"), Ask(address, headers=(("Referer", page.url),)))

    def _data(self, page: Page) -> ListPage:
        value: Any = parsed(page)
        if not isinstance(value, dict) or not isinstance(value.get("data"), dict):
            return ListPage((), Paging("data"), broken="返回的数据中没有 data")
        rows, total, query = rows_of(value, page), total_of(value), query_of(page.url)
        number, size = count_of(query.get("page")) or 1, count_of(query.get("_pageSize")) or SIZE
        if number == 1 and total is not None and 0 < len(rows) < min(size, total):
            size = len(rows)  # the server gives fewer than it is asked for
        more = bool(rows) and (number * size < total if total is not None else len(rows) >= min(size, MANY))
        following = (
            Ask(with_query(page.url, page=number + 1, _pageSize=size), headers=(("Referer", page.referer),))
            if more
            else None
        )
        return ListPage(rows, Paging("data", number, None, total), following, broken=says_failed(value))
