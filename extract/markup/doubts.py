"""The parts of a table whose text is not to be taken as it stands, with the reason."""

import re
from collections.abc import Collection, Iterator

from extract.markup.unseen import DRAWN_TEXT, FAINT, MOVED_OR_FAINT, Element, not_shown, style_of
from extract.remembering import remembered

_RAISED = ("sup", "sub", "rt")
STRUCK_ELEMENTS = ("s", "del", "strike")
_FIELDS = ("input", "select", "textarea")
_PICTURES = ("img", "svg", "canvas", "picture", "object", "embed", "iframe", "video", "math")
_CELLS = ("td", "th")
_RAISED_OR_STRUCK = re.compile(r"vertical-align\s*:\s*su[bp]|line-through")
PAPER = re.compile(r"#?f{3}(?:f{3})?|white", re.IGNORECASE)
GROUND = re.compile(
    r"background(?:-color|-image)?\s*:\s*(?!(?:#f{3}(?:f{3})?|white|transparent|none|inherit|initial)\b)"
)
_SPACER = re.compile(r"[012](?:px)?")


def doubts_in(table: Element, telling: Collection[Element]) -> dict[Element, str]:
    """The doubtful parts. ``telling``: the parts, in order, whose style does anything to their text (see ``said_by``).

    A raised or lowered digit is the mark of a note or a power; what is struck out no longer stands; what a field of a
    form shows is no text; a picture may show a figure; what is white, moved or drawn by a style is not seen as it
    stands.
    """
    doubts = dict(_by_name(table))
    for node in telling:
        if node not in doubts and (why := _by_style(node, style_of(node))):
            doubts[node] = why
    return doubts


def _by_name(table: Element) -> Iterator[tuple[Element, str]]:
    for node in table.iterdescendants(*_RAISED, *STRUCK_ELEMENTS, *_FIELDS, *_PICTURES, "bdo", "font"):
        if node.tag in _FIELDS:
            if (node.get("type") or "").lower() != "hidden":
                yield node, "a field of a form"
        elif node.tag in _PICTURES:
            if not _is_spacer(node):
                yield node, "a picture"
        elif node.tag == "font":
            if PAPER.fullmatch(node.get("color") or "") and _holds(node) and not _has_ground(node):
                yield node, "a white text"
        elif node.tag == "bdo":
            if (node.get("dir") or "").lower() == "rtl":
                yield node, "a text set backwards"
        elif _is_bare_number(node) if node.tag in _RAISED else _holds(node):
            yield node, "a raised or lowered number" if node.tag in _RAISED else "a text struck out"


def _by_style(node: Element, style: str) -> str | None:
    why, faint = said_by(style)
    if why is None or why == _DRAWN:
        return why if node.tag not in _ROWS else None
    if (node.tag in _ROWS and why != _RAISED_TEXT) or not _holds(node):
        return None
    if why == MOVED and ((node.tag in _CELLS and not faint) or (faint and _has_ground(node))):
        return None
    return why


_DRAWN, _RAISED_TEXT = "a text drawn by a style", "a raised, lowered or struck out text"
UNSEEN, MOVED = "a text not to be seen", "a text not seen where it stands"
_ROWS = ("tr", "tbody", "thead", "tfoot", "col", "colgroup")


@remembered(8192)
def said_by(style: str) -> tuple[str | None, bool]:
    """What a style does to the text it is for, and whether by its colour alone. Pages repeat few styles very often."""
    if _RAISED_OR_STRUCK.search(style):
        return _RAISED_TEXT, False
    if DRAWN_TEXT.search(style):
        return _DRAWN, False
    if not_shown(style):
        return UNSEEN, False
    moved = MOVED_OR_FAINT.search(style)
    return (MOVED, FAINT.match(moved[0]) is not None) if moved else (None, False)


def _has_ground(node: Element) -> bool:
    """Whether a part, its cell, row or table has a colour behind it, on which white is seen."""
    for each in (node, *node.iterancestors()):
        if GROUND.search(style_of(each)) or not PAPER.fullmatch(each.get("bgcolor") or "white"):
            return True
        if each.tag == "table":
            return False
    return False


def _is_spacer(node: Element) -> bool:
    return any(_SPACER.fullmatch(node.get(side) or "") is not None for side in ("width", "height"))


def _is_bare_number(node: Element) -> bool:
    text = "".join(map(str, node.itertext())).strip()
    return any(character.isdigit() for character in text) and text[0] not in "[(（【〔"


def _holds(node: Element) -> bool:
    return any(str(text).strip() for text in node.itertext())
