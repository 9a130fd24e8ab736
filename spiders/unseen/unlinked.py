"""Titles of reports that a page shows and no address leads to: rows we can see and not follow are not nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice, takewhile
from typing import Any

from crawler.page.days import first_date
from crawler.page.pages import DESCRIBING, Link, Page, text_of
from crawler.title.links import Asked, fit, read_title
from crawler.title.names import squash
from crawler.title.title_text import names_years_of
from spiders.row.beside import heads
from spiders.unseen.kept_texts import ANY_YEAR, kept_texts

_TITLE = re.compile(r"(?:19|20)\d\d年?度?(?:政府)?信息公开[\u4e00-\u9fff]{0,6}(?:年度报告|年报)[\u4e00-\u9fff]{0,4}")
_BODY = re.compile(r"[\u4e00-\u9fff]{2,30}\Z")
"""What stands before the year of a title."""
_TURNED = ("rtl", "bidi-override")
"""Marks of texts that run from the right."""
_THERE = re.compile(
    r"[√✓✔☑●○⊙]|有|是|已?(?:公开|发布|公布)|[\[(【]?(?:点击)?(?:查看|下载|浏览|阅读)[\])】]?|详情|全文|正文|pdf|word",
    re.I,
)
_SHOWN = ("img", "canvas", "iframe", "object", "embed")
_OF_REPORTS = re.compile("年报|年度报告")
_NOT_OUT_YET = re.compile(
    r"(?:年度报告|年报)[》”\"]?(?:将|拟|预计|计划|定于|尚未|暂未|还未|待|未(?:公布|发布|公开|上传)|正在|(?:编制|起草|整理|审核)中)"
)
"""What a sentence says of a report that it does not show."""
_LONGEST_NAME = 30
_LONGEST_LINK = 600
_LONGEST = 90
"""Squashed characters of a row at most."""


def unlinked(page: Page) -> list[str]:
    """Texts outside of links, in rows without a link, and in scripts, that may be a report's title."""
    text = page.text
    for link in page.links:
        text = text.replace(squash(link.text), "\n", 1) if _is_whole(link.text) else text
    linked = {each for link in page.links for each in _names_of(link)}
    said = [
        *_mentions(text),
        *_rows(page),
        *_pictures(page),
        *_headings(page),
        *kept_texts(page),
        *_cells(page),
        *_in_markup(page),
    ]
    return [each for each in dict.fromkeys(said) if each not in linked]


def _is_whole(text: str) -> bool:
    """Whether a text is that of a link, and not of all that a missing end lets into it, tags among it."""
    return 0 < len(text) <= _LONGEST_LINK and "</" not in text


def _names_of(link: Link) -> Iterator[str]:
    """What a link is called: by its attribute, too, unless its text names other years."""
    yield squash(link.text)
    if names_years_of(link.title, link.text):
        yield squash(link.title)


def _mentions(text: str) -> Iterator[str]:
    """Whole titles in a text."""
    text = unescape(text) if "&#" in text else text
    for found in _TITLE.finditer(text):
        body = _BODY.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        if body is not None and not _NOT_OUT_YET.search(text[found.start() : found.end() + 4]):
            yield body[0] + found[0]


def _headings(page: Page) -> Iterator[str]:
    """Headings of a year's report with a picture or a frame below them: it may be the report."""
    for heading in page.root.iter("h1", "h2", "h3", "h4"):
        reading = read_title(squash(text_of(heading)))
        if reading.kind in ("report", "weak") and reading.year is not None and next(heading.iter("a"), None) is None:
            below = takewhile(lambda each: each.tag not in ("h1", "h2", "h3", "h4"), heading.itersiblings())
            if any(next(each.iter(*_SHOWN), None) is not None for each in islice(below, 3)):
                yield squash(text_of(heading))


def _in_markup(page: Page) -> Iterator[str]:
    """Whole titles that stand in the markup more often than in links: in any attribute, or lost by a broken tag."""
    written = Counter(_mentions(page.markup))
    if written:
        written -= Counter(each for link in page.links for text in _said_by(link) for each in _mentions(text))
    yield from written
    if any(mark in page.markup for mark in _TURNED):
        yield from _mentions(page.markup[::-1])


def _said_by(link: Link) -> Iterator[str]:
    """The text of a link, and what its attributes and those of its pictures say."""
    yield link.text
    for element in link.element.iter():
        yield from (str(element.get(name)) for name in DESCRIBING if element.get(name))


def _rows(page: Page) -> Iterator[str]:
    """Rows, cells and would-be links that read like a title and lead nowhere."""
    led = {around for link in page.links for around in (link.element, *link.element.iterancestors())}
    for element in page.root.iter("a", "li", "tr", "dd", "dt", "p", "option", "input"):
        if element in led or len(element) > 8:
            continue
        title = squash(element.get("value") or "" if element.tag == "input" else _without_day(element))
        if 6 <= len(title) <= _LONGEST and "公开" in title:
            reading = read_title(title)
            if reading.kind in ("report", "near", "weak") and reading.year is not None:
                yield title


def _without_day(element: Any) -> str:
    return re.sub(r"[(\[【]?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[)\]】]?\s*$", "", text_of(element).strip())


def _cells(page: Page) -> Iterator[str]:
    """Body and year of the cells, in tables of bodies by years, that show a report to be there without an address."""
    for cell in page.root.iter("td"):
        words = squash(text_of(cell))
        led = any(page.absolute(each.get("href") or "") for each in cell.iter("a") if not _is_inert(each))
        if led or not (_THERE.fullmatch(words) or (len(words) < 9 and _clicked(cell))):
            continue
        title = heads(cell, words)
        if title is not None:
            yield title


def _is_inert(anchor: Any) -> bool:
    href = (anchor.get("href") or "").strip("# ").lower()
    return not href or href.startswith("javascript:")


def _clicked(cell: Any) -> bool:
    """Whether something in a cell is there to be clicked or looked at."""
    tags = ("a", "button", "input", "img", "svg", "i")
    return any(each.tag in tags or each.get("onclick") for each in cell.iter() if isinstance(each.tag, str))


def _pictures(page: Page) -> Iterator[str]:
    """What pictures that lead nowhere are said to show: the report itself may be one."""
    for picture in page.root.iter("img", "canvas", "svg", "object", "embed"):
        said = squash(picture.get("alt") or picture.get("title") or picture.get("aria-label") or "")
        if "公开" in said and next(picture.iterancestors("a"), None) is None:
            yield said


def mentioned(texts: tuple[str, ...], asked: Asked, *, sole: bool) -> bool:
    """Whether such a text is, or on a portal of one agency may be, the report asked for."""
    for said in texts:
        text = said.replace(ANY_YEAR, str(asked.year))
        if _NOT_OUT_YET.search(text):
            continue
        reading, day = read_title(text), first_date(text)
        dated = (
            reading.year is None and day is not None and day.year == asked.year + 1 and bool(_OF_REPORTS.search(text))
        )
        if reading.kind not in ("report", "near", "weak", "odd", "cut") or not (dated or reading.year == asked.year):
            continue
        how = fit(reading, asked, day if dated else None)
        if how == "ours" or (how == "maybe" and (sole or reading.named)):
            return True
    return False
