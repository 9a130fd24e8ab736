"""The index of the archive: a small SQLite file made from the WARC files alone, and made again whenever it is lost.

It says which captures there are, where their records lie, and up to which byte each file has been indexed. It is
committed only after the bytes it speaks of are safe on disk, so it never knows more than the files hold.
"""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from crawler.archive.records import Entry, moment
from crawler.looks import Capture

SCHEMA = """
CREATE TABLE IF NOT EXISTS captures (
    seq INTEGER PRIMARY KEY, capture_id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, at TEXT NOT NULL,
    status INTEGER NOT NULL, media_type TEXT, sha256 TEXT NOT NULL, length INTEGER NOT NULL, warc TEXT NOT NULL,
    "offset" INTEGER NOT NULL, run_id TEXT NOT NULL, final_url TEXT, refers_to TEXT, simulated INTEGER NOT NULL,
    method TEXT NOT NULL, damage TEXT, record_id TEXT NOT NULL, payload_digest TEXT NOT NULL, "end" INTEGER NOT NULL,
    request_offset INTEGER);
CREATE INDEX IF NOT EXISTS captures_url ON captures (url, payload_digest);
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, "end" INTEGER NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (run_id TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
"""
VERSION = 2
COLUMNS = """capture_id, url, at, status, media_type, sha256, length, warc, "offset", run_id, final_url, refers_to,
    simulated, method, damage, record_id, payload_digest, "end", request_offset"""
INSERT = f"INSERT INTO captures ({COLUMNS}) VALUES ({','.join('?' * (COLUMNS.count(',') + 1))})"
SAME_BODY = f"""SELECT {COLUMNS} FROM captures WHERE url = ? AND payload_digest = ? AND refers_to IS NULL
    ORDER BY seq LIMIT 1"""
LATEST = f"""SELECT {COLUMNS} FROM captures WHERE url = ? AND status = 200 AND method = 'GET' AND damage IS NULL
    ORDER BY seq DESC LIMIT 1"""
PAGE = 1000
"""Rows per write and per read, so that a slow reader never holds up the writer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One exchange as far as manners need it."""

    capture_id: str
    url: str
    at: datetime
    status: int


