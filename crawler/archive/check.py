"""Checking an archive from end to end: every digest, every place, every reference. Nothing is changed."""

import sqlite3
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from fastwarc.warc import WarcRecord

from crawler.archive.content import decode
from crawler.archive.exchanges import header
from crawler.archive.files import Gap, Member, crc_of, parse, walk, warc_files
from crawler.archive.index import Index
from crawler.archive.looklog import looks_of
from crawler.archive.records import Entry, entry_of, message_of, sha256
from crawler.archive.runlogs import Document
from crawler.looks import Look

ProblemKind = Literal[
    "torn",  # the file ends within a record or line; the next writer moves that end aside
    "damaged",  # bytes within the file are no record, or a record or line is not as it was written
    "digest",  # a digest does not fit what it speaks of
    "index",  # the index and the files disagree; deleting the index mends it
    "reference",  # a revisit or a look names a capture that is not there
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what kind, in which file at which byte or line, and in words."""

    kind: ProblemKind
    file: str
    place: str
    message: str


Told = tuple[ProblemKind, str]


def indexed_entries(path: Path) -> tuple[dict[str, Entry] | None, Problem | None]:
    """What the index says, by capture id, as it lies there; or why it says nothing."""
    try:
        index = Index(path, write=False)
    except sqlite3.Error as error:
        return None, Problem("index", path.name, "", f"索引缺失或无法使用，将自动重建：{error}")
    try:
        return {entry.capture.capture_id: entry for entry in index.entries()}, None
    except sqlite3.Error as error:
        return None, Problem("index", path.name, "", f"索引无法使用，将自动重建：{error}")
    finally:
        index.close()


def check_sums(folder: Path, path: Path) -> Iterator[Problem]:
    """Every byte of every file against the sum taken when it was written: also bytes that unpacking never looks at."""
    try:
        index = Index(path, write=False)
    except sqlite3.Error:
        return  # told already
    try:
        sums = index.sums()
    except sqlite3.Error:
        return
    finally:
        index.close()
    for name, (end, crc) in sums.items():
        file = folder / name
        if file.exists() and end <= file.stat().st_size and crc_of(file, 0, end) != crc:
            yield Problem("damaged", name, f"前 {end} 字节", "与写入时的校验和（CRC-32）不符")


def check_files(
    folder: Path, indexed: dict[str, Entry] | None
) -> Generator[Problem, None, tuple[set[str], list[Document]]]:
    """Every WARC file against itself and against the index; gives the ids of the captures that are there, and the
    documents of our own."""
    checker = _Checker(indexed)
    for path in warc_files(folder):
        for part in walk(path):
            place = f"字节 {part.offset}"
            found = [_gap(path, part)] if isinstance(part, Gap) else checker.problems(part, path.name)
            for kind, message in found:
                yield Problem(kind, path.name, place, message)
    for capture_id, entry in checker.unmet.items():
        yield Problem("index", entry.capture.warc, f"字节 {entry.capture.offset}", f"索引中有 {capture_id}，文件中没有")
    return set(checker.bodies), checker.documents


def check_looks(path: Path, known: set[str]) -> Iterator[Problem]:
    """Every line of the look log: its digest, its captures, and that no look is told twice."""
    if not path.exists():
        return
    told: set[str] = set()
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            place = f"第 {number} 行"
            if not line.endswith(b"\n"):
                yield Problem("torn", path.name, place, "末行不完整")
                return
            try:
                looks = looks_of(line)
            except (ValueError, TypeError, KeyError) as error:
                yield Problem("damaged", path.name, place, str(error))
                continue
            for look in looks:
                for kind, message in _look_problems(look, told, known):
                    yield Problem(kind, path.name, place, message)
                told.add(look.look_id)


def _gap(path: Path, gap: Gap) -> Told:
    size = gap.end - gap.offset
    if gap.end == path.stat().st_size:
        return "torn", f"末尾 {size} 字节不是完整记录，下次运行会移到 torn/"
    return "damaged", f"{size} 字节不是记录"


class _Checker:
    """Walks the records of all files in order, remembering what later records and the index must fit."""

    def __init__(self, indexed: dict[str, Entry] | None) -> None:
        self.bodies: dict[str, str] = {}
        """The payload digest of every capture met."""
        self.unmet = dict(indexed or {})
        """What the index names and was not met yet."""
        self.documents: list[Document] = []
        self._has_index = indexed is not None
        self._requests: dict[str, int] = {}

    def problems(self, part: Member, name: str) -> Iterator[Told]:
        """What is wrong with one record."""
        try:
            record, block = parse(part)
            if record.headers["WARC-Block-Digest"] != f"sha256:{sha256(block)}":
                yield "digest", "记录与其摘要（WARC-Block-Digest）不符"
            if record.headers["WARC-Type"] == "resource":
                yield from self._document(record, block)
            capture_id = record.headers.get("Gouji-Capture-ID")
            if capture_id is not None and record.headers["WARC-Type"] == "request":
                self._requests[capture_id] = part.offset
            elif capture_id is not None:
                entry = entry_of(record, block, name, (part.offset, part.end))
                entry = replace(entry, request_offset=self._requests.pop(capture_id, None))
                yield from self._content(record, block, entry)
                yield from self._place(entry)
        except (OSError, KeyError, ValueError, IndexError) as error:
            yield "damaged", f"记录已不是写入时的样子：{error!r}"

    def _document(self, record: WarcRecord, block: bytes) -> Iterator[Told]:
        name = record.headers["WARC-Target-URI"].split(":", 3)[-1]
        self.documents.append(Document(name, sha256(block), len(block)))
        if record.headers["WARC-Payload-Digest"] != f"sha256:{sha256(block)}":
            yield "digest", f"{name}：载荷摘要（WARC-Payload-Digest）不符"

    def _content(self, record: WarcRecord, block: bytes, entry: Entry) -> Iterator[Told]:
        capture = entry.capture
        self.bodies[capture.capture_id] = entry.payload_digest
        if record.headers["WARC-Type"] == "revisit":
            if self.bodies.get(str(capture.refers_to)) != entry.payload_digest:
                yield "reference", f"{capture.capture_id} 所重复的 {capture.refers_to} 不存在或内容不同"
            return
        _, headers, body = message_of(record, block)
        if f"sha256:{sha256(body)}" != entry.payload_digest:
            yield "digest", f"{capture.capture_id}：载荷摘要（WARC-Payload-Digest）不符"
        if sha256(decode(body, header(headers, "content-encoding") or "").content) != capture.sha256:
            yield "digest", f"{capture.capture_id}：内容摘要不符"

    def _place(self, entry: Entry) -> Iterator[Told]:
        indexed = self.unmet.pop(entry.capture.capture_id, None)
        if self._has_index and indexed is None:
            yield "index", f"{entry.capture.capture_id} 不在索引中，下次运行会补上"
        elif indexed is not None and indexed != entry:
            yield "index", f"{entry.capture.capture_id} 与索引所记不同"


def _look_problems(look: Look, told: set[str], known: set[str]) -> Iterator[Told]:
    if look.look_id in told:
        yield "damaged", f"查看 {look.look_id} 记了两次"
    for capture_id in (*look.captures, *(capture for found in look.found for capture in found.captures)):
        if capture_id not in known:
            yield "reference", f"查看 {look.look_id} 所依据的存档 {capture_id} 不存在"
