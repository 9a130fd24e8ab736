"""Values to rows of gouji.db and back: pure, one function per table."""

import json
import sqlite3
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from crawler.looks import Capture, Found, Look
from crawler.register import Agency, Portal
from monitor.workdays import BEIJING

Row = dict[str, Any]
Values = tuple[object, ...]
"""A row in the order of its table's columns: names beside the values would make two hundred of them twice as heavy."""
Stored = Row | sqlite3.Row
"""A row as it comes back."""
_LOOK, _CAPTURE = (tuple(each.name for each in fields(kind)) for kind in (Look, Capture))


def by_name(db: sqlite3.Connection) -> sqlite3.Cursor:
    """A cursor of rows that can be asked by name: a dict for every row costs as much as the query."""
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor


def moment(value: datetime) -> str:
    """An aware moment as ISO text in Beijing time, so that text order is time order."""
    return value.astimezone(BEIJING).isoformat()


def day(value: date | None) -> str | None:
    """A day as ISO text."""
    return value.isoformat() if value else None


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Made once: ``json.dumps`` with settings makes an encoder for every value."""


def dumps(value: Any) -> str:
    """JSON as we store it: compact, Chinese readable, keys in the order given."""
    return _encode(value)


def portal_row(portal: Portal) -> Row:
    """A row of ``portals``."""
    row = {each.name: getattr(portal, each.name) for each in fields(Portal)}
    return row | {"state_since": day(portal.state_since)}


def agency_row(agency: Agency) -> Row:
    """A row of ``agencies``; lists are joined with ``|`` and the local day is MM-DD, as in the register."""
    row = {each.name: getattr(agency, each.name) for each in fields(Agency)}
    return row | {
        "aliases": "|".join(agency.aliases) or None,
        "successors": "|".join(agency.successors) or None,
        "since": day(agency.since),
        "until": day(agency.until),
        "verified": day(agency.verified),
        "due_local": "{:02d}-{:02d}".format(*agency.due_local) if agency.due_local else None,
    }


def capture_row(capture: Capture) -> Row:
    """A row of ``captures``."""
    row = {each.name: getattr(capture, each.name) for each in fields(Capture)}
    return row | {"at": moment(capture.at), "simulated": int(capture.simulated)}


def capture_of(row: Stored) -> Capture:
    """The capture of a row."""
    values = {name: row[name] for name in _CAPTURE}
    values |= {"at": datetime.fromisoformat(row["at"]), "simulated": bool(row["simulated"])}
    return Capture(**values)


def look_row(look: Look) -> Row:
    """A row of ``looks``; captures and found rows as JSON lists."""
    row = {each.name: getattr(look, each.name) for each in fields(Look)}
    return row | {
        "started_at": moment(look.started_at),
        "ended_at": moment(look.ended_at),
        "captures": dumps(look.captures),
        "found": dumps([_found_json(each) for each in look.found]),
        "simulated": int(look.simulated),
    }


def look_of(row: Stored) -> Look:
    """The look of a row."""
    values = {name: row[name] for name in _LOOK}
    values |= {
        "started_at": datetime.fromisoformat(row["started_at"]),
        "ended_at": datetime.fromisoformat(row["ended_at"]),
        "captures": tuple(json.loads(row["captures"])) if row["captures"] != "[]" else (),
        "found": found_of(row["found"]),
        "simulated": bool(row["simulated"]),
    }
    return Look(**values)


def _found_json(found: Found) -> Row:
    row = {each.name: getattr(found, each.name) for each in fields(Found)}
    return row | {"list_date": day(found.list_date), "url_date": day(found.url_date)}


def found_of(text: str) -> tuple[Found, ...]:
    """The rows a look found, from how they are stored."""
    return tuple(map(_found_of, json.loads(text))) if text != "[]" else ()


def _found_of(value: Row) -> Found:
    days = {name: date.fromisoformat(value[name]) if value[name] else None for name in ("list_date", "url_date")}
    return Found(**(value | days | {"captures": tuple(value["captures"])}))
