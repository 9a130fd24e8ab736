"""Pagers: where the next page of a list is, read from any of the four forms portals use. One pure function.

1. ``createPageHTML(34, 0, "index", "html")``: numbers first, current page from 0, page 2 is ``index_1.html`` (TRS);
2. ``createPageHTML('page_div', 10, 1, 'list', 'shtml', 200)``: an id first, from 1, page 2 is ``list_2.shtml`` (UCAP);
3. ``var currentPage = 0; var countPage = 56`` in a script (TRS, Tianjin's ``pager_options`` too);
4. links: 下一页, or numbered links of one shape.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.names import squash
from crawler.pages import Page, text_of

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LINE_COMMENT = re.compile(r"(?m)(?<![:\"'])//[^\n]*$")
_NUMBERS_FIRST = re.compile(
    r"(?:createPageHTML|createPage|createPageNav)\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"']([\w./-]+)[\"']\s*,\s*[\"'](\w+)[\"']([^)]*)\)"
)
_ID_FIRST = re.compile(
    r"(?:createPageHTML|createPage|createPageNav)\(\s*[\"'][\w.#-]*[\"']\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"']([\w./-]+)[\"']\s*,\s*[\"'](\w+)[\"']([^)]*)\)"
)
_CURRENT = re.compile(r"currentPage[\"']?\s*[=:]\s*(?:parseInt\()?[\"'(]*(\d+)")
_COUNT = re.compile(r"countPage[\"']?\s*[=:]\s*(?:parseInt\()?[\"'(]*(\d+)")
_PAGE_NAME = re.compile(r"PAGE_NAME[\"']?\s*[=:]\s*[\"'](\w+)[\"']")
_PAGE_EXT = re.compile(r"PAGE_EXT[\"']?\s*[=:]\s*[\"']\.?(\w+)[\"']")
_TOTAL = re.compile(
    r"(?:共有?|总计|总共|合计|共计)\s*(\d{1,6})\s*(?:条|个|篇|项|件)(?:记录|信息|数据|结果|文章)?|(?:totalCount|totalRecords?|totalRows|recordCount)[\"']?\s*[=:]\s*[\"']?(\d{1,6})"
)
_PAGES = re.compile(r"共\s*(\d{1,5})\s*页|页次[::]?\d+/(\d{1,5})|第\s*\d+\s*[页/]\s*[/共]?\s*(\d{1,5})\s*页")
_NEXT_WORDS = {"下一页", "下页", "后一页", "下一页>", "下一页>>", "下一页»", "nextpage", "next", "»下一页", ">下一页"}
_SCRIPT_PAGES = re.compile(r"(?:totalPages?|pageCount|pageTotal|page_count|countPage)[\"']?\s*[=:]\s*[\"']?(\d{1,5})\b")
_TEMPLATE = re.compile(
    r"[\"']((?:https?://|\.{0,2}/)?[\w./?=&%-]*?(?:[?&](?:page|pageIndex|pageNo|pageNum|currentPage|curPage|p)=|(?:index|list)\w*[_-]))[\"']"
    r"\s*\+\s*[\w.()]+(?:\s*\+\s*[\"']([^\"']*)[\"'])?"
)
_ARGUMENTS = re.compile(r"\}\s*,\s*(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*\d{1,6}\s*\)")
_MORE = re.compile(r"加载更多|点击加载|显示更多|展开更多")
_CURRENT_OF = re.compile(r"第\s*(\d+)\s*[页/]|页次[::]?(\d+)/\d+|当前(?:第)?(\d+)页?")


@dataclass(frozen=True, slots=True)
class Paging:
    """What a list page says of its pager. ``current`` counts from 1; ``next_url`` None at the end."""

    form: str
    """``numbers_first``, ``id_first``, ``script``, ``links``, ``none``; ``opaque``: more pages, no way on."""
    current: int = 1
    pages: int | None = None
    total: int | None = None
    next_url: str | None = None


def read_pager(page: Page) -> Paging:
    """The pager of a list page; a pager inside a comment does not run and does not count."""
    markup = _LINE_COMMENT.sub("", _COMMENT.sub("", page.markup))
    total = declared_total(markup, page.text)
    for read in (_numbers_first, _id_first, _script):
        paging = read(page, markup, total)
        if paging is not None:
            return paging
    return _links(page, markup, total)


def declared_total(markup: str, text: str) -> int | None:
    """The number of entries the page claims (共 23 条); None when it claims none, or two different ones."""
    found = {int(each[1] or each[2]) for each in _TOTAL.finditer(text)} or {
        int(each[1] or each[2]) for each in _TOTAL.finditer(markup)
    }
    return found.pop() if len(found) == 1 else None


def _numbers_first(page: Page, markup: str, total: int | None) -> Paging | None:
    found = _NUMBERS_FIRST.search(markup)
    if not found:
        return None
    pages, current = int(found[1]), int(found[2]) + 1
    name = f"{found[3]}_{current}.{found[4]}"
    return _built("numbers_first", page, pages, current, name, _last_number(found[5]) or total)


def _id_first(page: Page, markup: str, total: int | None) -> Paging | None:
    found = _ID_FIRST.search(markup)
    if not found:
        return None
    pages, current = int(found[1]), max(1, int(found[2]))
    name = f"{found[3]}_{current + 1}.{found[4]}"
    return _built("id_first", page, pages, current, name, _last_number(found[5]) or total)


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


def _built(form: str, page: Page, pages: int, current: int, name: str, total: int | None) -> Paging:
    following = urljoin(page.url, name) if current < pages else None
    return Paging(form, current, pages, total, following)


def _last_number(arguments: str) -> int | None:
    """The total among the remaining arguments, as ``, "black2", 200`` or ``, 200``."""
    found = re.search(r",\s*(\d+)\s*$", arguments)
    return int(found[1]) if found else None


def _links(page: Page, markup: str, total: int | None) -> Paging:
    declared = _PAGES.search(page.text) or _SCRIPT_PAGES.search(markup)
    pages = int(next(group for group in declared.groups() if group)) if declared else None
    following, inert = _next_link(page)
    numbered = {int(squash(link.text)): link.url for link in page.links if re.fullmatch(r"\d{1,3}", squash(link.text))}
    following = following or _numbered_next(page.url, numbered)
    if following:
        return Paging("links", pages=pages, total=total, next_url=following)
    scripted = _template(page, markup, pages)
    if scripted is not None:
        return Paging("template", scripted[0], scripted[1], total, scripted[2])
    current = _CURRENT_OF.search(page.text)
    this = int(next(group for group in current.groups() if group)) if current else 1
    if pages is not None and this < pages and len(numbered) < pages:
        return Paging("opaque", this, pages, total)
    if (inert and pages is None) or _MORE.search(page.text):
        return Paging("opaque", this, pages, total)
    return Paging("links" if pages or numbered else "none", this, pages, total)


def _template(page: Page, markup: str, pages: int | None) -> tuple[int, int, str | None] | None:
    """Current page, pages, and next address of a pager that a script builds: ``'/list?pageIndex=' + i + '&x=1'``."""
    found = _TEMPLATE.search(markup)
    numbers = _ARGUMENTS.search(markup)
    count = int(numbers[1]) if numbers else pages
    if found is None or count is None:
        return None
    current = int(numbers[2]) if numbers else 1
    following = page.absolute(f"{found[1]}{current + 1}{found[2] or ''}") if current < count else None
    return current, count, following


def _next_link(page: Page) -> tuple[str | None, bool]:
    """The address behind 下一页, and whether there is a 下一页 that only a script can follow."""
    inert = False
    for element in page.root.iter("a", "button", "span", "li", "em", "input"):
        words = (
            squash(element.get("value") or "")
            if element.tag == "input"
            else squash(text_of(element)) or squash(element.get("title") or "")
        )
        if words.lower() not in _NEXT_WORDS:
            continue
        url = (
            page.absolute(element.get("href") or "")
            if element.tag == "a" and (element.get("href") or "").strip("# ")
            else None
        )
        if url:
            return (url if url != page.url.split("#")[0] else None), False
        disabled = (
            re.search(r"dis|none|noclick|unable|gray|grey|over", element.get("class") or "", re.I)
            or element.get("disabled") is not None
        )
        scripted = element.tag in ("a", "button", "input") or element.get("onclick")
        inert = inert or bool(scripted and not disabled)
    return None, inert


def _numbered_next(url: str, numbered: dict[int, str]) -> str | None:
    """The next of links that read 1, 2, 3 and differ only in digits; years (2024) are no page numbers."""
    shapes = {re.sub(r"\d+", "#", address) for number, address in numbered.items() if number > 1}
    if 2 not in numbered or len(shapes) != 1:
        return None
    current = next((number for number, address in numbered.items() if address == url), 1)
    return numbered.get(current + 1)
