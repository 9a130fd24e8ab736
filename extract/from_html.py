"""HTML pages: decoded by their bytes, parsed once, read as paragraphs and grids with stable paths to the elements."""

import re
from dataclasses import replace

from lxml import etree

from extract.at_rest import collector_at_rest
from extract.charset import decode_page
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.grids import Attachment, Block, Content, Grid, Paragraph
from extract.labels import known_label, may_begin_a_label
from extract.markup.chosen_years import tell_chosen_years
from extract.markup.embedded import embedded_markup, looks_embedded, short_strings
from extract.markup.flow import blocks_of
from extract.markup.grafts import graft
from extract.markup.hiding import hiding_of
from extract.markup.style_sheets import note_style_sheets
from extract.markup.text import text_of
from extract.markup.unseen import Element
from extract.patience import patience_of
from extract.prose.titles import is_report_title
from extract.report import APPLICATIONS

_FILE = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|zip|rar|7z|ofd|rtf|odt|jpe?g|png|tiff?)(?:$|[?#])")
_DOWNLOAD = ("download", "attach", "fileid=", "viewer.html?file=")
_BEGINS_WITH_TAG = re.compile(rb"\s*<")
_ENOUGH = 10
"""Rows of a table. A page without one may keep its report in a script."""


@collector_at_rest()
def read(document: Document, reading: Reading) -> Content:
    """Paragraphs, grids, metas and attachments of a page. Raises Unreadable ``empty`` or ``too_large``."""
    page, note = decode_page(document.content, document.media_type)
    notes = [note] if note else []
    title = None
    if not _BEGINS_WITH_TAG.match(page) and looks_embedded(text := page.decode("utf-8")):
        inner = embedded_markup(text)
        if inner:
            notes.append("read from a string inside a script or JSON")
            page, title = inner.encode("utf-8", "replace"), _title_in(text)
    content = _read_markup(page, reading, tuple(notes))
    content = content if content.title or title is None else replace(content, title=title)
    if not any(isinstance(block, Paragraph) or block.rows for block in content.blocks):
        raise Unreadable("empty", "a page without visible text")
    return content


def _title_in(text: str) -> str | None:
    """The title of a report that stands in a field beside its markup; None where several do."""
    titles = set(filter(is_report_title, short_strings(text)))
    return titles.pop() if len(titles) == 1 else None


def _read_markup(page: bytes, reading: Reading, notes: tuple[str, ...]) -> Content:
    root = _parse(page)
    tell_chosen_years(root)
    blocks = _blocks(root, reading)
    if not any(isinstance(block, Grid) and len(block.rows) >= _ENOUGH for block in blocks) and graft(root):
        notes = (*notes, "read from a string inside a script")
        blocks = _blocks(root, reading)
    return Content(
        reader="html",
        media_type="text/html",
        blocks=blocks,
        title=_title(root),
        metas=tuple(_metas(root)),
        attachments=tuple(_attachments(root)),
        notes=notes,
        main=root,
    )


def blocks_in(markup: str, reading: Reading) -> tuple[Block, ...]:
    """The blocks of a piece of a page. Raises Unreadable ``too_large``."""
    return _blocks(_parse(markup.encode("utf-8", "replace")), reading)


def _blocks(root: Element, reading: Reading) -> tuple[Block, ...]:
    noted = note_style_sheets(root, patience_of(reading))
    hiding = hiding_of(root, with_notes=noted)
    blocks = tuple(blocks_of(_body(root), reading.limits, hiding))
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    if any(map(_is_label, filter(may_begin_a_label, texts))):
        if note_style_sheets(root, patience_of(reading), everywhere=True):
            hiding = hiding_of(root)
        return tuple(blocks_of(_body(root), reading.limits, hiding, rows_of_divs=True))
    return blocks


def _is_label(text: str) -> bool:
    """Whether a paragraph is a row label of the applications table: then a table stands outside table elements."""
    return len(text) < 60 and known_label(text, "row", APPLICATIONS) is not None


def _parse(page: bytes) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
    root = etree.fromstring(page or b"<html/>", parser)
    if root is None:
        raise Unreadable("empty", "no markup at all")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable("too_large", "elements nested deeper than the parser goes: what lies below is lost")
    return root


def _body(root: Element) -> Element:
    body = root.find("body")
    return root if body is None else body


def _title(root: Element) -> str | None:
    title = next(root.iter("title"), None)
    text = "" if title is None else " ".join("".join(map(str, title.itertext())).split())
    return text or None


def _metas(root: Element) -> list[tuple[str, str]]:
    named = ((meta.get("name") or meta.get("property"), meta.get("content")) for meta in root.iter("meta"))
    return [(name, content) for name, content in named if name and content]


def _attachments(root: Element) -> list[Attachment]:
    found = []
    for tag, attribute in (("a", "href"), ("iframe", "src"), ("embed", "src"), ("object", "data")):
        for node in root.iter(tag):
            href = (node.get(attribute) or "").strip()
            if href and _is_file(href.lower()) and not href.startswith(("javascript:", "#")):
                caption = text_of(node) or node.get("title") or node.get("alt") or ""
                found.append(Attachment(href, caption))
    return found


def _is_file(href: str) -> bool:
    """Whether an address, in lower case, is that of a file or of what hands one out."""
    return _FILE.search(href) is not None or any(map(href.__contains__, _DOWNLOAD))
