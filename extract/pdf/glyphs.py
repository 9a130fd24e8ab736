"""The characters of a PDF page where they are drawn, in the frame in which the page's text is upright."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Any

import pypdfium2.raw as pdfium

from extract.documents import Limits
from extract.drawn.page import Glyph
from extract.errors import Unreadable
from extract.pdf.calls import address_of, angle_at, character_boxes, text_object_at, unicode_at, unmapped
from extract.pdf.digits import MISDRAWN
from extract.pdf.in_forms import Placed, in_its_place
from extract.pdf.rulings import Matrix

_SAMPLES = 25
_BLANKS = frozenset((*range(33), 0xA0, 0x3000, 0xFFFE, 0xFEFF, 0xAD))
_UNSURE = frozenset((0, 2, 0xFFFE, 0xFFFF, 0xAD))
"""What pdfium puts into the text in place of a hyphen or of a character it does not know: such are asked for singly."""
_FLAT = 0.004
"""Of its length: a character so thin has no shape here: its font is not in the file, and none is borrowed."""
_SURROGATES = frozenset(range(0xD800, 0xE000))
_LINE_ENDS = frozenset((10, 13))
_UNKNOWN, _SPACE = 0xFFFD, 0x20
NO_CHARACTER = "the font does not say which character it draws"
_DIGITS = frozenset(range(48, 58))
_CONTROLS = frozenset(range(1, 32)) - {9, *_LINE_ENDS}
"""Where such are, a font does not name its characters, and every character is asked for; elsewhere the digits are."""
_LEVEL = 1.0
"""Points: bases that near are on one line."""
_ROOM = 0.1
"""Of the size of a character: a space is wider than this."""
_new = tuple.__new__
"""Makes a glyph without the call of its class: a page has thousands."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """Why no figure is made of some text, or it stands elsewhere, by the address of the object it stands in."""

    whole: Mapping[int, str]
    """Of all its characters."""
    digits: Mapping[int, frozenset[str]]
    """Of these digits, which are drawn as others."""
    aslant: Set[int] = frozenset()
    """The objects whose text crosses the page: it belongs to no line and to no cell."""
    in_forms: Mapping[int, Placed] = field(default_factory=dict)
    """Where forms put the objects in them."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.whole or self.digits or self.aslant)


