"""The politeness simulation: thousands of hosts answered from memory, visited at their real pace by the real visits.

Only the sockets are left out. Every request waits for its host's turn (delay and jitter as configured) and for the
host's latency; what comes is recognised, matched, decided, archived and logged as always.
"""

import argparse
import asyncio
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import HtmlResponse, Response

import crawler.run
import spiders.watch
from benchmarks.crawl_site import agency_names, article, column, home
from crawler.clock import Clock
from crawler.fetch.politeness import Politeness
from crawler.plan import plan_visits
from crawler.register import Agency, Portal, Register
from crawler.settings import CrawlSettings, scrapy_settings

NOW = datetime.fromisoformat("2026-02-04T10:00:00+08:00")
LATENCY = 0.15
HEADERS = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "Server": "nginx"}


class Pages:
    """The pages of every host, made once: a column and the reports in it."""

    def __init__(self, agencies: int, published: int) -> None:
        names = agency_names(agencies)
        years = {name: (2023, 2024, 2025) if n < published else (2023, 2024) for n, name in enumerate(names)}
        self._home = gzip.compress(home().encode(), 6)
        self._column = gzip.compress(column(years).encode(), 6)
        self._reports = [gzip.compress(article(name, n).encode(), 6) for n, name in enumerate(names[:30])]

    def body(self, url: str) -> bytes:
        """What a host has at an address."""
        name = url.rsplit("/", 1)[1]
        if not name:
            return self._home
        if name == "index.html":
            return self._column
        return self._reports[int(name.split("_")[1].split(".")[0]) % len(self._reports)]


class FromMemory(BaseDownloadHandler):
    """Answers after the host's latency, in the place of a connection."""

    lazy = False
    pages: Pages

    async def download_request(self, request: Request) -> Response:
        await asyncio.sleep(LATENCY)
        if request.url.endswith("/robots.txt"):
            return HtmlResponse(request.url, 404, body=b"", request=request)
        return HtmlResponse(request.url, 200, HEADERS, self.pages.body(request.url), request=request)


class Dictated(Politeness):
    """Manners that also add up, host by host, the latencies and the pauses they ordered."""

    seconds: ClassVar[Counter[int]] = Counter()

    def _set_pause(self, host: Any, delay_s: float | None, latency: float) -> None:
        super()._set_pause(host, delay_s, latency)
        self.seconds[id(host)] += LATENCY + max(0.0, host.free_at - self._now())


def register(hosts: int, agencies: int) -> Register:
    """So many hosts, each with so many agencies in one column."""
    portals, bodies = [], []
    names = agency_names(agencies)
    for number in range(hosts):
        base = f"http://p{number}.example.gov.cn"
        portals.append(Portal(f"p{number}", "p", f"{base}/"))
        for n, name in enumerate(names):
            ids = (f"a{number}.{n}", name, "department", "county", "320999", f"p{number}")
            bodies.append(Agency(*ids, column_url=f"{base}/zfxxgk/zfxxgknb/index.html"))
    return Register(tuple(bodies), tuple(portals))


def measure(options: argparse.Namespace) -> None:
    """One simulation in this process; prints what it took as one line of JSON."""
    settings = CrawlSettings(
        delay_s=options.delay, allow_private_addresses=True, daily_budget=10**9, visits_at_once=options.at_once
    )
    everyone = register(options.hosts, options.agencies)
    FromMemory.pages = Pages(options.agencies, options.published)
    crawler.run.scrapy_settings = _without_sockets  # type: ignore[assignment]
    spiders.watch.Politeness = Dictated  # type: ignore[misc]
    with tempfile.TemporaryDirectory(prefix="gouji-bench-") as folder:
        plan = plan_visits(everyone, [2025])
        job = crawler.run.CrawlJob(everyone, plan, settings, Path(folder) / "archive", "run", Clock(NOW))
        began = time.perf_counter()
        summary = crawler.run.run_here(job)
        wall = time.perf_counter() - began
    usage = resource.getrusage(resource.RUSAGE_SELF)
    facts = {"hosts": options.hosts, "seen": summary.seen, "absent": summary.absent, "unknown": summary.unknown}
    took = {"dictated_s": _dictated(options.at_once), "wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime}
    print(json.dumps({**facts, **took, "requests": summary.requests, "rss_mb": usage.ru_maxrss / 1024}))


def _dictated(at_once: int) -> float:
    """The least time so many visits side by side can take: the slowest host's, or everybody's shared among them."""
    return max(*Dictated.seconds.values(), sum(Dictated.seconds.values()) / at_once)


def _without_sockets(settings: CrawlSettings, profiles: dict[str, str]) -> dict[str, Any]:
    made = scrapy_settings(settings, profiles)
    return made | {"DOWNLOAD_HANDLERS": {"http": "benchmarks.crawl_polite.FromMemory", "https": None}}


def run(options: argparse.Namespace) -> None:
    """The simulation, and what it says of the target."""
    if options.here:
        measure(options)
        return
    command = [sys.executable, *sys.argv, "--here"]
    got = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    print(f"{got['hosts']} hosts, {options.at_once} at once, {options.agencies} agencies each, {got['requests']} requests: "
          f"{got['seen']} seen, {got['absent']} absent, {got['unknown']} unknown")  # fmt: skip
    print(
        f"the delays dictate {got['dictated_s']:.1f} s, it took {got['wall_s']:.1f} s (+{got['wall_s'] / got['dictated_s'] - 1:.1%})"
    )
    print(
        f"CPU {got['cpu_s']:.1f} s, {got['cpu_s'] / got['requests'] * 1000:.2f} ms per request; {got['rss_mb']:.0f} MB at most"
    )
