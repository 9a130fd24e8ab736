"""A font of a few boxes that stands in for every Chinese font a PDF names and does not hold.

Reading needs to know where characters are, not what they look like. With the machine's own fonts the same file would be
read differently on every machine, and pdfium drops a lone character for which it finds no shape at all.
"""

import struct
from functools import cache

_UNIT = 1000
_Box = tuple[int, int, int, int]
_FULL, _HALF, _DASH, _LONG_DASH, _DOT, _WIDE_DOT = range(1, 7)
_BOXES: tuple[_Box, ...] = (
    (40, -80, 960, 840),
    (40, -80, 960, 840),
    (40, 0, 460, 720),
    (40, 280, 300, 340),
    (40, 340, 960, 400),
    (60, -100, 200, 100),
    (60, -80, 360, 200),
)
"""x0, y0, x1, y1 of each glyph, the first for what has no other."""
_GROUPS: tuple[tuple[int, int, int], ...] = (
    (0x21, 0x2B, _HALF),
    (0x2C, 0x2C, _DOT),
    (0x2D, 0x2D, _DASH),
    (0x2E, 0x2E, _DOT),
    (0x2F, 0x7E, _HALF),
    (0xA1, 0x2FF, _HALF),
    (0x370, 0x52F, _FULL),
    (0x2010, 0x2012, _DASH),
    (0x2013, 0x2015, _LONG_DASH),
    (0x2018, 0x206F, _FULL),
    (0x2070, 0x2FFF, _FULL),
    (0x3001, 0x3002, _WIDE_DOT),
    (0x3003, 0xD7FF, _FULL),
    (0xE000, 0xFF0B, _FULL),
    (0xFF0C, 0xFF0C, _WIDE_DOT),
    (0xFF0D, 0xFF0D, _LONG_DASH),
    (0xFF0E, 0xFF0E, _WIDE_DOT),
    (0xFF0F, 0xFFEF, _FULL),
    (0x20000, 0x3FFFF, _FULL),
)
"""First and last code point, and the glyph of all of them."""


@cache
def stand_in_font() -> bytes:
    """The font as a TrueType file."""
    glyphs = [_outline(box) for box in _BOXES]
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    tables = {
        b"cmap": _characters(),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _UNIT, 0, 0, 0, -120, _UNIT, 880, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 880, -120, 0, _UNIT, 0, 0, _UNIT, 1, 0, 0, 0, len(glyphs)),
        b"hmtx": b"".join(struct.pack(">Hh", box[2] + 40, box[0]) for box in _BOXES),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, len(glyphs), 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _outline(box: _Box) -> bytes:
    """A rectangle as a simple glyph: one contour of four points on the curve."""
    x0, y0, x1, y1 = box
    head = struct.pack(">hhhhh", 1, x0, y0, x1, y1)
    xs, ys = (x0, x1 - x0, 0, x0 - x1), (y0, 0, y1 - y0, 0)
    return head + struct.pack(">HH4B4h4h", 3, 0, 1, 1, 1, 1, *xs, *ys) + b"\0\0"


def _characters() -> bytes:
    """A cmap of format 13: many code points to one glyph."""
    groups = b"".join(struct.pack(">III", *group) for group in _GROUPS)
    table = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(_GROUPS)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _file(tables: dict[bytes, bytes]) -> bytes:
    directory, body = b"", b""
    start = 12 + 16 * len(tables)
    for name, content in tables.items():
        padded = content + b"\0" * (-len(content) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", name, total, start + len(body), len(content))
        body += padded
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64) + directory + body
