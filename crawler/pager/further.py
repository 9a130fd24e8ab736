"""What on a page says that its list goes on: 下一页 in every guise, numbers to click, counts, calls of pager scripts.

A list whose further pages we cannot follow must not be taken for a whole one, so doubt counts as "goes on" here.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

from crawler.page.pages import Page, text_of
from crawler.pager.calls import called_pages
from crawler.pager.pager_words import PAGER, in_pager, is_next, page_number, trimmed, words_of
from crawler.pager.signs import asks_for_a_number, handed_number, slashed
from crawler.title.names import squash

_LAST_WORDS = {"尾页", "末页", "最后一页", "最后页", "最末页", "尾頁", "末頁", "last", "lastpage", "»", ">>"}
_FIRST_WORDS = {"首页", "第一页", "首頁", "first", "firstpage"}
_TURNS = re.compile(r"page|goto|go\(|turn|jump|postback|list|load|query|search|skip", re.I)
_HANDED = re.compile(
    r"[\"']((?:https?://|/|\.{1,2}/|\?)[^\"'\s+]+|[\w-]+(?:/[\w.-]+)*\.(?:[sjx]?html?|jspx?|aspx?|do|action|php)(?:\?[^\"'\s+]*)?)[\"']"
    r"(?!\s*\+)"
)
"""An address handed over whole; one that a script adds to is none."""
_MARKED = re.compile(r"(?:^|[ _-])(?:on|cur|current|active|act|selected|sel|now|this|thisclass)(?:$|[ _-])", re.I)
_DEAD = re.compile(r"javascript:\s*(?:void\s*\(?\s*0?\s*\)?)?\s*;?")
_CURRENT = re.compile(
    r"第(\d{1,9})[页/]|页[次码][::]?(\d{1,9})/\d+|(?<![\d/])(\d{1,4})/\d{1,4}页|当前(?:第)?(\d{1,9})页?"
)


def same_place(url: str, other: str) -> bool:
    """Whether two addresses are of one page: a directory and its index file are."""
    return _plain(url) == _plain(other)


def _plain(url: str) -> str:
    parts = urlsplit(url)
    path = re.sub(r"/(?:index|default)\.\w+$", "/", parts.path)
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, parts.query, ""))


Inert = Literal["", "dead", "live"]
"""A 下一页 without an address: ``live`` where its markup hands the click to a script, ``dead`` where only a script of
the page may do so (``#``)."""


def next_link(page: Page) -> tuple[str | None, Inert]:
    """The address behind 下一页, and whether there is a 下一页 that only a script can follow."""
    inert: Inert = ""
    for element in page.root.iter("a", "button", "span", "li", "em", "input", "link"):
        if not is_next(element):
            continue
        url = _address(page, element) or _scripted_address(page, element)
        if url:
            return (None if same_place(url, page.url) else url), ""
        if _clickable(element) and not _disabled(element):
            inert = "live" if inert == "live" or _is_handed_on(element) else "dead"
    return None, inert


def _is_handed_on(element: Any) -> bool:
    """Whether a click on an element calls a function by its own markup."""
    href = (element.get("href") or "").strip().lower()
    return bool(element.get("onclick")) or (href.startswith("javascript:") and not _DEAD.fullmatch(href))


def _address(page: Page, element: Any) -> str | None:
    href = (element.get("href") or "").strip() if element.tag in ("a", "link") else ""
    return page.absolute(href) if href and not href.startswith("#") else None  # #p2 is for a script


def _scripted_address(page: Page, element: Any) -> str | None:
    """The address a click hands to a script: ``onclick="turn(this, '/eportal/ui?pageId=1&currentPage=2')"``."""
    if element.get("disabled") is not None:
        return None
    said = " ".join(element.get(name) or "" for name in ("onclick", "href", "data-url", "data-href"))
    found = _HANDED.search(said)
    return page.absolute(found[1]) if found else None


def _clickable(element: Any) -> bool:
    return element.tag in ("a", "button", "input") or bool(element.get("onclick"))


def _disabled(element: Any) -> bool:
    holder = element.getparent()
    alone = holder is not None and holder.tag in ("li", "span") and len(holder) == 1
    for each in (element, holder) if alone else (element,):
        if re.search(r"dis|none|noclick|unable|gray|grey|over", each.get("class") or "", re.I):
            return True
    return element.get("disabled") is not None


def numbered(page: Page) -> dict[int, str]:
    """The links of a pager that read a number: 2, [2], 第2页; options of a choice of pages too."""
    found: dict[int, str] = {}
    for link in page.links:
        number = page_number(squash(link.text))
        if number is not None:
            found[number] = link.url
    chosen = {number: url for number, url in _options(page) if url}
    return chosen | found


def _options(page: Page) -> Iterator[tuple[int, str | None]]:
    """The numbers in choices of pages, with their addresses where the values are some."""
    for choice in page.root.iter("select"):
        options = list(choice.iter("option"))
        named = PAGER.search(f"{choice.get('name') or ''} {choice.get('id') or ''}") or in_pager(choice)
        named = named or (choice.get("onchange") and _counts(options))
        for option in options:
            words = squash(text_of(option))
            number = page_number(words)
            if number is not None and (named or words.startswith("第")):
                value = (option.get("value") or "").strip()
                yield number, page.absolute(value) if re.search(r"[/?.=]", value) else None


def _counts(options: list[Any]) -> bool:
    """Whether the options of a choice read 1, 2, 3 and so on, and are no months or days."""
    read = [squash(text_of(option)) for option in options]
    return len(read) > 1 and len(read) not in (12, 28, 29, 30, 31) and read == [str(n) for n in range(1, len(read) + 1)]


def current_page(page: Page, linked: Mapping[int, str]) -> int:
    """Which page of the list this is, as it says in words or by its pager; 1 when it says nothing.

    ``linked``: the numbers of the pager that lead somewhere.
    """
    found = _CURRENT.search(page.text)
    return int(next(group for group in found.groups() if group)) if found else _marked_number(page, linked)


def _marked_number(page: Page, linked: Mapping[int, str]) -> int:
    """The one number of a pager that nobody need click where others lead to other pages; 1 when there is none."""
    here = next((number for number, url in linked.items() if same_place(url, page.url)), None)
    if here is not None or not linked:
        return 1 if here is None else here
    marked = {number for _, number, each in _unlinked_numbers(page) if not _clickable(each) or _is_marked(each)}
    return marked.pop() if len(marked) == 1 else 1


def _is_marked(element: Any) -> bool:
    """Whether a number is set apart as that of the page shown, itself or by what holds it alone."""
    holder = element.getparent()
    around = [element, holder] if holder is not None and holder.tag == "li" else [element]
    return any(_MARKED.search(each.get("class") or "") or each.get("aria-current") for each in around)


def goes_on(page: Page, markup: str, this: int) -> bool:
    """Whether anything shows a page after this one that no address leads to."""
    return (
        any(number > this and url is None for number, url in _options(page))
        or _last_is_elsewhere(page)
        or _clicked_numbers(page) > this
        or handed_number(page) > this
        or slashed(page) > this
        or asks_for_a_number(page)
        or called_pages(markup) > this
    )


def _last_is_elsewhere(page: Page) -> bool:
    """Whether 尾页 leads to another page than this one, and than 首页 does."""
    firsts = {_address(page, each) for each in page.root.iter("a") if trimmed(words_of(each)) in _FIRST_WORDS}
    for element in page.root.iter("a", "button"):
        words = words_of(element)
        if trimmed(words) in _LAST_WORDS or (words in _LAST_WORDS and in_pager(element)):
            url = _address(page, element)
            if url is not None and not same_place(url, page.url) and url not in firsts:
                return True
            if url is None and _TURNS.search(f"{element.get('href') or ''} {element.get('onclick') or ''}"):
                return not _disabled(element)
    return False


def _clicked_numbers(page: Page) -> int:
    """The highest number of a pager that only a script can follow; 0 when there is none."""
    groups: dict[Any, set[int]] = {}
    for outer, number, _ in _unlinked_numbers(page):
        groups.setdefault(outer, set()).add(number)
    pagers = [numbers for numbers in groups.values() if numbers & {1, 2} and max(numbers) > 1 and len(numbers) < 28]
    return max((max(numbers) for numbers in pagers), default=0)


def _unlinked_numbers(page: Page) -> Iterator[tuple[Any, int, Any]]:
    """The numbers of pagers that lead nowhere by themselves: what they stand in together, number, element."""
    for element in page.root.iter("a", "button", "span", "li", "em", "b", "i", "strong"):
        number = page_number(words_of(element)) if len(element) < 2 else None
        if number is None or _address(page, element) or any(_address(page, each) for each in element.iter("a")):
            continue
        script = " ".join(each.get(name) or "" for each in element.iter() for name in ("onclick", "href"))
        if (_clickable(element) and _TURNS.search(script)) or in_pager(element):
            holder = element.getparent()
            yield holder if holder.tag not in ("li", "span", "td") else holder.getparent(), number, element