def turn_of(text: Any, shown: Matrix) -> int:
    """Quarter turns clockwise that set most characters upright, by a sample."""
    handle = address_of(text)
    count = pdfium.FPDFText_CountChars(text)
    sample = range(0, count, max(1, count // _SAMPLES))
    angles = Counter(map(angle_at, repeat(handle), sample))
    votes: Counter[int] = Counter()
    for angle, times in angles.items():
        if angle >= 0:
            votes[_quarter(angle, shown)] += times
    return votes.most_common(1)[0][0] if votes else 0


def _quarter(angle: float, shown: Matrix) -> int:
    """Quarter turns clockwise needed for a character drawn at this angle of the page's own space."""
    a, b, c, d, _, _ = shown
    x, y = math.cos(angle), math.sin(angle)
    return round(-math.atan2(b * x + d * y, a * x + c * y) / (math.pi / 2)) % 4


def glyphs_of(text: Any, shown: Matrix, size: tuple[float, float], doubts: Doubts, limits: Limits) -> Iterator[Glyph]:
    """The characters on the page, blanks left out. Raises Unreadable ``too_large``."""
    most_across, most_down = 2 * size[0], 2 * size[1]
    a, b, c, d, e, f = shown
    upright = a == 1 and b == 0 == c and d == -1
    handle = address_of(text)
    codes = _named(handle, _codes(text, limits))
    drawn = [index for index, code in enumerate(codes) if code not in _BLANKS]
    letters = [chr(codes[index]) for index in drawn]
    doubted = bool(doubts) or _UNKNOWN in codes
    last, line = -1, math.inf
    boxes = character_boxes(handle, drawn)
    for index, letter, (has_box, box) in zip(drawn, letters, boxes, strict=True):
        if not has_box:
            continue
        if doubts.in_forms:
            box = in_its_place(box, text_object_at(handle, index), doubts.in_forms)
        px, qx, qy, py, base_x, base_y = box
        wide, high = qx - px, py - qy
        if high < _FLAT * wide or wide < _FLAT * high:
            px, py, qx, qy = _set_box(text, index, (px, py, qx, qy))
        if upright:
            x0, x1, y0, y1, base = px + e, qx + e, f - py, f - qy, f - base_y
        else:
            x0, x1 = sorted((a * px + c * py + e, a * qx + c * qy + e))
            y0, y1 = sorted((b * px + d * py + f, b * qx + d * qy + f))
            base = b * base_x + d * base_y + f
        if 0 <= x0 + x1 <= most_across and 0 <= y0 + y1 <= most_down:
            doubt = None
            if doubted:
                item = text_object_at(handle, index)
                if item in doubts.aslant:
                    continue
                doubt = NO_CHARACTER if codes[index] == _UNKNOWN else _doubt(doubts, item, letter)
            spaced = index > last + 1 and _is_spaced(text, codes, (last, index), abs(base - line) <= _LEVEL)
            yield _new(Glyph, (letter, x0, y0, x1, y1, base, doubt, spaced))
            last, line = index, base


def _is_spaced(text: Any, codes: Sequence[int], ends: tuple[int, int], level: bool) -> bool:
    """Whether there is a space between two characters, or a line end that is as good as one."""
    last, index = ends
    if codes[last + 1] == _SPACE:
        return True
    blanks = _BLANKS.intersection(codes[last + 1 : index])
    if not blanks <= _LINE_ENDS:
        return True
    return bool(blanks) and (not level or _stand_apart(text, last, index))


def _stand_apart(text: Any, one: int, other: int) -> bool:
    """Whether there is room for a space between two characters of one line, parted by a line end.

    pdfium takes a page for one of upright lines when that is how its ink covers it, and ends a line at each character.
    """
    rooms = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    if not all(pdfium.FPDFText_GetLooseCharBox(text, i, r) for i, r in zip((one, other), rooms, strict=True)):
        return True
    a, b = rooms
    gap = max(b.left - a.right, a.left - b.right, b.bottom - a.top, a.bottom - b.top)
    return bool(gap > _ROOM * max(b.right - b.left, b.top - b.bottom))


def digits_of(text: Any) -> Iterator[tuple[str, int]]:
    """The digits on a page, each with the address of the object it stands in."""
    handle = address_of(text)
    for index in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(unicode_at(handle, index))
        if letter.isdecimal():
            yield letter, text_object_at(handle, index)


def _doubt(doubts: Doubts, item: int, letter: str) -> str | None:
    return doubts.whole.get(item) or (MISDRAWN if letter in doubts.digits.get(item, ()) else None)


def _codes(text: Any, limits: Limits) -> list[int]:
    """The code point of every character: in one piece where each is one unit of the text, else asked for singly."""
    count = pdfium.FPDFText_CountChars(text)
    if count > limits.max_glyphs:
        raise Unreadable("too_large", f"{count} characters on one page; the limit is {limits.max_glyphs}")
    if count <= 0:
        return []
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, units)
    codes: list[int] = units[:count]
    ask, handle, known = unicode_at, address_of(text), set(codes)
    if written != count + 1 or not known.isdisjoint(_SURROGATES):
        return [ask(handle, index) for index in range(count)]
    if known.isdisjoint(_UNSURE):
        return codes
    return [ask(handle, index) if unit in _UNSURE else unit for index, unit in enumerate(codes)]


def _named(handle: int, codes: list[int]) -> list[int]:
    """The code points, with a replacement for characters that the font does not name.

    pdfium takes the font's own code for such a character: a control code, or even a digit.
    """
    known = set(codes)
    asked = _DIGITS if known.isdisjoint(_CONTROLS) else known
    indices = [index for index, code in enumerate(codes) if code in asked]
    for index in compress(indices, unmapped(handle, indices)):
        codes[index] = _UNKNOWN
    return codes


def _set_box(text: Any, index: int, drawn: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The room a character takes in its line, for one that has no shape."""
    room = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, index, room):
        return drawn
    return room.left, room.top, room.right, room.bottom
