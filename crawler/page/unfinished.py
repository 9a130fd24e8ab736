"""Pages that a server gave out before it was done: its own orders stand in them, and what they would have brought does
not; or the blanks of a pattern that nobody has filled."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import Any

from crawler.page.called import is_called
from crawler.page.holders import without_holders
from crawler.page.pages import Page, text_of

_ORDER = re.compile(
    r"(?:<!--\s*#\s*(?:include|exec)\b|<(?:esi|jsp):include\b|<\?(?:php|=)|<%(?:@\s*include\b|[^@!-])"
    r"|<(?:#(?:list|include|if)|@cms)\w*)[^>]*+(?:>|\Z)|\[(?:#(?:list|include|if)|@cms)\w*[^\]]*\]|#foreach\s*\([^()]{1,80}\)"
    r"|@foreach\s*\([^()]{1,80}\)|\{%[^{}%]{1,120}%\}|\{(?:/[a-z][\w:]{1,20}|(?:pboot|dede|eyou|cms|pc):[^{}]{1,120})\}"
    r"|<!--\s*<\$\[[^\]<>]{0,20}列表[^\]<>]{0,20}\]>begin\s*-->\s*<!--\s*<\$\[",
    re.I,
)  # fmt: skip
"""An order in one of the languages of publishing programs; last, a place of Hanweb's that stayed empty."""
_ELEMENT = re.compile(
    r"<(trs_(?!channel|site|template|navi|logo)\w+|(?!(?:o|v|w|x|m|st\d|u\d|svg|xlink|mso|dc|og|fb|g|rdf|html|xsl):)"
    r"[a-z]\w{0,11}:\w*(?:list|each|iterat|loop|repeat|document|content|channel|article|query|item|info|news|data|sql)\w*)\b[^>]*+(?:>|\Z)",
    re.I,
)
"""An element that only a publishing program knows: <TRS_DOCUMENTS …>, <cms:contentList …>."""
_LINK = re.compile(r"<a\b[^>]*+(?:>[^<]*+)?", re.I)
_LEADS = re.compile(r"\bhref\s*=\s*[\"']?\s*[^\"'>{$<\[#%\s]++([\"'\s>])?", re.I)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_EDGES = re.compile(
    r"head|foot|top|bottom|nav|menu|left|right|side|meta|css|js\b|tongji|count|search|link|copy|logo|banner|share|pub",
    re.I,
)  # fmt: skip
"""What is included there is no list."""

_BLANK = re.compile(
    r"\{\{[^{}]{1,80}\}\}|\$\{[^{}]{1,80}\}|\[!--[\w. -]{1,40}--\]|\{\$\w[^{}]{0,60}\}"
    r"|\[(?:list|field|item|news):[^\[\]]{1,40}\]",
    re.I,
)
"""What a value was to be put into."""
_REPEATING = ("-for", "-repeat", ":each", "ngFor")
"""How the attributes end by which a line is repeated for each record: v-for, ms-for, ng-repeat, th:each."""
_LINES = ("li", "tr", "dd", "dt", "p", "div")
_ASIDE = re.compile(
    r"head|foot|nav|menu|search|hot(?!el)|word|login|user|weather|tianqi|crumb|bread|position|share|tool|\btop\b|tags|swiper"
    r"|banner|slide|pag(?:e|ing|er|ination)\b|robot|chat|comment|dialog|modal|popup|recommend|relat",
    re.I,
)


def undone(page: Page, *, filled: bool = False) -> str | None:
    """The first order or blank left in a page that may be about its list, as it stands there; None for a finished
    page. Blanks are in order where what fills them is asked for (``filled``)."""
    found = chain(_orders(page), () if filled else _blanks(page))
    return next((each[:60] for each in found), None)


def _orders(page: Page) -> Iterator[str]:
    markup = page.markup
    if _ORDER.search(markup) or _ELEMENT.search(markup):
        shown = without_holders(markup)  # orders and patterns in those are for scripts
        left = chain(_ORDER.finditer(shown), _bare(shown))
        yield from (each[0] for each in left if not _EDGES.search(each[0]))


def _bare(shown: str) -> Iterator[re.Match[str]]:
    """The elements that a program has left without any rows in them."""
    rows = [link.start() for link in _LINK.finditer(shown) if _is_a_row(link[0])]
    lowered, endless = shown.lower(), set[str]()
    for element in _ELEMENT.finditer(shown):
        tag = element[1].lower()
        end = -1 if tag in endless else lowered.find(f"</{tag}", element.end())
        first = bisect_left(rows, element.end())
        if end < 0:
            endless.add(tag)  # what does not end here does not end farther on
        if end < 0 or first == len(rows) or rows[first] >= end:
            yield element


def _is_a_row(link: str) -> bool:
    """Whether words follow an address in what is written of a link."""
    leads = next((found for found in _LEADS.finditer(link) if found[1]), None)
    return leads is not None and _HAN.search(link, leads.end()) is not None


def _blanks(page: Page) -> Iterator[str]:
    """Links to be filled, and lines to be repeated, that stand by themselves: beside rows that are there, they are for
    the further ones that a pager brings."""
    if not _BLANK.search(page.markup) and not any(f"{end}=" in page.markup for end in _REPEATING):
        return
    for link in page.root.iter("a"):
        said = f"{text_of(link)} {' '.join(map(str, link.attrib.values()))}"
        blank = _BLANK.search(said)
        line = next((each for each in (link, *link.iterancestors()) if each.tag in _LINES), link)
        repeated = blank is None and any(name.endswith(_REPEATING) for each in (link, line) for name in each.attrib)
        if (blank or repeated) and not _has_company(line) and not _is_aside(link):
            yield blank[0] if blank else " ".join(map(str, line.attrib))


def _has_company(line: Any) -> bool:
    """Whether beside a line stands another one that is filled."""
    beside = chain(line.itersiblings(line.tag), line.itersiblings(line.tag, preceding=True))
    alike = (each for each in beside if line.tag not in ("div", "p") or each.get("class") == line.get("class"))
    links = (link for each in alike for link in each.iter("a"))
    return any((link.get("href") or "#").strip("#") and text_of(link).strip() for link in links)


def _is_aside(element: Any) -> bool:
    """Whether an element stands at the edges of a page, in a tool or in a box beside its list; template and noscript
    are for scripts."""
    if next(element.iterancestors("template", "noscript", "header", "footer", "nav"), None) is not None:
        return True
    return is_called(element, _ASIDE)
