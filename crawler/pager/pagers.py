"""Pagers: where the next page of a list is, read from any of the four forms portals use. One pure function.

1. ``createPageHTML(34, 0, "index", "html")``: numbers first, current page from 0, page 2 is ``index_1.html`` (TRS);
2. ``createPageHTML('page_div', 10, 1, 'list', 'shtml', 200)``: an id first, from 1, page 2 is ``list_2.shtml`` (UCAP);
3. ``var currentPage = 0; var countPage = 56`` in a script (TRS, Tianjin's ``pager_options`` too);
4. links: 下一页, or numbered links of one shape.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from crawler.page.holders import without_comments
from crawler.page.pages import Page
from crawler.pager.announced import announced_next
from crawler.pager.calls import said_pages, with_values
from crawler.pager.counted import counted_items, declared_pages
from crawler.pager.endless import comes_by_scrolling
from crawler.pager.further import current_page, goes_on, next_link, numbered
from crawler.pager.neighbours import next_by_address

_LINE_COMMENT = re.compile(r"(?m)(?<![:\"'])//[^\n]*$")
_NUMBERS_FIRST = re.compile(
    r"(?:createPageHTML|createPage|createPageNav)\(\s*[\"']?(\d{1,9})[\"']?\s*,\s*[\"']?(\d{1,9})[\"']?\s*,\s*[\"']([\w./-]+)[\"']\s*,\s*[\"'](\w+)[\"']([^)]{0,400})\)"
)
_ID_FIRST = re.compile(
    r"(?:createPageHTML|createPage|createPageNav)\(\s*[\"'][\w.#-]*[\"']\s*,\s*[\"']?(\d{1,9})[\"']?\s*,\s*[\"']?(\d{1,9})[\"']?\s*,\s*[\"']([\w./-]+)[\"']\s*,\s*[\"'](\w+)[\"']([^)]{0,400})\)"
)
_CALL = re.compile(r"(?:createPageHTML|createPage|createPageNav)\(([^(){};]{8,200})\)")
_WORD = re.compile(r"[\"']([\w./-]+)[\"']")
_WHOLE = re.compile(r"(?<![\w.\"'-])\d+(?![\w.\"'-])")
_EXTENSION = re.compile(r"\.?(?:s?html?|jspx?|aspx?|php)")
_CURRENT = re.compile(r"currentPage[\"']?\s*[=:]\s*(?:parseInt\()?[\"'(]*(\d{1,9})")
_COUNT = re.compile(r"countPage[\"']?\s*[=:]\s*(?:parseInt\()?[\"'(]*(\d{1,9})")
_PAGE_NAME = re.compile(r"PAGE_NAME[\"']?\s*[=:]\s*[\"'](\w+)[\"']")
_PAGE_EXT = re.compile(r"PAGE_EXT[\"']?\s*[=:]\s*[\"']\.?(\w+)[\"']")
_TOTAL = re.compile(
    r"(?:共有?|总计|总共|合计|共计|(?:找|检索|搜索|查询|查)到(?:相关)?(?:信息|结果|内容|记录|约)?)\s*(\d{1,6})\s*(?:条|个|篇|项|件)(?:记录|信息|数据|结果|文章)?|(?:总记录数?|记录总数|总条数)[::]?\s*(\d{1,6})(?!\d*页)"
    r"|(?:total_?(?:count|records?|rows|num)|data_?total|(?:record|row|list)_?count)[\"']?\s*[=:]\s*(?:(?:parseInt|Number)\()?[\"']?(\d{1,6})",
    re.I,
)
_SET_PAGE = re.compile(r"\(\s*[\"']setPage[\"']\s*,\s*(\d{1,5})\s*,\s*(\d{1,5})\s*\)")
_SHOWN = re.compile(r"(?:记录|信息)数?[::](\d{1,6})条|(?<![A-Za-z])Total[::](\d{1,6})(?![\d.])")
_TEMPLATE = re.compile(
    r"[\"']((?:https?://|\.{0,2}/)?[\w./?=&%-]{0,300}?(?:[?&](?:page|pageIndex|pageNo|pageNum|currentPage|curPage|p)=|(?:index|list)\w{0,40}[_-]))[\"']"
    r"\s*\+\s*[\w.()]+(?:\s*\+\s*[\"']([^\"']*)[\"'])?"
)
_LOOP = re.compile(r"<=?\s*(\d{1,3})\s*;\s*(?:\w+\+\+|\+\+\w+)\s*\)[^;]{0,60}document\.write")
_ARGUMENTS = re.compile(r"\}\s*,\s*(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*\d{1,6}\s*\)")


@dataclass(frozen=True, slots=True)
class Paging:
    """What a list page says of its pager. ``current`` counts from 1; ``next_url`` None at the end."""

    form: str
    """``numbers_first``, ``id_first``, ``script``, ``links``, ``template``, ``data``, ``records``, ``more``, ``none``;
    ``opaque``: more pages, no way on; ``alias``: the same list stands at the next address, too."""
    current: int = 1
    pages: int | None = None
    total: int | None = None
    next_url: str | None = None
    highest: int = 1
    """The highest number among the pager's links of one shape."""


