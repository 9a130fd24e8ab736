"""What a page keeps for its scripts and does not show: found without a tree, in one pass however broken the page is."""

import re
from collections.abc import Iterator

_TAGS = "script|style|textarea|template|noscript|xmp"
_HOLDER = re.compile(rf"<({_TAGS})\b([^>]*+)(?:>(.*?)(?:</\1\s*+>|\Z)|\Z)", re.S | re.I)
_OPENING = re.compile(rf"<({_TAGS})\b|<!--(?!\s*#|<\$\[)", re.I)
"""Of what is left out; a comment that is an order to the server, or a place it fills, is not."""
_CLOSING = {tag: re.compile(rf"</{tag}\s*+>", re.I) for tag in _TAGS.split("|")}
_COMMENT_END = re.compile("-->")


def holders(markup: str) -> Iterator[tuple[str, str, str]]:
    """Tag, attributes and text of each element whose text is for scripts; one without an end holds all that follows."""
    for found in _HOLDER.finditer(markup):
        if found[3] is not None:
            yield found[1].lower(), found[2], found[3]


def without_holders(markup: str) -> str:
    """A page without these elements and without comments; what has no end stays."""
    parts, at = [], 0
    endless: set[str] = set()
    for opening in _OPENING.finditer(markup):
        tag = (opening[1] or "").lower()
        if opening.start() < at or tag in endless:
            continue
        inside = markup.find(">", opening.end()) + 1 if tag else opening.end()
        closing = (_CLOSING[tag] if tag else _COMMENT_END).search(markup, inside) if inside else None
        if closing is None:
            endless.add(tag)  # what does not end here does not end farther on
            continue
        parts.append(markup[at : opening.start()])
        at = closing.end()
    return "".join((*parts, markup[at:]))


def comments(markup: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends."""
    end = 0
    while (start := markup.find("<!--", end)) >= 0 and (inner := markup.find("-->", start + 4)) >= 0:
        end = inner + 3
        yield start, end


def without_comments(markup: str) -> str:
    """A page without its comments."""
    parts, at = [], 0
    for start, end in comments(markup):
        parts.append(markup[at:start])
        at = end
    return "".join((*parts, markup[at:]))
