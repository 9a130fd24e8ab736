"""Calls into pdfium that are made thousands of times a document, without what ctypes does to check and wrap each.

Handles are plain addresses here, and what a call writes is read from buffers that are there once: everything stays
under the lock of ``pdf_pages``.
"""

import ctypes
import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, repeat
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int


def address_of(handle: Any) -> int:
    """The address a handle of pypdfium2 points to; what tells one object from another."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(getattr(pdfium, name)))


count_objects = _call("FPDFPage_CountObjects", _INT, _HANDLE)
count_in_form = _call("FPDFFormObj_CountObjects", _INT, _HANDLE)
kind_of = _call("FPDFPageObj_GetType", _INT, _HANDLE)
has_transparency = _call("FPDFPageObj_HasTransparency", _INT, _HANDLE)
_count_segments = _call("FPDFPath_CountSegments", _INT, _HANDLE)
segment_closes = _call("FPDFPathSegment_GetClose", _INT, _HANDLE)
text_object_at = _call("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
angle_at = _call("FPDFText_GetCharAngle", ctypes.c_float, _HANDLE, _INT)
unicode_at = _call("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)

font_of = _call("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
is_embedded = _call("FPDFFont_GetIsEmbedded", _INT, _HANDLE)
_name = _call("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
_outline = _call("FPDFFont_GetGlyphPath", _HANDLE, _HANDLE, ctypes.c_uint, ctypes.c_float)
_count_outline = _call("FPDFGlyphPath_CountGlyphSegments", _INT, _HANDLE)
_outline_at = _call("FPDFGlyphPath_GetGlyphPathSegment", _HANDLE, _HANDLE, ctypes.c_size_t)

# measured: to convert an argument to the type declared for it takes as long as the call; below none are declared, and
# handles and places are given as references, which need no conversion
_object_at = _call("FPDFPage_GetObject", _HANDLE)
_in_form_at = _call("FPDFFormObj_GetObject", _HANDLE)
_render_mode = _call("FPDFTextObj_GetTextRenderMode", _INT)
_matrix = _call("FPDFPageObj_GetMatrix", _INT)
_colour = _call("FPDFPageObj_GetFillColor", _INT)
_bounds = _call("FPDFPageObj_GetBounds", _INT)
_mode = _call("FPDFPath_GetDrawMode", None)
_segment_at = _call("FPDFPath_GetPathSegment", _HANDLE)
_segment_kind = _call("FPDFPathSegment_GetType", _INT)
_point = _call("FPDFPathSegment_GetPoint", None)
_pixels = _call("FPDFImageObj_GetImagePixelSize", _INT)
_is_unmapped = _call("FPDFText_HasUnicodeMapError", _INT)
_char_box = _call("FPDFText_GetCharBox", _INT)
_char_origin = _call("FPDFText_GetCharOrigin", None)


def _reference(address: int) -> Any:
    return ctypes.byref(ctypes.c_char.from_address(address))


# what a call writes is read from buffers in one piece
_floats = (ctypes.c_float * 6)()
_ints = (ctypes.c_uint * 4)()
_letters = ctypes.create_string_buffer(128)
_NAME_AT = ctypes.addressof(_letters)
_AT, *_ = _FLOATS_AT = [ctypes.byref(_floats, 4 * index) for index in range(4)]
_FOUR_INTS_AT = [ctypes.byref(_ints, 4 * index) for index in range(4)]
_INTS_AT, _SECOND_INT_AT, *_ = _FOUR_INTS_AT
_six_floats = struct.Struct("6f").unpack
_four_ints = struct.Struct("4I").unpack
_AT_ONCE = 256
Six = tuple[float, float, float, float, float, float]


def objects_on(page: int) -> Iterator[int]:
    """The objects of a loaded page."""
    return map(_object_at, repeat(_reference(page)), range(count_objects(page)))


def objects_in(form: int) -> Iterator[int]:
    """The objects of a form."""
    return map(_in_form_at, repeat(_reference(form)), range(count_in_form(form)))


def matrix_at(item: int) -> Six | None:
    """Where an object stands in what holds it."""
    return _six_floats(_floats) if _matrix(_reference(item), _AT) else None


_looked = (ctypes.c_uint * (4 * _AT_ONCE))()
_set = (ctypes.c_float * (6 * _AT_ONCE))()
_colour_places = [[ctypes.byref(_looked, 4 * (4 * item + number)) for item in range(_AT_ONCE)] for number in range(4)]
_matrix_places = [ctypes.byref(_set, 24 * item) for item in range(_AT_ONCE)]
Look = tuple[int, int, tuple[int, int, int, int], int, Six]
"""How a text object is rendered; whether it has a colour, and which; whether it has a matrix, and which."""


def looks_of(texts: Sequence[int]) -> Iterator[Look]:
    """How these text objects look. To be taken one page after the other: all are read from the same buffers."""
    for start in range(0, len(texts), _AT_ONCE):
        some = list(map(_reference, texts[start : start + _AT_ONCE]))
        modes = list(map(_render_mode, some))
        coloured = list(map(_colour, some, *_colour_places))
        placed = list(map(_matrix, some, _matrix_places))
        colours, matrices = struct.iter_unpack("4I", _looked), struct.iter_unpack("6f", _set)
        yield from zip(modes, coloured, colours, placed, matrices, strict=False)


def draw_mode(path: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    _mode(_reference(path), _INTS_AT, _SECOND_INT_AT)
    return _ints[0] != 0, _ints[1] != 0


def fill_colour(item: int) -> tuple[int, ...] | None:
    """Red, green, blue and opacity, 0..255."""
    return _four_ints(_ints) if _colour(_reference(item), *_FOUR_INTS_AT) else None


def font_name(font: int) -> bytes:
    """What the document calls a font, as far as it matters to tell fonts apart."""
    _name(font, _NAME_AT, len(_letters))
    return _letters.value


Outline = tuple[tuple[int, float, float], ...]


def outline_of(font: int, character: int) -> Outline:
    """The segments of a character's outline: kind, and the point each ends at; none when the font does not draw it."""
    path = _outline(font, character, 1000.0)
    segments = list(map(_outline_at, repeat(path), range(_count_outline(path)))) if path else []
    kinds, ends = _kinds_and_ends(segments)
    return tuple([(kind, x, y) for kind, (x, y) in zip(kinds, ends, strict=True)])


