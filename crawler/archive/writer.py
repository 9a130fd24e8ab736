"""Writing the archive: captures into the rolling WARC set, looks into their log, one run at a time."""

import json
import math
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from crawler.archive import looklog, runlogs
from crawler.archive.bodies import describe, identify
from crawler.archive.exchanges import Exchange, Rendering, ascii_url
from crawler.archive.files import append, file_name, sync_folder, warc_files
from crawler.archive.index import Index
from crawler.archive.packing import Packer
from crawler.archive.records import (
    Entry,
    Stamp,
    conversion_record,
    exchange_ids,
    request_record,
    resource_record,
    response_record,
    sha256,
    warcinfo_record,
)
from crawler.looks import RENDERED, Capture, Look
from data.errors import StorageError

MAX_FILE = 1 << 30
"""Bytes after which a new file of the set is begun: large enough to be few, small enough to be copied."""

SHARED_S = 1.0
"""Seconds for which ended visits wait for each other before the disk is waited for."""
DISK_SHARE = 0.04
"""A slow disk is waited for so much of the time at most: nothing is fetched meanwhile."""
LONGEST_S = 30.0
"""Seconds after which the disk is waited for whatever it costs: a crash makes no more visits due again."""

Clock = Callable[[], datetime]


class ArchiveWriter:
    """The one writer of an archive, made by ``Archive.writer``. Captures are numbered in the order they are kept."""

    def __init__(self, folder: Path, index: Index, stamp: Stamp, clock: Clock, max_file: int = MAX_FILE) -> None:
        """Open the last file of the set; nothing is written before the first capture."""
        self._folder, self._index, self._stamp, self._clock, self._max_file = folder, index, stamp, clock, max_file
        self._number = self._first = index.last_number(stamp.run_id)
        self._pack = Packer().pack
        self._file: int | None = None
        self._name = ""
        self._end = self._crc = 0
        self._broken: StorageError | None = None
        self._waiting: list[tuple[Look, ...]] = []
        self._settled = -math.inf
        self._pause = SHARED_S

    def keep(self, exchange: Exchange) -> Capture:
        """Archive one exchange and say under which id.

        An unchanged body at the same address becomes a revisit record. Raises StorageError; everything kept before
        stays whole, and this writer refuses further work.
        """
        with self._guard():
            self._number += 1
            capture_id = f"{self._stamp.run_id}.{self._number:06d}"
            body = identify(exchange, self._index)
            request = self._pack(request_record(exchange, capture_id, self._stamp))
            start = self._ready()
            capture = describe(exchange, body, capture_id, self._stamp, (self._name, start + len(request)))
            response = self._pack(response_record(exchange, capture, body.payload_digest, body.earlier))
            self._append(request + response)
            entry = Entry(capture, exchange_ids(capture_id)[1], body.payload_digest, self._end, start)
            self._index.add(entry)
        self._settle_when_due()
        return capture

    def keep_rendering(self, rendering: Rendering) -> Capture:
        """Archive what a browser made of a capture, as a record of its own kind. Raises StorageError and ValueError."""
        with self._guard():
            source = self._index.get(rendering.source)
            if source is None:
                raise ValueError(f"a rendering of capture {rendering.source}, which was not archived")
            self._number += 1
            start, digest = self._ready(), sha256(rendering.content)
            capture = Capture(
                capture_id=f"{self._stamp.run_id}.{self._number:06d}",
                url=ascii_url(rendering.url),
                at=rendering.at,
                status=200,
                media_type=rendering.media_type,
                sha256=digest,
                length=len(rendering.content),
                warc=self._name,
                offset=start,
                run_id=self._stamp.run_id,
                simulated=self._stamp.simulated,
                method=RENDERED,
            )
            self._append(self._pack(conversion_record(rendering, capture, source)))
            self._index.add(Entry(capture, exchange_ids(capture.capture_id)[1], f"sha256:{digest}", self._end))
        return capture

    def keep_document(self, name: str, content: bytes, media_type: str) -> None:
        """Archive a document of our own beside the captures, e.g. the log of the run. Raises StorageError."""
        with self._guard():
            self._ready()
            self._append(self._pack(resource_record(self._stamp, name, self._clock(), content, media_type)))

    def keep_log(self, run_id: str | None = None) -> None:
        """Archive the log of a run, this one's unless another is named, and note its digest. Raises StorageError."""
        log = self._folder / runlogs.FOLDER / f"{run_id or self._stamp.run_id}.jsonl"
        with self._guard():
            content = log.read_bytes()
        self.keep_document(f"{runlogs.FOLDER}/{log.name}", content, "application/jsonl")
        with self._guard():
            runlogs.note(self._folder, log.name, content)

    def keep_left_logs(self) -> None:
        """Archive the logs of runs that were killed before they could. Raises StorageError."""
        for log in runlogs.left_over(self._folder, self._stamp.run_id):
            self.keep_log(log.stem)

    def add_looks(self, looks: Iterable[Look]) -> None:
        """Write the looks of one visit, whole or not at all, after everything they rest on is safe on disk.

        Visits that end within a second of each other, or more on a slow disk, share one wait for it; until then theirs
        are kept here, and a crash leaves those visits due. ``settle`` waits now. Raises ValueError when a look rests on
        a capture the archive does not have, and StorageError.
        """
        batch = tuple(looks)
        if not batch:
            return
        with self._guard():
            self._require_captures(batch)
            self._waiting.append(batch)
        self._settle_when_due()

    def settle(self) -> None:
        """Have everything kept safe on disk, and the looks of every ended visit after it. Raises StorageError."""
        with self._guard():
            began = time.monotonic()
            self._settle()
            looklog.write(self._folder / "looks.jsonl", self._waiting)
            self._waiting.clear()
            self._settled = time.monotonic()
            self._pause = min(LONGEST_S, max(SHARED_S, (self._settled - began) / DISK_SHARE))

    def _settle_when_due(self) -> None:
        if self._waiting and time.monotonic() - self._settled >= self._pause:
            self.settle()

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
                self.settle()
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
                if not self._has(capture_id):
                    raise ValueError(f"look {look.look_id} rests on capture {capture_id}, which was not archived")

    def _has(self, capture_id: str) -> bool:
        """Whether the archive has a capture; the ones kept by this writer are known by their numbers."""
        run_id, _, number = capture_id.rpartition(".")
        if run_id == self._stamp.run_id and number.isdigit() and self._first < int(number) <= self._number:
            return True
        return self._index.get(capture_id) is not None

    def _ready(self) -> int:
        """Have a file to write to, beginning it when needed; gives where the next member will start."""
        if self._file is None or self._end >= self._max_file:
            self._begin_file()
        return self._end

    def _append(self, data: bytes) -> None:
        """Add members to the file of the moment."""
        assert self._file is not None
        start = append(self._file, data)
        assert start == self._end, "nobody else writes here"
        self._end, self._crc = start + len(data), zlib.crc32(data, self._crc)

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
        info = self._pack(warcinfo_record(self._stamp, self._name, self._clock()))
        self._crc = self._index.sums().get(self._name, (0, 0))[1]
        self._end = os.lseek(self._file, 0, os.SEEK_END)
        self._append(info)

    def _settle(self) -> None:
        """Bytes first, then the index that speaks of them."""
        if self._file is not None:
            os.fsync(self._file)
            self._index.reach(self._name, self._end, self._crc)
            self._index.count(self._stamp.run_id, self._number)
        self._index.commit()
