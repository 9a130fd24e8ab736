"""The texts of reports for comparing them: one per agency and year, the longest that was read."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database

_TEXTS = """
SELECT r.agency_id, s.report_id, s.text
FROM reports r JOIN sections s ON s.report_id = r.report_id
WHERE r.agency_id BETWEEN ? AND ? AND r.report_year = ? AND r.is_annual_report = 1
ORDER BY r.agency_id, s.report_id, s.number
"""
EVERYBODY = ("", "\U0010ffff")
"""From before every id to after it."""


def narratives(db: Database, report_year: int, between: tuple[str, str] = EVERYBODY) -> Iterator[tuple[str, str]]:
    """(agency id, text of its six sections) by agency id, of every agency from one id to another that has any."""
    rows = db.execute(_TEXTS, [*between, report_year])
    for agency, of_agency in groupby(rows, key=itemgetter(0)):
        texts = ["\n".join(row[2] for row in of) for _, of in groupby(of_agency, key=itemgetter(1))]
        yield agency, max(texts, key=len)
