"""Epoint (国泰新点): the list is an answer to POST getgovinfolist, its site's id stands in /js/webBuilderCommon.js."""

import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.fetch.asks import Ask
from crawler.page.data import data_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family, ListPage
from spiders.row.promises import says_failed
from spiders.row.records import MANY, parsed, query_of, rows_of, total_of

COMMON = "/js/webBuilderCommon.js"
LIST = "/rest/lightfrontaction/getgovinfolist"
SIZE = 50
_GUID = re.compile(r"siteGuid[\"']?\s*[:=]\s*[\"']([\w-]+)[\"']")
_PROJECT = re.compile(r"projectName[\"']?\s*[:=]\s*[\"']([\w/-]*)[\"']")


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
            return ListPage((), Paging("data"), broken="返回的不是 JSON")
        if isinstance(value.get("custom"), str):
            value = {**value, "custom": data_of(value["custom"])}  # data within data, as some servers write them
        body = json.loads(page.sent)
        inner = body.get("params", body)
        rows, number = rows_of(value, page), int(inner.get("pageIndex", 1))
        following, total = None, total_of(value)
        rest = bool(rows) and total is not None and number * len(rows) < total  # some give fewer than asked for
        rest = rest or (total is None and len(rows) >= MANY)
        whole = total is not None and 0 < total <= len(rows)
        # some count pages from 0, some from 1: both beginnings are asked, unless the first gave everything
        if not whole and (number == 0 or len(rows) >= SIZE or rest):
            inner["pageIndex"] = number + 1
            following = _post(page.url, body, page.referer)
        elif number <= 1 and not rows and not total and inner is body:
            # nothing, counted from 0 and from 1: some want it wrapped
            following = _post(page.url, {"params": body | {"pageIndex": 0}}, page.referer)
        total = None if following is not None and not rows else total  # asked otherwise, it may say otherwise
        return ListPage(rows, Paging("data", number, None, total), following, broken=says_failed(value))


def _ask_list(page: Page) -> ListPage:
    guid, project = _GUID.search(page.markup), _PROJECT.search(page.markup)
    if guid is None:
        return ListPage((), Paging("data"), broken="webBuilderCommon.js 中没有 siteGuid")
    query = query_of(page.referer)
    body = {"deptcode": query.get("deptcode", ""), "categorynum": query.get("categorynum", ""), "pageIndex": 0,
            "pageSize": SIZE, "siteGuid": guid[1]}  # fmt: skip
    folder = project[1].strip("/") if project else ""
    address = urljoin(page.url, f"/{folder}{LIST}" if folder else LIST)
    return ListPage((), Paging("data"), _post(address, body, page.referer))


def _post(url: str, body: dict[str, Any], referer: str) -> Ask:
    headers = (("Content-Type", "application/json;charset=UTF-8"), ("Referer", referer))
    return Ask(url, "POST", json.dumps(body, ensure_ascii=False).encode(), headers)
