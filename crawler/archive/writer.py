"""Writing the archive: captures into the rolling WARC set, looks into their log, one run at a time."""

import json
import math
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crawler.archive import looklog, runlogs
from crawler.archive.bodies import describe, identify
from crawler.archive.exchanges import Exchange, Rendering, ascii_url
from crawler.archive.files import append
from crawler.archive.index import Index
from crawler.archive.records import (
    Entry,
    Stamp,
    conversion_record,
    exchange_ids,
    request_record,
    resource_record,
    response_record,
    sha256,
)
from crawler.archive.rolling import MAX_FILE, Clock, RollingSet
from crawler.looks import RENDERED, Capture, Look
from data.errors import StorageError

SHARED_S = 1.0
"""Seconds for which ended visits wait for each other before the disk is waited for."""
DISK_SHARE = 0.04
"""A slow disk is waited for so much of the time at most: nothing is fetched meanwhile."""
LONGEST_S = 30.0
"""Seconds after which the disk is waited for whatever it costs: a crash makes no more visits due again."""


class ArchiveWriter:
    """The one writer of an archive, made by ``Archive.writer``. Captures are numbered in the order they are kept."""

    def __init__(self, folder: Path, index: Index, stamp: Stamp, clock: Clock, max_file: int = MAX_FILE) -> None:
        """Open the last file of the set; nothing is written before the first capture."""
        self._folder, self._index, self._stamp, self._clock = folder, index, stamp, clock
        self._set = RollingSet(folder, index, stamp, clock, max_file)
        self._number = self._first = index.last_number(stamp.run_id)
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
            request = self._set.pack(request_record(exchange, capture_id, self._stamp))
            start = self._set.ready(self._number)
            capture = describe(exchange, body, capture_id, self._stamp, (self._set.name, start + len(request)))
            response = self._set.pack(response_record(exchange, capture, body.payload_digest, body.earlier))
            self._set.append(request + response)
            entry = Entry(capture, exchange_ids(capture_id)[1], body.payload_digest, self._set.end, start)
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
            start, digest = self._set.ready(self._number), sha256(rendering.content)
            capture = Capture(
                capture_id=f"{self._stamp.run_id}.{self._number:06d}",
                url=ascii_url(rendering.url),
                at=rendering.at,
                status=200,
                media_type=rendering.media_type,
                sha256=digest,
                length=len(rendering.content),
                warc=self._set.name,
                offset=start,
                run_id=self._stamp.run_id,
                simulated=self._stamp.simulated,
                method=RENDERED,
            )
            self._set.append(self._set.pack(conversion_record(rendering, capture, source)))
            self._index.add(Entry(capture, exchange_ids(capture.capture_id)[1], f"sha256:{digest}", self._set.end))
        return capture

    def keep_document(self, name: str, content: bytes, media_type: str) -> None:
        """Archive a document of our own beside the captures, e.g. the log of the run. Raises StorageError."""
        with self._guard():
            self._set.ready(self._number)
            self._set.append(self._set.pack(resource_record(self._stamp, name, self._clock(), content, media_type)))

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
            self._set.settle(self._number)
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
            self._set.close()

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
