"""The text of WordprocessingML as a person sees it: no deleted runs, no hidden runs, no second copy of a text box."""

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEAVES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SKIPPED = {"del", "moveFrom", "tbl", "pPr", "rPr", "instrText", "delText", "delInstrText", "drawing", "pict", "object"}
_BOX = "txbxContent"
_HIDING = ("vanish", "webHidden")
_OFF = ("0", "false", "off")


def is_word(element: etree._Element, name: str) -> bool:
    """Whether this is the WordprocessingML element of that name."""
    return element.tag == _W + name


def word_children(element: etree._Element, name: str) -> list[etree._Element]:
    """The direct children of that WordprocessingML name."""
    return list(element.iterchildren(_W + name))


def word_child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first descendant along a path of names, None when any step is missing."""
    for name in names:
        element = None if element is None else element.find(_W + name)
    return element


def word_value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """A WordprocessingML attribute, None when the element or the attribute is missing."""
    found = None if element is None else element.get(_W + attribute)
    return None if found is None else str(found)


def word_number(element: etree._Element | None, attribute: str = "val", default: int = 0) -> int:
    """A WordprocessingML attribute as a whole number; ``default`` when it is missing or no number."""
    raw = word_value(element, attribute) or ""
    try:
        return int(float(raw))
    except (ValueError, OverflowError):
        return default


def is_on(element: etree._Element | None) -> bool:
    """Whether a WordprocessingML switch is set: present, and not said to be off."""
    return element is not None and word_value(element) not in _OFF


def text_of(paragraph: etree._Element) -> str:
    """The visible text of one paragraph, without nested tables and text boxes; breaks as newlines, tabs kept."""
    return "".join(_pieces(paragraph))


_RAISED = ("superscript", "subscript")
_SWITCHES = tuple(f"{_W}{name}" for name in ("vertAlign", "strike", "dstrike"))


def doubt_of(cell: etree._Element) -> str | None:
    """Why the text of a cell is not to be taken as it stands: a raised or lowered number, a text struck out."""
    for setting in cell.iter(*_SWITCHES):
        run = setting.getparent()
        run = None if run is None else run.getparent()
        text = "" if run is None or not is_word(run, "r") else "".join(_pieces(run))
        if is_word(setting, "vertAlign"):
            digits = any(character.isdigit() for character in text)
            if digits and text.strip()[0] not in "[(（【〔" and word_value(setting) in _RAISED:
                return "a raised or lowered number"
        elif text.strip() and is_on(setting):
            return "a text struck out"
    return None


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, once each: Word keeps a second copy for old readers."""
    for box in paragraph.iter(_W + _BOX):
        ancestors = [etree.QName(parent).localname for parent in box.iterancestors()]
        if "Fallback" not in ancestors and _BOX not in ancestors:
            yield box


def heading_of(paragraph: etree._Element, levels: dict[str, int]) -> int | None:
    """The outline level a paragraph declares itself or by its style, from 1."""
    own = word_child(paragraph, "pPr", "outlineLvl")
    if own is not None:
        level = word_number(own, default=9)
        return level + 1 if 0 <= level < 9 else None
    return levels.get(word_value(word_child(paragraph, "pPr", "pStyle")) or "")


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child).localname
        if name in _SKIPPED or name == "Fallback" or (name == "r" and _is_hidden(child)):
            continue
        if name == "t":
            yield child.text or ""
        elif name == "sym":
            yield _symbol(child)
        elif name in _LEAVES:
            yield _LEAVES[name]
        else:
            yield from _pieces(child)


def _is_hidden(run: etree._Element) -> bool:
    return any(is_on(word_child(run, "rPr", switch)) for switch in _HIDING)


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(word_value(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
