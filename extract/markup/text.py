"""The text of an element as a person sees it: blocks and breaks on lines of their own, inline parts joined."""

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

SILENT = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea", "svg", "iframe", "object"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_BREAKING = BLOCKS | SILENT | {"br"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINES = re.compile(r" ?\n[ \n]*")
_NEEDS_FOLDING = re.compile(r"[\t\r\n\f]|  ")
_BREAKING_PARTS = tuple(_BREAKING - {"td", "th", "tr", "tbody", "thead", "tfoot"})
_LONE_BLOCKS = frozenset({"p", "div", "center"})
"""One of these, alone in a cell, breaks no line."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def text_of(element: Element, hides: bool = True) -> str:
    """The visible text under an element; white space as a browser shows it, non-breaking spaces kept.

    ``hides``: the page hides anything at all, so that attributes have to be looked at.
    """
    if breaks_in(element) or (hides and any(map(is_hidden, element.iterdescendants(etree.Element)))):
        return _LINES.sub("\n", "".join(_pieces(element))).strip(" \n")
    return plain_text(element)


def breaks_in(element: Element) -> list[Element]:
    """The parts under an element at which its text breaks: blocks that are not all their parent holds, breaks, scripts.

    The rows and cells of a table are not among them; a table inside is.
    """
    return [node for node in element.iterdescendants(*_BREAKING_PARTS) if not _is_alone(node)]


def _is_alone(node: Element) -> bool:
    if node.tag not in _LONE_BLOCKS or (node.tail and node.tail.strip()):
        return False
    parent = node.getparent()
    return parent is not None and len(parent) == 1 and not (parent.text and parent.text.strip())


def plain_text(element: Element) -> str:
    """The text of an element that holds nothing but inline parts, or one paragraph."""
    text = "".join(element.itertext())  # type: ignore[arg-type] # an HTML tree has no bytes
    return _SPACE.sub(" ", text).strip(" ") if _NEEDS_FOLDING.search(text) else text.strip(" ")


def is_hidden(element: Element) -> bool:
    """Whether the element itself is kept from people by its own attributes."""
    style = element.get("style")
    if style is not None and "none" in style and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None


def _pieces(element: Element) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node is not element and (node.tag in SILENT or is_hidden(node)):
                walk.skip_subtree()
            elif node.tag == "br" or (node.tag in BLOCKS and node is not element):
                yield "\n"
            if node.text and not (node is not element and (node.tag in SILENT or is_hidden(node))):
                yield _SPACE.sub(" ", node.text)
        else:
            if event == "end" and node.tag in BLOCKS and node is not element:
                yield "\n"
            if node is not element and node.tail:
                yield _SPACE.sub(" ", node.tail)
