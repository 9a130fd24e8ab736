"""What earlier looks tell a new one: how long a list was when it was last read to its end."""

from collections.abc import Iterable

from crawler.archive import Archive
from crawler.outcomes import GOOD_ENDS
from crawler.plan import PlannedVisit


def rows_of_last_good_looks(archive: Archive, plan: Iterable[PlannedVisit]) -> dict[str, int]:
    """Rows by list address, from the newest look that read the list whole; lists of the planned portals only."""
    portals = {visit.portal_id for visit in plan}
    rows: dict[str, int] = {}
    for look in archive.looks():
        good = look.outcome in ("seen", "absent") and look.end_reason in GOOD_ENDS and look.list_url
        if good and look.portal_id in portals and look.list_url is not None:
            rows[look.list_url] = look.rows_read
    return rows
