"""Figures that a script puts where a page is sent without them: counters that run up from 0, bound fields, blanks."""

import re
from collections.abc import Iterator

from lxml import etree

from extract.markup.unseen import Element
from extract.remembering import remembered

AT_FIRST = frozenset("0.,-—–_…/ \xa0\n")
"""What stands in such a place until the script has run: noughts, dashes, dots."""
_TO_FILL = re.compile(r"(?:data-(?!gouji)|v-|ng-|ms-|x-|:|@).*")
_BOUND = re.compile(r"(?:data-)?(?:[vx]-(?:text|html|model)|ng-(?:bind|model)\b.*)|data-bind|(?:th)?:text")
_TELLS = re.compile(
    r"(?:data-(?:[a-z]+-)?)?(?:to|target|count(?:-?(?:to|up))?|value|val|end|num|number|total|final|stop|goal|result|text|content|"
    r"n|v|figure|amount|max)|title|aria-label"
)
_FIGURE = re.compile(r"\s*+[+-]?[0,]*+[1-9][\d,]*+(?:\.\d++)?\s*")
_COUNTER = re.compile(
    r"(?<![a-z])(?:js-)?(?:count(?:er|ing|-?up|-?to)?|odometer|timer|(?:num|number|digit)-?(?:scroll|roll|run|up|animate|count)|"
    r"(?:scroll|roll|run|animate)-?num(?:ber)?)(?![a-z])",
    re.IGNORECASE,
)
_DRAWN_ELEMENTS = ("meter", "progress")
_WRITES = r"(?:textContent|innerText|innerHTML|\.text\(\s*[^)\s]|\.html\(\s*[^)\s])"
_WRITTEN = re.compile(
    rf"(?:[.#]([\w-]+)|ById\(['\"]([\w-]+)|ClassName\(['\"]([\w-]+))['\"]\s*\)[^;\n]{{0,120}}?{_WRITES}|"
    r"CountUp\(\s*['\"]#?([\w-]+)['\"]"
)
_LONGEST_SCRIPT = 200_000


def names_written(root: Element) -> frozenset[str]:
    """Classes and ids of elements whose text a script of the page sets."""
    found: set[str] = set()
    for script in root.iter("script"):
        text = script.text or ""
        if ")" in text and len(text) <= _LONGEST_SCRIPT:
            found.update(name for match in _WRITTEN.finditer(text) for name in match.groups() if name)
    return frozenset(found)


def may_be_filled(cell: Element, text: str, written: frozenset[str]) -> str | None:
    """Why a cell that shows nothing yet, only ``AT_FIRST``, is not to be taken as it stands; None where it may.

    ``written``: the classes and ids that a script of the page writes to (``names_written``).
    """
    if not text.strip() and _has_something_to_fill(cell):
        return "an empty part for a script to fill"
    if any(_is_to_change(node, written) for node in cell.iter(etree.Element)):
        return "a figure for a script to put in" if text.strip() else "an empty part for a script to fill"
    return None


def _has_something_to_fill(cell: Element) -> bool:
    """Whether a cell without text holds an empty part with something for a script to find it by."""
    return any(
        any(_TO_FILL.fullmatch(str(name)) for name in node.attrib) or "--" in (node.get("style") or "")
        for node in cell.iterdescendants(etree.Element)
        if not len(node)
    )


def _is_to_change(node: Element, written: frozenset[str]) -> bool:
    if "-" in str(node.tag) or node.tag in _DRAWN_ELEMENTS:
        return True
    for name, value in node.items():
        if name == "class" and _is_counter(str(value)) and not _others_are_told(node, str(value)):
            return True
        if name in ("class", "id"):
            if written and not written.isdisjoint(str(value).split()):
                return True
        elif _may_tell(str(name)) and (_BOUND.fullmatch(str(name)) or _FIGURE.fullmatch(str(value))):
            return True
    return False


@remembered(4096)
def _may_tell(name: str) -> bool:
    return (_BOUND.fullmatch(name) or _TELLS.fullmatch(name)) is not None


@remembered(4096)
def _is_counter(name: str) -> bool:
    return _COUNTER.search(name) is not None


def _others_are_told(node: Element, name: str) -> bool:
    """Whether another part of the table of that class shows a figure: the script of the class begins with the texts."""
    table = next(node.iterancestors("table"), None)
    return table is not None and any(_FIGURE.fullmatch(text) for text in _texts_of(table, name))


def _texts_of(table: Element, name: str) -> Iterator[str]:
    for each in table.iterdescendants(etree.Element):
        if each.get("class") == name:
            yield "".join(map(str, each.itertext()))
