"""What the looks found and nobody has read yet."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from crawler.looks import Capture
from data.errors import GoujiError
from monitor.store.rows import by_name, capture_of, moment

_FOUND = """
SELECT l.look_id, l.agency_id, l.report_year, id.value AS found_capture, c.*
FROM looks l, json_each(l.found) f, json_each(f.value, '$.captures') id
LEFT JOIN captures c ON c.capture_id = id.value
LEFT JOIN sightings s ON s.agency_id = l.agency_id AND s.report_year = l.report_year AND s.capture_id = id.value
WHERE l.rowid > ? AND l.rowid <= ? AND s.capture_id IS NULL
ORDER BY l.rowid, f.key, id.key
"""
_KNOWN = """
SELECT s.report_id FROM sightings s JOIN captures c ON c.capture_id = s.capture_id
WHERE s.agency_id = ? AND s.report_year = ? AND s.address = ? AND c.sha256 = ? LIMIT 1
"""

WINDOW = 2000
"""Looks per query: memory stays flat, and no cursor is open while reports are written."""


class MissingCapture(GoujiError):
    """Raised when a look names a capture the archive does not have: it was damaged or only partly copied."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A capture to be read for an agency and year, and the look that found it."""

    capture: Capture
    agency_id: str
    report_year: int
    look_id: str

    def __reduce__(self) -> tuple[Callable[..., "Pending"], tuple[object, ...]]:
        """How it goes to the process that reads it: by its values, for a dataclass asks for its fields each time."""
        return _again, (_capture(self.capture), self.agency_id, self.report_year, self.look_id)

    @property
    def content(self) -> tuple[str, int, str, str]:
        """What decides whether it has been read before: case, address and bytes."""
        return self.agency_id, self.report_year, self.capture.url, self.capture.sha256


_capture = attrgetter(*(each.name for each in fields(Capture)))


def _again(capture: tuple[Any, ...], *others: Any) -> Pending:
    return Pending(Capture(*capture), *others)


def pending(db: sqlite3.Connection) -> Iterator[Pending]:
    """Every found capture without a sighting, in the order of the looks, a window of looks at a time.

    Raises MissingCapture for one that is not among the captures.
    """
    last = db.execute("SELECT coalesce(max(rowid), 0) FROM looks").fetchone()[0]
    for start in range(0, last, WINDOW):
        for row in by_name(db).execute(_FOUND, [start, start + WINDOW]).fetchall():
            if row["capture_id"] is None:
                raise MissingCapture(
                    f"查看记录 {row['look_id']} 引用的文件 {row['found_capture']} 不在存档中，"
                    "请用 gouji archive check 核对存档。"
                )
            yield Pending(capture_of(row), row["agency_id"], row["report_year"], row["look_id"])


def known_report(db: sqlite3.Connection, item: Pending) -> str | None:
    """The report already read from the same bytes at the same address for the same case."""
    row = db.execute(_KNOWN, list(item.content)).fetchone()
    return str(row[0]) if row else None


def sighting_row(item: Pending, report_id: str, *, first: bool) -> dict[str, object]:
    """A row of ``sightings``."""
    return {
        "agency_id": item.agency_id,
        "report_year": item.report_year,
        "capture_id": item.capture.capture_id,
        "report_id": report_id,
        "look_id": item.look_id,
        "address": item.capture.url,
        "at": moment(item.capture.at),
        "role": "first" if first else "again",
    }
