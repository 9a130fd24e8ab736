"""Jiangxi's platform: the first 50 rows are data in a script, the rest comes from POST /queryList."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from crawler.fetch.asks import Ask
from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from crawler.title.links import Row
from spiders.family import Family, ListPage
from spiders.row.promises import says_failed
from spiders.row.records import MANY, in_scripts, parsed, records, rows_of, total_of

FIRST = 50
"""Rows the page carries at most."""
_COUNT = re.compile(r"articleCount[\"']?\s*:\s*[\"']?(\d{1,9})")
_SITE = re.compile(r"\bwebsiteCode\s*=\s*[\"']([\w-]+)[\"']", re.I)
_CHANNEL = re.compile(r"\b(?:channelCode|colCode|columnCode)[\"']?\s*[=:]\s*\[?[\"']([\w-]+)[\"']", re.I)
_UNIT = re.compile(r"\bunitid[\"']?\s*[=:]\s*[\"']([\w-]+)[\"']", re.I)


class JxQuery(Family):
    """``var listData = {articleList: […]}``; ``urls`` is JSON in a string."""

    key = "jx_query"
    strong = (r"var\s+listData\s*=\s*\{", r"loadPageData\(\s*params\s*,")
    weak = (r"<base href=[\"']/jx\w*/[\"']", r"name=[\"']HtmlGenerateTime[\"']", r"var\s+websiteCode\s*=")

    def recognises(self, page: Page) -> bool:
        """The data's own answers are recognised by their address."""
        return page.url.endswith("/queryList") or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """Rows from the script or from the answer."""
        if page.url.endswith("/queryList"):
            return self._data(page)
        value = max(in_scripts(page), key=lambda each: len(records(each)), default=None)
        rows = rows_of(value, page) if value is not None else ()
        if not rows:
            return super().read(page)
        count = _COUNT.search(page.markup)
        total = int(count[1]) if count else None
        following = self._more(page, rows, total)
        stuck = following is None and (len(rows) >= FIRST if total is None else total > len(rows))
        return ListPage(rows, Paging("opaque" if stuck else "data", total=total), following)

    def _more(self, page: Page, rows: tuple[Row, ...], total: int | None) -> Ask | None:
        site, channel, unit = _SITE.search(page.markup), _CHANNEL.search(page.markup), _UNIT.search(page.markup)
        if total is None or total <= len(rows) or not site or not channel:
            return None
        form = {"current": "2", "pageSize": str(len(rows)), "unitid": unit[1] if unit else "",
                "webSiteCode[]": site[1], "channelCode[]": channel[1]}  # fmt: skip
        return _post(page.absolute("/queryList") or page.url, form, page.url)

    def _data(self, page: Page) -> ListPage:
        value: Any = parsed(page)
        if not isinstance(value, dict):
            return ListPage((), Paging("data"), broken="返回的不是 JSON")
        failed = says_failed(value)
        if failed is not None:
            return ListPage((), Paging("data"), broken=failed)
        rows, form = rows_of(value, page), dict(parse_qsl(page.sent.decode(), keep_blank_values=True))
        size, number = count_of(form.get("pageSize")) or 1, count_of(form.get("current")) or 1
        total = total_of(value)
        more = len(rows) >= (min(size, MANY) if total is None else size)
        following = _post(page.url, form | {"current": str(number + 1)}, page.referer) if more else None
        return ListPage(rows, Paging("data", number, None, total), following)


def _post(url: str, form: dict[str, str], referer: str) -> Ask:
    headers = (("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), ("Referer", referer))
    return Ask(url, "POST", urlencode(form).encode(), headers)
