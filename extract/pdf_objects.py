"""What is drawn on a PDF page besides its characters: ruling lines, pictures, and which text no one can see."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extract.documents import Limits
from extract.errors import Unreadable
from extract.patience import Patience
from extract.pdf_calls import (
    bounds_of,
    count_in_form,
    count_objects,
    fill_colour,
    has_transparency,
    in_form_at,
    kind_of,
    object_at,
    pixels_of,
    render_mode_of,
)
from extract.pdf_dots import is_dot, lines_of_dots
from extract.pdf_rulings import IDENTITY, Matrix, Segment, at, bar_of, corners_of, matrix_of, of_path, times

_MAX_DEPTH = 6
_MAX_SEGMENTS = 20_000
_MAX_DOTS = 100_000
_UNSEEN_MODES = (3, 7)
"""Text rendering modes: neither filled nor stroked, as programs put recognised text under a scan; and only clipping."""
_UNSEEN = "the text is set invisibly, as recognised text is under a scan"
_COVERED = "a picture covers the text"
REASONS_UNSEEN = (_UNSEEN, _COVERED)
"""The doubts of text that is not on the page as a person sees it."""
_PALE = "the text is set in white"
_WHITE = 250
_SOLID = 0.5
"""Of a picture's points: so many that let nothing through make one that hides what is under it."""
_LOOK_EVERY = 500


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its box, the object, and how many texts are drawn before it."""

    box: Segment
    item: int
    texts_before: int


@dataclass(slots=True)
class Drawn:
    """The objects of one page, in its own space, y upwards."""

    segments: list[Segment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    most_pixels: tuple[int, int] = (0, 0)
    """Width and height of the largest picture."""
    unseen: dict[int, str] = field(default_factory=dict)
    """Addresses of text objects no one sees, and why."""
    pale: dict[int, str] = field(default_factory=dict)
    """Addresses of text objects in white, and what that means."""
    texts: list[tuple[int, Matrix]] = field(default_factory=list)
    """Text objects that are set to be seen, each with the matrix of what it stands in."""

    @property
    def area_of_pictures(self) -> float:
        """Their areas added up, in square points."""
        boxes = [picture.box for picture in self.pictures]
        return sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)


def drawn_on(page: int, limits: Limits, patience: Patience) -> Drawn:
    """Everything drawn on a loaded page, given by its address. Raises Unreadable ``too_large`` or ``too_slow``."""
    drawn = Drawn()
    dots: list[Segment] = []
    for number, (item, kind, matrix) in enumerate(_objects(page, limits)):
        if number % _LOOK_EVERY == 0:
            patience.check()
        if kind == pdfium.FPDF_PAGEOBJ_PATH and len(drawn.segments) < _MAX_SEGMENTS and len(dots) < _MAX_DOTS:
            for segment in of_path(item, matrix):
                (dots if is_dot(segment) else drawn.segments).append(segment)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _note_text(drawn, item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _note_picture(drawn, item, matrix)
    drawn.segments.extend(lines_of_dots(dots))
    return drawn


def _objects(page: int, limits: Limits) -> Iterator[tuple[int, int, Matrix]]:
    """Every object with its kind and the matrix of the form it stands in, forms opened."""
    stack = [(object_at(page, index), IDENTITY, 0) for index in range(count_objects(page) - 1, -1, -1)]
    seen = 0
    while stack:
        item, matrix, depth = stack.pop()
        seen += 1
        if seen + len(stack) > limits.max_objects:
            raise Unreadable("too_large", f"more than {limits.max_objects} drawn objects on one page")
        kind = kind_of(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif depth < _MAX_DEPTH:
            inner = times(matrix_of(item), matrix)
            last = count_in_form(item) - 1
            stack.extend((in_form_at(item, index), inner, depth + 1) for index in range(last, -1, -1))


def _note_text(drawn: Drawn, item: int, matrix: Matrix) -> None:
    if render_mode_of(item) in _UNSEEN_MODES:
        drawn.unseen[item] = _UNSEEN
        return
    colour = fill_colour(item)
    if colour is not None and colour[0] >= _WHITE and min(colour[:3]) >= _WHITE:
        drawn.pale[item] = _PALE
    if colour is not None and colour[3] == 0:
        drawn.unseen[item] = _UNSEEN
    drawn.texts.append((item, matrix))


def _note_picture(drawn: Drawn, item: int, matrix: Matrix) -> None:
    corners = corners_of(times(matrix_of(item), matrix))
    bar = bar_of(corners)
    if bar is not None:
        drawn.segments.append(bar)
        return
    drawn.most_pixels = max(drawn.most_pixels, pixels_of(item), key=lambda size: size[0] * size[1])
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    drawn.pictures.append(Picture((min(xs), min(ys), max(xs), max(ys)), item, len(drawn.texts)))


def covered_by_pictures(drawn: Drawn, document: Any, page: Any, limits: Limits) -> dict[int, str]:
    """The text objects over which a picture is drawn that lets nothing through."""
    covered: dict[int, str] = {}
    for picture in drawn.pictures:
        under = [item for item, matrix in drawn.texts[: picture.texts_before] if _lies_in(item, matrix, picture.box)]
        if under and _is_opaque(document, page, picture.item, limits):
            covered.update(dict.fromkeys(under, _COVERED))
    return covered


def _lies_in(item: int, matrix: Matrix, box: Segment) -> bool:
    bounds = bounds_of(item)
    if bounds is None:
        return False
    left, bottom, right, top = bounds
    x, y = at(matrix, (left + right) / 2, (bottom + top) / 2)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


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
