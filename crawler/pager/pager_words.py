"""What the elements of a pager say: in words, by a picture, an icon or a label for readers of screens."""

import re
from itertools import takewhile
from typing import Any

from crawler.page.called import around, is_called, name_of
from crawler.page.pages import split_address, text_of
from crawler.title.names import squash

PAGER = re.compile(r"pag(?:e|ing|inat|er)|(?:^|[ _-])pg(?:$|[ _-])|fenye|fanye|yema|m-box|jump|turn", re.I)
_TRIM = re.compile(r"[\s<>«»‹›→\[\]()|_+\-]+")
_NEXT_WORDS = {
    *("下一页", "下页", "后一页", "后页", "下一頁", "下頁", "下1页", "向后", "next", "nextpage"),
    *("更早", "更旧", "较早", "较新", "更晚"),
    *("较新的文章", "较早的文章", "更早的文章", "更新的文章", "olderposts", "newerposts", "older", "newer"),
}
_NEXT_ROWS = re.compile(r"(?:后|下)(?:\d{1,3}(?:条|篇|组|批)|一(?:组|批))")
"""后10条; 下一条 and 下一篇 lead from one article to another."""
_ARROWS = {">", "›", "→", "﹥", "＞", "▶", "►"}
_ICON = re.compile(r"(?:^|[\s_-])(?:next|(?:angle|arrow|chevron|caret)-(?:double-)?right)(?:$|[\s_-])", re.I)
_PICTURE = re.compile(r"next|xiayi|xyy|xy_?page|right", re.I)
_CALLED = re.compile(r"\b(?:go_?|to_?|turn_?)?next_?pa?ge?\w*\s*\(|\bpage_?next\w*\s*\(|\bpage_?down\w*\s*\(", re.I)
"""A call that turns the page, whatever the element that makes it looks like."""
_SHOW = re.compile(r"swiper|slick|carousel|slide|banner|focus|owl-|bx-|lunbo|gallery|flex-", re.I)
_NUMBER = re.compile(r"\[?第?(\d{1,3})页?\]?")
_IN_NUMERALS = {f"第{numeral}页": number for number, numeral in enumerate("一二三四五六七八九十", 1)}


def words_of(element: Any) -> str:
    """What a pager's element reads; of a picture its description."""
    if element.tag == "input":
        return squash(element.get("value") or "")
    words = squash(text_of(element)) if len(element) < 4 else ""
    pictured = (each.get("alt") or each.get("title") for each in element.iter("img"))
    said = element.get("title") or element.get("aria-label") or next((each for each in pictured if each), "")
    return words or squash(said or "")


def trimmed(words: str) -> str:
    """Words without the arrows and brackets around them, in lower case."""
    return _TRIM.sub("", words).lower()


def page_number(words: str) -> int | None:
    """The number of a page an element reads: 2, [2], 第2页, 第二页."""
    found = _NUMBER.fullmatch(words)
    return int(found[1]) if found else _IN_NUMERALS.get(words)


def is_next(element: Any) -> bool:
    """Whether an element leads to the next page: by its words, in a pager by an arrow, an icon or a picture, too."""
    if "next" in (element.get("rel") or "").lower().split():
        return True
    words = words_of(element)
    plain = trimmed(words)
    if plain in _NEXT_WORDS or _NEXT_ROWS.fullmatch(plain):
        return not (plain == "next" and _turns_pictures(element))
    if words in _ARROWS:
        return in_pager(element)
    if not words and _turns(element):
        return True
    return not words and _is_pictured(element) and in_pager(element) and not _turns_pictures(element)


def _turns(element: Any) -> bool:
    """Whether a click on an element calls for the next page by name."""
    called = f"{element.get('onclick') or ''} {element.get('href') or ''}"
    return "(" in called and _CALLED.search(called) is not None


def _is_pictured(element: Any) -> bool:
    if element.tag not in ("a", "button"):
        return False
    holder = element.getparent()
    icons = [element, *element.iterdescendants("i", "span", "em", "svg")]
    icons += [holder] if holder is not None and holder.tag in ("li", "span") else []
    drawn = (split_address(each.get("src") or "").path.rpartition("/")[2] for each in element.iter("img"))
    return any(_ICON.search(each.get("class") or "") for each in icons) or any(map(_PICTURE.search, drawn))


def _turns_pictures(element: Any) -> bool:
    """Whether an element belongs to a show of pictures, whose arrows look like a pager's."""
    return is_called(element, _SHOW, 4)


def in_pager(element: Any) -> bool:
    """Whether an element or what is around it is named like a pager."""
    inside = takewhile(lambda each: each.tag not in ("body", "html"), around(element, 4))
    return any(PAGER.search(name_of(each)) for each in inside)
