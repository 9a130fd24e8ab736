"""Tables that stand on a page and are seen by nobody: faded out, shrunk to nothing, pushed over its edge."""

import re
from typing import cast

from lxml import etree

from extract.markup.doubts import GROUND, PAPER
from extract.markup.unseen import Element, style_of
from extract.remembering import remembered

_FAR = r"-\s*(?:\d{4,}(?:\.\d+)?(?:px)?|[1-9]\d{2,}(?:\.\d+)?(?:r?em|v[wh]|%))"
"""Beyond the edge of any screen."""
_END = r"\s*(?:[;!}]|$)"
_NOUGHT = r"(?:0+(?:\.0+)?|\.0+)"
_NOTHING = rf"{_NOUGHT}(?:px|r?em|%|v[wh])?"
OUT_OF_SIGHT = re.compile(
    rf"(?<![\w-])opacity\s*:\s*(?:0+(?:\.0\d*)?|\.0\d*)%?{_END}|(?<![\w-])filter\s*:\s*opacity\(\s*{_NOUGHT}%?\s*\)|"
    r"visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden|"
    rf"(?:left|top|(?<![\w-])right|(?<![\w-])bottom|text-indent)\s*:\s*{_FAR}|"
    rf"transform\s*:[^;]{{0,80}}(?:translate[xy]?\([^;]{{0,20}}{_FAR}|scale[xy]?\(\s*{_NOUGHT}\s*[,)])|"
    rf"(?<![\w-])(?:color\s*:\s*transparent|zoom\s*:\s*{_NOTHING}{_END})|"
    r"(?<![\w-])clip\s*:\s*rect\(\s*([01])(?:px)?[\s,]+\1(?:px)?[\s,]+\1(?:px)?[\s,]+\1(?:px)?\s*\)|"
    r"(?<![\w-])clip-path\s*:\s*(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\([^;)1-9]{0,80}\))"
)
NO_ROOM = re.compile(rf"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*(?:{_NOTHING}|1px){_END}")
NO_LETTERS = re.compile(rf"(?<![\w-])font-size\s*:\s*{_NOTHING}{_END}")
FILLS = re.compile(r"flex|padding|(?<![\w-])min-|calc")
"""As wide or as high as there is room, whatever is said besides."""
_CUT = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip|scroll|auto)")
_COMES = re.compile("(?<![\\w-])animation")
"""What is faded out to begin with, to come in by itself."""
_SETS_FONTS = re.compile(r"font(?:-size)?\s*:")
_AS_LARGE_AS_NEEDED = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_PAGE = ("html", "body")
_OWN_LOOKS = ("tr", "td", "th", "span", "p", "font")
_COLOUR = re.compile(r"(?<![\w-])color\s*:")
_WHITE = re.compile(r"(?<![\w-])color\s*:\s*(?:#f{3}\b|#f{6}\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)")
_COUNTED, _DIGITS = "data-gouji-text", 12
_BESIDE_TABLES = etree.XPath(".//text()[not(ancestor::table|ancestor::script|ancestor::style)]")


def is_out_of_sight(table: Element) -> bool:
    """Whether a table, or anything around it but the page itself, is of a style that nobody can see."""
    return _is_white_on_white(table) or any(
        (
            _is_unseen(style)
            or (_has_no_room(style) and node.tag not in _AS_LARGE_AS_NEEDED)
            or (NO_LETTERS.search(style) is not None and not _sets_fonts(table))
        )
        and not _holds_the_page(node)
        for node in (table, *table.iterancestors())
        if node.tag not in _PAGE and (style := style_of(node))
    )


def _is_white_on_white(table: Element) -> bool:
    """Whether what stands around a table sets its letters in white and nothing puts a colour behind them."""
    around = [(node.tag, style_of(node), node.get("bgcolor")) for node in (table, *table.iterancestors())]
    coloured = next((each for each in around if "color" in each[1] and _COLOUR.search(each[1])), None)
    if coloured is None or coloured[0] in _PAGE or not _WHITE.search(coloured[1]):
        return False
    grounded = any(GROUND.search(style) or (colour and not PAPER.fullmatch(colour)) for _, style, colour in around)
    return not grounded and not any(_COLOUR.search(style_of(node)) for node in table.iterdescendants(*_OWN_LOOKS))


def _holds_the_page(node: Element) -> bool:
    """Whether most of the text beside tables stands in an element: a script shows it, no page is blank for ever."""
    return 2 * _text_beside_tables(node) > _text_beside_tables(next(node.iterancestors(*_PAGE), node))


def _text_beside_tables(node: Element) -> int:
    """How many characters; counted once for each element, and noted on it."""
    noted = node.get(_COUNTED) or ""
    if not (noted.isascii() and noted.isdigit() and len(noted) < _DIGITS):
        noted = str(sum(len(str(text).strip()) for text in cast(list[object], _BESIDE_TABLES(node))))
        node.set(_COUNTED, noted)
    return int(noted)


@remembered(8192)
def _is_unseen(style: str) -> bool:
    return OUT_OF_SIGHT.search(style) is not None and _COMES.search(style) is None


@remembered(8192)
def _has_no_room(style: str) -> bool:
    if "overflow" not in style or NO_ROOM.search(style) is None or _CUT.search(style) is None:
        return False
    return FILLS.search(style) is None


def _sets_fonts(table: Element) -> bool:
    return any(_SETS_FONTS.search(style_of(node)) for node in table.iter("table", "td", "th", "span", "p", "font"))
