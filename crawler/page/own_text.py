"""What a page says in sentences of its own: its navigation, its foot and its forms are none."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.page.pages import Page
from crawler.title.names import squash

ENOUGH = 200
"""Squashed characters of sentences from which on a page is about something."""
_SENTENCE = re.compile(r"[,，。;；、!！?？]")
_SHORTEST = 8
_NOT_ITS_OWN = (
    "a",
    "script",
    "style",
    "noscript",
    "template",
    "title",
    "option",
    "button",
    "footer",
    "nav",
    "textarea",
)
_FILE = re.compile(r"附件|下载|\.(?:pdf|docx?|wps|xlsx?|ofd)\b|点击(?:查看|阅读|打开)", re.I)


def says_something_of_its_own(page: Page) -> bool:
    """Whether a page has a text: navigation, a picture, an error in a portal's frame, or an empty box are none."""
    return sum(len(text) for text in _sentences(page)) >= ENOUGH


def _sentences(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        if not isinstance(element.tag, str) or element.tag in _NOT_ITS_OWN or _is_within(element):
            continue
        for text in (element.text, *(child.tail for child in element)):
            said = squash(text or "")
            if len(said) >= _SHORTEST and _SENTENCE.search(said):
                yield said


def _is_within(element: Any) -> bool:
    return any(each.tag in _NOT_ITS_OWN for each in element.iterancestors())


def holds_something_closed(page: Page) -> bool:
    """Whether a page offers what no address leads to: a file a script fetches, a drawing, a frame."""
    for element in page.root.iter("a", "button", "span", "canvas", "iframe", "object", "embed"):
        if element.tag not in ("a", "button", "span"):
            return True
        href = (element.get("href") or "").strip()
        inert = not href.strip("# ") or href.lower().startswith("javascript:")
        acts = element.tag != "span" or element.get("onclick")
        if inert and acts and _FILE.search(squash("".join(element.itertext()))):
            return True
    return False
