"""RAR archives of stored members, of both kinds in use, after the published notes on the formats."""

import struct
import zlib

RAR4, RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"


def rar4(members: dict[str, bytes], locked: bool = False) -> bytes:
    """RAR 1.5 to 4: names in GBK, as Chinese Windows writes them; ``locked`` says that a password is needed."""
    archive = RAR4 + _block4(0x73, 0x80 if locked else 0, b"\0" * 6)
    for name, content in members.items():
        raw = name.encode("gbk")
        sizes = struct.pack("<II", len(content), len(content))
        about = struct.pack("<BIIBBHI", 2, zlib.crc32(content), 0x5A21_0000, 20, 0x30, len(raw), 0x20)
        archive += _block4(0x74, 0x8000 | (0x04 if locked else 0), sizes + about + raw) + content
    return archive + _block4(0x7B, 0x4000, b"")


def _block4(kind: int, flags: int, fields: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def rar5(members: dict[str, bytes], unpacked: int | None = None) -> bytes:
    """RAR 5: names in UTF-8; ``unpacked`` is what every member claims to unpack to."""
    archive = RAR5 + _block5(b"\1" + b"\0" + b"\0")
    for name, content in members.items():
        raw = name.encode()
        size = _number(len(content) if unpacked is None else unpacked)
        about = _number(4) + size + _number(0x20) + struct.pack("<I", zlib.crc32(content))
        head = b"\2\2" + _number(len(content)) + about + _number(0) + _number(0) + _number(len(raw)) + raw
        archive += _block5(head) + content
    return archive + _block5(b"\5\0\0")


def _block5(fields: bytes) -> bytes:
    head = _number(len(fields)) + fields
    return struct.pack("<I", zlib.crc32(head)) + head


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first, the top bit where more follow."""
    pieces = []
    while value >= 0x80:
        pieces.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*pieces, value])
