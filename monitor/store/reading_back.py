"""Stored reports as values again, for the cases the rules judge."""

import json

from sqlite_utils import Database

from crawler.looks import Found, Look
from extract.json_shape import from_json
from monitor.cases import StoredReport
from monitor.store.rows import capture_of, look_of

_VERSIONS = """
SELECT v.report_id, r.document, s.look_id, c.*
FROM report_versions v
JOIN reports r ON r.report_id = v.report_id
JOIN captures c ON c.capture_id = v.capture_id
JOIN sightings s ON s.agency_id = v.agency_id AND s.report_year = v.report_year AND s.capture_id = v.capture_id
WHERE v.agency_id = ? AND v.report_year = ?
ORDER BY v.first_seen_at, v.version_id
"""


def stored_reports(db: Database, agency_id: str, report_year: int) -> tuple[StoredReport, ...]:
    """One StoredReport per version of each address, at its first sighting."""
    answers: list[StoredReport] = []
    for row in db.query(_VERSIONS, [agency_id, report_year]):
        look = look_of(next(iter(db.query("SELECT * FROM looks WHERE look_id = ?", [row["look_id"]]))))
        found = _found(look, row["capture_id"])
        report = from_json(json.loads(row["document"]))
        answers.append(StoredReport(row["report_id"], capture_of(row), report, look.look_id, found))
    return tuple(answers)


def _found(look: Look, capture_id: str) -> Found:
    """The list row that led to a capture; a sighting is made from one, so there is one."""
    return next(each for each in look.found if capture_id in each.captures)
