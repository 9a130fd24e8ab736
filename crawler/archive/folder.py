"""The archive on disk, as everything else sees it.

::

    archive/
      warc/gouji-000001.warc.gz …   what was received: the truth, append-only
      looks.jsonl                   what was concluded, one visit per line: the truth, append-only
      logs/<run>.jsonl              what each run did; archived in warc/ at its end, digests in SHA256SUMS
      index.sqlite                  where the captures lie: made from warc/ alone, may be deleted
      torn/                         ends cut off by a crash, moved aside by the next writer
      lock                          held by the one writer
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from crawler.archive import looklog, runlogs
from crawler.archive.check import Problem, check_files, check_looks, check_sums, indexed_entries
from crawler.archive.content import decode
from crawler.archive.exchanges import Headers, header
from crawler.archive.files import DamagedArchive, record_at
from crawler.archive.index import Asked, Index
from crawler.archive.lock import exclusive
from crawler.archive.mending import mend, stale
from crawler.archive.records import Entry, Stamp, message_of, sha256
from crawler.archive.rolling import MAX_FILE, Clock
from crawler.archive.writer import ArchiveWriter
from crawler.looks import Capture, Look
from data.errors import GoujiError, Locked, StorageError

RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


class UnknownCapture(GoujiError):
    """Raised when the archive has no capture of the given id, from ``Archive.capture``."""


class Archive:
    """Captures and looks in one folder. Reading needs no lock; writing takes the only one."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made before something is written."""
        self.folder = folder
        self._index: Index | None = None

    @contextmanager
    def writer(
        self, run_id: str, clock: Clock, simulated: bool = False, max_file: int = MAX_FILE
    ) -> Iterator[ArchiveWriter]:
        """The one writer, after repairing what an interrupted run left.

        Raises Locked when another run writes, StorageError when the disk refuses, ValueError for a run id that is not
        plain ASCII.
        """
        if not RUN_ID.fullmatch(run_id):
            raise ValueError(f"run id {run_id!r}: ASCII letters, digits, dot, hyphen and underscore only")
        self._make_folder()
        with exclusive(self.folder / "lock"):
            self.close()
            self._index = mend(self.folder)
            writer = ArchiveWriter(self.folder, self._index, Stamp(run_id, simulated), clock, max_file)
            try:
                writer.keep_left_logs()
                yield writer
            finally:
                writer.close()
                self.close()

    def captures(self) -> Iterator[Capture]:
        """Every capture, in the order they were kept."""
        for entry in self.entries():
            yield entry.capture

    def capture(self, capture_id: str) -> Capture:
        """One capture; raises UnknownCapture."""
        return self.entry(capture_id).capture

    def body(self, capture: Capture) -> bytes:
        """The content of a capture: content encoding undone, a revisit's body taken from what it repeats.

        Raises DamagedArchive when the bytes are not those that were archived.
        """
        full = capture if capture.refers_to is None else self.capture(capture.refers_to)
        _, headers, body = self._message(full)
        content = decode(body, header(headers, "content-encoding") or "").content
        if sha256(content) != capture.sha256:
            raise DamagedArchive(f"存档 {capture.capture_id} 的内容已不是存入时的样子")
        return content

    def http_headers(self, capture: Capture) -> Headers:
        """The response headers of a capture, as archived."""
        return self._message(capture)[1]

    def status_line(self, capture: Capture) -> str:
        """The first line of the response of a capture."""
        return self._message(capture)[0]

    def request(self, capture: Capture) -> bytes:
        """The request of a capture, as one HTTP message; empty when its record was lost."""
        offset = self.entry(capture.capture_id).request_offset
        return b"" if offset is None else record_at(self._warc(capture.warc), offset)[1]

    def latest(self, url: str) -> Capture | None:
        """The newest whole 200 answer to a GET of this address."""
        with self._reading() as index:
            entry = index.latest(url) if index else None
        return None if entry is None else entry.capture

    def asked(self, url: str, statuses: tuple[int, ...] = (200,)) -> Capture | None:
        """The newest good answer to a GET of this address, a 304 included: when it was last found to be so."""
        with self._reading() as index:
            entry = index.asked(url, statuses) if index else None
        return None if entry is None else entry.capture

    def since(self, at: datetime) -> Iterator[Asked]:
        """Every capture from a moment on, newest first, as far as manners need it."""
        with self._reading() as index:
            if index:
                yield from index.since(at)

    def looks(self) -> Iterator[Look]:
        """Every look, in the order they were written; raises DamagedArchive at a changed line."""
        return looklog.read(self.folder / "looks.jsonl")

    def log_path(self, run_id: str) -> Path:
        """Where the log of a run lies."""
        return self.folder / "logs" / f"{run_id}.jsonl"

    def entries(self) -> Iterator[Entry]:
        """Every capture with its place, in the order they were kept."""
        with self._reading() as index:
            if index:
                yield from index.entries()

    def entry(self, capture_id: str) -> Entry:
        """One capture with its place; raises UnknownCapture."""
        with self._reading() as index:
            found = index.get(capture_id) if index else None
        if found is None:
            raise UnknownCapture(f"{self.folder} 中没有存档 {capture_id}")
        return found

    def check(self) -> Iterator[Problem]:
        """Everything that is wrong with the archive, found by reading all of it; nothing is changed.

        Raises Locked while a run writes: what is half written then is not wrong.
        """
        if not self.folder.is_dir():
            return
        with self._alone():
            indexed, problem = indexed_entries(self.folder / "index.sqlite")
            if problem is not None:
                yield problem
            yield from check_sums(self.folder / "warc", self.folder / "index.sqlite")
            present, documents = yield from check_files(self.folder / "warc", indexed)
            yield from check_looks(self.folder / "looks.jsonl", present)
            for name, words in runlogs.differences(self.folder, documents):
                yield Problem("digest", name, "", words)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no run writes; where nothing can be written (a medium, a share for reading), none does."""
        if not os.access(self.folder, os.W_OK):
            yield
            return
        with exclusive(self.folder / "lock"):
            yield

    def rebuild_index(self) -> None:
        """Make the index again from the WARC files alone; raises Locked and StorageError."""
        with exclusive(self.folder / "lock"):
            self.close()
            for stray in self.folder.glob("index.sqlite*"):
                stray.unlink()
            mend(self.folder).close()

    def close(self) -> None:
        """Let the index go."""
        if self._index is not None:
            self._index.close()
            self._index = None

    @contextmanager
    def _reading(self) -> Iterator[Index | None]:
        """The index to read with; None when there is no archive yet."""
        if self._index is None:
            if not (self.folder / "warc").is_dir():
                yield None
                return
            self._index = self._open()
        try:
            yield self._index
        except sqlite3.DatabaseError as error:
            raise DamagedArchive(f"{self.folder / 'index.sqlite'}：{error}；删除此文件即可，会自动重建") from error

    def _open(self) -> Index:
        """The index for reading, caught up first unless a run is just writing."""
        if os.access(self.folder, os.W_OK) and stale(self.folder):
            try:
                with exclusive(self.folder / "lock"):
                    mend(self.folder).close()
            except Locked:
                pass
        return Index(self.folder / "index.sqlite", write=False)

    def _message(self, capture: Capture) -> tuple[str, Headers, bytes]:
        record, block = record_at(self._warc(capture.warc), capture.offset)
        if record.headers.get("Gouji-Capture-ID") != capture.capture_id:
            raise DamagedArchive(f"{capture.warc} 第 {capture.offset} 字节：不是 {capture.capture_id} 的记录")
        return message_of(record, block)

    def _warc(self, name: str) -> Path:
        return self.folder / "warc" / name

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"无法建立 {self.folder}：{error}") from error
