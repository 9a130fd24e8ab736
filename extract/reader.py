"""From bytes to Content: the format is decided by the bytes, then one reader module does the work."""

import importlib
from typing import cast

from extract.amounts import within
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.formats import Format, detect
from extract.grids import Content

READERS: dict[Format, str] = {
    "html": "extract.from_html",
    "text": "extract.from_text",
    "docx": "extract.from_word",
    "doc": "extract.from_word",
    "rtf": "extract.from_word",
    "odt": "extract.from_word",
    "xlsx": "extract.from_sheet",
    "xls": "extract.from_sheet",
    "ods": "extract.from_sheet",
    "pdf": "extract.from_pdf",
    "png": "extract.from_scan",
    "jpeg": "extract.from_scan",
    "tiff": "extract.from_scan",
    "gif": "extract.from_scan",
    "bmp": "extract.from_scan",
    "webp": "extract.from_scan",
    "zip": "extract.from_container",
    "rar": "extract.from_container",
    "7z": "extract.from_container",
    "gzip": "extract.from_container",
    "mhtml": "extract.from_container",
}
"""Format -> the module whose ``read(document, reading)`` reads it; loaded only when such a document comes."""

_REFUSED: dict[Format, str] = {
    "ofd": "an OFD file is not read: look for the PDF, Word or web copy of the report",
    "ppt": "a presentation is not read: look for the PDF, Word or web copy of the report",
    "unknown": "the bytes are of no format that is read",
}
_ENCRYPTED: Format = "encrypted"


def read_content(document: Document, reading: Reading) -> Content:
    """The document as paragraphs and grids. Raises Unreadable with the reason and what would make it readable."""
    size = len(document.content)
    if size > reading.limits.max_bytes:
        raise Unreadable("too_large", f"{size} bytes; the limit is {reading.limits.max_bytes}")
    found = detect(document.content)
    if found == "empty":
        raise Unreadable("empty", "no bytes, or nothing but white space")
    if found == _ENCRYPTED:
        raise Unreadable("encrypted", "the document is protected by a password")
    if found not in READERS:
        raise Unreadable("format", _REFUSED.get(found, f"no reader for {found}"))
    module = importlib.import_module(READERS[found])
    return within(cast(Content, module.read(document, reading)), reading.limits)
