"""The one spider: runs visits side by side in one Scrapy process, fed as others end, each ending in looks."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from scrapy import Spider
from scrapy.exceptions import CloseSpider

from crawler.archive import ArchiveWriter
from crawler.clock import Clock
from crawler.fetching import Fetcher
from crawler.history import History
from crawler.looks import Look
from crawler.memory import Memory
from crawler.outcomes import unknown
from crawler.plan import PlannedVisit
from crawler.politeness import Politeness
from crawler.register import Agency, Register
from crawler.settings import CrawlSettings, may_visit
from crawler.summary import Tally
from data.errors import StorageError
from spiders.lists import failed
from spiders.reports import Sighting
from spiders.visit import Due, Visit, neighbours_of

log = logging.getLogger("gouji.crawl")


class PortalSpider(Spider):
    """Visits every planned portal. Scrapy's engine downloads; what a visit does is spiders/visit.py."""

    name = "portals"

    def __init__(
        self,
        register: Register,
        plan: tuple[PlannedVisit, ...],
        crawl_settings: CrawlSettings,
        writer: ArchiveWriter,
        clock: Clock,
        tally: Tally,
        history: History,
        memory: Memory,
        profiles: Mapping[str, str] | None = None,
        progress: Callable[[Tally], None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.plan, self.crawl_settings, self.writer, self.clock = plan, crawl_settings, writer, clock
        self.tally, self.history, self.progress = tally, history, progress
        self.memory, self.profiles = memory, profiles or {}
        self.politeness = Politeness(crawl_settings.pace, time.monotonic)
        self.politeness.recall(history.asked_today, history.resting)
        self.fatal: BaseException | None = None
        self._none: tuple[Any, ...] = ()
        self._portals = {portal.portal_id: portal for portal in register.portals}
        self._agencies = {agency.agency_id: agency for agency in register.agencies}
        self._of_portal: defaultdict[str, list[Agency]] = defaultdict(list)
        for agency in register.agencies:
            self._of_portal[agency.portal_id].append(agency)

    async def start(self) -> AsyncIterator[Any]:
        """Run the visits, so many at once; yields nothing, because visits ask the engine's downloader directly."""
        engine = self.crawler.engine
        assert engine is not None
        fetcher = Fetcher(
            engine.download_async,
            self.writer,
            self.politeness,
            self.crawl_settings,
            self.clock,
            self.memory,
            self.profiles,
        )
        waiting = iter(self.plan)
        workers = [
            asyncio.ensure_future(self._work(waiting, fetcher))
            for _ in range(min(self.crawl_settings.visits_at_once, len(self.plan)))
        ]
        try:
            await asyncio.gather(*workers)
        except StorageError as error:
            self.fatal = error
            raise CloseSpider("storage") from error
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        for request in self._none:
            yield request

    async def _work(self, waiting: Any, fetcher: Fetcher) -> None:
        """Take the next planned visit until none is left."""
        for planned in waiting:
            if not may_visit(self.crawl_settings.night_window, self.clock()):
                log.warning("night window %s closed: %s stays due", self.crawl_settings.night_window, planned.portal_id)
                continue
            looks = await self._visit(planned, fetcher)
            self.writer.add_looks(looks)
            self.tally.add(looks)
            if self.progress is not None:
                self.progress(self.tally)

    async def _visit(self, planned: PlannedVisit, fetcher: Fetcher) -> tuple[Look, ...]:
        """The looks of one visit; a fault of ours on one portal must not take the others with it."""
        portal = self._portals[planned.portal_id]
        dues = [Due(self._agencies[agency_id], year) for agency_id, year in planned.due]
        visit = Visit(
            portal,
            dues,
            neighbours_of(self._of_portal[portal.portal_id]),
            fetcher,
            self.tally.run_id,
            self.clock.simulated,
            self.history.rows,
        )
        try:
            return await visit.run()
        except StorageError:
            raise
        except Exception as error:
            log.exception("visit to %s failed", portal.portal_id)
            decision = unknown("internal_error", f"{type(error).__name__}: {error}"[:300])
            nothing = failed(None, "internal_error", None)
            return tuple(visit.written(due, self.clock(), nothing, Sighting(), decision) for due in dues)
