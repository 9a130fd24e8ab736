"""What stands in a list without a word and without a link: a picture, a day alone, something to click, something that
only a stylesheet may show.

A reader may see a report's title there that no text of the page holds.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from crawler.page.called import name_of
from crawler.page.days import first_date
from crawler.page.pages import Page, text_of
from spiders.row.loose import LINES, Lines
from spiders.row.places import plain
from spiders.unseen.pictures import BACKGROUND, is_named, is_ornament, pictures_beside
from spiders.unseen.signs import WORDS, Silent

_PICTURES = ("img", "svg", "canvas", "object", "embed")
_SEPARATOR = re.compile(
    r"line|clear|sep|split|dash|solid|dot|bor|blank|space|\bhr\b|fg|xian|xu|kong|gap|bg|bar|last|first|even|odd|\bh\d+\b|\bm[tb]"
    r"|cl\b|pag|more|load|empty|none|\bno|icon|hover",
    re.I,
)
"""Names of lines that part others, or close a list."""


def silent_lines(page: Page, urls: Collection[str]) -> Iterator[Silent]:
    """Lines of the list of these rows that show something and say nothing; pictures beside the rows."""
    lines = Lines((link.element, link.element) for link in page.links if link.url in urls)
    led = {link.element for link in page.links}
    dated = any(first_date(text_of(line)) for line in lines.lines)  # else the days of all rows are lines of their own
    for holder in lines.lists:
        others = [each for each in holder if each.tag in LINES and each not in lines.lines]
        for line in (each for each in others if led.isdisjoint(each.iter())):
            text = text_of(line)
            shown = _shown(page, line) or (dated and first_date(text) and "只有日期")
            if shown and not WORDS.search(plain(text)):
                yield first_date(text), shown
        yield from ((None, "只有样式的一行") for _ in _styled(others, lines.lines))
    yield from ((None, shown) for shown in pictures_beside(page, lines.lists))


def _shown(page: Page, line: Any) -> str:
    """The picture in a line, or its click."""
    for each in line.iter():
        if not isinstance(each.tag, str):
            continue
        if each.tag in _PICTURES and not is_ornament(each) and not is_named(each):
            return f"图片 {page.absolute(each.get('src') or '') or each.tag}"
        if each.get("onclick") or BACKGROUND.search(each.get("style") or ""):
            return "须点击" if each.get("onclick") else "背景图片"
    return ""


def _styled(others: list[Any], rows: Collection[Any]) -> Iterator[Any]:
    """Empty lines with a name that no row and no other line of the list has: a stylesheet may write into them what no
    page says. What parts rows comes back or is called so."""
    empty = {line: _names(line) for line in others if not text_of(line).strip() and not _holds_a_thing(line)}
    known = {name for row in rows for name in _names(row)} if empty else set()
    often = Counter(empty.values())
    for line, names in empty.items():
        own = names - known
        if own and often[names] == 1 and not any(_SEPARATOR.search(name) for name in own):
            yield line


def _names(line: Any) -> frozenset[str]:
    said = (name_of(each) for each in line.iter() if isinstance(each.tag, str))
    return frozenset(" ".join(said).split())


def _holds_a_thing(line: Any) -> bool:
    """Whether a picture, a field or the like stands in a line: judged by what it is."""
    return next(line.iter("a", "script", "input", "select", "iframe", *_PICTURES), None) is not None
