"""What stands in a list without a word and without a link: a picture, a day alone, something to click.

A reader may see a report's title there that no text of the page holds.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import urlsplit

from crawler.page.days import first_date
from crawler.page.pages import Page, text_of
from spiders.row.loose import LINES, Lines
from spiders.row.places import plain
from spiders.unseen.wordless import EDGE, WORDS, Silent

_PICTURES = ("img", "svg", "canvas", "object", "embed")
_DECORATION = re.compile(
    r"line|dot|icon|logo|arrow|point|bg|banner|border|space|blank|trans|new|hot|top|left|right|share|qr|ewm|wx|weixin",
    re.I,
)
_UPLOADED = re.compile(r"(?:^|/)[WP]0?20\d{6}|upload|attach|/(?:20)?\d{6}/|/files?/|/pictures?/", re.I)
"""The address of a picture that somebody put into a page, not into all pages."""
_SMALL = 40
"""Pixels under which a picture is an ornament."""


def silent_lines(page: Page, urls: Collection[str]) -> Iterator[Silent]:
    """Lines of the list of these rows that show something and say nothing; pictures beside the rows."""
    lines = Lines((link.element, link.element) for link in page.links if link.url in urls)
    led = {link.element for link in page.links}
    dated = any(first_date(text_of(line)) for line in lines.lines)  # else the days of all rows are lines of their own
    for line in (line for holder in lines.lists for line in holder):
        if line.tag in LINES and line not in lines.lines and led.isdisjoint(line.iter()):
            text = text_of(line)
            shown = _shown(page, line) or (dated and first_date(text) and "只有日期")
            if shown and not WORDS.search(plain(text)):
                yield first_date(text), shown
    boxes = {holder.getparent() for holder in lines.lists} - {None}
    for box in boxes:
        if box.tag not in ("body", "html"):
            yield from ((None, shown) for shown in _beside(page, box))


def _shown(page: Page, line: Any) -> str:
    """The picture in a line, or its click."""
    for each in line.iter():
        if not isinstance(each.tag, str):
            continue
        if each.tag in _PICTURES and not _is_ornament(each) and not _is_named(each):
            return f"图片 {page.absolute(each.get('src') or '') or each.tag}"
        if each.get("onclick") or re.search(r"background[\w-]*\s*:[^;]*url\(", each.get("style") or ""):
            return "须点击" if each.get("onclick") else "背景图片"
    return ""


def _beside(page: Page, box: Any) -> Iterator[str]:
    """Uploaded pictures in the box of a list, without a word of what they show."""
    for picture in box.iter("img"):
        around = [picture, *picture.iterancestors()]
        source = picture.get("src") or picture.get("data-src") or ""
        uploaded = _UPLOADED.search(urlsplit(source).path) and not _is_ornament(picture) and not _is_named(picture)
        if uploaded and not any(each.tag == "a" or EDGE.search(_name(each)) for each in around):
            yield f"图片 {page.absolute(source)}"


def _name(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_named(picture: Any) -> bool:
    """Whether a picture is said to show something: then that is read."""
    return any(WORDS.search(picture.get(name) or "") for name in ("alt", "title", "aria-label"))


def _is_ornament(picture: Any) -> bool:
    name = urlsplit(picture.get("src") or "").path.rpartition("/")[2]
    sizes = [re.match(r"\s*(\d+)(?:px)?\s*$", picture.get(side) or "") for side in ("width", "height")]
    tiny = any(size and int(size[1]) < _SMALL for size in sizes) and picture.tag == "img"
    return bool(_DECORATION.search(name)) or tiny
