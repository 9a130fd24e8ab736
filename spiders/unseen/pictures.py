"""Pictures beside a list of which nobody says what they show: one may be the list itself, or the notice of a report.

What portals put on every page (logos, badges, codes, buttons, slices of a design) is told by its name, its size, its
place, and the folder it lies in.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from lxml.etree import XPath

from crawler.page.called import around, name_of
from crawler.page.pages import Page, split_address, text_of
from crawler.title.vague import says_little
from spiders.row.loose import LINES
from spiders.unseen.signs import EDGE, WORDS

_DECORATION = re.compile(
    r"line|dot|icon|ico\d*\b|logo|arrow|point|bg|banner|border|space|blank|trans|new|hot|top|left|right|share|qr|ewm|erweima|wx|weixin|weibo"
    r"|title|tit\b|_tit|tit_|btn|button|search|print|close|rss|loading|pixel|conac|dzjg|jiucuo|find-?mis|gongan|beian|ghs\b|batb|(?:^|_)ga\b|(?:^|_)wb\b"
    r"|dian\b|jian\b|code|app\b|phone|email|guohui|index_|menu|nav|foot|head|bottom|more|home|red\b|blue\b|bullet|hits?\b|counter|phpstat|captcha|yzm"
    r"|verify|bj\b|tiao|ico_|_ico|xian\b|party|dangzheng|wza|zfxxgk_?logo",
    re.I,
)
_UPLOADED = re.compile(r"(?:^|/)[WP]0?20\d{6}|upload|attach|/(?:20)?\d{6}/|/files?/|/pictures?/", re.I)
"""The address of a picture that somebody put into a page, not into all pages."""
_DESIGN = re.compile(
    r"(?:^|/)(?:images?|imgs?|skins?\w*|static|css|styles?|themes?|templates?|tpl|res|resources?|common|public|assets|icons?|js)/",
    re.I,
)
"""A folder that holds what is on all pages."""
_TOLD = re.compile(r"(?<!\d)20\d\d(?!\d)|nianbao|notice|gonggao|(?<![a-z])(?:nb|ndbg)_?\d", re.I)
"""A name of a picture that is no part of a design."""
_SOURCES = ("data-original", "data-src", "data-lazy-src", "lay-src", "src")
BACKGROUND = re.compile(r"background[\w-]{0,20}\s*:[^;]{0,300}url\(\s*[\"']?([^\"')]+)", re.I)
_SHOWING: Any = XPath("descendant-or-self::*[self::img or self::canvas or contains(@style, 'url(')]")
_SMALL, _LARGE = 40, 200
"""Pixels under which a picture is an ornament, and from which on it may hold a list whatever folder it lies in."""
_INLINE = 1500
"""Characters of a picture that is its own address, under which it is an ornament."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "form", "button", "header", "footer", "nav", "label")
_MOST_LINKS = 40
"""Links of a box beyond which it is the page and not what is around a list."""


def pictures_beside(page: Page, holders: Collection[Any]) -> Iterator[str]:
    """Pictures around the elements that are a list, without a word of what they show and without a link; farther off
    only those whose name or size tells what they may be."""
    boxes = dict.fromkeys(box for holder in holders for box in _around(holder))
    shown = {element: box for box in boxes for element in _SHOWING(box)}
    for element in _SHOWING(page.root):
        source, box = _source(element), shown.get(element)
        if source is None or _is_in_a_line(element, holders) or not _may_be_a_list(element, source, box):
            continue
        if box is not None or _is_told(source) or (_is_large(element) and not _DESIGN.search(source)):
            yield f"图片 {page.absolute(source) or source[:60] or element.tag}"


def _around(holder: Any) -> Iterator[Any]:
    """The box a list stands in and the one around that; of the page itself what stands beside the list."""
    box = holder.getparent()
    if box is None or box.tag == "html":
        return
    if box.tag == "body":
        yield from (each for each in box if isinstance(each.tag, str) and each is not holder)
        return
    outer = box.getparent()
    wide = outer is not None and outer.tag not in ("body", "html") and sum(1 for _ in outer.iter("a")) <= _MOST_LINKS
    yield outer if wide else box


def _is_in_a_line(element: Any, holders: Collection[Any]) -> bool:
    """Whether a picture stands in a line of the list: that is judged as a line."""
    return any(each.tag in LINES and each.getparent() in holders for each in around(element))


def _source(element: Any) -> str | None:
    """The address of the picture an element shows; None where it shows none."""
    if element.tag in ("img", "canvas", "embed"):
        return next((str(element.get(name)) for name in _SOURCES if element.get(name)), "")
    found = BACKGROUND.search(element.get("style") or "")
    return found[1] if found and not len(element) and not text_of(element).strip() else None


def _may_be_a_list(element: Any, source: str, box: Any) -> bool:
    if is_named(element) or is_ornament(element) or any(_is_an_edge(each) for each in _up_to(element, box)):
        return False
    if _is_inline(source):
        return True
    path = split_address(source).path
    return bool(_UPLOADED.search(path)) or not _DESIGN.search(path) or _is_told(source) or _is_large(element)


def _is_told(source: str) -> bool:
    """Whether the name of a picture says that it is a year's, or a notice."""
    return not _is_inline(source) and bool(_TOLD.search(_file(split_address(source).path)))


def _is_large(element: Any) -> bool:
    return min(_sizes(element), default=0) >= _LARGE


def _up_to(element: Any, box: Any) -> Iterator[Any]:
    """An element and what it stands in, as far as a box."""
    for each in around(element):
        yield each
        if each is box:
            return


def _is_an_edge(element: Any) -> bool:
    return element.tag in ("a", *_HEADINGS) or EDGE.search(name_of(element)) is not None


def is_named(picture: Any) -> bool:
    """Whether a picture is said to show something: then that is read."""
    said = (picture.get(name) or "" for name in ("alt", "title", "aria-label"))
    return any(WORDS.search(each) and not says_little(each) for each in said)


def is_ornament(picture: Any) -> bool:
    """Whether a picture is decoration by its name or its size."""
    source = _source(picture) or ""
    adorns = len(source) <= _INLINE if _is_inline(source) else _DECORATION.search(_file(split_address(source).path))
    return bool(adorns) or (picture.tag == "img" and any(size < _SMALL for size in _sizes(picture)))


def _is_inline(source: str) -> bool:
    """Whether a picture is its own address; that has no name."""
    return source[:5].lower() == "data:"


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _sizes(picture: Any) -> list[int]:
    """The pixels a picture is wide and high, as far as its element says."""
    style = picture.get("style") or ""
    sizes = [re.match(r"\s*(\d{1,6})(?:px)?\s*$", picture.get(side) or "") for side in ("width", "height")]
    sizes += [re.search(rf"(?:^|;)\s*{side}\s*:\s*(\d{{1,6}})px", style, re.I) for side in ("width", "height")]
    return [int(size[1]) for size in sizes if size]
