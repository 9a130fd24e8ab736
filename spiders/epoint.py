"""Epoint (国泰新点): the list is an answer to POST getgovinfolist, its site's id stands in /js/webBuilderCommon.js."""

import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.fetching import Ask
from crawler.pagers import Paging
from crawler.pages import Page
from spiders.family import Family, ListPage
from spiders.records import parsed, query_of, rows_of, total_of

COMMON = "/js/webBuilderCommon.js"
LIST = "/rest/lightfrontaction/getgovinfolist"
SIZE = 50
_SITE = re.compile(r"siteInfo\s*=\s*(\{.*?\})", re.S)


class Epoint(Family):
    """Three steps: the page names the category, the script names the site, the interface gives the rows."""

    key = "epoint"
    strong = (
        r"govInfoPub\.html\?",
        r"webBuilderCommon\.js",
        r"lightfrontaction/getgovinfolist",
        r"siteInfo\s*=\s*\{[^}]*siteGuid",
    )
    weak = (r"class=[\"'][^\"']*\bewb-\w+", r"EWB-FRONT")

    def recognises(self, page: Page) -> bool:
        """The script and the answers are recognised by their address; some servers say who they are."""
        path = urlsplit(page.url).path
        return path.endswith((COMMON, LIST)) or "epoint" in page.headers.get("server", "") or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """Rows of the page when it has them, else one step further."""
        path = urlsplit(page.url).path
        if path.endswith(LIST):
            return self._data(page)
        if path.endswith(COMMON):
            return _ask_list(page)
        read = super().read(page)
        if any(row.in_list for row in read.rows) or "categorynum" not in page.url:
            return read
        return ListPage((), Paging("data"), Ask(urljoin(page.url, COMMON), headers=(("Referer", page.url),)))

    def _data(self, page: Page) -> ListPage:
        value: Any = parsed(page)
        if not isinstance(value, dict):
            return ListPage((), Paging("data"), broken="the answer is no JSON")
        body = json.loads(page.sent)
        inner = body.get("params", body)
        rows, number = rows_of(value, page), int(inner.get("pageIndex", 1))
        following = None
        if len(rows) >= SIZE:
            inner["pageIndex"] = number + 1
            following = _post(page.url, body, page.referer)
        return ListPage(rows, Paging("data", number, None, total_of(value)), following)


def _ask_list(page: Page) -> ListPage:
    found = _SITE.search(page.markup)
    try:
        site = json.loads(found[1]) if found else None
    except ValueError:
        site = None
    if not isinstance(site, dict) or "siteGuid" not in site:
        return ListPage((), Paging("data"), broken="no siteInfo in webBuilderCommon.js")
    query = query_of(page.referer)
    body = {"deptcode": query.get("deptcode", ""), "categorynum": query.get("categorynum", ""), "pageIndex": 1,
            "pageSize": SIZE, "siteGuid": site["siteGuid"]}  # fmt: skip
    return ListPage(
        (), Paging("data"), _post(urljoin(page.url, f"{site.get('projectName', '')}{LIST}"), body, page.referer)
    )


def _post(url: str, body: dict[str, Any], referer: str) -> Ask:
    headers = (("Content-Type", "application/json;charset=UTF-8"), ("Referer", referer))
    return Ask(url, "POST", json.dumps(body, ensure_ascii=False).encode(), headers)