class Index:
    """The index file, opened for writing or only for reading. Raises sqlite3.Error when the file is unusable."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the file; a writer makes it when it is missing or of another version."""
        mode = "rwc" if write else "ro" if os.access(path.parent, os.W_OK) else "ro&immutable=1"
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30
        )
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION) or (version == 0 and not write):
            self._db.close()
            raise sqlite3.DatabaseError(f"index version {version}")
        self._waiting: list[tuple[object, ...]] = []
        self._bodies: dict[tuple[str, str], Entry] = {}
        """The full captures among those that wait to be written, by address and digest."""
        self._fresh: set[str] = set()
        """The addresses of those that wait: a question about any other is answered by the file as it is."""
        if write:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(f"{SCHEMA} PRAGMA user_version={VERSION};")

    def close(self) -> None:
        """Let the file go; what was not committed is forgotten."""
        self._db.close()

    def add(self, entry: Entry) -> None:
        """Take in a capture; many are written at once."""
        c = entry.capture
        self._waiting.append(
            (
                *(c.capture_id, c.url, moment(c.at), c.status, c.media_type, c.sha256, c.length, c.warc, c.offset),
                *(c.run_id, c.final_url, c.refers_to, c.simulated, c.method, c.damage),
                *(entry.record_id, entry.payload_digest, entry.end, entry.request_offset),
            )
        )
        self._fresh.add(c.url)
        if c.refers_to is None:
            self._bodies.setdefault((c.url, entry.payload_digest), entry)
        if len(self._waiting) >= PAGE:
            self._write()

    def reach(self, name: str, end: int, crc: int) -> None:
        """Note up to which byte a file is indexed, and the CRC-32 of all bytes before it."""
        self._begin()
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (name, end, crc))

    def sums(self) -> dict[str, tuple[int, int]]:
        """Every file's indexed end, and the CRC-32 of all bytes before it."""
        return {name: (end, crc) for name, end, crc in self._db.execute('SELECT name, "end", crc FROM files')}

    def count(self, run_id: str, number: int) -> None:
        """Note that a run has used a capture number."""
        self._begin()
        sql = "INSERT INTO runs VALUES (?1, ?2) ON CONFLICT DO UPDATE SET last = max(last, ?2)"
        self._db.execute(sql, (run_id, number))

    def commit(self) -> None:
        """Make what was added visible to other processes."""
        self._write()
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    def clear(self) -> None:
        """Forget everything, to be made again from the files."""
        self._begin()
        self._forget_waiting()
        for table in ("captures", "files", "runs"):
            self._db.execute(f"DELETE FROM {table}")

    def ends(self) -> dict[str, int]:
        """Every file's indexed end."""
        return dict(self._db.execute('SELECT name, "end" FROM files'))

    def last_number(self, run_id: str) -> int:
        """The highest capture number a run has used; 0 when none."""
        row = self._db.execute("SELECT last FROM runs WHERE run_id = ?", (run_id,)).fetchone()
        return int(row[0]) if row else 0

    def get(self, capture_id: str) -> Entry | None:
        """One capture by its id."""
        return next(self._select("WHERE capture_id = ?", (capture_id,)), None)

    def same_body(self, url: str, payload_digest: str) -> Entry | None:
        """The first full capture of an address with a given body."""
        row = self._db.execute(SAME_BODY, (url, payload_digest)).fetchone()
        return self._bodies.get((url, payload_digest)) if row is None else _entry(row)

    def latest(self, url: str) -> Entry | None:
        """The newest whole 200 answer to a GET of an address: what a conditional request can build on."""
        return self._newest(LATEST, url)

    def asked(self, url: str, statuses: tuple[int, ...] = (200,)) -> Entry | None:
        """The newest good answer to a GET of an address: whole and of these statuses, or a 304 that repeats one."""
        return self._newest(_asked(statuses), url)

    def since(self, at: datetime) -> Iterator[Asked]:
        """Every capture from a moment on, newest first; ends at the first older one."""
        self._write()
        for name, url, when, status in self._db.execute(
            "SELECT capture_id, url, at, status FROM captures ORDER BY seq DESC"
        ):
            if when < moment(at):
                return
            yield Asked(name, url, datetime.fromisoformat(when), status)

    def entries(self) -> Iterator[Entry]:
        """Every capture in the order of the archive."""
        last = 0
        while rows := list(self._rows("WHERE seq > ? ORDER BY seq LIMIT ?", (last, PAGE))):
            for row in rows:
                yield _entry(row[1:])
            last = int(str(rows[-1][0]))

    def _begin(self) -> None:
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")

    def _write(self) -> None:
        """Hand over what waits."""
        if self._waiting:
            self._begin()
            self._db.executemany(INSERT, self._waiting)
            self._forget_waiting()

    def _forget_waiting(self) -> None:
        self._waiting.clear()
        self._bodies.clear()
        self._fresh.clear()

    def _newest(self, sql: str, url: str) -> Entry | None:
        if url in self._fresh:
            self._write()
        row = self._db.execute(sql, (url,)).fetchone()
        return None if row is None else _entry(row)

    def _rows(self, where: str, values: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
        self._write()
        yield from self._db.execute(f"SELECT seq, {COLUMNS} FROM captures {where}", values)

    def _select(self, where: str, values: tuple[object, ...]) -> Iterator[Entry]:
        for row in self._rows(where, values):
            yield _entry(row[1:])


@cache
def _asked(statuses: tuple[int, ...]) -> str:
    known = ", ".join(str(int(status)) for status in statuses)
    good = f"(status IN ({known}) AND damage IS NULL OR status = 304 AND refers_to IS NOT NULL)"
    return f"SELECT {COLUMNS} FROM captures WHERE url = ? AND method = 'GET' AND {good} ORDER BY seq DESC LIMIT 1"


def _entry(row: tuple[object, ...]) -> Entry:
    """An entry from the columns in their order."""
    (capture_id, url, at, status, media_type, sha256, length, warc, offset, run_id, final_url, refers_to) = row[:12]
    (simulated, method, damage, record_id, payload_digest, end, request_offset) = row[12:]
    capture = Capture(
        str(capture_id),
        str(url),
        datetime.fromisoformat(str(at)),
        int(str(status)),
        _text(media_type),
        str(sha256),
        int(str(length)),
        str(warc),
        int(str(offset)),
        str(run_id),
        _text(final_url),
        _text(refers_to),
        bool(simulated),
        str(method),
        _text(damage),
    )
    request = None if request_offset is None else int(str(request_offset))
    return Entry(capture, str(record_id), str(payload_digest), int(str(end)), request)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
