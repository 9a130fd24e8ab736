"""Writing the archive: captures into the rolling WARC set, looks into their log, one run at a time."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from crawler.archive import looklog
from crawler.archive.bodies import describe, identify
from crawler.archive.exchanges import Exchange, ascii_url
from crawler.archive.files import append, file_name, sync_folder, warc_files
from crawler.archive.index import Index
from crawler.archive.records import (
    Entry,
    Stamp,
    request_member,
    resource_member,
    response_member,
    warcinfo_member,
)
from crawler.looks import Capture, Look
from data.errors import StorageError

MAX_FILE = 1 << 30
"""Bytes after which a new file of the set is begun: large enough to be few, small enough to be copied."""

Clock = Callable[[], datetime]


class ArchiveWriter:
    """The one writer of an archive, made by ``Archive.writer``. Captures are numbered in the order they are kept."""

    def __init__(self, folder: Path, index: Index, stamp: Stamp, clock: Clock, max_file: int = MAX_FILE) -> None:
        """Open the last file of the set; nothing is written before the first capture."""
        self._folder, self._index, self._stamp, self._clock, self._max_file = folder, index, stamp, clock, max_file
        self._number = index.last_number(stamp.run_id)
        self._file: int | None = None
        self._name = ""
        self._end = 0
        self._broken: StorageError | None = None

    def keep(self, exchange: Exchange) -> Capture:
        """Archive one exchange and say under which id.

        An unchanged body at the same address becomes a revisit record. Raises StorageError; everything kept before
        stays whole, and this writer refuses further work.
        """
        with self._guard():
            self._number += 1
            body = identify(exchange, self._index)
            made = describe(exchange, body, f"{self._stamp.run_id}.{self._number:06d}", self._stamp)
            request = request_member(exchange, made.capture.capture_id, self._stamp)
            response = response_member(exchange, made, self._stamp, body.earlier)
            start = self._append(request + response)
            return self._enter(made, start, (len(request), len(response)))

    def keep_document(self, name: str, content: bytes, media_type: str) -> None:
        """Archive a document of our own beside the captures, e.g. the log of the run. Raises StorageError."""
        with self._guard():
            self._append(resource_member(self._stamp, name, self._clock(), content, media_type))
            self._index.reach(self._name, self._end)

    def add_looks(self, looks: Iterable[Look]) -> None:
        """Write the looks of one visit, whole or not at all, after everything they rest on is safe on disk.

        Raises ValueError when a look rests on a capture the archive does not have, and StorageError.
        """
        batch = tuple(looks)
        if not batch:
            return
        with self._guard():
            self._require_captures(batch)
            self._settle()
            looklog.write(self._folder / "looks.jsonl", batch)

    def log(self, event: str, **facts: object) -> None:
        """Add a line to the log of the run, ``logs/<run>.jsonl``. Raises StorageError."""
        with self._guard():
            line = {"at": self._clock().isoformat(), "run_id": self._stamp.run_id, "event": event, **facts}
            folder = self._folder / "logs"
            folder.mkdir(exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            descriptor = os.open(folder / f"{self._stamp.run_id}.jsonl", flags, 0o644)
            try:
                append(descriptor, json.dumps(line, ensure_ascii=False, default=str).encode() + b"\n")
            finally:
                os.close(descriptor)

    def latest(self, url: str) -> Capture | None:
        """The newest whole 200 answer to a GET of this address: what a conditional request builds on."""
        entry = self._index.latest(ascii_url(url))
        return None if entry is None else entry.capture

    def close(self) -> None:
        """Make everything durable and let the files go; a broken writer only lets go."""
        try:
            if self._broken is None:
                with self._guard():
                    self._settle()
        finally:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Every refusal of the disk becomes a StorageError, and the first one is final for this writer."""
        if self._broken is not None:
            raise StorageError(f"存档出错后已停止写入：{self._broken}") from self._broken
        try:
            yield
        except StorageError as error:
            self._broken = error
            raise
        except (OSError, sqlite3.Error) as error:
            self._broken = StorageError(f"存档无法写入：{error}；请修复磁盘后重新运行")
            raise self._broken from error

    def _require_captures(self, looks: Sequence[Look]) -> None:
        for look in looks:
            for capture_id in (*look.captures, *(c for found in look.found for c in found.captures)):
                if self._index.get(capture_id) is None:
                    raise ValueError(f"look {look.look_id} rests on capture {capture_id}, which was not archived")

    def _append(self, data: bytes) -> int:
        """Add members to the file of the moment, beginning it first when needed; gives where they start."""
        if self._file is None or self._end >= self._max_file:
            self._begin_file()
        assert self._file is not None
        start = append(self._file, data)
        self._end = start + len(data)
        return start

    def _begin_file(self) -> None:
        """Open the last file of the set, or the next one when it is full, and say in it who writes."""
        self._settle()
        folder = self._folder / "warc"
        known = warc_files(folder)
        number = int(known[-1].name.split("-")[1].split(".")[0]) if known else 0
        if not known or known[-1].stat().st_size >= self._max_file:
            number += 1
        if self._file is not None:
            os.close(self._file)
        self._name = file_name(number)
        self._file = os.open(folder / self._name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        sync_folder(folder)
        info = warcinfo_member(self._stamp, self._name, self._clock())
        self._end = append(self._file, info) + len(info)
        self._index.reach(self._name, self._end)

    def _enter(self, made: Entry, start: int, sizes: tuple[int, int]) -> Capture:
        """Put a capture with its place into the index."""
        offset, end = start + sizes[0], start + sum(sizes)
        capture = replace(made.capture, warc=self._name, offset=offset)
        self._index.add(replace(made, capture=capture, end=end, request_offset=start))
        self._index.reach(self._name, end)
        self._index.count(self._stamp.run_id, self._number)
        return capture

    def _settle(self) -> None:
        """Bytes first, then the index that speaks of them."""
        if self._file is not None:
            os.fsync(self._file)
        self._index.commit()
