"""The pages of a PDF through pdfium: glyphs and rulings in the frame in which the page's text is upright.

pdfium is not thread-safe: everything here runs under one lock.
"""

import ctypes
import math
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.errors import Unreadable
from extract.pages import Glyph, Page, Ruling
from extract.patience import Patience
from extract.pdf_rulings import segments_of
from extract.png import png_of

PDFIUM = threading.RLock()
_SAMPLES = 60
_INVISIBLE = 3
"""Text rendering mode 3: neither filled nor stroked, as programs put recognised text under a scan."""
_MAX_GLYPHS = 100_000
"""Per page; a densely set page has 4,000."""
_DOTS = 200
"""Per inch: enough for recognition, and what a scanner's default is."""
_MOST_PIXELS = 5000
_BLANKS = frozenset((0xA0, 0x3000, 0xFFFE, 0xFEFF, 0xAD))
_Point = Callable[[float, float], tuple[float, float]]


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The open PDF, pdfium's lock held. Raises Unreadable ``encrypted`` or ``damaged``."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            kind = "encrypted" if "assword" in str(error) else "damaged"
            raise Unreadable("encrypted" if kind == "encrypted" else "damaged", f"the PDF: {error}") from error
        try:
            yield document
        finally:
            document.close()


def read_page(document: Any, index: int, patience: Patience) -> Page:
    """One page of an open PDF, from 0. Raises Unreadable ``damaged``, ``too_large`` or ``too_slow``."""
    patience.check()
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"page {index + 1}: {error}") from error
    try:
        text = page.get_textpage()
        try:
            return _page(page, text, index + 1)
        finally:
            text.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"page {index + 1}: {error}") from error
    finally:
        page.close()


def _page(page: Any, text: Any, number: int) -> Page:
    shown, width, height = _display(page)
    turn = _turn(text.raw, shown)
    for _ in range(turn):
        shown, width, height = _turned(shown, height), height, width
    glyphs = tuple(_glyphs(text.raw, shown, (width, height)))
    rulings = tuple(_ruling(shown, segment) for segment in segments_of(page.raw))
    return Page(number, width, height, glyphs, rulings, turn)


def _turned(shown: _Point, height: float) -> _Point:
    """The frame after one quarter turn clockwise."""

    def turned(x: float, y: float) -> tuple[float, float]:
        across, down = shown(x, y)
        return height - down, across

    return turned


def _display(page: Any) -> tuple[_Point, float, float]:
    """From the page's own space to the page as displayed, top left origin; and its displayed size."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    points: dict[int, _Point] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    rotation = page.get_rotation()
    return (points[rotation], height, width) if rotation in (90, 270) else (points[rotation], width, height)


def _turn(text: Any, shown: _Point) -> int:
    """Quarter turns clockwise that set most characters upright, by a sample."""
    count = pdfium.FPDFText_CountChars(text)
    votes: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLES)):
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        if angle >= 0:
            votes[_quarter(angle, shown)] += 1
    return votes.most_common(1)[0][0] if votes else 0


def _quarter(angle: float, shown: _Point) -> int:
    """Quarter turns clockwise needed for a character drawn at this angle of the page's own space."""
    x0, y0 = shown(0, 0)
    x1, y1 = shown(math.cos(angle), math.sin(angle))
    return round(-math.atan2(y1 - y0, x1 - x0) / (math.pi / 2)) % 4


def _glyphs(text: Any, shown: _Point, size: tuple[float, float]) -> Iterator[Glyph]:
    count = pdfium.FPDFText_CountChars(text)
    if count > _MAX_GLYPHS:
        raise Unreadable("too_large", f"{count} characters on one page; the limit is {_MAX_GLYPHS}")
    width, height = size
    left, right, bottom, top, base_x, base_y = (ctypes.c_double() for _ in range(6))
    spaced = False
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code <= 32 or code in _BLANKS:
            spaced = True
            continue
        if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            continue
        ax, ay = shown(left.value, top.value)
        bx, by = shown(right.value, bottom.value)
        x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
        y0, y1 = (ay, by) if ay <= by else (by, ay)
        if 0 <= (x0 + x1) / 2 <= width and 0 <= (y0 + y1) / 2 <= height:
            pdfium.FPDFText_GetCharOrigin(text, index, base_x, base_y)
            yield Glyph(chr(code), x0, y0, x1, y1, shown(base_x.value, base_y.value)[1], None, spaced)
            spaced = False


def _ruling(shown: _Point, segment: tuple[float, float, float, float]) -> Ruling:
    ax, ay = shown(segment[0], segment[1])
    bx, by = shown(segment[2], segment[3])
    return Ruling(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def picture_of(document: Any, index: int) -> bytes:
    """One page of an open PDF as a PNG for recognition. Raises Unreadable ``damaged``."""
    try:
        page = document[index]
        longer = max(1.0, *page.get_size())
        bitmap = page.render(scale=min(_DOTS / 72, _MOST_PIXELS / longer), rev_byteorder=True, prefer_bgrx=False)
        wide = bitmap.width * bitmap.n_channels
        data = bytes(bitmap.buffer)
        rows = (data[start : start + wide] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
        return png_of(rows, (bitmap.width, bitmap.height), bitmap.n_channels)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"page {index + 1}: {error}") from error