def read_pager(page: Page) -> Paging:
    """The pager of a list page; a pager inside a comment does not run and does not count."""
    markup = with_values(_LINE_COMMENT.sub("", without_comments(page.markup)))
    total = declared_total(page, markup)
    written = (read(page, markup, total) for read in (_numbers_first, _id_first, _any_order, _script, _set_page))
    paging = next((each for each in written if each is not None), None) or _links(page, markup, total)
    announced = announced_next(page) if paging.next_url is None else None
    return replace(paging, form="links", next_url=announced) if announced else paging


def declared_total(page: Page, markup: str) -> int | None:
    """The number of entries the page claims (共 23 条); None when it claims none, or two different ones."""
    found = _totals(page.text) or _totals(page.text, _SHOWN) or _totals(markup) or counted_items(page)
    return found.pop() if len(found) == 1 else None


def _totals(text: str, said: re.Pattern[str] = _TOTAL) -> set[int]:
    return {int(next(filter(None, each.groups()))) for each in said.finditer(text)}


def _numbers_first(page: Page, markup: str, total: int | None) -> Paging | None:
    found = _NUMBERS_FIRST.search(markup)
    if not found:
        return None
    pages, current = int(found[1]), int(found[2]) + 1
    if current > max(1, pages):
        return None  # its arguments stand in another order
    name = f"{found[3]}_{current}.{found[4]}"
    return _built("numbers_first", page, pages, current, name, _last_number(found[5]) or total)


def _id_first(page: Page, markup: str, total: int | None) -> Paging | None:
    found = _ID_FIRST.search(markup)
    if not found:
        return None
    pages, current = int(found[1]), max(1, int(found[2]))
    name = f"{found[3]}_{current + 1}.{found[4]}"
    return _built("id_first", page, pages, current, name, _last_number(found[5]) or total)


def _any_order(page: Page, markup: str, total: int | None) -> Paging | None:
    """A call with its arguments in another order: this page, by the address, beside the number of pages.

    Pages count from 0, from 1 where an id stands before their name.
    """
    for call in _CALL.findall(markup):
        words, numbers = _WORD.findall(call), [int(each) for each in _WHOLE.findall(call)]
        at = next((at for at in range(1, len(words)) if _EXTENSION.fullmatch(words[at])), 0)
        if at == 0:
            continue
        name, first = words[at - 1], 1 if at > 1 else 0
        here = re.search(rf"{re.escape(name)}_(\d{{1,9}})\.\w+$", urlsplit(page.url).path)
        this = int(here[1]) if here else first
        beside = [one for one, other in pairwise(numbers) if other == this] or [
            other for one, other in pairwise(numbers) if one == this
        ]
        pages = next((each for each in reversed(beside) if each >= max(1, this)), None)
        if pages is not None:
            file = f"{name}_{this + 1}.{words[at].lstrip('.')}"
            return _built("id_first" if first else "numbers_first", page, pages, this + 1 - first, file, total)
    return None


def _script(page: Page, markup: str, total: int | None) -> Paging | None:
    current, count = _CURRENT.search(markup), _COUNT.search(markup)
    if not current or not count:
        return None
    path = urlsplit(page.url).path
    stem = re.search(r"/(\w+?)(?:_\d+)?\.(\w+)$", path)
    name, extension = _PAGE_NAME.search(markup), _PAGE_EXT.search(markup)
    prefix = name[1] if name else stem[1] if stem else "index"
    suffix = extension[1] if extension else stem[2] if stem else "html"
    this = int(current[1]) + 1
    return _built("script", page, int(count[1]), this, f"{prefix}_{this}.{suffix}", total)


