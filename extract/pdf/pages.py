"""The pages of a PDF through pdfium: glyphs and rulings in the frame in which the page's text is upright.

pdfium is not thread-safe: everything here runs under one lock. Fonts that are not in the file are not borrowed from the
machine for reading: the same bytes give the same boxes everywhere, and a large font takes longer to open than a page.
"""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.documents import Limits
from extract.drawn.page import Page, Ruling
from extract.errors import Unreadable
from extract.patience import Patience
from extract.pdf.calls import address_of
from extract.pdf.covers import Covers
from extract.pdf.digits import Fonts
from extract.pdf.fonts import fonts
from extract.pdf.glyphs import NO_CHARACTER, Doubts, digits_of, glyphs_of, turn_of
from extract.pdf.objects import REASONS_UNSEEN, drawn_on
from extract.pdf.raised import with_raised
from extract.pdf.rulings import Matrix, Segment
from extract.pdf.strikes import with_strikes
from extract.png import png_of

PDFIUM = threading.RLock()
_new = tuple.__new__
"""Makes a ruling without the call of its class: a page has thousands."""
_DOTS, _LEAST_DOTS, _MOST_DOTS = 200, 72, 300
"""Per inch: what a scanner's default is, and from and to where a page is drawn as fine as it was scanned."""
_ALIKE = 0.05
_MOST_PIXELS = 5000
_MOST_ANNOTATIONS = 2000
"""On one page: so many are asked what they are."""
_PICTURED = 0.5
"""Of the page: what pictures cover of a page that is one."""


@contextmanager
def opened(content: bytes, to_draw: bool = False) -> Iterator[Any]:
    """The open PDF, pdfium's lock held; ``to_draw`` with the machine's fonts for those the file lacks.

    Raises Unreadable ``encrypted`` or ``damaged``.
    """
    with PDFIUM, fonts(of_the_machine=to_draw):
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            kind = "encrypted" if "assword" in str(error) else "damaged"
            raise Unreadable("encrypted" if kind == "encrypted" else "damaged", f"the PDF: {error}") from error
        try:
            yield document
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class Open:
    """An open PDF (a ``PdfDocument``) and how long and how much of it may be read."""

    pdf: Any
    limits: Limits
    patience: Patience
    fonts: Fonts = field(default_factory=Fonts)


def read_page(document: Open, index: int) -> Page:
    """One page of an open PDF, from 0. Raises Unreadable ``damaged``, ``too_large`` or ``too_slow``."""
    document.patience.check()
    try:
        page = _with_annotations(document.pdf, index)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"page {index + 1}: {error}") from error
    try:
        text = page.get_textpage()
        try:
            return _page(document, page, text.raw, index + 1)
        finally:
            text.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"page {index + 1}: {error}") from error
    finally:
        page.close()


def _with_annotations(pdf: Any, index: int) -> Any:
    """A page with what form fields and annotations show drawn into it, as whoever opens the file sees them."""
    page = pdf[index]
    if not any(map(_shows, (pdfium.FPDFPage_GetAnnot(page.raw, n) for n in range(_count_annotations(page))))):
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()  # what was flattened is seen when the page is opened anew
    return pdf[index]


def _count_annotations(page: Any) -> int:
    return min(int(pdfium.FPDFPage_GetAnnotCount(page.raw)), _MOST_ANNOTATIONS)


def _shows(annotation: Any) -> bool:
    """Whether an annotation is drawn on the page: links are not."""
    try:
        return bool(pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_LINK)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _page(document: Open, page: Any, text: Any, number: int) -> Page:
    shown, width, height = _display(page)
    turn = turn_of(text, shown)
    for _ in range(turn):
        shown, width, height = _turned(shown, height), height, width
    drawn = drawn_on(address_of(page.raw), document.limits, document.patience)
    unseen = dict(drawn.unseen)
    if drawn.texts and drawn.covers:
        unseen |= Covers(drawn.texts).covered(drawn.covers, document.pdf.raw, page.raw, document.limits)
    texts = [item for item, _ in drawn.texts]
    doubts = Doubts(
        {**drawn.pale, **unseen}, document.fonts.misdrawn(texts, lambda: digits_of(text)), drawn.aslant, drawn.in_forms
    )
    rulings = tuple(_rulings(shown, drawn.segments))
    set_glyphs = with_raised(tuple(glyphs_of(text, shown, (width, height), doubts, document.limits)))
    glyphs = with_strikes(set_glyphs, rulings)
    pictured = drawn.area_of_pictures > _PICTURED * width * height
    reasons = Counter([glyph.doubt for glyph in glyphs])
    return Page(
        number,
        width,
        height,
        glyphs,
        rulings,
        turn,
        pictured=pictured,
        unseen=sum(reasons[reason] for reason in REASONS_UNSEEN),
        unknown=reasons[NO_CHARACTER],
        pixels=drawn.most_pixels,
    )


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


def _rulings(shown: Matrix, segments: Sequence[Segment]) -> Iterator[Ruling]:
    a, b, c, d, e, f = shown
    for px, py, qx, qy in segments:
        x0, x1 = a * px + c * py + e, a * qx + c * qy + e
        y0, y1 = b * px + d * py + f, b * qx + d * qy + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        yield _new(Ruling, (x0, y0, x1, y1))


def picture_of(document: Any, index: int, pixels: tuple[int, int] = (0, 0)) -> tuple[bytes, float]:
    """One page of an open PDF as a PNG for recognition, and its pixels to a point. Raises Unreadable ``damaged``.

    ``pixels`` is the size of the largest picture on the page: one that fills it is drawn as it is.
    """
    try:
        page = document[index]
        longer = max(1.0, *page.get_size())
        scale = min(_scale(page.get_size(), pixels), _MOST_PIXELS / longer)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        wide = bitmap.width * bitmap.n_channels
        data = bytes(bitmap.buffer)
        rows = (data[start : start + wide] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
        return png_of(rows, (bitmap.width, bitmap.height), bitmap.n_channels), scale
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"page {index + 1}: {error}") from error


def _scale(size: tuple[float, float], pixels: tuple[int, int]) -> float:
    """Pixels to a point: those of the picture when it has the page's shape, for to sample it anew is to blur it."""
    across, down = min(pixels) / min(size), max(pixels) / max(size)
    if not _LEAST_DOTS <= 72 * down <= _MOST_DOTS or abs(across - down) > _ALIKE * down:
        return _DOTS / 72
    return down
