"""What a spider is told and given: one value, so that nothing about a crawl is hidden in a global."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from crawler.archive import ArchiveWriter
from crawler.clock import Clock
from crawler.fetch.memory import Memory
from crawler.history import History
from crawler.plan import Leases, PlannedVisit
from crawler.register import Register
from crawler.settings import CrawlSettings
from crawler.summary import Tally


@dataclass(frozen=True, slots=True)
class Orders:
    """One crawl as a spider sees it."""

    register: Register
    plan: tuple[PlannedVisit, ...]
    settings: CrawlSettings
    clock: Clock
    writer: ArchiveWriter
    tally: Tally
    memory: Memory | None = None
    history: History = field(default_factory=History)
    profiles: Mapping[str, str] = field(default_factory=dict)
    """TLS profile by host, for those that have one of their own."""
    progress: Callable[[Tally], None] | None = None
    """Called at the end of every visit."""
    leases: Leases | None = None
    """Claimed visit by visit; None when nobody else could visit."""
