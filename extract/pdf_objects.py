"""What is drawn on a PDF page besides its characters: ruling lines, pictures, and which text no one can see."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extract.documents import Limits
from extract.errors import Unreadable
from extract.patience import Patience
from extract.pdf_rulings import IDENTITY, Matrix, Segment, at, bar_of, corners_of, matrix_of, of_path, times

_MAX_DEPTH = 6
_MAX_SEGMENTS = 20_000
_UNSEEN_MODES = (3, 7)
"""Text rendering modes: neither filled nor stroked, as programs put recognised text under a scan; and only clipping."""
_UNSEEN = "the text is set invisibly, as recognised text is under a scan"
_COVERED = "a picture covers the text"
REASONS_UNSEEN = (_UNSEEN, _COVERED)
"""The doubts of text that is not on the page as a person sees it."""
_PALE = "the text is set in white"
_WHITE = 250
_LOOK_EVERY = 500


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its box, the object, and how many texts are drawn before it."""

    box: Segment
    item: Any
    texts_before: int


@dataclass(slots=True)
class Drawn:
    """The objects of one page, in its own space, y upwards."""

    segments: list[Segment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    unseen: dict[int, str] = field(default_factory=dict)
    """Addresses of text objects no one sees, and why."""
    pale: dict[int, str] = field(default_factory=dict)
    """Addresses of text objects in white, and what that means."""
    texts: list[tuple[Any, Matrix]] = field(default_factory=list)
    """Text objects that are set to be seen, each with the matrix of what it stands in."""

    @property
    def area_of_pictures(self) -> float:
        """Their areas added up, in square points."""
        boxes = [picture.box for picture in self.pictures]
        return sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)


def drawn_on(page: Any, limits: Limits, patience: Patience) -> Drawn:
    """Everything drawn on a loaded page (an ``FPDF_PAGE``). Raises Unreadable ``too_large`` or ``too_slow``."""
    drawn = Drawn()
    for number, (item, kind, matrix) in enumerate(_objects(page, limits)):
        if number % _LOOK_EVERY == 0:
            patience.check()
        if kind == pdfium.FPDF_PAGEOBJ_PATH and len(drawn.segments) < _MAX_SEGMENTS:
            drawn.segments.extend(of_path(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _note_text(drawn, item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _note_picture(drawn, item, matrix)
    return drawn


def _objects(page: Any, limits: Limits) -> Iterator[tuple[Any, int, Matrix]]:
    """Every object with its kind and the matrix of the form it stands in, forms opened."""
    stack = [(item, IDENTITY, 0) for item in _held(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)]
    seen = 0
    while stack:
        item, matrix, depth = stack.pop()
        seen += 1
        if seen + len(stack) > limits.max_objects:
            raise Unreadable("too_large", f"more than {limits.max_objects} drawn objects on one page")
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif depth < _MAX_DEPTH:
            inner = times(matrix_of(item), matrix)
            held = _held(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
            stack.extend((part, inner, depth + 1) for part in held)


def _held(holder: Any, count: Any, get: Any) -> list[Any]:
    """The objects of a page or a form, the last drawn first."""
    return [get(holder, index) for index in range(count(holder) - 1, -1, -1)]


def address_of(item: Any) -> int:
    """What tells one object of pdfium from another."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _note_text(drawn: Drawn, item: Any, matrix: Matrix) -> None:
    if pdfium.FPDFTextObj_GetTextRenderMode(item) in _UNSEEN_MODES:
        drawn.unseen[address_of(item)] = _UNSEEN
        return
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        if alpha.value == 0:
            drawn.unseen[address_of(item)] = _UNSEEN
        elif min(red.value, green.value, blue.value) >= _WHITE:
            drawn.pale[address_of(item)] = _PALE
    drawn.texts.append((item, matrix))


def _note_picture(drawn: Drawn, item: Any, matrix: Matrix) -> None:
    corners = corners_of(times(matrix_of(item), matrix))
    bar = bar_of(corners)
    if bar is not None:
        drawn.segments.append(bar)
        return
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    drawn.pictures.append(Picture((min(xs), min(ys), max(xs), max(ys)), item, len(drawn.texts)))


def covered_by_pictures(drawn: Drawn, document: Any, page: Any, limits: Limits) -> dict[int, str]:
    """The text objects over which a picture is drawn that lets nothing through."""
    covered: dict[int, str] = {}
    for picture in drawn.pictures:
        under = [item for item, matrix in drawn.texts[: picture.texts_before] if _lies_in(item, matrix, picture.box)]
        if under and _is_opaque(document, page, picture.item, limits):
            covered.update((address_of(item), _COVERED) for item in under)
    return covered


def _lies_in(item: Any, matrix: Matrix, box: Segment) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return False
    x, y = at(matrix, (left.value + right.value) / 2, (bottom.value + top.value) / 2)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_opaque(document: Any, page: Any, item: Any, limits: Limits) -> bool:
    if pdfium.FPDFPageObj_HasTransparency(item):
        return False
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
    if width.value * height.value > limits.max_pixels:
        return True
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, item)
    if not bitmap:
        return False  # nothing is drawn of a broken picture
    try:
        return pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
