"""Lists that come as data: JSON answers, and arrays inside scripts."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.page.data import count_of, data_at, data_of
from crawler.page.encoded import paired
from crawler.page.pages import Page, without_markup
from crawler.title.links import Row
from spiders.row.record_days import day_of

_TITLES = ("realtitle", "title", "doctitle", "showtitle", "articletitle", "infotitle", "name", "bt")
_ADDRESSES = ("url", "urls", "link", "href", "infourl", "docpuburl", "chnldocurl", "puburl", "linkurl", "post_url")
_DAYS = ("create_time", "publishedtimestr", "pubdate", "publishedtime", "docreltime", "infodate", "publishtime",
         "pub_time", "releasetime", "publishdate", "trs_time", "fbsj", "showdate", "date", "time")  # fmt: skip
_TOTALS = ("total", "totalcount", "totalrecord", "totalrecords", "recordcount", "articlecount", "totalelements")
_BEGINS = re.compile(r"[=:(]\s*(?=[\[{]\s*[\"{\[])")
MANY = 10
"""Rows of an answer from which on there may be another one, where it does not say how many there are: servers send
fewer than they are asked for."""


def parsed(page: Page) -> Any:
    """The JSON of an answer, a JSONP wrapper taken off; None when it is none."""
    text = page.markup.strip()
    wrapped = re.fullmatch(r"[\w$.]+\s*\((.*)\)\s*;?", text, re.S)
    return data_of(wrapped[1] if wrapped else text)


def records(value: Any) -> list[Mapping[str, Any]]:
    """The largest array of objects that have a title and an address, wherever it lies; empty when there is none."""
    best: list[Mapping[str, Any]] = []
    most = 0
    for array in _arrays(value):
        good = [each for each in (_unwrapped(item) for item in array) if _address(each)]
        titled = sum(1 for each in good if _pick(each, _TITLES))
        if titled > most:
            best, most = good, titled  # a record without a title among others is a row that says nothing
    return best


def total_of(value: Any) -> int | None:
    """The number of entries an answer claims, from the shallowest key of that name."""
    level = [value]
    for _ in range(4):
        following: list[Any] = []
        for each in level:
            if isinstance(each, Mapping):
                for key, inner in each.items():
                    if key.lower() in _TOTALS and (count := count_of(inner)) is not None:
                        return count
                following += each.values()
        level = following
    return None


def rows_of(value: Any, page: Page) -> tuple[Row, ...]:
    """The rows of the records in some data."""
    rows = []
    for record in records(value):
        url = page.absolute(_address(record) or "")
        if url:
            title = unescape(without_markup(str(_pick(record, _TITLES) or ""))).strip()
            rows.append(Row(url, title, day_of(_pick(record, _DAYS))))
    return tuple(rows)


def in_scripts(page: Page) -> Iterator[Any]:
    """Every JSON value a script of the page assigns or passes on, tried at each bracket after ``=``, ``:`` or ``(``."""
    for element in page.root.iter("script"):
        text, at = paired(element.text or ""), 0
        while found := _BEGINS.search(text, at):
            read = data_at(text, found.end())
            if read is not None:
                yield read[0]
            at = max(found.end() + 1, read[1] if read else 0)


def with_query(url: str, **changes: object) -> str:
    """An address with parameters of its query set."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True)) | {key: str(value) for key, value in changes.items()}
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def query_of(url: str) -> dict[str, str]:
    """The parameters of an address."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def _arrays(value: Any, depth: int = 0) -> Iterator[list[Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        yield value
        if value and all(isinstance(each, list) for each in value):
            yield [each for part in value for each in part]  # the rows of each page by themselves
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for each in inner:
        if isinstance(each, Mapping | list):
            yield from _arrays(each, depth + 1)


def _unwrapped(item: Any) -> Mapping[str, Any]:
    """A record, or the record inside it (``{"source": {…}}``)."""
    if not isinstance(item, Mapping):
        return {}
    source = item.get("source")
    return source if isinstance(source, Mapping) else item


def _pick(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    lowered = {key.lower(): value for key, value in record.items()}
    return next((lowered[name] for name in names if lowered.get(name) not in (None, "")), None)


def _address(record: Mapping[str, Any]) -> str | None:
    """The address of a record; Jiangxi keeps it as JSON in a string."""
    value = _pick(record, _ADDRESSES)
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = data_of(value)
    if isinstance(value, Mapping):
        value = value.get("pc") or value.get("common") or next(iter(value.values()), None)
    return value if isinstance(value, str) and value.strip() else None
