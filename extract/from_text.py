"""Plain text, markdown (its tables perhaps as HTML) and CSV; and pages that keep a report in a script or in JSON."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace

from extract import from_html
from extract.amounts import text_within
from extract.charset import decode
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.grids import Block, Content, Paragraph
from extract.markup.embedded import embedded_markup, looks_embedded
from extract.plain.blocks import blocks_of, csv_blocks, separated
from extract.plain.mixed_text import is_mixed, pieces_of
from extract.plain.unwrapped import unwrapped

_MARKDOWN = re.compile(r"^(?:\s*\|.*\|\s*$|#{1,6}\s)", re.MULTILINE)
_SEPARATORS = ",;\t"
_FEWEST = 30
"""Separators: ten rows of three have as many."""
_NARROW = 3


def read(document: Document, reading: Reading) -> Content:
    """Paragraphs and grids of a text, or of the page inside it. Raises Unreadable ``empty`` or ``too_large``."""
    text, note = decode(document.content, document.media_type)
    if not text.strip():
        raise Unreadable("empty", "no text at all")
    notes = (note,) if note else ()
    if not is_mixed(text) and looks_embedded(text) and (markup := embedded_markup(text)):
        if not is_mixed(markup):
            page = replace(document, content=markup.encode("utf-8", "replace"), media_type=None)
            return from_html.read(page, reading)
        text = markup
    text_within(len(text), reading.limits)
    text = unwrapped(text)
    separator = _separator(text)
    if separator:
        return Content("csv", "text/csv", tuple(csv_blocks(text, separator)), notes=notes)
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


def _separator(text: str) -> str | None:
    """What parts the values of a text that is a table throughout; None for any other text."""
    return next((mark for mark in _SEPARATORS if text.count(mark) >= _FEWEST and _is_separated(text, mark)), None)


def _is_separated(text: str, mark: str) -> bool:
    """Whether most rows have several values; of a text with tabs only one whose values reach over lines is asked."""
    try:
        rows = [row for _, row in separated(text, mark) if any(map(str.strip, row))]
    except csv.Error:
        return False
    wide = [row for row in rows if len(row) > _NARROW]
    if len(wide) < 10 or 2 * len(wide) <= len(rows):
        return False
    return "\t" not in text if mark != "\t" else any("\n" in value for row in wide for value in row)
