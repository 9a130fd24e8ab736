"""The blocks of a RAR archive: whether they go to the end, and the checksums of the files in them.

libarchive hands out stored members without comparing their checksum, and an archive cut between two members as if it
were whole: what it gives is compared with what the archive itself declares. And it takes a RAR whose last member is a
stored Word file for a ZIP, whose directory stands at the end: so the end is moved.
"""

import struct
from collections.abc import Iterator

_RAR4, _RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_FILE4, _END4, _LONG4 = 0x74, 0x7B, 0x8000
_LARGE4, _SPLIT4, _FOLDER4 = 0x100, 0x03, 0xE0
_FILE5, _END5 = 2, 5
_EXTRA5, _DATA5, _SPLIT5 = 0x01, 0x02, 0x18
_FOLDER5, _TIME5, _CHECKED5 = 0x01, 0x02, 0x04


_END4_BLOCK = b"\xc4\x3d\x7b\x00\x40\x07\x00"
_AWAY = 1 << 17
"""Bytes: further from the end no directory of a ZIP is looked for."""


class BrokenArchive(ValueError):
    """Raised when the chain of blocks breaks off before its end."""


def with_end_moved(content: bytes) -> bytes:
    """The archive with so much after it that nothing inside it stands at the end; other files as they are."""
    if content.startswith(_RAR4):
        content += _END4_BLOCK
    return content + b"\0" * _AWAY if content.startswith((_RAR4, _RAR5)) else content


def checksums_of(content: bytes) -> frozenset[int] | None:
    """The CRC-32 of every file; None where some file declares none of its own. Raises BrokenArchive."""
    try:
        if content.startswith(_RAR5):
            found = list(_of_rar5(content))
        elif content.startswith(_RAR4):
            found = list(_of_rar4(content))
        else:
            return None
    except (struct.error, IndexError) as error:
        raise BrokenArchive("cut off inside a block") from error
    return None if None in found else frozenset(each for each in found if each is not None)


def _of_rar4(content: bytes) -> Iterator[int | None]:
    """One item for each file; an archive of this kind may end without saying so."""
    at = len(_RAR4)
    while at < len(content):
        kind, flags, size = struct.unpack_from("<BHH", content, at + 2)
        if kind == _END4:
            return
        held = struct.unpack_from("<I", content, at + 7)[0] if flags & _LONG4 or kind == _FILE4 else 0
        if kind == _FILE4:
            (checksum,) = struct.unpack_from("<I", content, at + 16)
            if flags & _LARGE4:
                held += struct.unpack_from("<I", content, at + 32)[0] << 32
            if flags & _FOLDER4 != _FOLDER4:
                yield None if flags & _SPLIT4 else checksum
        if size < 7 or at + size + held > len(content):
            raise BrokenArchive("cut off")
        at += size + held


def _of_rar5(content: bytes) -> Iterator[int | None]:
    at = len(_RAR5)
    while True:
        size, start = _number(content, at + 4)
        kind, place = _number(content, start)
        flags, place = _number(content, place)
        if kind == _END5:
            return
        if flags & _EXTRA5:
            _, place = _number(content, place)
        held = 0
        if flags & _DATA5:
            held, place = _number(content, place)
        if kind == _FILE5:
            yield from _checksum5(content, place, bool(flags & _SPLIT5))
        at = start + size + held
        if at > len(content):
            raise BrokenArchive("cut off")


def _checksum5(content: bytes, place: int, split: bool) -> Iterator[int | None]:
    about, place = _number(content, place)
    _, place = _number(content, place)
    _, place = _number(content, place)
    if about & _FOLDER5:
        return
    if about & _TIME5:
        place += 4
    yield struct.unpack_from("<I", content, place)[0] if about & _CHECKED5 and not split else None


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = shift = 0
    while shift < 70:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise BrokenArchive("a number without end")
