"""gkmlpt, Guangdong's disclosure directory: a page made by script, its columns read from /gkmlpt/api/all/<column>."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawler.fetch.asks import Ask
from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.column_trees import columns_below, report_column
from spiders.family import Family, ListPage
from spiders.row.records import parsed, query_of, rows_of, total_of, with_query

SIZE = 100
"""Articles of one answer."""
_SID = re.compile(r"\bSID[\"']?\s*:\s*[\"']?(\d+)")


class Gkmlpt(Family):
    """100 rows per answer; ``create_time`` is the day of publication, ``total`` counts what is listed."""

    key = "gkmlpt"
    strong = (r"/gkmlpt/(?:index|annualreport|policy|api|content)", r"window\._CONFIG\s*=[\s\S]{0,4000}\bSID\b")
    article = r"/gkmlpt/content/\d+/\d+/post_\d+\.html$|/content/post_\d+\.html$"

    def recognises(self, page: Page) -> bool:
        """The data's own answers are recognised by their address."""
        return "/gkmlpt/api/all/" in page.url or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """Data when this is an answer of the interface, else the way to it."""
        if "/gkmlpt/api/all/" in urlsplit(page.url).path:
            return self._data(page)
        column, sid = report_column(page), _SID.search(page.markup)
        if column is None or sid is None:
            return super().read(page)
        root = page.url[: page.url.index("/gkmlpt/")] if "/gkmlpt/" in page.url else page.url.rstrip("/")
        first = f"{root}/gkmlpt/api/all/{column}?page=1&sid={sid[1]}"
        years = tuple(f"{root}/gkmlpt/annualreport#{each}" for each in columns_below(page, column))
        following = Ask(first, headers=(("Referer", page.url.split("#")[0]),))
        return ListPage((), Paging("data"), following, beside=years)

    def _data(self, page: Page) -> ListPage:
        value: Any = parsed(page)
        if not isinstance(value, dict) or not isinstance(value.get("articles"), list):
            return ListPage((), Paging("data"), broken="返回的数据中没有 articles")
        total, offset = total_of({"total": value.get("total")}), value.get("offset")
        offset = offset if isinstance(offset, int) else 0
        rows = rows_of(value["articles"], page)
        count = len(value["articles"])
        more = count >= SIZE if total is None else 0 < count < total - offset
        number = count_of(query_of(page.url).get("page")) or 1
        following = Ask(with_query(page.url, page=number + 1), headers=(("Referer", page.referer),)) if more else None
        classify = value.get("classify")
        target = classify.get("jump_url") if isinstance(classify, dict) else None
        left = f"栏目跳转到 {target}" if target else None  # a browser is sent on to another page
        return ListPage(rows, Paging("data", number, None, total), following, broken=left)
