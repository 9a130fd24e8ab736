"""Paths to the elements of a page, as lxml gives them, with the children of each parent numbered once.

What a page keeps as a string has a path of two halves, ``/html/body/iframe/@srcdoc!/html/body/p``: the first leads to
the string in the source, the second to the element in what the string says.
"""

from collections import defaultdict

from lxml import etree

from extract.markup.unseen import Element

HELD = "data-gouji-held"
"""An attribute of ours, of an element that shows what a page keeps as a string: the path to that string."""
_INSIDE = "!/html/body"

_MOST_KEPT = 1000
"""Paths of parents kept at a time: in a page nested very deep they are long."""


class Paths:
    """The paths of one tree, which stays as it is meanwhile.

    lxml counts what stands before an element anew for every path: 800 million neighbours for 40,000 in a row.
    """

    def __init__(self) -> None:
        self._steps: dict[Element, str] = {}
        self._kept: dict[Element, str] = {}

    def to(self, element: Element) -> str:
        """The path from the root to an element: ``/html/body/div[2]/p``."""
        parent = element.getparent()
        if parent is None or element.get(HELD) is not None:
            return _root_path(element)
        above = self._kept.get(parent) or self._above(parent)
        return f"{above}/{self._steps.get(element) or self._step(element, parent)}"

    def _above(self, element: Element) -> str:
        """The path to a parent, kept: step by step, for it may stand deeper than functions may call each other."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        steps, at = [], element
        while (parent := _parent_of(at)) is not None and parent not in self._kept:
            steps.append(self._step(at, parent))
            at = parent
        if parent is None:
            steps.append(_root_path(at))
        else:
            steps += [self._step(at, parent), self._kept[parent]]
        self._kept[element] = path = "/".join(reversed(steps))
        return path

    def _step(self, element: Element, parent: Element) -> str:
        if element not in self._steps:
            self._number(parent)
        return self._steps[element]

    def _number(self, parent: Element) -> None:
        """A child that is the only one of its name needs no number."""
        named: dict[str, list[Element]] = defaultdict(list)
        for child in parent:
            if child.get(HELD) is None:
                named[child.tag].append(child)
        for name, children in named.items():
            if len(children) == 1:
                self._steps[children[0]] = name
            else:
                self._steps.update((child, f"{name}[{number}]") for number, child in enumerate(children, 1))


def _parent_of(element: Element) -> Element | None:
    """The parent a path goes on through; what shows a string begins a path of its own."""
    return None if element.get(HELD) is not None else element.getparent()


def _root_path(element: Element) -> str:
    """The path to an element that no path goes on above."""
    held = element.get(HELD)
    return element.getroottree().getpath(element) if held is None else f"{held}{_INSIDE}"


def parted(root: Element, path: str) -> tuple[Element | None, str]:
    """Where a path begins: at the element that shows the string it leads to, with what follows; or at the root."""
    held, inside, rest = path.partition(_INSIDE)
    if not inside:
        return root, path
    return next((each for each in root.iter("div") if each.get(HELD) == held), None), rest.removeprefix("/") or "."


def element_at(root: Element, path: str) -> Element | None:
    """The element a path leads to; None where there is none, or several."""
    start, rest = parted(root, path)
    try:
        found = None if start is None else start.xpath(rest)
    except etree.XPathError:
        return None
    nodes = [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []
    return nodes[0] if len(nodes) == 1 else None
