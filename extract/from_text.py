"""Plain text, markdown (its tables perhaps as HTML) and CSV; and pages that keep a report in a script or in JSON."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract import from_html
from extract.charset import decode
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.grids import Block, Content, Paragraph
from extract.markup.embedded import embedded_markup, looks_embedded
from extract.plain.blocks import blocks_of, csv_blocks
from extract.plain.mixed_text import is_mixed, pieces_of
from extract.plain.unwrapped import unwrapped

_MARKDOWN = re.compile(r"^(?:\s*\|.*\|\s*$|#{1,6}\s)", re.MULTILINE)
_CSV_LINE = re.compile(r"^(?:[^,\n]*,){3,}[^,\n]*$", re.MULTILINE)


def read(document: Document, reading: Reading) -> Content:
    """Paragraphs and grids of a text, or of the page inside it. Raises Unreadable ``empty`` when there is nothing."""
    text, note = decode(document.content, document.media_type)
    if not text.strip():
        raise Unreadable("empty", "no text at all")
    notes = (note,) if note else ()
    if not is_mixed(text) and looks_embedded(text) and (markup := embedded_markup(text)):
        if not is_mixed(markup):
            page = replace(document, content=markup.encode("utf-8", "replace"), media_type=None)
            return from_html.read(page, reading)
        text = markup
    text = unwrapped(text)
    if _is_csv(text):
        return Content("csv", "text/csv", tuple(csv_blocks(text)), notes=notes)
    blocks = tuple(_mixed_blocks(text, reading) if is_mixed(text) else blocks_of(text))
    markdown = bool(_MARKDOWN.search(text))
    title = next((block.text for block in blocks if isinstance(block, Paragraph) and block.heading == 1), None)
    kind = ("markdown", "text/markdown") if markdown else ("text", "text/plain")
    return Content(*kind, blocks, title=title, notes=notes)


def _mixed_blocks(text: str, reading: Reading) -> Iterator[Block]:
    for piece in pieces_of(text):
        if piece.is_table:
            yield from from_html.blocks_in(piece.text, reading)
        else:
            yield from blocks_of(piece.text, piece.line - 1)


def _is_csv(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    separated = len(_CSV_LINE.findall(text))
    return "\t" not in text and separated >= 10 and separated > len(lines) / 2
