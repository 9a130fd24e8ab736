"""A page made safe to look at: nothing in it acts, loads or leads away by itself; all its text stays."""

from lxml import etree

from extract.markup.unseen import BY_SHEET, Element

_ACTIVE = (
    "script",
    "noscript",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "base",
    "link",
    "video",
    "audio",
)


def make_passive(root: Element) -> None:
    """Take out of a tree what could act or load; forms go, what they hold stays: some portals set all in one."""
    etree.strip_elements(root, *_ACTIVE, with_tail=False)
    for meta in list(root.iter("meta")):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            meta.attrib.clear()
    body = root.find("body")
    etree.strip_tags(root if body is None else body, "form")
    for node in root.iter(etree.Element):
        for name in [name for name in node.attrib if str(name).lower().startswith("on") or name == BY_SHEET]:
            del node.attrib[name]