def _set_page(page: Page, markup: str, total: int | None) -> Paging | None:
    """``$('.pagination').pagination("setPage", 1, 12)``: the page shown and the number of pages, counted from 1."""
    found = _SET_PAGE.search(markup)
    stem = re.search(r"/(\w*?)(?:_\d+)?\.(\w+)$", urlsplit(page.url).path) if found else None
    if found is None:
        return None
    this, (name, extension) = max(1, int(found[1])), stem.groups() if stem else ("index", "html")
    return _built("id_first", page, int(found[2]), this, f"{name}_{this + 1}.{extension}", total)


def _built(form: str, page: Page, pages: int, current: int, name: str, total: int | None) -> Paging:
    following = urljoin(page.url, name) if current < pages else None
    return Paging(form, current, pages, total, following)


def _last_number(arguments: str) -> int | None:
    """The total among the remaining arguments, as ``, "black2", 200`` or ``, 200``."""
    found = re.search(r",\s*(\d{1,9})\s*$", arguments)
    return int(found[1]) if found else None


def _links(page: Page, markup: str, total: int | None) -> Paging:
    pages = declared_pages(page, markup)
    following, inert = next_link(page)
    numbers = numbered(page)
    following = following or _numbered_next(page.url, numbers) or next_by_address(page)
    if following:
        return Paging("links", pages=pages, total=total, next_url=following, highest=_highest(numbers))
    scripted = _template(page, markup, pages)
    if scripted is not None:
        return Paging("template", scripted[0], scripted[1], total, scripted[2])
    this = current_page(page, numbers)
    this = this if pages is None or this <= pages else 1  # digits of a day ran into 1/3
    if pages is not None and this < pages and len(numbers) < pages:
        return Paging("opaque", this, pages, total)
    live = inert == "live" or (inert == "dead" and not 1 < this >= max(numbers, default=1))
    unsaid = pages is None and (live or goes_on(page, markup, this))
    if unsaid or comes_by_scrolling(page):
        return Paging("opaque", this, pages, total)
    return Paging("links" if pages or numbers else "none", this, pages, total, highest=_highest(numbers))


def _template(page: Page, markup: str, pages: int | None) -> tuple[int, int, str | None] | None:
    """Current page, pages, and next address of a pager that a script builds: ``'/list?pageIndex=' + i + '&x=1'``."""
    found = _TEMPLATE.search(markup)
    if found is None:
        return None
    numbers, loop = _ARGUMENTS.search(markup), _LOOP.search(markup)
    looped = int(loop[1]) if loop else None
    count = int(numbers[1]) if numbers else pages or said_pages(markup) or looped
    if count is None:
        return None
    here = re.search(rf"{re.escape(found[1].lstrip('./'))}(\d{{1,5}})(?!\d)", page.url)
    current = int(numbers[2]) if numbers else int(here[1]) if here else 1
    following = page.absolute(f"{found[1]}{current + 1}{found[2] or ''}") if current < count else None
    return current, count, following


def _numbered_next(url: str, numbered: dict[int, str]) -> str | None:
    """The next of links that read 1, 2, 3 and differ only in digits; years (2024) are no page numbers."""
    if _highest(numbered) == 1:
        return None
    current = next((number for number, address in numbered.items() if address == url), None)
    return numbered.get((current or _number_here(url, numbered)) + 1)


def _highest(numbered: dict[int, str]) -> int:
    """The highest of numbers whose addresses differ only in digits; 1 where they differ otherwise."""
    further = {number: address for number, address in numbered.items() if number > 1}
    return max(further) if len({re.sub(r"\d+", "#", address) for address in further.values()}) == 1 else 1


def _number_here(url: str, numbered: dict[int, str]) -> int:
    """The number of a page that its own pager does not link to, from its address; 1 where the address tells none."""
    for number, address in numbered.items():
        for digits in re.finditer(r"\d+", address) if number > 1 else ():
            here = re.fullmatch(
                f"{re.escape(address[: digits.start()])}(\\d+){re.escape(address[digits.end() :])}", url
            )
            if here:  # page 3 may be index_2.html
                return int(here[1]) + number - int(digits[0])
    return 1
