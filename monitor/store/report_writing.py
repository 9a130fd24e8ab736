"""Writes what was read: the rows of a report, where it was seen, and the versions of its case."""

import sqlite3

from monitor.store.batches import add_new, append
from monitor.store.pending import Pending, sighting_row
from monitor.store.report_rows import ReportRows
from monitor.store.rows import by_name
from monitor.store.versions import version_rows

_SIGHTINGS = "SELECT * FROM sightings WHERE agency_id = ? AND report_year = ? ORDER BY address, at, capture_id"


def write_report(db: sqlite3.Connection, item: Pending, rows: ReportRows) -> bool:
    """Add a report by its rows; what was read before, from this or other bytes, only gains a sighting.

    Whether the report is new. For a caller that holds a transaction.
    """
    first = _first_capture(db, rows.key)
    if first is None:
        append(db, "reports", [rows.report])
        append(db, "cells", rows.cells)
        append(db, "sections", rows.sections)
        append(db, "dates", rows.dates)
        append(db, "text_search", rows.texts)
    _see(db, item, rows.key, first or item.capture.capture_id)
    return first is None


def write_sighting(db: sqlite3.Connection, item: Pending, report_id: str) -> None:
    """Note that a capture holds a stored report, and renumber the versions of its case."""
    first = _first_capture(db, report_id)
    assert first is not None, "it is stored"
    _see(db, item, report_id, first)


def _see(db: sqlite3.Connection, item: Pending, report_id: str, first: str) -> None:
    """A later look may rest on the same capture: an unchanged page is not asked for again."""
    row = sighting_row(item, report_id, first=first == item.capture.capture_id)
    add_new(db, "sightings", [row])
    _renumber(db, item.agency_id, item.report_year)


def _first_capture(db: sqlite3.Connection, report_id: str) -> str | None:
    found = db.execute("SELECT capture_id FROM reports WHERE report_id = ?", [report_id]).fetchone()
    return None if found is None else str(found[0])


def _renumber(db: sqlite3.Connection, agency_id: str, report_year: int) -> None:
    """Write the versions of a case anew from its sightings."""
    key = [agency_id, report_year]
    rows = version_rows(agency_id, report_year, by_name(db).execute(_SIGHTINGS, key).fetchall())
    db.execute("DELETE FROM report_versions WHERE agency_id = ? AND report_year = ?", key)
    append(db, "report_versions", rows)
