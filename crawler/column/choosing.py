"""Parts of a list that only a choice shows: tabs whose rows a script fetches, the days of a calendar."""

import re
from collections import Counter
from typing import Any

from crawler.page.pages import Page, text_of
from crawler.title.names import squash

_TAB = re.compile(r"tab|nav|menu|qh|switch|choose|filter", re.I)
_SHOWN = re.compile(
    r"(?:^|[ _-])(?:on|cur|current|active|act|selected|sel|hover|now|this|checked|show)(?:$|[ _-])", re.I
)
_OF_REPORTS = re.compile(r"年报|年度报告|最新|历年|全部|本年|部门|单位|乡镇|镇街|街道|本级|政府$|其他")
_BOXES = ("div", "ul", "table", "dl", "section")
_LONGEST = 12
_MONTH = 20
"""Days on a page from which on they are a calendar."""


def hidden_choices(page: Page) -> tuple[str, ...]:
    """The words of tabs that may lead to further reports and whose rows are elsewhere; 日历 for a calendar of days."""
    groups: dict[Any, list[Any]] = {}
    for element in page.root.iter("li", "a", "span", "button", "div", "em"):
        parent = element.getparent()
        if parent is not None and _is_choice(page, element):
            groups.setdefault(parent if element.tag != "a" or parent.tag != "li" else parent.getparent(), []).append(
                element
            )
    found = [
        squash(text_of(tab))
        for holder, tabs in groups.items()
        if holder is not None
        and len(tabs) > 1
        and any(_is_shown(tab) for tab in tabs)
        and not _panes(holder, len(tabs))
        for tab in tabs
        if not _is_shown(tab) and _OF_REPORTS.search(squash(text_of(tab)))
    ]
    return (*dict.fromkeys(found), *(["日历"] if _has_calendar(page) else []))


def _is_choice(page: Page, element: Any) -> bool:
    """Whether an element is a short text to click that no address leads away from."""
    text = text_of(element) if len(element) < 2 else ""
    if not text or len(text) > 10 * _LONGEST or not 2 <= len(squash(text)) <= _LONGEST:
        return False
    if next(element.iterancestors("a"), None) is not None:
        return False
    if any(page.absolute(each.get("href") or "#") for each in element.iter("a") if _leads(each)):
        return False
    clickable = element.tag in ("a", "button") or any(n == "onclick" or n.startswith("data-") for n in element.attrib)
    around = " ".join(each.get("class") or "" for each, _ in zip(element.iterancestors(), range(2), strict=False))
    return clickable or bool(_TAB.search(around))


def _leads(anchor: Any) -> bool:
    href = (anchor.get("href") or "").strip("# ")
    return bool(href) and not href.lower().startswith("javascript:")


def _is_shown(tab: Any) -> bool:
    around = [tab, tab.getparent()] if tab.tag == "a" else [tab]
    return any(_SHOWN.search(each.get("class") or "") for each in around)


def _panes(holder: Any, count: int) -> bool:
    """Whether as many boxes with rows as there are tabs stand after them: what the tabs show is on the page already."""
    for around, _ in zip((holder, *holder.iterancestors()), range(3), strict=False):
        after = list(around.itersiblings())
        for boxes in (after, *after):
            alike = Counter(
                (box.tag, re.sub(r"\d+", "", box.get("class") or "").split(" ")[0])
                for box in boxes
                if box.tag in _BOXES and _has_rows(box)
            )
            if max(alike.values(), default=0) >= count:
                return True
    return False


def _has_rows(box: Any) -> bool:
    """Whether a box has a row that leads somewhere, or says that there is none."""
    rows = box.iter("li", "tr", "dd", "p")
    return any(next(row.iter("a"), None) is not None for row in rows) or "暂无" in text_of(box)


def _has_calendar(page: Page) -> bool:
    """Whether a table of days leads to what was published on each."""
    for table in page.root.iter("table"):
        days = [each for each in table.iter("td", "th") if re.fullmatch(r"[1-9]|[12]\d|3[01]", squash(text_of(each)))]
        if len(days) >= _MONTH and any(_leads(link) for day in days for link in day.iter("a")):
            return True
    return False
