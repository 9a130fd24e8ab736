"""Links that scripts of a page draw: words and an address side by side, in an object, an array, a call, or markup."""

import re
from collections.abc import Iterator

from crawler.page.encoded import unescaped
from crawler.page.framing import is_near
from crawler.page.pages import Page
from crawler.title.names import squash

_GROUP = re.compile(r"[{(\[]([^{}()\[\]]*)[})\]]")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.){1,200})\"|'((?:[^'\\\n]|\\.){1,200})'")
_ANCHOR = re.compile(r"<a\b(?>[^<>]*?\bhref\s*=\s*\\?[\"']?([^\"'\\\s<>]+))\\?[\"']?[^<>]*+>([^<]{2,40})</a", re.I)
_ADDRESS = re.compile(
    r"(?:https?://|\.{0,2}/|[?#])[^\s\"'<>+]*|[\w-]++(?:/[\w.-]+)*\.(?:s?html?|jspx?|aspx?|do|php)(?:\?\S*)?"
)
_WORDS = re.compile(r"[\u4e00-\u9fff]|^(?:19|20)\d\d$")
_DEPTH = 5
"""Levels of a tree whose branches stand within one another."""


def scripted_links(page: Page) -> Iterator[tuple[str, str]]:
    """Words and address of each."""
    for element in page.root.iter("script"):
        script = unescaped(element.text or "").replace("\\/", "/")
        for words, address in (*_in_markup(script), *_in_groups(script)):
            url = page.absolute(address)
            if url and is_near(url, page.url):
                yield squash(words), url


def _in_markup(script: str) -> Iterator[tuple[str, str]]:
    return ((found[2], found[1]) for found in _ANCHOR.finditer(script))


def _in_groups(script: str) -> Iterator[tuple[str, str]]:
    """From the innermost groups outwards: what stands in a branch is no longer seen in the one around it."""
    for _ in range(_DEPTH):
        groups = [found[1] for found in _GROUP.finditer(script)]
        for group in groups:
            strings = [one or other for one, other in _STRING.findall(group)]
            words = next((each for each in strings if _WORDS.search(each) and len(each) <= 40), None)
            address = next((each for each in strings if _ADDRESS.fullmatch(each)), None)
            if words and address:
                yield words, address
        if not groups:
            return
        script = _GROUP.sub(" ", script)
