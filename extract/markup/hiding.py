"""What a page hides, and what its styles do to text: the very elements, found once for the whole page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from extract.markup.doubts import said_by
from extract.markup.scripted import names_written
from extract.markup.unseen import BY_SHEET, Element, hides, is_hidden, style_of

_STYLES = etree.XPath("//@style", smart_strings=False)
_STYLED = etree.XPath("//*[@style]")
_HIDDEN = etree.XPath("//@hidden")
_NOTED = etree.XPath(f"//@{BY_SHEET}")
"""Attributes, not whose they are: XPath looks for each of these among all it has found before."""
_OFTEN = ("div", "ul", "li", "a", "img", "form", "iframe")
"""What pages hide around a report: menus, buttons, counters."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """Elements kept from people by what is said of them, and elements whose style makes their text doubtful or unseen;
    with everything around any of them.
    """

    hidden: frozenset[Element] = frozenset()
    telling: frozenset[Element] = frozenset()
    around_hidden: frozenset[Element] = frozenset()
    around_telling: frozenset[Element] = frozenset()
    written: frozenset[str] = frozenset()
    """Classes and ids of elements whose text a script of the page sets."""


def hiding_of(root: Element, *, with_notes: bool = True) -> Hiding:
    """Decided by the attributes as parsed: entities, capitals and broken quotes are dealt with by then.

    ``root``: of a page whose style sheets are noted already, ``with_notes`` where they have anything to say. Pages
    repeat few styles very often: each is asked once.
    """
    styles = cast(list[str], _STYLES(root))
    lowered = {style: style.lower() for style in set(styles)}
    noted = _bearers(_NOTED, root) if with_notes else frozenset()
    hidden = _owners(root, styles, {style for style, said in lowered.items() if hides(said)}) - noted
    telling = _owners(root, styles, {style for style, said in lowered.items() if said_by(said)[0]}) - noted
    hidden |= {each for each in (*noted, *root.iter("dialog"), *_bearers(_HIDDEN, root)) if is_hidden(each)}
    telling |= {each for each in noted if said_by(style_of(each))[0]}
    return Hiding(hidden, telling, around(hidden), around(telling), names_written(root))


def _bearers(attribute: etree.XPath, root: Element) -> frozenset[Element]:
    return frozenset(found.getparent() for found in cast(list[Any], attribute(root)))


def _owners(root: Element, styles: list[str], wanted: set[str]) -> frozenset[Element]:
    """The elements of a page with one of these styles; looked for first where most of them are."""
    if not wanted:
        return frozenset()
    found: set[Element] = set()
    there = sum(map(styles.count, wanted))
    for name in _OFTEN:
        found.update(element for element in root.iter(name) if element.get("style") in wanted)
        if len(found) == there:
            return frozenset(found)
    styled = cast(list[Element], _STYLED(root))
    return frozenset(element for element, style in zip(styled, styles, strict=True) if style in wanted)


def around(elements: Iterable[Element]) -> frozenset[Element]:
    """Everything around any of these elements."""
    found: set[Element] = set()
    for element in elements:
        found.update(_until_known(element, found))
    return frozenset(found)


def _until_known(element: Element, known: set[Element]) -> Iterator[Element]:
    for ancestor in element.iterancestors():
        if ancestor in known:
            return
        yield ancestor
