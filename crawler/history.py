"""What earlier looks tell a new crawl: how long lists were, and what hosts have had of us today."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from crawler.archive import Archive
from crawler.archive.exchanges import header
from crawler.archive.index import Asked
from crawler.archive.runlogs import unanswered
from crawler.clock import BEIJING
from crawler.fetch.politeness import STOPS, host_of, retry_after
from crawler.looks import Look
from crawler.outcomes import GOOD_ENDS
from crawler.plan import PlannedVisit
from crawler.reasons import REASONS

OWN = frozenset({"earlier_report", "others_report", "still_linked"})
"""Controls for which a report of the agency itself was listed."""


@dataclass(frozen=True, slots=True)
class History:
    """The past of a crawl."""

    rows: dict[str, int] = field(default_factory=dict)
    """Rows of a list at the newest look that read it whole, by list address."""
    shorter: dict[str, int] = field(default_factory=dict)
    """Rows of a list that has since been shorter than that on several days, and always as long as the last time."""
    earlier: frozenset[tuple[str, str]] = frozenset()
    """Lists in which a report of an agency stood at its newest good look: pairs of address and agency id."""
    seen: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    """Where the report of an agency and year stood in a column at the newest good look for it."""
    asked_today: dict[str, int] = field(default_factory=dict)
    """Requests each host has had since midnight, Beijing time."""
    resting: dict[str, str] = field(default_factory=dict)
    """Hosts that refused us today, and how."""
    ago: dict[str, float] = field(default_factory=dict)
    """How many seconds ago each host was asked last, today."""
    wishes: dict[str, float] = field(default_factory=dict)
    """How many more seconds each host wished to be left alone, by its Retry-After."""


SETTLED_DAYS = 3
"""Days after which a list that has become shorter, and stays as it is, is taken to be meant so."""


@dataclass(slots=True)
class _Lists:
    """What looks in the order they were written tell of lists."""

    rows: dict[str, int] = field(default_factory=dict)
    owned: dict[tuple[str, str], bool] = field(default_factory=dict)
    shrunk: dict[str, tuple[int, set[date]]] = field(default_factory=dict)
    """How long a list is since it has become shorter, and on which days it was."""

    def take(self, url: str, look: Look) -> None:
        """One look at a list."""
        if look.outcome != "unknown" and look.end_reason in GOOD_ENDS:
            self.rows[url] = look.rows_read
            self.owned[url, look.agency_id] = look.control in OWN or any(found.in_column for found in look.found)
            self.shrunk.pop(url, None)
        elif look.reason == "list_shrunk":
            rows, days = self.shrunk.get(url, (look.rows_read, set()))
            days = days if rows == look.rows_read else set()
            self.shrunk[url] = look.rows_read, days | {look.ended_at.astimezone(BEIJING).date()}


def history_of(archive: Archive, plan: Iterable[PlannedVisit], now: datetime) -> History:
    """Read it from the archive; only lists of the planned portals are remembered."""
    midnight = now.astimezone(BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    portals = {visit.portal_id for visit in plan}
    lists = _Lists()
    seen: dict[tuple[str, int], frozenset[str]] = {}
    resting: dict[str, str] = {}
    for look in archive.looks():
        if midnight <= look.ended_at <= now:
            resting.update(_refusals(look))
        if look.portal_id in portals and look.list_url is not None:
            lists.take(look.list_url, look)
        if look.portal_id in portals and look.outcome != "unknown":
            seen[look.agency_id, look.report_year] = frozenset(each.url for each in look.found if each.in_column)
    asked: Counter[str] = Counter()
    ago: dict[str, float] = {}
    wishes: dict[str, float] = {}
    for each in archive.since(midnight):
        if each.at > now:
            continue  # kept while the clock ran ahead: that day is yet to come
        host = host_of(each.url)
        asked[host] += 1
        ago.setdefault(host, max(0.0, (now - each.at).total_seconds()))
        if each.status in STOPS:
            resting.setdefault(host, f"HTTP {each.status}")
        elif each.status >= 400:
            wishes[host] = max(wishes.get(host, 0.0), _wish(archive, each, now))
    asked.update(host_of(url) for url in unanswered(archive.folder, midnight, now))
    earlier = frozenset(key for key, stood in lists.owned.items() if stood)
    shorter = {url: rows for url, (rows, days) in lists.shrunk.items() if len(days) >= SETTLED_DAYS}
    return History(lists.rows, shorter, earlier, seen, dict(asked), resting, ago, wishes)


def _refusals(look: Look) -> Iterator[tuple[str, str]]:
    """The hosts that a look was refused by, and how; also by the page of a report that its list names."""
    if look.list_url is not None and (look.reason or "").startswith("blocked."):
        yield host_of(look.list_url), f"{REASONS[look.reason or 'internal_error']} {look.ended_at:%H:%M}"
    for found in look.found:
        if found.unopened_url and (found.unopened or "").startswith("blocked."):
            yield host_of(found.unopened_url), f"{REASONS[found.unopened or 'internal_error']} {look.ended_at:%H:%M}"


def _wish(archive: Archive, each: Asked, now: datetime) -> float:
    """Seconds that are left of a Retry-After; 0 without one."""
    headers = archive.http_headers(archive.capture(each.capture_id))
    seconds = retry_after(header(headers, "retry-after"), each.at) or 0.0
    return max(0.0, seconds - (now - each.at).total_seconds())
