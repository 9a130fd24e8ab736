"""Pictures of pages through the recogniser: PNG, JPEG, TIFF of several pages, and PDF pages without a text layer.

A recognised figure is never taken on trust: what was read twice differently, looks like a slash, or is ink without a
reading keeps its doubt in the cell.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.documents import Document, ImageReader, Limits, Plane, Reading, Word
from extract.drawn.blocks import blocks_of
from extract.drawn.frames import SNAP, frames_of
from extract.drawn.page import Glyph, Page, Ruling
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES, Format, detect
from extract.grids import Block, Content, Grid, GridCell
from extract.packed.picture_size import picture_size
from extract.patience import patience_of

INSTALL_OCR = "pip install 'gouji[ocr]'"
_PICTURES: tuple[Format, ...] = ("png", "jpeg", "tiff", "gif", "bmp", "webp")
_SIDE = 842.0
"""Points: the longer side of A4, to which a picture without a size is set."""
_UNREAD = "ink that was not read"
_DASHED = "a short line that may be a dash"
_DASH = 0.15
"""Of the page's width: no dash is longer."""
_TALL = 2.2
_FEWEST = 5
"""Texts that make a row by which an o may be told from a letter."""
_ZEROS = frozenset("oO〇")


def read(document: Document, reading: Reading) -> Content:
    """Tables and paragraphs of a picture; places are boxes in pixels of the picture.

    Raises Unreadable: ``needs_ocr`` without a recogniser, ``damaged``, ``too_large``, ``empty``.
    """
    found = detect(document.content)
    if found not in _PICTURES:
        raise Unreadable("format", f"not a picture but {found}")
    ocr = reading.tools.ocr
    if ocr is None:
        raise Unreadable("needs_ocr", f"a picture is read by recognition: {INSTALL_OCR}")
    pictures = _tiff_pages(document.content) if found == "tiff" else [document.content]
    if len(pictures) > reading.limits.max_pages:
        raise Unreadable("too_large", f"{len(pictures)} pages; the limit is {reading.limits.max_pages}")
    for picture in pictures:
        check_pixels(picture_size(picture, found), reading.limits)
    pages = [recognised(ocr, picture, number) for number, picture in enumerate(pictures, 1)]
    blocks = with_zeros(blocks_of(pages, reading, patience_of(reading)), [page.number for page in pages])
    if not blocks:
        raise Unreadable("empty", "no text was recognised in the picture")
    return Content("scan", MEDIA_TYPES[found], tuple(blocks), recognised=tuple(page.number for page in pages))


def check_pixels(size: tuple[int, int] | None, limits: Limits) -> None:
    """Raise Unreadable ``too_large`` for a picture of more pixels than the limit."""
    if size is not None and size[0] * size[1] > limits.max_pixels:
        raise Unreadable("too_large", f"a picture of {size[0]} x {size[1]} pixels; the limit is {limits.max_pixels}")


def recognised(ocr: ImageReader, picture: bytes, number: int, dot: float | None = None) -> Page:
    """One picture as a page of glyphs and rulings; ``dot`` is the size of its pixels in points when it has one."""
    scanned = ocr(picture)
    factor = dot / scanned.scale if dot else _SIDE / max(scanned.width, scanned.height)
    glyphs = [glyph for word in scanned.words for glyph in _glyphs(word, factor)]
    for x0, y0, x1, y1 in scanned.marks:
        box = x0 * factor, y0 * factor, x1 * factor, y1 * factor
        glyphs.append(Glyph("\N{REPLACEMENT CHARACTER}", *box, box[3], _UNREAD))
    rulings = tuple(Ruling(*(value * factor for value in line)) for line in scanned.lines)
    size = scanned.width * factor, scanned.height * factor
    glyphs.extend(_dashes(rulings, _DASH * size[0]))
    return Page(number, *size, tuple(glyphs), rulings, plane=_shown(scanned.plane, factor, dot or 1.0))


def _shown(plane: Plane, factor: float, dot: float) -> Plane:
    """The way from points of the frame to units of the page as displayed: pixels of a picture without a size."""
    a, b, c, d, e, f, g, h, i = plane
    return (
        a * dot / factor,
        b * dot / factor,
        c * dot,
        d * dot / factor,
        e * dot / factor,
        f * dot,
        g / factor,
        h / factor,
        i,
    )


