"""From a record to its gzip member: what arrived packed is stored as it is, and what did not is packed by fastwarc."""

import io
import struct
from dataclasses import dataclass

from fastwarc.stream_io import GzipWriter
from isal import isal_zlib as zlib

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\x03"
"""RFC 1952: deflate, no name, no time, fastest, Unix; the same bytes fastwarc writes."""
LARGE = 8192
"""Bytes from which fastwarc's packer, which takes 0.05 ms to begin, is the faster one."""
BLOCK = 0xFFFF
"""Bytes a stored block holds at most (RFC 1951 §3.2.4)."""


@dataclass(frozen=True, slots=True)
class Framed:
    """One record as it stands in a WARC file before compression. ``packed`` says that its body cannot be packed."""

    head: bytes
    """The record's own head, and the head of the message it holds."""
    body: bytes = b""
    packed: bool = False


class Packer:
    """Makes one gzip member of each record."""

    def __init__(self) -> None:
        """Keep one of fastwarc's compressors for all members."""
        self._out = io.BytesIO()
        self._writer = GzipWriter(self._out, compression_level=1)

    def pack(self, record: Framed) -> bytes:
        """One record, with the two line ends that close it, as one gzip member."""
        if record.packed:
            return _stored(record)
        if len(record.head) + len(record.body) < LARGE:
            return _member(record.head + record.body + b"\r\n\r\n")
        self._out.seek(0)
        self._out.truncate()
        self._writer.write(record.head + record.body + b"\r\n\r\n")
        self._writer.finish()
        return self._out.getvalue()


def _member(data: bytes) -> bytes:
    engine = zlib.compressobj(1, zlib.DEFLATED, -15)
    return b"".join((HEADER, engine.compress(data), engine.flush(), _end(zlib.crc32(data), len(data))))


def _stored(record: Framed) -> bytes:
    """The head packed, and the body in stored blocks: packing it a second time costs much and saves nothing."""
    engine = zlib.compressobj(1, zlib.DEFLATED, -15)
    parts = [HEADER, engine.compress(record.head), engine.flush(zlib.Z_SYNC_FLUSH)]
    rest = record.body + b"\r\n\r\n"
    for start in range(0, len(rest), BLOCK):
        size = min(BLOCK, len(rest) - start)
        last = start + size == len(rest)
        parts += (struct.pack("<BHH", last, size, size ^ 0xFFFF), rest[start : start + size])
    parts.append(_end(zlib.crc32(rest, zlib.crc32(record.head)), len(record.head) + len(rest)))
    return b"".join(parts)


def _end(crc: int, size: int) -> bytes:
    return struct.pack("<II", crc, size & 0xFFFFFFFF)
