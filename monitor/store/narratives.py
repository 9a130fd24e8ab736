"""The texts of reports for comparing them: one per agency and year, the longest that was read."""

from collections.abc import Iterator
from itertools import groupby

from sqlite_utils import Database

_TEXTS = """
SELECT r.agency_id, s.report_id, s.text
FROM reports r JOIN sections s ON s.report_id = r.report_id
WHERE r.report_year = ? AND r.is_annual_report = 1 {}
ORDER BY r.agency_id, s.report_id, s.number
"""


def narratives(db: Database, report_year: int, agency_id: str | None = None) -> Iterator[tuple[str, str]]:
    """(agency id, text of its six sections) of every agency that has any, by agency id; or of one."""
    where, values = ("", [report_year]) if agency_id is None else ("AND r.agency_id = ?", [report_year, agency_id])
    for agency, rows in groupby(db.query(_TEXTS.format(where), values), key=lambda row: row["agency_id"]):
        texts = ["\n".join(r["text"] for r in of) for _, of in groupby(rows, key=lambda row: row["report_id"])]
        yield agency, max(texts, key=len)