def _dashes(rulings: Sequence[Ruling], longest: float) -> Iterator[Glyph]:
    """Short level lines inside a table that meet no upright one: a dash in a cell is as long as a piece of a wall."""
    boxes = [frame.box for frame in frames_of(rulings)]
    upright = [line for line in rulings if not line.is_horizontal]
    for x0, y0, x1, y1 in (line for line in rulings if line.is_horizontal and line.x1 - line.x0 < longest):
        inside = any(left < x0 and x1 < right and top < y0 < bottom for left, top, right, bottom in boxes)
        meets = any(x0 - SNAP <= line.x0 <= x1 + SNAP and line.y0 - SNAP <= y0 <= line.y1 + SNAP for line in upright)
        if inside and not meets:
            yield Glyph("\N{REPLACEMENT CHARACTER}", x0, y0 - 1, x1, y1 + 1, y1 + 1, _DASHED)


def _glyphs(word: Word, factor: float) -> Iterator[Glyph]:
    """The characters of a word with their share of its box: so a word over a wall falls into both cells, in doubt."""
    x0, y0, x1, y1 = (value * factor for value in word.box)
    text = "".join(word.text.split())
    down = len(text) > 1 and y1 - y0 > _TALL * (x1 - x0)
    weights = [1.0 if down or not character.isascii() else 0.5 for character in text]
    start, whole = 0.0, sum(weights)
    for character, weight in zip(text, weights, strict=True):
        end = start + weight / whole
        if down:
            top, bottom = y0 + start * (y1 - y0), y0 + end * (y1 - y0)
            yield Glyph(character, x0, top, x1, bottom, bottom, word.doubt)
        else:
            left, right = x0 + start * (x1 - x0), x0 + end * (x1 - x0)
            yield Glyph(character, left, y0, right, y1, y1, word.doubt)
        start = end


def with_zeros(blocks: Sequence[Block], scanned: Sequence[int]) -> list[Block]:
    """The blocks with a lone o read as 0 in columns and rows of figures of grids that begin on recognised pages."""
    return [_with_zeros(block) if isinstance(block, Grid) and block.page in scanned else block for block in blocks]


def _with_zeros(grid: Grid) -> Grid:
    width = len(grid.rows[0]) if grid.rows else 0
    figures = {column for column in range(width) if _is_figures([row[column] for row in grid.rows])}
    rows = tuple(
        tuple(_zeroed(cell) if column in figures or only else cell for column, cell in enumerate(row))
        for row in grid.rows
        for only in [_is_only_figures(row)]
    )
    return replace(grid, rows=rows)


def _is_figures(column: list[GridCell | None]) -> bool:
    """Whether most short texts of a column are digits; the o among them counts for neither side."""
    texts = [cell.text.strip() for cell in column if cell is not None and cell.origin]
    digits = sum(text.isdigit() for text in texts)
    return digits > sum(bool(text) and not text.isdigit() and not set(text) <= _ZEROS for text in texts) / 2


def _is_only_figures(row: Sequence[GridCell | None]) -> bool:
    """Whether a row holds digits and o and nothing else: the one line of outcomes stands under words alone."""
    texts = [text for cell in row if cell is not None and cell.origin and (text := cell.text.strip())]
    digits = sum(text.isdigit() for text in texts)
    return digits > 0 and len(texts) >= _FEWEST and all(text.isdigit() or text in _ZEROS for text in texts)


def _zeroed(cell: GridCell | None) -> GridCell | None:
    if cell is None or cell.text.strip() not in _ZEROS:
        return cell
    return replace(cell, text="0")


def _tiff_pages(content: bytes) -> list[bytes]:
    """One TIFF for each page: the same bytes with another first directory and no next one."""
    order = "<" if content[:2] == b"II" else ">"
    pages: list[bytes] = []
    seen: set[int] = set()
    try:
        (offset,) = struct.unpack_from(order + "I", content, 4)
        while offset and offset not in seen:
            seen.add(offset)
            (entries,) = struct.unpack_from(order + "H", content, offset)
            link = offset + 2 + 12 * entries
            (following,) = struct.unpack_from(order + "I", content, link)
            single = bytearray(content)
            struct.pack_into(order + "I", single, 4, offset)
            struct.pack_into(order + "I", single, link, 0)
            pages.append(bytes(single))
            offset = following
    except struct.error as error:
        raise Unreadable("damaged", f"the TIFF is broken: {error}") from error
    return pages
