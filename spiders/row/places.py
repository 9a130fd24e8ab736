"""Where elements stand, and what they say without their day: how the lists of a page are told apart."""

import re
from typing import Any

_DAY = re.compile(r"[(\[【]?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}+日?+(?!\s*起?[至到])[)\]】]?")


def plain(text: str) -> str:
    """A text without the days in it, white space collapsed."""
    return " ".join(_DAY.sub(" ", text).split())


def place_of(holder: Any, known: dict[Any, str] | None = None) -> str:
    """Where an element stands, the same for all elements of one list: tags and classes of what is around it."""
    return f"{holder.tag}<{_around(holder.getparent(), {} if known is None else known)}"


def _around(element: Any, known: dict[Any, str]) -> str:
    """An element and all that is around it; each told once, from the outermost on."""
    nest = []
    while element is not None and element not in known:
        nest.append(element)
        element = element.getparent()
    told = "" if element is None else known[element]
    for inner in reversed(nest):
        name = re.sub(r"\d+", "", f"{inner.get('id') or ''}.{inner.get('class') or ''}")
        told = known[inner] = f"{inner.tag}#{name}<{told}"
    return told
