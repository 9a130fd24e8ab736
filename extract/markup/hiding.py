"""What a page hides, raises or strikes out by its own markup: whether anything at all, and anything inside a table."""

import re
from dataclasses import dataclass

_NOT_DISPLAYED = re.compile(rb"display(?:[\s:]|[^\x00-\x7f])*(?:none|&)")
RAISED_OR_STRUCK = r"vertical-align\s*:\s*su[bp]|line-through"
"""In a style, lower case: what it sets is raised, lowered or struck out."""
_RAISED_OR_STRUCK = re.compile(RAISED_OR_STRUCK.encode())
_NOT_AS_IT_STANDS = tuple(
    re.compile(words)
    for words in (
        rb"visibility", rb"opacity", rb"font-size\s*:\s*0", rb"text-indent\s*:\s*-\d{3}", rb"clip",
        rb"color[\s:=\"']+(?:#?fff|white|transparent|rgb\(\s*255|rgba)", rb"position\s*:\s*(?:absolute|fixed)",
        rb"float\s*:\s*right", rb"rtl", rb"order(?<!border)\s*:", rb"transform", rb"row-reverse", rb"<dialog",
    )
)  # fmt: skip
_SQUEEZED = (re.compile(rb"width\s*:\s*0(?![.\d])"), re.compile(rb"height\s*:\s*0(?![.\d])"))
"""These hide only together with overflow.

measured: one pattern for all, which begins with no word, takes twenty times as long."""
_HIDDEN = re.compile(rb"hidden(?:[\s=>/]|$)")
_BEFORE_ATTRIBUTE = b" \t\r\n\f\v/\"'"
_TABLE = re.compile(rb"table(?=[\s>/])")


@dataclass(frozen=True, slots=True)
class Hiding:
    """Where attributes have to be looked at: nowhere, outside tables, everywhere."""

    anywhere: bool = True
    in_tables: bool = True


def hiding_of(page: bytes) -> Hiding:
    """Decided by the bytes: rather looked for in vain than overlooked."""
    lowered = page.lower()
    squeezed = _SQUEEZED if b"overflow" in lowered else ()
    places = [
        found.start()
        for each in (_NOT_DISPLAYED, _RAISED_OR_STRUCK, *_NOT_AS_IT_STANDS, *squeezed)
        for found in each.finditer(lowered)
    ]
    places += [found.start() for found in _HIDDEN.finditer(lowered) if lowered[found.start() - 1] in _BEFORE_ATTRIBUTE]
    return Hiding(bool(places), bool(places) and _in_tables(lowered, places))


def _in_tables(lowered: bytes, places: list[int]) -> bool:
    """Whether a place lies between the tags of a table; where these do not pair, that cannot be ruled out."""
    depth = begin = 0
    for found in _TABLE.finditer(lowered):
        at = found.start()
        if lowered[at - 1 : at] == b"<":
            begin = begin if depth else at
            depth += 1
        elif lowered[at - 2 : at] == b"</":
            depth -= 1
            if depth < 0 or (depth == 0 and any(begin < place < at for place in places)):
                return True
    return depth > 0
