"""What an element's own style keeps from people's eyes, or moves away from where it stands in the source."""

import re

from lxml import etree

Element = etree._Element

BY_SHEET = "data-gouji-sheet"
"""An attribute of ours: what the page's style sheets say of an element, as if it were written in its style."""
NOT_DISPLAYED = re.compile(r"display\s*:\s*none")
NOT_SHOWN = re.compile(
    r"visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0*(?:\.0+)?(?![\d.])|"
    r"font-size\s*:\s*0(?:\.0+)?(?![\d.])|text-indent\s*:\s*-\d{3}|(?:left|top)\s*:\s*-\d{3}|"
    r"(?<![\w-])clip(?:-path)?\s*:(?!\s*(?:auto|none))"
)
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*0(?:px)?\s*(?:;|!|$)")
CUT_OFF = re.compile(rf"{_NO_ROOM.pattern}|overflow\s*:")

_NOT_TO_SET = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What the parser lets through and no attribute takes back (XML 1.0 §2.2)."""


def settable(text: str) -> str:
    """A text of the page as an attribute of ours can hold it."""
    return _NOT_TO_SET.sub("", text)


def not_shown(style: str) -> bool:
    """Whether a style keeps what it is for from being seen, though it keeps its room."""
    return bool(NOT_SHOWN.search(style)) or ("overflow" in style and bool(_NO_ROOM.search(style)))


MOVED_OR_FAINT = re.compile(
    r"(?<![\w-])color\s*:\s*(?:#f{3}\b|#f{6}\b|white\b|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255|rgba\([^)]*,\s*0?(?:\.0+)?\s*\))|"
    r"position\s*:\s*(?:absolute|fixed)|float\s*:\s*right|direction\s*:\s*rtl|unicode-bidi|(?<![\w-])order\s*:|(?<![\w-])transform\s*:(?!\s*none)|"
    r"row-reverse|(?<![\w-])grid-(?:row|column|area)[a-z-]*\s*:(?:[^;/]*/)*?\s*-?\d|"
    r"(?<![\w-])(?:left|right)\s*:\s*-?[1-9]"
)
"""As white as paper, or seen elsewhere than where it stands: digits may change their order."""
FAINT = re.compile(r"(?<![\w-])color\s*:")
DRAWN_TEXT = re.compile(r"content\s*:")


def style_of(element: Element) -> str:
    """The declarations an element has from its own style and, in tables, from the page's sheets; in lower case."""
    own, sheet = element.get("style"), element.get(BY_SHEET)
    if sheet is None:
        return "" if own is None else own.lower()
    own = "" if own is None else own.lower()
    return own if NOT_DISPLAYED.search(sheet) and "display" in own else f"{own};{sheet}"


def is_hidden(element: Element) -> bool:
    """Whether the element itself is kept from people and takes no room."""
    if hides(style_of(element)):
        return True
    return element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None)


def hides(style: str) -> bool:
    """Whether a style, in lower case, takes what it is for off the page."""
    return "display" in style and _last_display(style) == "none"


def _last_display(style: str) -> str:
    """The value of the last declaration of display; what is declared important counts as last."""
    found = _DISPLAY.findall(style)
    return next((value for value, important in reversed(found) if important), found[-1][0]) if found else ""


_DISPLAY = re.compile(r"(?<![\w-])display\s*:\s*([\w-]+)\s*(!\s*important)?")


def is_unseen(element: Element) -> bool:
    """Whether the element keeps its room and shows nothing."""
    style = style_of(element)
    return bool(style) and not_shown(style)
