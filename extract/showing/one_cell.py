"""Documents made visible for people: a page's own markup with one element marked, a page of a PDF as a picture."""

import copy

from lxml import etree

from extract.grids import Content
from extract.markup.paths import element_at
from extract.markup.unseen import settable
from extract.pdf.pages import opened, picture_of
from extract.showing.passive import make_passive

MARK = "outline:4px solid #d92d20;background:#fff1a8;scroll-margin-top:40vh"


def page_with_cell(content: Content, path: str | None) -> str | None:
    """The markup of a page that was read, with the element at ``path`` marked and named ``cell``.

    What could act or load is taken out. None when there is no markup, or the path leads nowhere.
    """
    if not isinstance(content.main, etree._Element):
        return None
    root = copy.deepcopy(content.main)
    if path is not None and not _mark(root, path):
        return None
    make_passive(root)
    return etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")


def _mark(root: etree._Element, path: str) -> bool:
    node = element_at(root, path)
    if node is None:
        return False
    node.set("style", settable(f"{node.get('style', '')};{MARK}"))
    node.set("id", "cell")
    return True


def pdf_picture(content: bytes, page: int) -> bytes | None:
    """A page of a PDF, from 1, as displayed, in PNG; None when there is no such page. Raises Unreadable."""
    with opened(content, to_draw=True) as document:
        return picture_of(document, page - 1)[0] if 1 <= page <= len(document) else None


def pdf_size(content: bytes, page: int) -> tuple[float, float] | None:
    """Width and height of a page, from 1, as displayed, in points; None when there is no such page."""
    with opened(content) as document:
        if not 1 <= page <= len(document):
            return None
        width, height = document.get_page_size(page - 1)
        return float(width), float(height)
