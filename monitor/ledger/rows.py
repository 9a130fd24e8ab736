"""Moments and days as the ledger writes them, and one insert."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from monitor.workdays import BEIJING

Row = Mapping[str, Any]


def moment(value: datetime) -> str:
    """An aware moment as ISO text in Beijing time, so that text order is time order. Raises ValueError without zone."""
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return value.astimezone(BEIJING).isoformat()


def moment_of(text: str) -> datetime:
    """The moment of a stored text."""
    return datetime.fromisoformat(text)


def day(value: date | None) -> str | None:
    """A day as ISO text."""
    return value.isoformat() if value else None


def day_of(text: str | None) -> date | None:
    """The day of a stored text."""
    return date.fromisoformat(text) if text else None


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Made once: ``json.dumps`` with settings makes an encoder for every value."""


def dumps(value: Any) -> str:
    """JSON as we store it: compact, Chinese readable."""
    return _encode(value)


def insert(db: sqlite3.Connection, table: str, row: Row) -> None:
    """Add one row. ``table`` and the keys are ours, never a user's."""
    columns = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", dict(row))
