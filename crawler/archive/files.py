"""The rolling set of WARC files: appending without half-written records, walking members, finding torn ends."""

import io
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord

from data.errors import GoujiError, StorageError

CHUNK = 1 << 18
MAGIC = b"\x1f\x8b\x08"


class DamagedArchive(GoujiError):
    """Raised when something the archive holds cannot be read back as it was written, from whatever reads it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One complete gzip member: the bytes from ``offset`` up to ``end`` of its file, unpacked."""

    offset: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes of a file that are no complete member. A gap that reaches the end of the file is a torn tail."""

    offset: int
    end: int


def warc_files(folder: Path) -> list[Path]:
    """The files of the set in the order they were begun."""
    return sorted(folder.glob("gouji-*.warc.gz"))


def file_name(number: int) -> str:
    """The name of the n-th file of the set, counted from 1."""
    return f"gouji-{number:06d}.warc.gz"


def append(descriptor: int, data: bytes) -> int:
    """Write all of ``data`` at the end of a file and return where it starts.

    Raises StorageError when the system refuses; the file is then cut back to what it was. When even that fails, a torn
    tail stays, which the next writer moves aside.
    """
    start = os.lseek(descriptor, 0, os.SEEK_END)
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
    except OSError as error:
        advice = "请腾出空间或修复磁盘后重新运行"
        try:
            os.ftruncate(descriptor, start)
        except OSError as second:
            raise StorageError(f"存档无法写入：{error}；也无法截回：{second}；{advice}") from second
        raise StorageError(f"存档无法写入：{error}；{advice}") from error
    return start


def crc_of(path: Path, start: int, end: int, crc: int = 0) -> int:
    """The CRC-32 of a part of a file, going on from that of what is before it."""
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (chunk := file.read(min(CHUNK, end - start))):
            crc, start = zlib.crc32(chunk, crc), start + len(chunk)
    return crc


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def record_at(path: Path, offset: int) -> tuple[WarcRecord, bytes]:
    """The record that starts at a byte of a file, and its block; raises DamagedArchive."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            for record in ArchiveIterator(file, parse_http=False):
                return record, record.reader.read()
    except OSError as error:
        raise DamagedArchive(f"{path} 第 {offset} 字节：{error}") from error
    raise DamagedArchive(f"{path} 第 {offset} 字节：此处没有记录")


def parse(member: Member) -> tuple[WarcRecord, bytes]:
    """The record a member holds, and its block; raises OSError when it holds none."""
    record = WarcRecord.from_bytes(member.data)
    return record, record.reader.read()


def walk(path: Path, start: int = 0) -> Iterator[Member | Gap]:
    """Every member of a file from a member's start on, with the gaps between them, to the last byte."""
    with path.open("rb") as file:
        end = file.seek(0, io.SEEK_END)
        offset = start
        while offset < end:
            found = _member(file, offset)
            if found is None:
                following = _next_member(file, offset + 1, end)
                yield Gap(offset, following)
                offset = following
            else:
                yield found
                offset = found.end


def set_aside(path: Path, offset: int, torn: Path) -> Path:
    """Move everything from ``offset`` on into a file of its own under ``torn`` and cut it off; both durable."""
    torn.mkdir(exist_ok=True)
    with path.open("r+b") as file:
        file.seek(offset)
        rest = file.read()
        kept = torn / f"{path.name}.{offset}"
        while kept.exists() and kept.read_bytes() != rest:
            kept = kept.with_name(f"{kept.name}+")
        with kept.open("wb") as copy:
            copy.write(rest)
            copy.flush()
            os.fsync(copy.fileno())
        sync_folder(torn)
        file.truncate(offset)
        os.fsync(file.fileno())
    return kept


def _member(file: io.BufferedReader, offset: int) -> Member | None:
    """The gzip member at ``offset``; None when it is broken, cut off, or something else."""
    file.seek(offset)
    engine = zlib.decompressobj(31)
    parts: list[bytes] = []
    read = 0
    while not engine.eof:
        chunk = file.read(CHUNK)
        if not chunk:
            return None
        read += len(chunk)
        try:
            parts.append(engine.decompress(chunk))
        except zlib.error:
            return None
    data = b"".join(parts)
    if not data.startswith(b"WARC/1."):
        return None
    return Member(offset, offset + read - len(engine.unused_data), data)


def _next_member(file: io.BufferedReader, offset: int, end: int) -> int:
    """The start of the first complete member at or after ``offset``; the end of the file when there is none."""
    while offset < end:
        file.seek(offset)
        window = file.read(CHUNK)
        at = window.find(MAGIC)
        if at < 0:
            offset += max(len(window) - len(MAGIC) + 1, 1)
        elif _member(file, offset + at) is not None:
            return offset + at
        else:
            offset += at + 1
    return end
