"""Small signs of a pager that is not called one: 1/3, 1-5 / 13, a field for the number of a page, numbers to click."""

import re
from typing import Any

from crawler.page.called import around
from crawler.page.pages import Page, text_of
from crawler.pager.pager_words import in_pager, page_number, words_of
from crawler.title.names import squash

_SLASHED = re.compile(r"(?:页码|页次|第)?[::]?(\d{1,4})/(\d{1,4})页?")
_JUMP = re.compile(r"(?:跳转?|转|去|到)(?:至|到)?第?页|(?:跳转?|转|去)(?:至|到)")
_STEPS = re.compile(r"\d|[上下]一?页")
_SHORT = 20
"""Squashed characters of what stands around such a field at most."""
_HANDS = re.compile(r"[A-Za-z_]\w*\(\s*[\"']?(\d{1,3})[\"']?\s*\)")
_DAYS = 28
_RANGED = re.compile(r"1[-~–—至到](\d{1,3})(?:/|of|共)(\d{1,5})[条项]?")
"""The rows shown, and all there are."""


def slashed(page: Page) -> int:
    """The number of pages where a pager, or one element alone on its page, reads only 1/3."""
    alone: dict[Any, int] = {}
    for element in page.root.iter("span", "div", "li", "em", "b", "td", "p", "a"):
        words = squash(text_of(element)) if len(element) <= 2 else ""
        found = _SLASHED.fullmatch(words) or _RANGED.fullmatch(words)
        if found is None or int(found[1]) >= int(found[2]):
            continue
        if in_pager(element):
            return int(found[2])
        if element.getparent() not in alone and not _is_in_a_row(element):
            alone[element] = int(found[2])
    return next(iter(alone.values())) if len(alone) == 1 else 0  # days of rows may read 1/3, too


def _is_in_a_row(element: Any) -> bool:
    """Whether an element stands in a line beside a link."""
    line = next((each for each in around(element) if each.tag in ("li", "tr", "dd", "p")), None)
    return line is not None and next(line.iter("a"), None) is not None


def asks_for_a_number(page: Page) -> bool:
    """Whether a page has a field for the number of the page to go to (跳转到 __ 页) and no number or step beside it."""
    for field in page.root.iter("input"):
        holder = field.getparent()
        if holder is not None and (field.get("type") or "text").lower() in ("text", "number"):
            words = squash(text_of(holder))
            if len(words) <= _SHORT and _JUMP.search(words) and not _STEPS.search(words):
                return True
    return False


def handed_number(page: Page) -> int:
    """The highest number that an element of a pager hands to a function, or one that reads it: ``onclick="ym(2)"``;
    so many are the days of a calendar."""
    handed: set[int] = set()
    for element in page.root.iter("a", "button", "span", "li", "em", "img"):
        found = _HANDS.search(f"{element.get('href') or ''} {element.get('onclick') or ''}")
        if found and (page_number(words_of(element)) == int(found[1]) or (not words_of(element) and in_pager(element))):
            handed.add(int(found[1]))
    return max(handed, default=0) if len(handed) < _DAYS else 0