def pixels_of(picture: int) -> tuple[int, int]:
    """Width and height of a picture's data; zeros when it does not say."""
    return (_ints[0], _ints[1]) if _pixels(_reference(picture), _INTS_AT, _SECOND_INT_AT) else (0, 0)


def bounds_of(item: int) -> tuple[float, ...] | None:
    """Left, bottom, right and top of an object in what holds it."""
    return _six_floats(_floats)[:4] if _bounds(_reference(item), *_FLOATS_AT) else None


_PAIR = struct.Struct("2f")
_points = (ctypes.c_float * (2 * _AT_ONCE))()
_point_places = [
    [ctypes.byref(_points, 4 * (2 * segment + number)) for segment in range(_AT_ONCE)] for number in range(2)
]


def segments_of(path: int, most: int) -> tuple[list[int], list[int], list[tuple[float, float]]]:
    """The segments of a path, no more than ``most``: their addresses, their kinds, and the points they end at in the
    path's own space.
    """
    segments = list(map(_segment_at, repeat(_reference(path)), range(min(_count_segments(path), most))))
    return segments, *_kinds_and_ends(segments)


def _kinds_and_ends(segments: list[int]) -> tuple[list[int], list[tuple[float, float]]]:
    references = list(map(_reference, segments))
    points: list[tuple[float, float]] = []
    for start in range(0, len(segments), _AT_ONCE):
        some = references[start : start + _AT_ONCE]
        list(map(_point, some, *_point_places))
        points.extend(islice(_PAIR.iter_unpack(_points), len(some)))
    return list(map(_segment_kind, references)), points


_SIX = struct.Struct("6d")
_read = (ctypes.c_double * (6 * _AT_ONCE))()
_places = [[ctypes.byref(_read, 8 * (6 * character + number)) for character in range(_AT_ONCE)] for number in range(6)]


def character_boxes(page: int, indices: Sequence[int]) -> Iterator[tuple[bool, Six]]:
    """Where these characters of a text page are: whether any is drawn; left, right, bottom and top as drawn, and the
    point it is set at, across and up. To be taken one page after the other: all are read from one buffer.
    """
    handle = repeat(_reference(page))
    for start in range(0, len(indices), _AT_ONCE):
        some = indices[start : start + _AT_ONCE]
        drawn = list(map(_char_box, handle, some, *_places[:4]))
        list(map(_char_origin, handle, some, *_places[4:]))
        yield from zip(drawn, _SIX.iter_unpack(_read), strict=False)


def unmapped(page: int, indices: Sequence[int]) -> Iterator[int]:
    """Of these characters of a text page, whether their font names them not."""
    return map(_is_unmapped, repeat(_reference(page)), indices)
