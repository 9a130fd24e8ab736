"""Rows of an HTML list: links alone in repeated elements, with what stands beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from crawler.page.days import first_date
from crawler.page.pages import Link, Page, text_of
from crawler.page.veils import is_veiled
from crawler.pager.further import same_place
from crawler.title.links import Row, read_title
from crawler.title.names import is_a_name, squash
from spiders.row.beside import Heads, body_beside, is_aside, year_beside
from spiders.row.beside import heads as heads_of
from spiders.row.by_address import Rows, note
from spiders.row.loose import loose_rows
from spiders.row.places import place_of, plain

_TRIFLES = re.compile(
    r"^(?:下载|查看|详情|更多|more|pdf|word|doc|附件.{0,4}|点击.{0,4}|\[.*\]|[\W_]*|浏览|html版?|打印)$", re.I
)

_NEAR = 4
"""Elements around a link that reads 下载 among which its row is sought."""
_MOST_LINKS = 40
"""Links of an element beyond which it is no row, but a list or a page."""
_LONG = 50
"""Characters above which a link's text is more than a title."""
_BARE_YEAR = re.compile(r"^(?:19|20)\d\d年?度?$")


@dataclass(frozen=True)
class _Item:
    """A link with the element that holds it alone: a candidate row."""

    link: Link
    title: str
    text: str
    place: str
    holder: Any


def html_rows(page: Page, article: str = "") -> tuple[Row, ...]:
    """Rows of an HTML list: links alone in repeated elements, with a date beside them or a telling address."""
    items, heads = list(_items(page)), Heads()
    dated = {id(item): first_date(item.text) for item in items}
    rowlike = [item for item in items if dated[id(item)] or _telling(item, article, heads)]
    main = _main_place(_in_the_middle(rowlike))
    if main:
        taken = {id(item) for item in rowlike}
        rowlike = [item for item in items if id(item) in taken or (item.place == main and _may_be_a_report(item, page))]
    rows: Rows = {}
    for item in sorted(rowlike, key=lambda item: (item.place != main, not item.link.label)):
        note(rows, _row(item, dated[id(item)], main, heads))
    order = {item.link.url: number for number, item in reversed(list(enumerate(rowlike)))}
    mine = [(item.link.element, item.holder) for item in rowlike if item.place == main]
    listed = {row.url for row in rows.values() if row.in_list}
    loose = [row for row in loose_rows(page, mine, heads) if row.url not in listed]
    told = {row.url for row in loose}
    return (*(row for row in sorted(rows.values(), key=lambda row: order[row.url]) if row.url not in told), *loose)


def _in_the_middle(items: list[_Item]) -> list[_Item]:
    """Rows outside of the boxes beside a list; each kind of place is looked at once."""
    aside: dict[str, bool] = {}
    for item in items:
        if item.place not in aside:
            aside[item.place] = is_aside(item.link.element)
    return [item for item in items if not aside[item.place]]


def _row(item: _Item, day: date | None, main: str, heads: Heads) -> Row:
    """A row with what stands beside it, where its title does not say it."""
    reading = read_title(item.title)
    silent = reading.kind in ("report", "weak", "near")
    body = body_beside(item.link.element, item.holder) if silent and not reading.named else ""
    yearless = reading.year is None and (silent or is_a_name(item.title))
    year = year_beside(item.link.element, heads, item.holder) if yearless else None
    veiled = any(is_veiled(each) for each in _up_to(item.link.element, item.holder))
    return Row(item.link.url, item.title, day, item.place == main, body, year, veiled=veiled)


def _up_to(element: Any, holder: Any) -> Iterator[Any]:
    """An element and what is around it, up to what holds it alone."""
    for each in (element, *element.iterancestors()):
        yield each
        if each is holder:
            return


def _may_be_a_report(item: _Item, page: Page) -> bool:
    """A row of the list without a day and without a year: 政府信息公开工作年度报告, and it is not this very page."""
    return read_title(item.title).kind in ("report", "weak", "near") and not same_place(item.link.url, page.url)


def _telling(item: _Item, article: str, heads: Heads) -> bool:
    """A row without a day beside it: its address is an article's, or its title is a report's and names the year.

    The year may head the rows, or stand in the next cell; then the name of a body is enough.
    """
    if article and re.search(article, urlsplit(item.link.url).path):
        return True
    reading = read_title(item.title)
    if reading.kind in ("report", "weak") or (reading.kind in ("odd", "cut") and reading.named):
        if reading.year is not None:
            return True
        return year_beside(item.link.element, heads, item.holder) is not None
    return False


def _items(page: Page) -> Iterator[_Item]:
    counts: dict[Any, int] = {}
    known: dict[Any, str] = {}
    said: dict[Any, str | None] = {}
    links = [link for link in page.links if not _TRIFLES.match(squash(link.label)) and squash(link.label)]
    for link in links:
        for ancestor in _ancestors(link.element):
            counts[ancestor] = counts.get(ancestor, 0) + 1
    for link in page.links:
        if _TRIFLES.match(squash(link.label)) or _BARE_YEAR.match(squash(link.label)):
            yield from _beside(link, known, said)
    for link in links:
        holder = link.element
        for ancestor in _ancestors(link.element):
            if counts[ancestor] > 1 or ancestor.tag in ("body", "html"):
                break
            holder = ancestor
        yield _Item(link, _title(link), text_of(holder), place_of(holder, known), holder)


def _beside(link: Link, known: dict[Any, str], said: dict[Any, str | None]) -> Iterator[_Item]:
    """A row whose link reads only 下载, 查看 or 2024: its title is the text beside it, or the heads of its table."""
    headed = heads_of(link.element, squash(link.text))
    if headed:
        yield _Item(link, headed, text_of(link.element), place_of(link.element, known), link.element)
        return
    for ancestor in islice(_ancestors(link.element), _NEAR):
        if ancestor.tag in ("ul", "ol", "table", "tbody", "body"):
            return
        if ancestor not in said:
            said[ancestor] = text_of(ancestor) if sum(1 for _ in ancestor.iter("a")) <= _MOST_LINKS else None
        text = said[ancestor]
        if text is None:
            return
        cells = [plain(text_of(cell)) for cell in ancestor if cell.tag == "td"]
        for title in (*cells, plain(text.replace(link.text, " "))):
            reading = read_title(title)
            if reading.kind in ("report", "weak") and reading.year is not None:
                yield _Item(link, title, text, place_of(ancestor, known), ancestor)
                return


def _title(link: Link) -> str:
    """The label without a date that stands inside the link."""
    label = link.label if len(link.label) <= _LONG else next(_of_a_card(link.element), link.label)
    title = re.sub(r"[(\[【]?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[)\]】]?\s*$", "", label.strip())
    return " ".join(title.split()) or link.label


def _of_a_card(element: Any) -> Iterator[str]:
    """The titles in a link that holds a title, a day and a text, each in an element of its own."""
    for each in element.iterdescendants():
        words = text_of(each).strip() if isinstance(each.tag, str) and not len(each) else ""
        if read_title(words).kind in ("report", "near", "weak", "cut"):
            yield words


def _ancestors(element: Any) -> Iterator[Any]:
    current = element.getparent()
    while current is not None:
        yield current
        current = current.getparent()


def _main_place(items: list[_Item]) -> str:
    """The list among the lists of a page: the one with most reports, then the longest."""
    reports: dict[str, tuple[int, int]] = {}
    for item in items:
        many, count = reports.get(item.place, (0, 0))
        reports[item.place] = (many + (read_title(item.title).kind == "report"), count + 1)
    return max(reports, key=lambda place: reports[place], default="")
