"""A picture written as PNG without an imaging library: a page handed to recognition."""

import struct
import zlib
from collections.abc import Iterable

_COLOURS = {1: 0, 3: 2, 4: 6}
"""Channels -> PNG colour type: grey, RGB, RGBA."""


def png_of(rows: Iterable[bytes], size: tuple[int, int], channels: int) -> bytes:
    """The PNG of rows of 8-bit samples, top row first; size is width and height."""
    packer = zlib.compressobj(1)
    packed = b"".join([packer.compress(b"\0" + row) for row in rows]) + packer.flush()
    head = struct.pack(">IIBBBBB", *size, 8, _COLOURS[channels], 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
