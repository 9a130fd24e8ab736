"""The one spider: runs visits side by side in one Scrapy process, fed as others end, each ending in looks."""

import asyncio
import logging
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Spider
from scrapy.exceptions import CloseSpider

from crawler.fetch.fetching import Fetcher
from crawler.fetch.politeness import Politeness
from crawler.looks import Look
from crawler.orders import Orders
from crawler.outcomes import unknown
from crawler.plan import Leases, PlannedVisit
from crawler.register import Agency
from crawler.settings import may_visit
from data.errors import StorageError
from spiders.listing.reading import failed
from spiders.row.reports import Sighting
from spiders.visiting.visit import Due, Visit, neighbours_of

log = logging.getLogger("gouji.crawl")

RENEWED_S = 1800.0
"""Seconds after which the leases of visits under way are renewed."""


class Held:
    """The leases of the visits under way."""

    def __init__(self, leases: Leases | None) -> None:
        """None means that nobody else visits: everything may be taken."""
        self._leases, self._portals = leases, set[str]()

    def take(self, portal_id: str) -> bool:
        """Claim a visit that begins."""
        if self._leases is not None and not self._leases.take(portal_id):
            return False
        self._portals.add(portal_id)
        return True

    def give_back(self, portal_id: str) -> None:
        """A visit has ended, well or not."""
        self._portals.discard(portal_id)
        if self._leases is not None:
            self._leases.give_back(portal_id)

    async def renew(self) -> None:
        """Keep what is held, as long as this runs."""
        while True:
            await asyncio.sleep(RENEWED_S)
            for portal_id in sorted(self._portals):
                if self._leases is not None:
                    self._leases.take(portal_id)


class PortalSpider(Spider):
    """Visits every planned portal. Scrapy's engine downloads; what a visit does is spiders/visiting/visit.py."""

    name = "portals"

    def __init__(self, orders: Orders, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.orders = orders
        self.politeness = Politeness(orders.settings.pace, time.monotonic)
        past = orders.history
        self.politeness.recall(past.asked_today, past.resting, past.ago, past.wishes)
        self.fatal: BaseException | None = None
        self._leases = Held(orders.leases)
        self._none: tuple[Any, ...] = ()
        self._portals = {portal.portal_id: portal for portal in orders.register.portals}
        self._agencies = {agency.agency_id: agency for agency in orders.register.agencies}
        self._of_portal: defaultdict[str, list[Agency]] = defaultdict(list)
        for agency in orders.register.agencies:
            self._of_portal[agency.portal_id].append(agency)

    async def start(self) -> AsyncIterator[Any]:
        """Run the visits, so many at once; yields nothing, because visits ask the engine's downloader directly."""
        engine = self.crawler.engine
        assert engine is not None
        orders = self.orders
        fetcher = Fetcher(
            engine.download_async,
            orders.writer,
            self.politeness,
            orders.settings,
            orders.clock,
            orders.memory,
            orders.profiles,
        )
        waiting = iter(orders.plan)
        renewing = asyncio.ensure_future(self._leases.renew())
        workers = [
            asyncio.ensure_future(self._work(waiting, fetcher))
            for _ in range(min(orders.settings.visits_at_once, len(orders.plan)))
        ]
        try:
            await asyncio.gather(*workers)
        except Exception as error:
            self.fatal = error  # the archive cannot be written, or a fault of ours: the run ends, and says so
            raise CloseSpider("failed") from error
        finally:
            for task in (renewing, *workers):
                task.cancel()
            await asyncio.gather(renewing, *workers, return_exceptions=True)
        for request in self._none:
            yield request

    async def _work(self, waiting: Iterator[PlannedVisit], fetcher: Fetcher) -> None:
        """Take the next planned visit until none is left."""
        for planned in waiting:
            if not may_visit(self.orders.settings.night_window, self.orders.clock()):
                log.warning("outside %s: %s stays due", self.orders.settings.night_window, planned.portal_id)
            elif self._leases.take(planned.portal_id):
                try:
                    await self._whole(planned, fetcher)
                finally:
                    self._leases.give_back(planned.portal_id)
            else:
                log.warning("%s is being visited by another process", planned.portal_id)
                self.orders.tally.leave()

    async def _whole(self, planned: PlannedVisit, fetcher: Fetcher) -> None:
        """One visit, from its first request to its looks."""
        began = time.monotonic()
        looks = await self._visit(planned, fetcher)
        self.orders.writer.add_looks(looks)
        self.orders.tally.add(looks)
        outcomes = Counter(look.reason or look.outcome for look in looks)
        seconds = round(time.monotonic() - began, 3)
        self.orders.writer.log("visit", portal_id=planned.portal_id, seconds=seconds, outcomes=outcomes)
        if self.orders.progress is not None:
            self.orders.progress(self.orders.tally)

    async def _visit(self, planned: PlannedVisit, fetcher: Fetcher) -> tuple[Look, ...]:
        """The looks of one visit; a fault of ours on one portal must not take the others with it."""
        portal = self._portals[planned.portal_id]
        dues = [Due(self._agencies[agency_id], year) for agency_id, year in planned.due]
        visit = Visit(
            portal,
            dues,
            neighbours_of(self._of_portal[portal.portal_id]),
            fetcher,
            self.orders.tally.run_id,
            self.orders.clock.simulated,
            self.orders.history,
        )
        try:
            return await visit.run()
        except StorageError:
            raise
        except Exception as error:
            log.exception("visit to %s failed", portal.portal_id)
            self.orders.writer.log("error", portal_id=portal.portal_id, traceback=traceback.format_exc())
            decision = unknown("internal_error", f"{type(error).__name__}: {error}"[:300])
            nothing = failed(None, "internal_error", None)
            return tuple(visit.written(due, self.orders.clock(), nothing, Sighting(), decision) for due in dues)
