"""Text that leads elsewhere: rows of a list, menus, the report before and after this one."""

import re

from extract.markup.text import Element

_DAYS = re.compile(r"[\d\s./:\-年月日]{6,}")
_WIDGET = 4
"""A link of so few characters is a button."""


def in_link(owner: Element) -> bool:
    """Whether text that belongs to an element is that of a link."""
    if owner.tag == "a":
        return _leads_away(owner)
    parent = owner.getparent()
    return parent is not None and parent.tag == "a" and _leads_away(parent)


def is_link(block: Element, text: str) -> bool:
    """Whether a block's text is for the most part that of links."""
    if next(block.iterdescendants("a"), None) is None:
        return any(map(_leads_away, block.iterancestors("a")))
    linked = sum(len("".join(map(str, a.itertext())).strip()) for a in block.iterdescendants("a") if _leads_away(a))
    return outweighs(linked, text)


def outweighs(linked: int, text: str) -> bool:
    """Whether so many characters of links are most of a text beside its dates; a line on its source is no list."""
    return 2 * linked > len(_DAYS.sub("", text)) and linked > _WIDGET and "来源" not in text


def _leads_away(link: Element) -> bool:
    """Whether a link has an address other than a place or a script of its own page."""
    href = (link.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:"))
