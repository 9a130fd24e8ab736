"""Markup a page keeps in a script, a text field or a frame's attribute, put where the browser would show it."""

import re
from collections.abc import Iterator

from lxml import etree

from extract.markup.embedded import embedded_markup
from extract.markup.paths import HELD
from extract.markup.unseen import Element, settable

_TELLING = re.compile(r"第二十条|政府信息公开申请|行政复议|予以公开")
"""Words of a statutory table: other tables of scripts are rows of lists."""


def graft(root: Element) -> bool:
    """Put the statutory tables a page keeps as strings into its tree, each before what holds it; whether there are any.

    Paths to elements in them lead to the string first (``paths``).
    """
    found = list(_kept(root))
    body = root.find("body")
    for holder, markup, path in found:
        inner = etree.fromstring(markup.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True))
        if inner is None:
            continue
        shown = etree.Element("div", {HELD: settable(path)})
        shown.extend(list(next(inner.iter("body"), inner)))
        if body is not None and all(each is not body for each in holder.iterancestors()):
            body.append(shown)
        else:
            holder.addprevious(shown)
    return bool(found)


def _kept(root: Element) -> Iterator[tuple[Element, str, str]]:
    """What holds a string of markup with a statutory table, the markup, and the path to the string."""
    for holder in root.iter("script", "textarea", "template", "iframe"):
        text = holder.get("srcdoc") if holder.tag == "iframe" else holder.text
        if holder.tag == "template" and holder.get("shadowrootmode") and len(holder):
            text = "".join(etree.tostring(each, encoding="unicode", method="html") for each in holder)
        markup = (
            text if text and holder.tag in ("iframe", "template") and "<table" in text else embedded_markup(text or "")
        )
        if markup and "<table" in markup.lower() and _TELLING.search(markup):
            kept_in = {"iframe": "/@srcdoc", "template": ""}.get(holder.tag, "/text()")
            yield holder, markup, f"{root.getroottree().getpath(holder)}{kept_in}"
