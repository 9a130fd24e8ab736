"""Running a crawl: the engine in a child process of its own (a Twisted reactor starts once), the summary back here."""

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess

from crawler.archive import Archive
from crawler.browsing.chromium import browser_settings, missing
from crawler.clock import Clock
from crawler.fetch.memory import Memory
from crawler.history import history_of
from crawler.orders import Orders
from crawler.plan import Leases, PlannedVisit
from crawler.register import Register
from crawler.settings import CrawlSettings, scrapy_settings
from crawler.summary import CrawlSummary, Tally
from data.errors import GoujiError

Progress = Callable[[int, int, CrawlSummary], None]
"""Called with the visits ended, the visits planned, and the counts so far."""


class CrawlFailed(GoujiError):
    """Raised when the crawling process ended without a result, from ``crawl``."""


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """Everything a crawl needs, as values that travel to another process."""

    register: Register
    plan: tuple[PlannedVisit, ...]
    settings: CrawlSettings
    archive: Path
    run_id: str
    clock: Clock = field(default_factory=Clock)
    leases: Leases | None = None


def crawl(job: CrawlJob, progress: Progress | None = None) -> CrawlSummary:
    """Visit what is planned and archive what is seen. Raises GoujiError (Locked, StorageError, CrawlFailed).

    An interrupt reaches both processes: the child stops without writing looks of unfinished visits.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(job, there), name="gouji-crawl")
    with interrupts_held_back():
        child.start()
    there.close()
    try:
        return _listen(here, progress)
    except EOFError:
        child.join()
        raise CrawlFailed(f"抓取进程意外结束（退出码 {child.exitcode}）；未完成的访问仍待执行。") from None
    finally:
        here.close()
        child.join(10)
        if child.is_alive():
            child.terminate()
            child.join()


@contextlib.contextmanager
def interrupts_held_back() -> Iterator[None]:
    """What is started here is not interrupted before it says so itself; this process hears of an interrupt after.

    The mask is for what is started, which inherits it. It does not keep the signal from another thread of this
    process, and Python would still raise in the main one: so there the interrupt is only noted until the end.
    """
    resource_tracker.ensure_running()  # it lets interrupts through when it starts
    noted: list[int] = []
    here = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, lambda number, _: noted.append(number)) if here else None
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        if here:
            signal.signal(signal.SIGINT, signal.SIG_DFL if handler is None else handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if noted:
            signal.raise_signal(signal.SIGINT)


def _listen(here: Connection, progress: Progress | None) -> CrawlSummary:
    while True:
        kind, value = here.recv()
        if kind == "progress":
            if progress is not None:
                progress(value.visits, value.planned, value)
        elif kind == "error":
            raise value
        else:
            assert isinstance(value, CrawlSummary)
            return value


def _end_with_parent() -> None:
    """A crawl whose parent was killed must not go on asking and holding the archive's lock for hours."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _child(job: CrawlJob, pipe: Connection) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    to_stderr = logging.StreamHandler(sys.stderr)
    to_stderr.setLevel(logging.WARNING)  # of the handler: Scrapy sets its loggers' own levels anew when it starts
    logging.basicConfig(handlers=[to_stderr], format="%(levelname)s %(name)s: %(message)s")
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])  # everything is imported
        _tell(pipe, "summary", run_here(job, lambda summary: _tell(pipe, "progress", summary)))
    except GoujiError as error:
        _tell(pipe, "error", error)
    except Exception:
        _tell(pipe, "error", CrawlFailed(traceback.format_exc()))
    except KeyboardInterrupt:
        pass  # before Scrapy takes it for the sign to stop; the parent, interrupted too, says so
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        pipe.close()


def _tell(pipe: Connection, kind: str, value: object) -> None:
    """Send to the parent; one that was interrupted no longer listens, and has said so itself."""
    with contextlib.suppress(BrokenPipeError):
        pipe.send((kind, value))


def tls_profiles(register: Register) -> dict[str, str]:
    """The TLS profile of each host that has one of its own: the portal's, and those its agencies' columns are on."""
    chosen = {portal.portal_id: portal.tls_profile for portal in register.portals if portal.tls_profile != "default"}
    pairs = [(portal.portal_id, portal.home_url) for portal in register.portals]
    pairs += [(agency.portal_id, agency.column_url) for agency in register.agencies if agency.column_url]
    return {(urlsplit(url).hostname or "").lower(): chosen[key] for key, url in pairs if key in chosen}


def collect_rarely() -> None:
    """Have Python look for cycles seldom: a visit leaves next to none, and looking took a tenth of a crawl's time."""
    gc.freeze()  # what was loaded stays
    gc.set_threshold(10_000, 20, 50)


def run_here(job: CrawlJob, report: Callable[[CrawlSummary], None] | None = None) -> CrawlSummary:
    """The crawl itself, in this process; once per process. Raises GoujiError."""
    collect_rarely()
    archive = Archive(job.archive)
    history = history_of(archive, job.plan, job.clock())
    tally = Tally(job.register, job.run_id, len(job.plan))
    with archive.writer(job.run_id, job.clock, job.clock.simulated) as writer:
        process = AsyncCrawlerProcess(_engine_settings(job))
        for noisy in ("scrapy", "twisted", "asyncio", "scrapy-playwright"):
            logging.getLogger(noisy).setLevel(logging.ERROR)
        crawler = process.create_crawler("portals")
        orders = Orders(
            job.register,
            job.plan,
            job.settings,
            job.clock,
            writer,
            tally,
            Memory(archive),
            history,
            tls_profiles(job.register),
            None if report is None else _throttled(report, job),
            job.leases,
        )
        process.crawl(crawler, orders=orders)
        writer.log("begun", visits=len(job.plan), settings=asdict(job.settings))
        process.start()
        spider: Any = crawler.spider
        if spider is not None and spider.fatal is not None:
            raise spider.fatal
        requests = sum(spider.politeness.requests().values()) if spider is not None else 0
        summary = tally.summary(requests, job.clock.simulated)
        writer.log("ended", visits=summary.visits, seen=summary.seen, absent=summary.absent, unknown=summary.unknown)
        writer.keep_log()
    return summary


def _throttled(report: Callable[[CrawlSummary], None], job: CrawlJob) -> Callable[[Tally], None]:
    """Tell the counts once a second at most, and at the end."""
    last = 0.0

    def tell(tally: Tally) -> None:
        nonlocal last
        if time.monotonic() - last >= 1.0 or tally.visits == tally.planned:
            last = time.monotonic()
            report(tally.summary(0, job.clock.simulated))

    return tell


def _engine_settings(job: CrawlJob) -> dict[str, Any]:
    """Scrapy's settings; with a browser only where a planned portal needs one and there is one."""
    made = scrapy_settings(job.settings, tls_profiles(job.register))
    planned = {visit.portal_id for visit in job.plan}
    needed = any(portal.browser and portal.portal_id in planned for portal in job.register.portals)
    return made | browser_settings() if needed and missing() is None else made
