"""Text that leads elsewhere: rows of a list, menus, the report before and after this one."""

import re
from collections.abc import Sequence

from extract.markup.unseen import Element

_DAYS = re.compile(r"[\d\s./:\-年月日]{6,}")
_WIDGET = 4
"""A link of so few characters is a button."""


def in_link(owner: Element) -> bool:
    """Whether text that belongs to an element is that of a link."""
    if owner.tag == "a":
        return _leads_away(owner)
    parent = owner.getparent()
    return parent is not None and parent.tag == "a" and _leads_away(parent)


def is_link(links: Sequence[Element], text: str) -> bool:
    """Whether a text is for the most part that of these links in it."""
    return outweighs(sum(len(_text_in(link).strip()) for link in links if _leads_away(link)), text)


def is_in_link(block: Element) -> bool:
    """Whether a block stands in a link."""
    return any(map(_leads_away, block.iterancestors("a")))


def outweighs(linked: int, text: str) -> bool:
    """Whether so many characters of links are most of a text beside its dates; a line on its source is no list."""
    if linked <= _WIDGET or "来源" in text:
        return False
    return 2 * linked > len(text) or 2 * linked > len(_DAYS.sub("", text))


def _text_in(link: Element) -> str:
    return "".join(map(str, link.itertext())) if len(link) else link.text or ""


def _leads_away(link: Element) -> bool:
    """Whether a link has an address other than a place or a script of its own page."""
    href = (link.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:"))
