"""Edits after publication, figure by figure, from the versions of a report at one address."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from crawler.register import Agency
from monitor.digest.facts import CellChange, Edit
from monitor.store.store import Store

_EDITS = """
SELECT n.agency_id, n.report_year, n.first_seen_at, p.report_id AS before_report, n.report_id AS after_report,
    n.capture_id AS after_capture,
    (SELECT s.capture_id FROM sightings s WHERE s.agency_id = p.agency_id AND s.report_year = p.report_year
     AND s.address = p.address AND s.at = p.last_seen_at ORDER BY s.capture_id DESC LIMIT 1) AS before_capture
FROM report_versions n
JOIN report_versions p ON p.agency_id = n.agency_id AND p.report_year = n.report_year AND p.address = n.address
    AND p.number = n.number - 1
JOIN reports r ON r.report_id = p.report_id AND r.is_annual_report
WHERE n.first_seen_at > ? AND n.first_seen_at <= ? ORDER BY n.first_seen_at, n.version_id
"""
_CELLS = "SELECT cell, value, state, raw FROM cells WHERE report_id = ?"
_SECTIONS = "SELECT number, text FROM sections WHERE report_id = ? ORDER BY section_id"


def edits_between(store: Store, agencies: Mapping[str, Agency], after: datetime, until: datetime) -> Iterator[Edit]:
    """Edits first seen after one moment and not after another, of figures or of text; oldest first."""
    for row in list(store.db.query(_EDITS, [after.isoformat(), until.isoformat()])):
        if row["agency_id"] not in agencies:
            continue
        cells = _changed_cells(store, row["before_report"], row["after_report"])
        sections = _changed_sections(store, row["before_report"], row["after_report"])
        if cells or sections:
            yield Edit(
                agencies[row["agency_id"]],
                row["report_year"],
                datetime.fromisoformat(row["first_seen_at"]),
                row["before_report"],
                row["after_report"],
                row["before_capture"],
                row["after_capture"],
                cells,
                sections,
            )


def _changed_cells(store: Store, before: str, after: str) -> tuple[CellChange, ...]:
    """Figures whose value or state differ, in the order of their names."""
    old, new = ({row[0]: row[1:] for row in store.db.execute(_CELLS, [key])} for key in (before, after))
    absent = (None, "missing", "")
    return tuple(
        CellChange(cell, old.get(cell, absent)[2], new.get(cell, absent)[2])
        for cell in sorted(old.keys() | new.keys())
        if old.get(cell, absent)[:2] != new.get(cell, absent)[:2]
    )


def _changed_sections(store: Store, before: str, after: str) -> tuple[int, ...]:
    """Numbers of the sections whose text differs."""
    old, new = (list(map(tuple, store.db.execute(_SECTIONS, [key]))) for key in (before, after))
    return tuple(
        sorted(
            {number for number, text in old if (number, text) not in new}
            | {number for number, text in new if (number, text) not in old}
        )
    )
