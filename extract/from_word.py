"""Word documents: DOCX as it stands; DOC, WPS, RTF and ODT after LibreOffice made a DOCX of them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import docx
from docx.document import Document as OpenDocx
from lxml import etree

from extract.amounts import cells_within
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES, Format, detect
from extract.from_container import read_members
from extract.grids import Block, Content, Grid, LinePlace, Paragraph
from extract.office.word_frames import WRAPPERS, framed_cell, inner
from extract.office.word_looks import Looks
from extract.office.word_tables import read_table
from extract.office.word_text import boxes_of, heading_of, text_of
from extract.office.word_xml import is_word, word_child, word_name, word_number, word_value
from extract.packed.members import Member
from extract.packed.office_package import as_package
from extract.packed.unpacking import check_unpacked

INSTALL_OFFICE = "apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FOREIGN: tuple[Format, ...] = ("doc", "rtf", "odt")


def read(document: Document, reading: Reading) -> Content:
    """Paragraphs and tables of a Word document, in order.

    Raises Unreadable: ``needs_office`` for the old formats without a converter, ``encrypted``, ``damaged``,
    ``too_large``, ``needs_ocr`` when there is nothing but pictures, ``empty`` when there is nothing.
    """
    found = detect(document.content)
    if found == "docx":
        return _read_docx(document, reading)
    if found == "encrypted":
        raise Unreadable("encrypted", "the document is protected by a password")
    if found not in _FOREIGN:
        raise Unreadable("format", f"not a Word document but {found}")
    if reading.tools.office is None:
        raise Unreadable("needs_office", f"a {found.upper()} file is read with LibreOffice: {INSTALL_OFFICE}")
    converted = _read_docx(replace(document, content=reading.tools.office(document.content, found)), reading)
    return replace(converted, reader=found, media_type=MEDIA_TYPES[found])


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the styles of a document say: style id -> outline level, and how they set text."""

    levels: dict[str, int]
    looks: Looks


def _read_docx(document: Document, reading: Reading) -> Content:
    content = as_package(document.content, reading.limits)
    check_unpacked(content, reading.limits)
    try:
        opened = docx.Document(io.BytesIO(content))
        styles = _Styles(_heading_levels(opened), Looks(opened.styles.element))
        title = opened.core_properties.title or None
        body = opened.element.body
    except Exception as error:  # python-docx lets through whatever zip, XML and its own part lookup raise
        raise Unreadable("damaged", f"the Word file is broken: {type(error).__name__}: {error}") from error
    notes: list[str] = []
    blocks: list[Block] = []
    for block in () if body is None else _blocks(body, styles, reading, notes):
        blocks.append(block)
    if chunks := [] if body is None else list(_chunks(opened)):
        return _with_chunks(blocks, read_members(document, chunks, reading), notes)
    if not any(_has_text(block) for block in blocks):
        pictures = any(str(part.partname).startswith("/word/media/") for part in opened.part.package.iter_parts())
        raise Unreadable("needs_ocr", "only pictures inside") if pictures else Unreadable("empty", "no text inside")
    return Content("docx", MEDIA_TYPES["docx"], tuple(blocks), title=title, notes=tuple(notes))


def _with_chunks(own: list[Block], shown: Content, notes: list[str]) -> Content:
    """What parts in other formats show below the file's own paragraphs; beside tables of its own nothing is taken."""
    if any(isinstance(block, Grid) for block in own):
        also = f"parts in another format are not read beside tables: {shown.inside.source if shown.inside else ''}"
        return Content("docx", MEDIA_TYPES["docx"], tuple(own), notes=(*notes, also))
    return replace(shown, media_type=MEDIA_TYPES["docx"], blocks=(*own, *shown.blocks))


def _chunks(opened: OpenDocx) -> Iterator[Member]:
    """The parts in other formats that Word shows in the text: pages that scripts wrap into a Word file."""
    for chunk in opened.element.body.iter(word_name("altChunk")):
        relation = opened.part.rels.get(chunk.get(_RELATION) or "")
        if relation is not None and not relation.is_external:
            part = relation.target_part
            yield Member(str(part.partname).lstrip("/"), part.blob)


def _heading_levels(opened: OpenDocx) -> dict[str, int]:
    """Style id -> outline level from 1, for the styles that declare one."""
    levels = {}
    for style in opened.styles.element.iterchildren("{*}style"):
        outline = word_child(style, "pPr", "outlineLvl")
        identifier = word_value(style, "styleId")
        if outline is not None and identifier and 0 <= word_number(outline, default=9) < 9:
            levels[identifier] = word_number(outline) + 1
    return levels


def _blocks(body: etree._Element, styles: _Styles, reading: Reading, notes: list[str]) -> Iterator[Block]:
    grids = cells = 0
    for line, element in enumerate(_elements(body), 1):
        if is_word(element, "p"):
            text = text_of(element, styles.looks)
            if text.strip():
                yield Paragraph(text, LinePlace(line), heading_of(element, styles.levels))
            continue
        grid = read_table(element, grids, styles.looks, notes)
        cells += sum(len(row) for row in grid.rows)
        cells_within(cells, reading.limits)
        grids += 1
        yield grid


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in reading order: those in text boxes and nested tables follow what holds them."""
    for child in parent.iterchildren(etree.Element):
        local = etree.QName(child).localname
        if local == "p":
            yield child
            for box in boxes_of(child):
                yield from _elements(box)
        elif local == "tbl":
            yield child
            for row in inner(child, "tr"):
                for cell in inner(row, "tc"):
                    yield from _nested(cell)
        elif local in WRAPPERS:
            yield from _elements(child)


def _nested(cell: etree._Element) -> Iterator[etree._Element]:
    """The tables inside a cell; its paragraphs, and those a table of one cell frames, are the cell's own text."""
    tables = (element for element in _elements(cell) if not is_word(element, "p"))
    return (table for table in tables if framed_cell(table) is None)


def _has_text(block: Block) -> bool:
    if isinstance(block, Grid):
        return any(cell is not None and cell.text.strip() for row in block.rows for cell in row)
    return bool(block.text.strip())
