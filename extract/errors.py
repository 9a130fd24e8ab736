"""Why a document could not be read."""

from typing import Literal

from data.errors import GoujiError

UnreadableKind = Literal[
    "empty",  # no bytes, or bytes without any text
    "format",  # the bytes are of no format we read
    "damaged",  # the format is known, the file is broken or truncated
    "encrypted",  # needs a password
    "needs_ocr",  # only pictures; the extra ``ocr`` is missing or switched off
    "needs_office",  # a Word 97, WPS, RTF or ODT file; LibreOffice is missing or switched off
    "needs_unpacker",  # a RAR or 7z archive; bsdtar is missing
    "too_large",  # a limit on bytes, pages, cells, nesting or unpacked size was met
    "too_slow",  # the time limit was met
]


class Unreadable(GoujiError):
    """Raised by a reader when a document gives no text at all; says what would make it readable."""

    def __init__(self, kind: UnreadableKind, message: str) -> None:
        """Keep the kind for the database and the message for people."""
        self.kind: UnreadableKind = kind
        self.message = message
        super().__init__(message)
