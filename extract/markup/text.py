"""The text of an element as a person sees it: blocks and breaks on lines of their own, inline parts joined."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from extract.markup.unseen import Element, is_hidden

SILENT = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea", "svg", "iframe", "object"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_INTERRUPTING = SILENT | {"br"}
_BREAKING = BLOCKS | _INTERRUPTING
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINES = re.compile(r" ?\n[ \n]*")
_BREAKING_PARTS = _BREAKING - {"td", "th", "tr", "tbody", "thead", "tfoot"}
_LONE_BLOCKS = ("p", "div", "center")
"""One of these, alone in a cell, breaks no line."""
_ALWAYS_BREAKING = tuple(_BREAKING_PARTS - set(_LONE_BLOCKS))


def text_of(element: Element) -> str:
    """The visible text under an element; white space as a browser shows it, non-breaking spaces kept."""
    if not len(element) or not _needs_care(element):
        return plain_text(element)
    return careful_text(element, frozenset(filter(is_hidden, element.iterdescendants(etree.Element))))


class Leaf(NamedTuple):
    """A paragraph: its text, and the links in it."""

    text: str
    links: Sequence[Element]


def leaf_of(element: Element, hidden: Collection[Element] = ()) -> Leaf | None:
    """A paragraph, its text as ``text_of`` gives it; None when it has a block inside, and is none.

    ``hidden``: what the page hides, where a part of this element is among it.
    """
    inside = list(element.iterdescendants()) if len(element) else ()
    tags = {node.tag for node in inside}
    if not tags.isdisjoint(BLOCKS):
        return None
    if element.tag == "pre" and not inside:
        return Leaf((element.text or "").strip("\n"), ())
    careful = hidden or not tags.isdisjoint(_INTERRUPTING)
    links = [node for node in inside if node.tag == "a"] if "a" in tags else ()
    return Leaf(careful_text(element, hidden) if careful else plain_text(element), links)


def _needs_care(element: Element) -> bool:
    """Whether the text breaks under an element, or is hidden in part."""
    for node in element.iterdescendants():
        if node.tag in _BREAKING_PARTS and (node.tag not in _LONE_BLOCKS or not _is_alone(node)):
            return True
        if isinstance(node.tag, str) and is_hidden(node):
            return True
    return False


def breaks_in(element: Element) -> list[Element]:
    """The parts under an element at which its text breaks: blocks that are not all their parent holds, breaks, scripts.

    The rows and cells of a table are not among them; a table inside is.
    """
    parted = [node for node in element.iterdescendants(*_LONE_BLOCKS) if not _is_alone(node)]
    return [*parted, *element.iterdescendants(*_ALWAYS_BREAKING)]


def _is_alone(node: Element) -> bool:
    """Whether a block is all its parent holds."""
    parent = node.getparent()
    if parent is None or node.getprevious() is not None or node.getnext() is not None:
        return False
    before, behind = parent.text, node.tail
    return (not before or before.isspace()) and (not behind or behind.isspace())


def plain_text(element: Element) -> str:
    """The text of an element that holds nothing but inline parts, or one paragraph."""
    return _spaced(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def plain_texts(elements: Iterable[Element]) -> list[str]:
    """As ``plain_text``, of many elements. Words and figures without a space, most of those in tables, stay as is."""
    texts = [etree.tostring(each, method="text", encoding="unicode", with_tail=False) for each in elements]
    return [text if text.isalnum() else _spaced(text) for text in texts]


def _spaced(text: str) -> str:
    if not text.isprintable() or "  " in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


def careful_text(element: Element, hidden: Collection[Element]) -> str:
    """The text of an element that breaks lines, or some of whose parts are hidden."""
    return _LINES.sub("\n", "".join(_pieces(element, hidden))).strip(" \n")


def _pieces(element: Element, hidden: Collection[Element]) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node is not element and (node.tag in SILENT or node in hidden):
                walk.skip_subtree()
                continue
            if node.tag == "br" or (node.tag in BLOCKS and node is not element):
                yield "\n"
            if node.text:
                yield _SPACE.sub(" ", node.text)
        else:
            if event == "end" and node.tag in BLOCKS and node is not element:
                yield "\n"
            if node is not element and node.tail:
                yield _SPACE.sub(" ", node.tail)
