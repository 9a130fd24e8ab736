"""A column divided by months: links and folders that read only a month, and months that only a click would show."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from crawler.page.pages import Page, text_of
from crawler.pager.further import same_place
from crawler.title.names import squash

_NUMERALS = {name: number for number, name in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_YEAR, _MONTH = r"((?:19|20)\d\d)", r"(0?[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)"
_DATED = re.compile(rf"{_YEAR}(?:年|[-./]?){_MONTH}月?份?/?(?:[(（\[【]\d+[条篇]?[)）\]】])?")
_ALONE = re.compile(rf"{_MONTH}月份?(?:[(（\[【]\d+[条篇]?[)）\]】])?")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[/_-]?(?:0?[1-9]|1[0-2]))?(?!\d)")
_LONGEST = 14
_FEW = 2
"""Months without a year or an address from which on they divide a column."""

Month = tuple[int | None, int, str]
"""Year (None where nobody says which), month, address."""


def months(page: Page) -> tuple[Month, ...]:
    """Links that read only a month, each address once; what a row of the page leads to is none."""
    found: dict[str, tuple[int | None, int]] = {}
    for link in page.links:
        told = _read(link.text) if len(link.text) <= 2 * _LONGEST else None
        if told is not None and not same_place(link.url, page.url):
            found.setdefault(link.url, (told[0] or _year_of(link.url), told[1]))
    if not found:
        return ()
    titled = {link.url for link in page.links if len(squash(link.text)) > _LONGEST}
    divided = [(year, month, url) for url, (year, month) in found.items() if url not in titled]
    return tuple(divided) if any(year for year, _, _ in divided) or len(divided) >= _FEW else ()


def months_to_click(page: Page) -> frozenset[tuple[int | None, int]]:
    """Months that a script would show: buttons and tabs that lead nowhere, and choices, more than one of them."""
    found = {told for element in page.root.iter("a", "li", "span", "button") if (told := _clicked(element))}
    found |= {told for option in page.root.iter("option") if (told := _read(text_of(option))) and told[0]}
    return frozenset(found) if len(found) >= _FEW else frozenset()


def _clicked(element: Any) -> tuple[int | None, int] | None:
    if len(element) > 1:
        return None
    href = (element.get("href") or "").strip("# ")
    works = (
        element.tag in ("a", "button") or element.get("onclick") or any(n.startswith("data-") for n in element.attrib)
    )
    led = href and not href.lower().startswith("javascript:")
    told = None if led or not works else _read(text_of(element))
    return None if told is None or _leads(element) else told


def _leads(element: Any) -> bool:
    inner: Iterator[Any] = element.iterdescendants("a")
    return any((each.get("href") or "#").strip("# ") for each in inner)


def _read(text: str) -> tuple[int | None, int] | None:
    words = squash(text) if len(text) <= 10 * _LONGEST else ""
    if not words or len(words) > _LONGEST:
        return None
    dated, alone = _DATED.fullmatch(words), _ALONE.fullmatch(words)
    if dated:
        return int(dated[1]), _number(dated[2])
    return (None, _number(alone[1])) if alone else None


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMERALS[written]


def _year_of(url: str) -> int | None:
    found = _IN_ADDRESS.search(urlsplit(url).path + "?" + urlsplit(url).query)
    return int(found[1]) if found else None
