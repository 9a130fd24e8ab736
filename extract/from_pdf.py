"""PDF: pages with a text layer as drawn, pages without one through the recogniser when there is one."""

from typing import Any

from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.formats import MEDIA_TYPES
from extract.from_scan import INSTALL_OCR, recognised, with_zeros
from extract.grids import Content
from extract.page_blocks import blocks_of
from extract.pages import Page
from extract.patience import patience_of
from extract.pdf_pages import opened, picture_of, read_page


def read(document: Document, reading: Reading) -> Content:
    """Tables and paragraphs of a PDF, every cell with its page and box.

    Raises Unreadable: ``encrypted``, ``damaged``, ``too_large``; ``needs_ocr`` when no page has a text layer and there
    is no recogniser; ``empty`` when there is nothing at all.
    """
    with opened(document.content) as pdf:
        count = len(pdf)
        if count > reading.limits.max_pages:
            raise Unreadable("too_large", f"{count} pages; the limit is {reading.limits.max_pages}")
        patience = patience_of(reading)
        pages = [read_page(pdf, index, patience) for index in range(count)]
        title = pdf.get_metadata_dict().get("Title") or None
        bare = [page.number for page in pages if not page.glyphs]
        if reading.tools.ocr is None and len(bare) == count:
            raise Unreadable("needs_ocr", f"the PDF has no text layer, only pictures: {INSTALL_OCR}")
        read_pages = [_recognised(pdf, page, reading) if page.number in bare else page for page in pages]
        patience = patience_of(reading) if bare else patience  # recognition has the limit for each page, not for all
    scanned = reading.tools.ocr is not None and len(bare) == count
    blocks = blocks_of(read_pages, reading, patience)
    if not blocks:
        raise Unreadable("empty", "no text in the PDF")
    notes = () if not bare else (_note(bare, reading),)
    return Content(
        "scan" if scanned else "pdf",
        MEDIA_TYPES["pdf"],
        tuple(with_zeros(blocks, bare)),
        title=title,
        notes=notes,
        recognised=() if reading.tools.ocr is None else tuple(bare),
    )


def _recognised(pdf: Any, page: Page, reading: Reading) -> Page:
    if reading.tools.ocr is None:
        return page
    longer = max(page.width, page.height)
    return recognised(reading.tools.ocr, picture_of(pdf, page.number - 1), page.number, longer)


def _note(bare: list[int], reading: Reading) -> str:
    numbers = ", ".join(map(str, bare))
    if reading.tools.ocr is None:
        return f"pages without a text layer, not read: {numbers}; {INSTALL_OCR}"
    return f"pages without a text layer, recognised: {numbers}"
