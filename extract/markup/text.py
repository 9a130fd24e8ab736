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
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def text_of(element: Element) -> str:
    """The visible text under an element; white space as a browser shows it, non-breaking spaces kept."""
    if all(child.tag not in _BREAKING and not is_hidden(child) for child in element.iterdescendants()):
        return _SPACE.sub(" ", "".join(map(str, element.itertext()))).strip(" ")
    return _LINES.sub("\n", "".join(_pieces(element))).strip(" \n")


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
