"""JPaaS (Hanweb's newer platform): the list is a fragment of HTML inside JSON from page/build/unit."""

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from crawler.column.waiting import says_none
from crawler.fetch.asks import Ask
from crawler.page.data import count_of, data_of
from crawler.page.pages import Page
from crawler.pager.pagers import Paging
from spiders.family import Family, ListPage
from spiders.row.markup_rows import html_rows
from spiders.row.records import MANY, parsed, query_of, with_query

API = "/api-gateway/jpaas-publish-server/front/page/build/unit"
MOST_UNITS = 4
"""Units of one page that are asked for: its list, and what else stands on it."""
_QUERY = re.compile(r"queryData\s*=\s*\"(\{.{0,4000}?\})\"", re.I | re.S)
_PAGER = re.compile(r"<[^<>]*class=[\"'][^\"']*\bpagination\b[^\"']*[\"'][^>]*>")


class Jpaas(Family):
    """Page 2 and on only through ``paramJson``; UA and Referer are wanted."""

    key = "jpaas"
    strong = (re.escape(API.removeprefix("/")), r"(?i)queryData\s*=\s*\"\{'parseType'")
    article = r"/art/\d{4}/(?:\d{1,2}/\d{1,2}/art_\d+_\d+|art_[\w]+)\.html$|/art_[\w]+\.html$"

    def recognises(self, page: Page) -> bool:
        """The data's own answers are recognised by their address."""
        return API in page.url or super().recognises(page)

    def read(self, page: Page) -> ListPage:
        """The fragment when this is an answer; else the rows of the page, and the way to the data of each unit."""
        if API in page.url:
            return self._data(page)
        found = re.search(r"\burl=\"(/api-gateway/[^\"]+)\"", page.markup)
        asked = (
            page.absolute((found[1] if found else API) + "?" + urlencode(query)) for query in _queries(page.markup)
        )
        units = [url for url in dict.fromkeys(asked) if url]
        static = super().read(page)
        if not units or any(row.in_list for row in static.rows):
            return replace(static, beside=tuple(units[:MOST_UNITS]))
        following = Ask(units[0], headers=(("Referer", page.url),))
        return ListPage((), Paging("data"), following, beside=tuple(units[1:MOST_UNITS]))

    def _data(self, page: Page) -> ListPage:
        value: Any = parsed(page)
        inner = value.get("data") if isinstance(value, dict) and value.get("success") else None
        markup = inner.get("html") if isinstance(inner, dict) else inner
        if not isinstance(markup, str):
            return ListPage((), Paging("data"), broken="返回的数据中没有 html")
        fragment = Page(page.referer or page.url, 200, f"<html><body>{markup}</body></html>".encode(), {})
        rows = html_rows(fragment, self.article)
        pager = _PAGER.search(markup)
        number = _page_number(page.url)
        total, per_page = _said(pager[0], "count") if pager else None, (_said(pager[0], "rows") or 0) if pager else 0
        full = min(_size(page.url) or MANY, MANY)
        per_page = per_page or _size(page.url) or len(rows)
        more = number * per_page < total if total is not None else len(rows) >= full or "下一页" in markup
        following = None
        if rows and more:
            wanted = json.dumps({"pageNo": number + 1, "pageSize": per_page})
            following = Ask(with_query(page.url, paramJson=wanted), headers=(("Referer", page.referer),))
        return ListPage(rows, Paging("data", number, None, total), following, not rows and says_none(fragment))


def _said(tag: str, name: str) -> int | None:
    """A number an attribute of the pager gives."""
    found = re.search(rf"\b{name}=[\"'](\d{{1,9}})[\"']", tag)
    return int(found[1]) if found else None


def _queries(markup: str) -> list[dict[str, str]]:
    """The parameters of each unit of the page; empty when it has none."""
    units = []
    for found in _QUERY.finditer(markup.replace("&quot;", "'").replace("&#39;", "'")):
        value = data_of(found[1].replace("'", '"'))  # a unit written otherwise is not ours to guess
        if isinstance(value, dict) and value.get("pageId"):
            units.append({key: str(each) for key, each in value.items()})
    if units:
        return units
    pairs = {
        key: re.search(rf"{key}[\"']?\s*[:=]\s*[\"']([^\"']+)", markup)
        for key in ("webId", "pageId", "tplSetId", "tagId")
    }
    if not (pairs["webId"] and pairs["pageId"] and pairs["tplSetId"]):
        return []
    said = {key: found[1] for key, found in pairs.items() if found}
    return [said | {"parseType": "bulidstatic", "pageType": "column"}]


def _page_number(url: str) -> int:
    return _wanted(url, "pageNo") or 1


def _size(url: str) -> int | None:
    return _wanted(url, "pageSize")


def _wanted(url: str, name: str) -> int | None:
    """What an address asks for by ``paramJson``."""
    said = data_of(query_of(url).get("paramJson", "{}"))
    return count_of(said.get(name)) if isinstance(said, dict) else None
