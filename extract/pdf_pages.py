"""The pages of a PDF through pdfium: glyphs and rulings in the frame in which the page's text is upright.

pdfium is not thread-safe: everything here runs under one lock.
"""

import ctypes
import math
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.errors import Unreadable
from extract.pages import Glyph, Page, Ruling
from extract.patience import Patience
from extract.pdf_rulings import Matrix, segments_of
from extract.png import png_of

PDFIUM = threading.RLock()
_SAMPLES = 25
_INVISIBLE = 3
"""Text rendering mode 3: neither filled nor stroked, as programs put recognised text under a scan."""
_MAX_GLYPHS = 100_000
"""Per page; a densely set page has 4,000."""
_DOTS = 200
"""Per inch: enough for recognition, and what a scanner's default is."""
_MOST_PIXELS = 5000
_BLANKS = frozenset((0xA0, 0x3000, 0xFFFE, 0xFEFF, 0xAD))


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


def _turned(shown: Matrix, height: float) -> Matrix:
    """The frame after one quarter turn clockwise: across becomes height - down, down becomes across."""
    a, b, c, d, e, f = shown
    return -b, a, -d, c, height - f, e


def _display(page: Any) -> tuple[Matrix, float, float]:
    """From the page's own space to the page as displayed, top left origin; and its displayed size."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    matrices: dict[int, Matrix] = {
        0: (1, 0, 0, -1, -left, top),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, right, -bottom),
        270: (0, -1, -1, 0, top, right),
    }
    rotation = page.get_rotation()
    return (matrices[rotation], height, width) if rotation in (90, 270) else (matrices[rotation], width, height)


def _turn(text: Any, shown: Matrix) -> int:
    """Quarter turns clockwise that set most characters upright, by a sample."""
    count = pdfium.FPDFText_CountChars(text)
    votes: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLES)):
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        if angle >= 0:
            votes[_quarter(angle, shown)] += 1
    return votes.most_common(1)[0][0] if votes else 0


def _quarter(angle: float, shown: Matrix) -> int:
    """Quarter turns clockwise needed for a character drawn at this angle of the page's own space."""
    a, b, c, d, _, _ = shown
    x, y = math.cos(angle), math.sin(angle)
    return round(-math.atan2(b * x + d * y, a * x + c * y) / (math.pi / 2)) % 4


def _glyphs(text: Any, shown: Matrix, size: tuple[float, float]) -> Iterator[Glyph]:
    count = pdfium.FPDFText_CountChars(text)
    if count > _MAX_GLYPHS:
        raise Unreadable("too_large", f"{count} characters on one page; the limit is {_MAX_GLYPHS}")
    width, height = size
    a, b, c, d, e, f = shown
    left, right, bottom, top, base_x, base_y = (ctypes.c_double() for _ in range(6))
    spaced = False
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code <= 32 or code in _BLANKS:
            spaced = True
            continue
        if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            continue
        px, py, qx, qy = left.value, top.value, right.value, bottom.value
        x0, x1 = a * px + c * py + e, a * qx + c * qy + e
        y0, y1 = b * px + d * py + f, b * qx + d * qy + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        if 0 <= x0 + x1 <= 2 * width and 0 <= y0 + y1 <= 2 * height:
            pdfium.FPDFText_GetCharOrigin(text, index, base_x, base_y)
            base = b * base_x.value + d * base_y.value + f
            yield Glyph(chr(code), x0, y0, x1, y1, base, None, spaced)
            spaced = False


def _ruling(shown: Matrix, segment: tuple[float, float, float, float]) -> Ruling:
    a, b, c, d, e, f = shown
    px, py, qx, qy = segment
    x0, x1 = a * px + c * py + e, a * qx + c * qy + e
    y0, y1 = b * px + d * py + f, b * qx + d * qy + f
    return Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


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
