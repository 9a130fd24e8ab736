"""The next page of a list told by its address alone: its link may read 二, 往后翻 or 历年年报, or be a picture."""

import re
from urllib.parse import parse_qsl, urlsplit

from crawler.page.data import count_of
from crawler.page.pages import Page
from crawler.title.names import squash

_FILE = re.compile(r"(?P<stem>.+?)(?:[_-](?P<number>\d{1,3}))?\.\w{2,5}")
_KEY = re.compile(r"(?:cur|current|now)?_?(?:page|pg|p)_?(?:no|num|index|number)?", re.I)
_LONGEST = 8
"""Squashed characters of words that may lead to a next page: titles are longer."""
_OTHER_WORDS = re.compile(r"\d{4}|尾|末|最后|last|上|前|prev|首", re.I)

_ASKED = "?"
Place = tuple[str, str, int | None]
"""The folder of a list, what its pages are called there (``?``: their number is asked for), and which of them an
address is; None where it tells none. Page 2 may be index_1.html."""


def next_by_address(page: Page) -> str | None:
    """The link to this very address with the next number in it; None without one."""
    here, found = _place(page.url), dict[int, str]()
    for link in page.links:
        words, there = squash(link.text), _place(link.url)
        if len(words) <= _LONGEST and not _OTHER_WORDS.search(words) and _is_next(here, there):
            found.setdefault(there[2] or 0, link.url)
    return found[min(found)] if found else None


def _is_next(here: Place, there: Place) -> bool:
    if there[0] != here[0] or there[2] is None:
        return False
    if there[1] == _ASKED:
        return there[2] == (here[2] or 1) + 1
    return there[1] == here[1] and (there[2] in (1, 2) if here[2] is None else there[2] == here[2] + 1)


def _place(url: str) -> Place:
    parts = urlsplit(url)
    folder, _, file = parts.path.rpartition("/")
    numbers = (count_of(value) for key, value in parse_qsl(parts.query) if _KEY.fullmatch(key))
    number = next((each for each in numbers if each is not None), None)
    if number is not None:
        return parts.netloc + folder, _ASKED, number
    found = _FILE.fullmatch(file or "index.html")
    if found is None:
        return parts.netloc + folder, file, None
    return parts.netloc + folder, found["stem"], None if found["number"] is None else int(found["number"])
