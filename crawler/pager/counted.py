"""What a page says of the length of its list: in words, in its scripts, in hidden fields, beside its pager."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.page.called import name_of
from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.pager.pager_words import PAGER, in_pager

_PAGES = re.compile(
    r"(?:共有?|总共?|总计|分为?)(\d{1,5})页|(?:总页数|页数|总页码)[::]?(\d{1,5})|页[次码][::]?\d+/(\d{1,5})"
    r"|(?<![\d/])\d{1,4}/(\d{1,4})页|第\d*[页/][/共]?(\d{1,5})页"
    r"|共\d+[条篇个项](?:记录|信息)?[,，、/]?[共分计]?(\d{1,5})页|(?i:page)\d+of(\d{1,5})(?!\d)"
)
_VALUE = r"[\"']?\s*[=:]\s*(?:(?:parseInt|Number)\()?[\"']?(\d{1,5})\b"
_COUNTED = re.compile(
    r"\b(\w{0,40}(?:page[_-]?count|count[_-]?page|total[_-]?pages?|page[_-]?total|pages[_-]?total|page_?num_?total"
    r"|total_?page_?num)\w{0,40}|(?<=var )pages)" + _VALUE,
    re.I,
)
_CALLED = re.compile(r"(?<!\w)((?:all|max)_?pages?|last_?page|zys|zong_?ye_?shu|ye_?shu)" + _VALUE, re.I)
"""Shorter names of the same, as whole words."""
_OBJECT = re.compile(
    r"\{(?=[^{}]{0,200}\b(?:current|cur|page_?(?:no|num|index|size)|size|limit)[\"']?\s*:)[^{}]{0,200}?\bpages[\"']?\s*:\s*[\"']?(\d{1,5})\b",
    re.I,
)
"""What a server tells of a page of rows: ``{current: 1, size: 15, pages: 3, …}``."""
_TOTAL_NAME = re.compile(
    r"total|(?:total|all|data)[_-]?(?:count|records?|rows|num|items?)|(?:record|row|item|list)s?[_-]?count", re.I
)
_PAGES_NAME = re.compile(r"data-(?:(?:total|all|max)[_-]?)?(?:pages|page[_-]?(?:count|total|num))", re.I)
_PER_PAGE = re.compile(r"\b(?:per_?size|page_?size|per_?page|page_?rows)[\"']?\s*[=:]\s*[\"']?(\d{1,3})\b", re.I)
_STATE = re.compile(r"__(?:NUXT|NEXT_DATA|INITIAL_STATE|PRELOADED_STATE)__")
_TOTAL = re.compile(r"\btotal[\"']?\s*:\s*[\"']?(\d{1,6})\b")
_OF_ONE_PAGE = re.compile(r"^(?:per|one|each|every|single)", re.I)


def declared_pages(page: Page, markup: str) -> int | None:
    """How many pages the list has, as the page says in words or in its scripts; None when it says nothing."""
    found = _PAGES.search(page.text)
    if found:
        return int(next(group for group in found.groups() if group))
    written = "\n".join(f"{name}={value}" for name, value in (*_kept_in_inputs(page), *_shown_by_name(page)))
    told = f"{markup}\n{written}"
    counts = [int(count) for name, count in _COUNTED.findall(told) if not _OF_ONE_PAGE.match(name)]
    counts += [int(count) for _, count in _CALLED.findall(told)]
    return max([*counts, *map(int, _OBJECT.findall(markup))], default=None)


def per_page(markup: str) -> int | None:
    """How many rows a page shows at a time, as its scripts say; None when they say nothing."""
    found = _PER_PAGE.search(markup)
    return int(found[1]) if found else None


def _kept_in_inputs(page: Page) -> Iterator[tuple[str, int]]:
    """Names and values of the fields a pager's script keeps its numbers in."""
    for field in page.root.iter("input"):
        for name in (field.get("id"), field.get("name")):
            if name and (value := count_of(field.get("value"))) is not None:
                yield name, value


def _shown_by_name(page: Page) -> Iterator[tuple[str, int]]:
    """Names and numbers of elements called after what they show (``<span class="pageCount">3</span>``), and of pagers
    that keep how many pages there are."""
    for element in page.root.iter("span", "b", "em", "i", "strong", "label"):
        value = count_of(element.text or "") if len(element) == 0 else None
        if value is not None:
            yield from ((name, value) for name in name_of(element).split())
    for element in page.root.iter("div", "ul", "span", "nav") if "data-" in page.markup else ():
        for name, value in element.attrib.items():
            pages = count_of(value) if _PAGES_NAME.fullmatch(str(name)) else None
            if pages is not None and in_pager(element):
                yield "pageCount", pages


def counted_items(page: Page) -> set[int]:
    """The number of entries a pager's element or its hidden fields give: ``<el-pagination :total="45">``."""
    found = {value for name, value in _kept_in_inputs(page) if _TOTAL_NAME.fullmatch(name)} | _kept_in_state(page)
    if not re.search(r"[\s:-]total|count", page.markup, re.I):
        return found
    for element in page.root.iter():
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            plain = re.sub(r"^(?::|v-bind:|data-)", "", str(name))
            count = count_of(value) if _TOTAL_NAME.fullmatch(plain) else None
            if count is not None and _is_pager(element):
                found.add(count)
    return found


def _kept_in_state(page: Page) -> set[int]:
    """The totals in what a server hands to the scripts of a page it has drawn itself."""
    if not _STATE.search(page.markup):
        return set()
    return {
        int(total) for each in page.root.iter("script") if _is_state(each) for total in _TOTAL.findall(each.text or "")
    }


def _is_state(script: Any) -> bool:
    return bool(_STATE.search(f"{script.get('id') or ''} {(script.text or '')[:200]}"))


def _is_pager(element: Any) -> bool:
    return bool(PAGER.search(str(element.tag))) or in_pager(element)
