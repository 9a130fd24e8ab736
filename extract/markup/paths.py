"""Paths to the elements of a page, as lxml gives them, with the children of each parent numbered once."""

from collections import defaultdict

from extract.markup.unseen import Element

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
        if parent is None:
            return element.getroottree().getpath(element)
        above = self._kept.get(parent) or self._above(parent)
        return f"{above}/{self._steps.get(element) or self._step(element, parent)}"

    def _above(self, element: Element) -> str:
        """The path to a parent, kept: step by step, for it may stand deeper than functions may call each other."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        steps, at = [], element
        while (parent := at.getparent()) is not None and parent not in self._kept:
            steps.append(self._step(at, parent))
            at = parent
        if parent is None:
            steps.append(at.getroottree().getpath(at))
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
            named[child.tag].append(child)
        for name, children in named.items():
            if len(children) == 1:
                self._steps[children[0]] = name
            else:
                self._steps.update((child, f"{name}[{number}]") for number, child in enumerate(children, 1))
