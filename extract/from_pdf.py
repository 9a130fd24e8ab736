"""PDF: pages with a text layer as drawn, pages without one through the recogniser when there is one."""

from collections.abc import Sequence
from typing import Any

from extract.at_rest import collector_at_rest
from extract.documents import Document, ImageReader, Reading
from extract.drawn.blocks import blocks_of
from extract.drawn.page import Page
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES
from extract.from_scan import INSTALL_OCR, check_pixels, recognised, with_zeros
from extract.grids import Content
from extract.patience import patience_of
from extract.pdf.pages import Open, opened, picture_of, read_page

_FEW = 40
"""Characters: what a program stamps on a scanned page, a number or an address, is no more."""

_SOME_UNKNOWN, _MANY_UNKNOWN = 0.05, 0.5
"""Of the characters of a page: so many that their font does not name make it a picture, where there is a recogniser and
where there is none."""


@collector_at_rest()
def read(document: Document, reading: Reading) -> Content:
    """Tables and paragraphs of a PDF, every cell with its page and box.

    Text that no one sees on the page (set invisibly, or under a picture) is not what the page says: a page of which
    most is so set is read as a picture, like one without any text.

    Raises Unreadable: ``encrypted``, ``damaged``, ``too_large``, ``too_slow``; ``needs_ocr`` when no page has a text
    to be seen and there is no recogniser; ``empty`` when there is nothing at all.
    """
    patience = patience_of(reading)
    pages, title = _pages(document, reading)
    bare = [page.number for page in pages if _is_bare(page, reading)]
    if reading.tools.ocr is None and len(bare) == len(pages):
        raise Unreadable(
            "needs_ocr", f"the PDF has no text to be seen, only pictures, or none that means anything: {INSTALL_OCR}"
        )
    notes = _notes(pages, bare, reading)
    if bare:
        pages = _with_recognised(document, reading, pages, bare)
        patience = patience_of(reading)  # recognition has the limit for each page, not for all
    scanned = reading.tools.ocr is not None and len(bare) == len(pages)
    blocks = blocks_of(pages, reading, patience)
    if not blocks:
        raise Unreadable("empty", "no text in the PDF")
    return Content(
        "scan" if scanned else "pdf",
        MEDIA_TYPES["pdf"],
        tuple(with_zeros(blocks, bare)),
        title=title,
        notes=tuple(notes),
        recognised=() if reading.tools.ocr is None else tuple(bare),
    )


def _pages(document: Document, reading: Reading) -> tuple[list[Page], str | None]:
    """The pages as drawn, and the title the file declares."""
    with opened(document.content) as pdf:
        count = len(pdf)
        if count > reading.limits.max_pages:
            raise Unreadable("too_large", f"{count} pages; the limit is {reading.limits.max_pages}")
        opened_pdf = Open(pdf, reading.limits, patience_of(reading))
        return [read_page(opened_pdf, index) for index in range(count)], pdf.get_metadata_value("Title") or None


def _is_bare(page: Page, reading: Reading) -> bool:
    """Whether what is to be seen on a page is a picture, or nothing."""
    seen = len(page.glyphs) - page.unseen
    if page.unseen >= seen:
        return True
    if page.unknown > (_MANY_UNKNOWN if reading.tools.ocr is None else _SOME_UNKNOWN) * len(page.glyphs):
        return True
    return page.pictured and seen < _FEW and reading.tools.ocr is not None


def _with_recognised(document: Document, reading: Reading, pages: Sequence[Page], bare: Sequence[int]) -> list[Page]:
    """The pages with those among them that are pictures recognised, or without text when nothing can recognise them."""
    ocr = reading.tools.ocr
    if ocr is None:
        return [_without_text(page) if page.number in bare else page for page in pages]
    for page in pages:
        if page.number in bare:
            check_pixels(page.pixels, reading.limits)
    with opened(document.content, to_draw=True) as pdf:
        return [_recognised(ocr, pdf, page) if page.number in bare else page for page in pages]


def _recognised(ocr: ImageReader, pdf: Any, page: Page) -> Page:
    picture, scale = picture_of(pdf, page.number - 1, page.pixels)
    return recognised(ocr, picture, page.number, 1 / scale)


def _without_text(page: Page) -> Page:
    return Page(page.number, page.width, page.height, (), page.rulings, page.turn)


def _notes(pages: Sequence[Page], bare: Sequence[int], reading: Reading) -> list[str]:
    hidden = [page.number for page in pages if page.unseen]
    notes = [f"pages with text that is not to be seen on them, not believed: {_listed(hidden)}"] if hidden else []
    unknown = [page.number for page in pages if page.unknown]
    if unknown:
        notes.append(f"pages with characters their fonts do not name: {_listed(unknown)}")
    if bare and reading.tools.ocr is None:
        notes.append(f"pages without a text layer, not read: {_listed(bare)}; {INSTALL_OCR}")
    elif bare:
        notes.append(f"pages without a text layer, recognised: {_listed(bare)}")
    return notes


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
