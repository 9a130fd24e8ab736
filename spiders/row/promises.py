"""What an answer in data says beside its records: that there are more of them, or that it is a failure."""

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.page.data import count_of

_PAGES = {"pages", "pagecount", "totalpage", "totalpages", "totalpagenum", "pagetotal", "pagenumtotal", "lastpage"}
_HERE = {"current", "currentpage", "pageno", "pagenum", "pageindex", "page", "curpage", "number"}
_MORE = {"hasnext", "hasnextpage", "hasmore", "more", "havenext", "isnext"}
_NEXT = {"next", "nexturl", "nextpageurl", "nextlink", "nextcursor", "cursor", "nextpage", "scrollid"}
_LAST = {"last", "lastpage", "islast", "islastpage", "isend", "finished"}
_COUNTS = {
    "count",
    "totalnum",
    "totalhits",
    "totalsize",
    "allcount",
    "rowcount",
    "recordstotal",
    "totalitems",
    "counts",
}
_GOOD = {0, 1, 200, "0", "1", "200", "0000", "00000", "success", "ok", "true", "sucess", ""}
_DEPTH = 4


def says_more(value: Any, rows: int) -> bool:
    """Whether the data speak of more than the rows they hold: pages, a next one, a count."""
    return any(_promises(each, rows) for each in _objects(value))


def says_failed(value: Any) -> str | None:
    """Why an answer is a failure by its own words, for people; None when it does not say so."""
    if not isinstance(value, Mapping):
        return None
    told = {str(key).lower(): each for key, each in value.items()}
    code = told.get("code", told.get("errcode", told.get("errorcode", told.get("status"))))
    bad = isinstance(code, int | str) and not isinstance(code, bool) and _plain(code) not in _GOOD
    if told.get("success") is False or (bad and (told.get("msg") or told.get("message") or told.get("error"))):
        return f"{code}: {told.get('msg') or told.get('message') or told.get('error') or ''}"[:100]
    return None


def _plain(code: int | str) -> int | str:
    return code.strip().lower() if isinstance(code, str) else code


def _promises(record: Mapping[str, Any], rows: int) -> bool:
    told = {str(key).lower().replace("_", ""): each for key, each in record.items()}
    here = max((number for key in _HERE if (number := _number(told.get(key))) is not None), default=1)
    if any((_number(told.get(key)) or 0) > max(1, here) for key in _PAGES):
        return True
    if any(told.get(key) in (True, "true", 1) for key in _MORE) or any(told.get(key) is False for key in _LAST):
        return True
    following = (told.get(key) for key in _NEXT)
    if any(isinstance(each, str) and each.strip() not in ("", "0", "null", "#") for each in following):
        return True
    return any((_number(told.get(key)) or 0) > rows for key in _COUNTS)


def _number(value: Any) -> int | None:
    return count_of(value)


def _objects(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects around the records, without the records themselves: those stand in arrays."""
    if isinstance(value, Mapping) and depth < _DEPTH:
        yield value
        for each in value.values():
            yield from _objects(each, depth + 1)
