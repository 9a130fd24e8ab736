"""Paths to the elements of a page, as lxml gives them, with the children of each parent numbered once."""

from collections import defaultdict

from extract.markup.unseen import Element


class Paths:
    """The paths of one tree, which stays as it is meanwhile.

    lxml counts what stands before an element anew for every path: 800 million neighbours for 40,000 in a row.
    """

    def __init__(self) -> None:
        self._steps: dict[Element, str] = {}
        self._parent: Element | None = None
        self._above = ""

    def to(self, element: Element) -> str:
        """The path from the root to an element: ``/html/body/div[2]/p``."""
        parent = element.getparent()
        if parent is None:
            return self._far(element)
        if parent is not self._parent:
            self._parent, self._above = parent, self._far(parent)
        return f"{self._above}/{self._step(element, parent)}"

    def _far(self, element: Element) -> str:
        """As ``to``, step by step: elements may stand deeper than functions may call each other."""
        steps = []
        while (parent := element.getparent()) is not None:
            steps.append(self._step(element, parent))
            element = parent
        return "/".join((element.getroottree().getpath(element), *reversed(steps)))

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
