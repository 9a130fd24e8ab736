"""The rolling set of WARC files a run writes to: members appended, a new file begun when one is full."""

import os
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from crawler.archive.files import append, file_name, sync_folder, warc_files
from crawler.archive.index import Index
from crawler.archive.packing import Packer
from crawler.archive.records import Stamp, warcinfo_record

MAX_FILE = 1 << 30
"""Bytes after which a new file of the set is begun: large enough to be few, small enough to be copied."""

Clock = Callable[[], datetime]


class RollingSet:
    """The file of the moment, and how far it is written. Nobody else writes to it."""

    def __init__(self, folder: Path, index: Index, stamp: Stamp, clock: Clock, max_file: int) -> None:
        """Nothing is opened before the first member."""
        self._folder, self._index, self._stamp, self._clock, self._max_file = folder, index, stamp, clock, max_file
        self.pack = Packer().pack
        self._file: int | None = None
        self.name = ""
        self.end = self._crc = 0

    def ready(self, number: int) -> int:
        """Have a file to write to, beginning it when needed; gives where the next member will start. ``number``: of
        the newest capture."""
        if self._file is None or self.end >= self._max_file:
            self.settle(number)
            self._begin_file()
        return self.end

    def append(self, data: bytes) -> None:
        """Add members to the file of the moment."""
        assert self._file is not None
        start = append(self._file, data)
        assert start == self.end, "nobody else writes here"
        self.end, self._crc = start + len(data), zlib.crc32(data, self._crc)

    def settle(self, number: int) -> None:
        """Bytes first, then the index that speaks of them."""
        if self._file is not None:
            os.fsync(self._file)
            self._index.reach(self.name, self.end, self._crc)
            self._index.count(self._stamp.run_id, number)
        self._index.commit()

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _begin_file(self) -> None:
        """Open the last file of the set, or the next one when it is full, and say in it who writes."""
        folder = self._folder / "warc"
        known = warc_files(folder)
        number = int(known[-1].name.split("-")[1].split(".")[0]) if known else 0
        if not known or known[-1].stat().st_size >= self._max_file:
            number += 1
        if self._file is not None:
            os.close(self._file)
        self.name = file_name(number)
        self._file = os.open(folder / self.name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        sync_folder(folder)
        info = self.pack(warcinfo_record(self._stamp, self.name, self._clock()))
        self._crc = self._index.sums().get(self.name, (0, 0))[1]
        self.end = os.lseek(self._file, 0, os.SEEK_END)
        self.append(info)
