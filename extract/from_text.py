"""Plain text, markdown and CSV; and pages that hide a whole report in a script string or a JSON field."""

import re
from dataclasses import replace

from extract import from_html
from extract.charset import decode
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.grids import Content, Paragraph
from extract.markup.embedded import embedded_markup, looks_embedded
from extract.plain_lines import blocks_of, csv_blocks

_MARKDOWN = re.compile(r"^(?:\s*\|.*\|\s*$|#{1,6}\s)", re.MULTILINE)
_CSV_LINE = re.compile(r"^(?:[^,\n]*,){3,}[^,\n]*$", re.MULTILINE)


def read(document: Document, reading: Reading) -> Content:
    """Paragraphs and grids of a text, or of the page inside it. Raises Unreadable ``empty`` when there is nothing."""
    text, note = decode(document.content, document.media_type)
    if not text.strip():
        raise Unreadable("empty", "no text at all")
    notes = (note,) if note else ()
    if looks_embedded(text) and (markup := embedded_markup(text)):
        return from_html.read(replace(document, content=markup.encode("utf-8", "replace"), media_type=None), reading)
    if _is_csv(text):
        return Content("csv", "text/csv", tuple(csv_blocks(text)), notes=notes)
    blocks = tuple(blocks_of(text))
    markdown = bool(_MARKDOWN.search(text))
    title = next((block.text for block in blocks if isinstance(block, Paragraph) and block.heading == 1), None)
    kind = ("markdown", "text/markdown") if markdown else ("text", "text/plain")
    return Content(*kind, blocks, title=title, notes=notes)


def _is_csv(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    separated = len(_CSV_LINE.findall(text))
    return "\t" not in text and separated >= 10 and separated > len(lines) / 2
