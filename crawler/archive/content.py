"""From a body as received to its content: gzip, deflate, br and zstd undone, within bounds."""

import io
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from fastwarc.stream_io import BrotliReader, ZstdReader
from isal import isal_zlib as zlib

MAX_CONTENT = 256 * 1024 * 1024
CHUNK = 1 << 20
_BROKEN: Any = zlib.error  # its types say that this is an instance

NO_CODINGS = frozenset(
    {"", "identity", "none", "binary", "8bit", "chunked", "utf-8", "utf8", "gbk", "gb2312", "gb18030", "iso-8859-1"}
)
"""What changes nothing: no coding at all, and what servers write here that is none. Browsers pass over it."""

Damage = Literal["encoding", "too_large"]


@dataclass(frozen=True, slots=True)
class Content:
    """The content, or the body as received together with why its declared encoding could not be undone."""

    content: bytes
    damage: Damage | None = None


class _TooLarge(Exception):
    """Raised when unpacking passes the bound, from the decoders below."""


class _Undecodable(Exception):
    """Raised when the bytes are not what the declared encoding says, from the decoders below."""


class _Reader(Protocol):
    def read(self, size: int = ...) -> bytes: ...


def decode(body: bytes, content_encoding: str, limit: int = MAX_CONTENT) -> Content:
    """Undo the codings of a Content-Encoding header, last applied first (RFC 9110 §8.4); never raises.

    An unknown coding, a broken stream or more than ``limit`` bytes give the body as received, with the damage named.
    """
    codings = [coding.strip().lower() for coding in content_encoding.split(",")]
    content = body
    try:
        for coding in reversed([c for c in codings if c not in NO_CODINGS]):
            content = _undo(coding, content, limit)
    except _TooLarge:
        return Content(body, "too_large")
    except _Undecodable:
        return Content(body, "encoding")
    return Content(content)


def _undo(coding: str, body: bytes, limit: int) -> bytes:
    if not body:
        return body  # a HEAD or empty answer still names its coding
    match coding:
        case "gzip" | "x-gzip":
            return _inflate(body, 31, limit)
        case "deflate":
            return _deflate(body, limit)
        case "br":
            return _stream(BrotliReader(io.BytesIO(body)), limit)
        case "zstd":
            return _stream(ZstdReader(io.BytesIO(body)), limit)
    raise _Undecodable(coding)


def _deflate(body: bytes, limit: int) -> bytes:
    """RFC 9110 says zlib-wrapped; many servers send raw deflate."""
    try:
        return _inflate(body, 15, limit)
    except _Undecodable:
        return _inflate(body, -15, limit)


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    """Every member of a gzip or zlib stream; what follows the last member is padding, as browsers treat it."""
    parts: list[bytes] = []
    room, rest = limit, body
    while rest and (not parts or rest[:2] == b"\x1f\x8b"):
        engine = zlib.decompressobj(window)
        try:
            part = engine.decompress(rest, room + 1)
        except _BROKEN as error:
            raise _Undecodable(str(error)) from error
        if len(part) > room:
            raise _TooLarge
        if not engine.eof:
            raise _Undecodable("the stream breaks off")
        parts.append(part)
        room, rest = room - len(part), engine.unused_data
    return b"".join(parts)


def _stream(reader: _Reader, limit: int) -> bytes:
    parts: list[bytes] = []
    room = limit
    try:
        while part := reader.read(min(CHUNK, room + 1)):
            parts.append(part)
            room -= len(part)
            if room < 0:
                raise _TooLarge
    except OSError as error:
        raise _Undecodable(str(error)) from error
    return b"".join(parts)
