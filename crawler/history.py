"""What earlier looks tell a new crawl: how long lists were, and what hosts have had of us today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from crawler.archive import Archive
from crawler.clock import BEIJING
from crawler.outcomes import GOOD_ENDS
from crawler.plan import PlannedVisit
from crawler.politeness import STOPS, host_of

OWN = frozenset({"earlier_report", "others_report", "still_linked"})
"""Controls for which a report of the agency itself was listed."""


@dataclass(frozen=True, slots=True)
class History:
    """The past of a crawl."""

    rows: dict[str, int] = field(default_factory=dict)
    """Rows of a list at the newest look that read it whole, by list address."""
    earlier: frozenset[tuple[str, str]] = frozenset()
    """Lists in which a report of an agency stood at its newest good look: pairs of address and agency id."""
    asked_today: dict[str, int] = field(default_factory=dict)
    """Requests each host has had since midnight, Beijing time."""
    resting: dict[str, str] = field(default_factory=dict)
    """Hosts that refused us today, and how."""


def history_of(archive: Archive, plan: Iterable[PlannedVisit], now: datetime) -> History:
    """Read it from the archive; only lists of the planned portals are remembered."""
    midnight = now.astimezone(BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    portals = {visit.portal_id for visit in plan}
    rows: dict[str, int] = {}
    owned: dict[tuple[str, str], bool] = {}
    resting: dict[str, str] = {}
    for look in archive.looks():
        url = look.list_url
        if url is None or look.portal_id not in portals:
            continue
        if look.outcome in ("seen", "absent") and look.end_reason in GOOD_ENDS:
            rows[url] = look.rows_read
            stood = look.control in OWN or any(found.in_column for found in look.found)
            owned[url, look.agency_id] = stood
        if midnight <= look.ended_at <= now and (look.reason or "").startswith("blocked."):
            resting[host_of(url)] = f"{look.reason} {look.ended_at:%H:%M}"
    asked: Counter[str] = Counter()
    for url, status in archive.since(midnight):
        asked[host_of(url)] += 1
        if status in STOPS:
            resting.setdefault(host_of(url), f"HTTP {status}")
    earlier = frozenset(key for key, stood in owned.items() if stood)
    return History(rows, earlier, dict(asked), resting)
