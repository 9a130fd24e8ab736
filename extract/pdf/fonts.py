"""Which fonts pdfium may use for those a PDF names and does not hold: none of the machine's to read, all to draw."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from extract.pdf.stand_in_font import stand_in_font

_EAST_ASIAN = (128, 129, 134, 136)
"""Character sets as Windows numbers them: Japanese, Korean, simplified and traditional Chinese."""
_HANDLE = 1


@contextmanager
def fonts(of_the_machine: bool) -> Iterator[None]:
    """pdfium with the machine's fonts, or with one that stands in for all Chinese ones, until left."""
    info = pdfium.FPDF_GetDefaultSystemFontInfo() if of_the_machine else _STAND_IN
    pdfium.FPDF_SetSystemFontInfo(info)
    try:
        yield
    finally:
        pdfium.FPDF_SetSystemFontInfo(_STAND_IN)
        if of_the_machine:
            pdfium.FPDF_FreeDefaultSystemFontInfo(info)


def _map_font(_info: Any, _weight: int, _italic: int, charset: int, _pitch: int, _face: Any, _exact: Any) -> int | None:
    return _HANDLE if charset in _EAST_ASIAN else None


def _font_data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    """The whole font for table 0; no other table is there by itself."""
    font = stand_in_font() if table == 0 else b""
    if font and buffer and size >= len(font):
        ctypes.memmove(buffer, font, len(font))
    return len(font)


def _stand_in() -> Any:
    info = pdfium.FPDF_SYSFONTINFO(version=1)
    for name, call in (("MapFont", _map_font), ("GetFontData", _font_data)):
        setattr(info, name, dict(info._fields_)[name](call))
    return info


_STAND_IN = _stand_in()
