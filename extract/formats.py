"""What a document is, decided by its bytes: names and declared media types lie too often to be asked."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Literal

import olefile

from extract.plain.mixed_text import is_mixed

Format = Literal[
    "empty", "unknown", "html", "mhtml", "text",
    "pdf", "docx", "xlsx", "doc", "xls", "odt", "ods", "rtf", "ofd", "ppt", "encrypted",
    "png", "jpeg", "tiff", "gif", "bmp", "webp",
    "zip", "rar", "7z", "gzip",
]  # fmt: skip

MEDIA_TYPES: dict[Format, str] = {
    "html": "text/html",
    "mhtml": "multipart/related",
    "text": "text/plain",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
    "ofd": "application/ofd",
    "ppt": "application/vnd.ms-powerpoint",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "webp": "image/webp",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "gzip": "application/gzip",
}

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"GIF8", "gif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Format], ...] = (
    ("encryptedpackage", "encrypted"),
    ("worddocument", "doc"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("powerpoint document", "ppt"),
)
_ZIP_MEMBERS: tuple[tuple[str, Format], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xls"),
    ("ppt/presentation.xml", "ppt"),
    ("ofd.xml", "ofd"),
)
_KINDS = "[Content_Types].xml"
_MAIN_PARTS: tuple[tuple[bytes, Format], ...] = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
)
"""Some programs give the main part another name: the list of types tells it."""
_HEAD = 4096
_INK = re.compile(rb"[^\0 \t\r\n\xef\xbb\xbf]")


def detect(content: bytes) -> Format:
    """The format of these bytes; ``unknown`` for bytes that are neither a known format nor text."""
    if not _INK.search(content):
        return "empty"
    for look in (_by_magic, _by_container, _by_text):
        found = look(content)
        if found:
            return found
    return "unknown"


def _by_magic(content: bytes) -> Format | None:
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(b"BM") and content[6:10] == b"\0\0\0\0":
        return "bmp"
    if head.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    # readers of PDF accept up to 1,024 bytes before the header; so do the servers that put them there
    return "pdf" if b"%PDF-" in content[:1024] else None


def _by_container(content: bytes) -> Format | None:
    if content.startswith(_OLE):
        return _of_ole(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _of_zip(content)
    return None


def _of_ole(content: bytes) -> Format:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            names = {entry[0].lower() for entry in ole.listdir() if len(entry) == 1}
    except Exception:  # a damaged directory raises nearly anything; the stream names can still be seen in the bytes
        names = {name for name, _ in _OLE_STREAMS if _utf16(name) in content.lower()}
    return next((found for name, found in _OLE_STREAMS if name in names), "unknown")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _of_zip(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.lower().replace("\\", "/") for name in archive.namelist()}
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
            kinds = archive.read(_KINDS) if _KINDS.lower() in names else b""
    except Exception:  # damaged: the reader of zip says so properly
        return "zip"
    for name, found in _ZIP_MEMBERS:
        if name in names:
            return found
    for kind, found in _MAIN_PARTS:
        if kind in kinds:
            return found
    if b"opendocument.text" in mimetype:
        return "odt"
    return "ods" if b"opendocument.spreadsheet" in mimetype else "zip"


_MAIL = re.compile(rb"(?:^|\n)content-type:\s*(?:multipart/|text/html)")
_SHEET_XML = b'"urn:schemas-microsoft-com:office:spreadsheet"'
_MARKUP: tuple[tuple[Callable[[bytes], bool], Format], ...] = (
    (lambda head: b"mime-version:" in head and _MAIL.search(head) is not None, "mhtml"),
    (lambda head: b"<pkg:package" in head and b'progid="word.document"' in head, "docx"),
    (lambda head: b"<w:worddocument" in head and b"<html" not in head, "doc"),
    (lambda head: b'progid="word.document"' in head, "doc"),
    (lambda head: b'progid="excel.sheet"' in head or (b"<workbook " in head and _SHEET_XML in head), "xls"),
    (lambda head: b"<office:document" in head and b'.opendocument.text"' in head, "odt"),
    (lambda head: b"<office:document" in head and b'.opendocument.spreadsheet"' in head, "ods"),
    (lambda head: any(tag in head for tag in (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta ")), "html"),
)
_ANY_TAG = (b"<table", b"<div", b"<p>", b"<p ", b"<span", b"<td")


def _by_text(content: bytes) -> Format | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode()
    if content.find(b"\0", 0, 65536) >= 0:
        return None
    head = content[:_HEAD].lower()
    for matches, name in _MARKUP:
        if matches(head):
            return name
    if not any(tag in content.lower() for tag in _ANY_TAG):
        return "text"
    return "text" if is_mixed(content.decode("latin-1")) else "html"
