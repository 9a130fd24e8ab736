"""How large a picture says it is, before anything of it is unpacked."""

import struct

from extract.formats import Format

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset((0x01, *range(0xD0, 0xDA)))


def picture_size(content: bytes, found: Format) -> tuple[int, int] | None:
    """Width and height in pixels by the header; None when it does not say. The first page of a TIFF."""
    try:
        if found == "png":
            return struct.unpack_from(">II", content, 16)
        if found == "gif":
            return struct.unpack_from("<HH", content, 6)
        if found == "bmp":
            width, height = struct.unpack_from("<ii", content, 18)
            return abs(width), abs(height)
        if found == "webp":
            return _of_webp(content)
        if found == "tiff":
            return _of_tiff(content)
        return _of_jpeg(content) if found == "jpeg" else None
    except struct.error:
        return None


def _of_webp(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if kind == b"VP8L":
        (packed,) = struct.unpack_from("<I", content, 21)
        return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _of_tiff(content: bytes) -> tuple[int, int] | None:
    order = "<" if content[:2] == b"II" else ">"
    (offset,) = struct.unpack_from(order + "I", content, 4)
    (entries,) = struct.unpack_from(order + "H", content, offset)
    sizes: dict[int, int] = {}
    for index in range(entries):
        tag, kind = struct.unpack_from(order + "HH", content, offset + 2 + 12 * index)
        if tag in (256, 257):
            (sizes[tag],) = struct.unpack_from(order + ("H" if kind == 3 else "I"), content, offset + 10 + 12 * index)
    return (sizes[256], sizes[257]) if len(sizes) == 2 else None


def _of_jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while content[at : at + 1] == b"\xff":
        marker = content[at + 1] if at + 1 < len(content) else 0
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 1 if marker == 0xFF else 2 if marker in _JPEG_BARE else 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None
