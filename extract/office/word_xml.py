"""The elements and attributes of WordprocessingML: children by name, values, numbers and switches."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")


def word_name(name: str) -> str:
    """The WordprocessingML name with its namespace."""
    return _W + name


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
