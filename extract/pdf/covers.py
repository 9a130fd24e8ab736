"""Text of a PDF page that lies under something: under a picture, or under a rectangle filled later."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extract.documents import Limits
from extract.pdf.calls import (
    bounds_of,
    fill_colour,
    has_transparency,
    pixels_of,
)
from extract.pdf.rulings import THIN, Matrix, Path, Segment, at

COVERED = "something drawn later covers the text"
_SOLID = 0.5
"""Of a picture's points: so many that let nothing through make one that hides what is under it."""
_CORNERS = (4, 5)
_OPAQUE = 255


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture or a filled rectangle: its box, the object, and how many texts are drawn before it."""

    box: Segment
    item: int
    texts_before: int
    is_picture: bool


def area_of(item: int, path: Path, matrix: Matrix) -> Segment | None:
    """The box of a path that fills an upright rectangle with a colour nothing shines through; None for any other."""
    if not path.filled or len(path.kinds) not in _CORNERS or set(path.kinds[1:]) != {pdfium.FPDF_SEGMENT_LINETO}:
        return None
    bounds, colour = bounds_of(item), fill_colour(item)
    if bounds is None or min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= THIN:
        return None
    if colour is None or colour[3] != _OPAQUE:
        return None
    if has_transparency(item):
        return None
    (x0, y0), (x1, y1) = at(matrix, *bounds[:2]), at(matrix, *bounds[2:])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class Covers:
    """What lies over the texts of one page."""

    def __init__(self, texts: Sequence[tuple[int, Matrix]]) -> None:
        """``texts``: the text objects in the order they are drawn, each with the matrix of what it stands in."""
        placed = ((*_middle_of(item, matrix), order, item) for order, (item, matrix) in enumerate(texts))
        self._texts = sorted((y, x, order, item) for x, y, order, item in placed)

    def covered(self, covers: Sequence[Cover], document: Any, page: Any, limits: Limits) -> dict[int, str]:
        """The text objects under these covers, each with the reason why it is not to be read."""
        found: dict[int, str] = {}
        for cover in covers:
            under = list(self._under(cover))
            if under and (not cover.is_picture or _is_opaque(document, page, cover.item, limits)):
                found.update(dict.fromkeys(under, COVERED))
        return found

    def _under(self, cover: Cover) -> Iterator[int]:
        left, bottom, right, top = cover.box
        first = bisect_left(self._texts, (bottom,))
        for _, x, order, item in self._texts[first : bisect_right(self._texts, (top, right, cover.texts_before, 0))]:
            if left <= x <= right and order < cover.texts_before:
                yield item


def _middle_of(item: int, matrix: Matrix) -> tuple[float, float]:
    bounds = bounds_of(item)
    if bounds is None:
        return -1e9, -1e9
    left, bottom, right, top = bounds
    return at(matrix, (left + right) / 2, (bottom + top) / 2)


def _is_opaque(document: Any, page: Any, item: int, limits: Limits) -> bool:
    if has_transparency(item):
        return False
    picture = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
    width, height = pixels_of(item)
    if width * height > limits.max_pixels:
        return True
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, picture)
    if not bitmap:
        return False  # nothing is drawn of a broken picture
    try:
        if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
            return True
        size = pdfium.FPDFBitmap_GetStride(bitmap) * pdfium.FPDFBitmap_GetHeight(bitmap)
        opacity = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size)[3::4]
        return opacity.count(255) > _SOLID * len(opacity)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
