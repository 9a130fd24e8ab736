"""gkmlpt, Guangdong's disclosure directory: a page made by script, its columns read from /gkmlpt/api/all/<column>."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from crawler.asks import Ask
from crawler.discovery import COLUMN
from crawler.links import read_title
from crawler.names import squash
from crawler.pagers import Paging
from crawler.pages import Page
from spiders.family import Family, ListPage
from spiders.records import in_scripts, parsed, query_of, rows_of, total_of, with_query

MOST_YEARS = 3
MOST_PARTS = 12
_PARENTS = ("parent_id", "parentId", "parentid", "pid", "pId", "parent")
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
        column, sid = _column(page), _SID.search(page.markup)
        if column is None or sid is None:
            return super().read(page)
        root = page.url[: page.url.index("/gkmlpt/")] if "/gkmlpt/" in page.url else page.url.rstrip("/")
        first = f"{root}/gkmlpt/api/all/{column}?page=1&sid={sid[1]}"
        years = tuple(f"{root}/gkmlpt/annualreport#{each}" for each in _below(page, column))
        following = Ask(first, headers=(("Referer", page.url.split("#")[0]),))
        return ListPage((), Paging("data"), following, beside=years)

    def _data(self, page: Page) -> ListPage:
        value: Any = parsed(page)
        if not isinstance(value, dict) or not isinstance(value.get("articles"), list):
            return ListPage((), Paging("data"), broken="no articles in the answer")
        total, offset = total_of({"total": value.get("total")}), value.get("offset")
        offset = offset if isinstance(offset, int) else 0
        rows = rows_of(value["articles"], page)
        more = total is not None and offset + len(value["articles"]) < total and bool(value["articles"])
        number = int(query_of(page.url).get("page", "1"))
        following = Ask(with_query(page.url, page=number + 1), headers=(("Referer", page.referer),)) if more else None
        classify = value.get("classify")
        target = classify.get("jump_url") if isinstance(classify, dict) else None
        left = f"栏目跳转到 {target}" if target else None  # a browser is sent on to another page
        return ListPage(rows, Paging("data", number, None, total), following, broken=left)


def _column(page: Page) -> str | None:
    """The column's number: in the address's fragment, else the tree's column of annual reports."""
    fragment = page.url.partition("#")[2]
    if fragment.isdigit():
        return fragment
    for value in in_scripts(page):
        found = _named(value)
        if found is not None:
            return found
    tree = re.search(r"\bTREE[\"']?\s*:\s*\[", page.markup)
    named = re.search(
        r"[\"']id[\"']\s*:\s*(\d+)[^{}]*?[\"']name[\"']\s*:\s*[\"'](?:政府)?信息公开(?:工作)?(?:年报|年度报告)",
        page.markup,
    )
    return named[1] if tree and named else None


def _below(page: Page, column: str) -> tuple[str, ...]:
    """The columns below a column, of those named by years the newest: which of their rows its own list has, nobody
    says."""
    years: dict[int, str] = {}
    parts: dict[str, None] = {}
    for child in _children([node for value in in_scripts(page) for node in _nodes(value)], column):
        number, reading = str(child.get("id", "")), read_title(str(child.get("name", "")))
        if number.isdigit() and reading.year and reading.kind in ("year", "weak", "report"):
            years[reading.year] = number
        elif number.isdigit():
            parts[number] = None
    return tuple([*(years[year] for year in sorted(years, reverse=True)[:MOST_YEARS]), *parts][:MOST_PARTS])


def _children(nodes: list[dict[str, Any]], column: str) -> Iterator[dict[str, Any]]:
    """The objects inside a column's, and those that name it as their parent."""
    for node in nodes:
        if str(node.get("id")) == column:
            yield from _nodes(list(node.values()))
        if any(str(node.get(key)) == column for key in _PARENTS):
            yield node


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a tree."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(each)


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        return next((found for each in value if (found := _named(each))), None)
    if not isinstance(value, dict):
        return None
    if (
        isinstance(value.get("name"), str)
        and COLUMN.match(squash(value["name"]))
        and str(value.get("id", "")).isdigit()
    ):
        return str(value["id"])
    return next((found for each in value.values() if isinstance(each, list | dict) and (found := _named(each))), None)
