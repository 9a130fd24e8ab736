"""Stored looks and reports as values again, for the cases the rules judge."""

import sqlite3

from crawler.looks import Found, Look
from monitor.cases import StoredReport
from monitor.store.compact import expand
from monitor.store.rows import by_name, capture_of, found_of, look_of

_LOOKS = "SELECT * FROM looks WHERE agency_id = ? AND report_year = ? ORDER BY rowid"
_VERSIONS = """
SELECT v.report_id AS version_of, r.compact, s.look_id, l.found, c.*
FROM report_versions v
JOIN reports r ON r.report_id = v.report_id
JOIN captures c ON c.capture_id = v.capture_id
JOIN sightings s ON s.agency_id = v.agency_id AND s.report_year = v.report_year AND s.capture_id = v.capture_id
JOIN looks l ON l.look_id = s.look_id
WHERE v.agency_id = ? AND v.report_year = ?
ORDER BY v.first_seen_at, v.version_id
"""
_SECTIONS = "SELECT number, title, text FROM sections WHERE report_id = ? ORDER BY length(section_id), section_id"


def stored_looks(db: sqlite3.Connection, agency_id: str, report_year: int) -> tuple[Look, ...]:
    """The looks at one agency for one year, in the order they were written."""
    return tuple(map(look_of, by_name(db).execute(_LOOKS, [agency_id, report_year])))


def stored_reports(db: sqlite3.Connection, agency_id: str, report_year: int) -> tuple[StoredReport, ...]:
    """One StoredReport per version of each address, at its first sighting; figures and text without their places."""
    answers: list[StoredReport] = []
    for row in by_name(db).execute(_VERSIONS, [agency_id, report_year]).fetchall():
        found = _found(found_of(row["found"]), row["capture_id"])
        report = expand(row["compact"], db.execute(_SECTIONS, [row["version_of"]]).fetchall())
        answers.append(StoredReport(row["version_of"], capture_of(row), report, row["look_id"], found))
    return tuple(answers)


def _found(listed: tuple[Found, ...], capture_id: str) -> Found:
    """The list row that led to a capture; a sighting is made from one, so there is one."""
    return next(each for each in listed if capture_id in each.captures)
