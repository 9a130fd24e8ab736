"""The politeness simulation: thousands of hosts answered from memory, visited at their real pace by the real visits.

Only the sockets are left out. Every request waits for its host's turn (delay and jitter as configured) and for the
host's latency; what comes is recognised, matched, decided, archived and logged as always.
"""

import argparse
import asyncio
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import uvloop
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from benchmarks.crawl_site import agency_names, article, column
from crawler.archive import Archive
from crawler.clock import Clock
from crawler.memory import Memory
from crawler.orders import Orders
from crawler.plan import PlannedVisit, plan_visits
from crawler.politeness import Politeness, host_of
from crawler.register import Agency, Portal, Register
from crawler.settings import CrawlSettings
from crawler.summary import Tally
from spiders.watch import PortalSpider

NOW = datetime.fromisoformat("2026-02-04T10:00:00+08:00")
LATENCY = 0.15
HOME = (
    "<html><head><title>青禾县人民政府</title></head><body><ul>"
    + "".join(
        f'<li><a href="/xw/{n}.html">青禾县春季农业生产工作有序展开之{n}</a><span>2026-01-{n:02d}</span></li>'
        for n in range(1, 30)
    )
    + "</ul></body></html>"
)
HEADERS = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "Server": "nginx"}


class Pages:
    """The pages of every host, made once: a column and the reports in it."""

    def __init__(self, agencies: int, published: int) -> None:
        names = agency_names(agencies)
        years = {name: (2023, 2024, 2025) if n < published else (2023, 2024) for n, name in enumerate(names)}
        self._bodies = {"index.html": gzip.compress(column(years).encode(), 6), "home": gzip.compress(HOME.encode(), 6)}
        self._reports = [gzip.compress(article(name, n).encode(), 6) for n, name in enumerate(names[:30])]
        self.asked: dict[str, int] = {}

    async def download(self, request: Request) -> Response:
        """Answer after the host's latency."""
        await asyncio.sleep(LATENCY)
        host = host_of(request.url)
        self.asked[host] = self.asked.get(host, 0) + 1
        if request.url.endswith("/robots.txt"):
            return HtmlResponse(request.url, 404, body=b"", request=request)
        name = request.url.rsplit("/", 1)[1] or "home"
        body = self._bodies.get(name) or self._reports[int(name.split("_")[1].split(".")[0]) % len(self._reports)]
        return HtmlResponse(request.url, 200, HEADERS, body, request=request)


class Dictated(Politeness):
    """Manners that also note how long each host's own delays and latencies add up to."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.host_seconds: dict[str, float] = {}

    def _set_pause(self, host: Any, delay_s: float | None, latency: float) -> None:
        super()._set_pause(host, delay_s, latency)
        pause = max(0.0, host.free_at - self._now())
        key = str(id(host))
        self.host_seconds[key] = self.host_seconds.get(key, 0.0) + LATENCY + pause
        self.last = pause


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


async def _crawl(
    settings: CrawlSettings, everyone: Register, plan: tuple[PlannedVisit, ...], folder: Path, pages: Pages
) -> tuple[Tally, float]:
    tally = Tally(everyone, "run", len(plan))
    archive = Archive(folder)
    with archive.writer("run", Clock(NOW), True) as writer:
        spider = PortalSpider(Orders(everyone, plan, settings, Clock(NOW), writer, tally, Memory(archive)))
        rng = random.Random(1)
        spider.politeness = manners = Dictated(settings.pace, time.monotonic, chance=rng.random)
        spider.crawler = SimpleNamespace(engine=SimpleNamespace(download_async=pages.download))  # type: ignore[assignment]
        async for _ in spider.start():
            raise AssertionError("visits ask the engine directly")
    return tally, max(manners.host_seconds.values())


def measure(options: argparse.Namespace) -> None:
    """One simulation in this process; prints what it took as one line of JSON."""
    settings = CrawlSettings(
        delay_s=options.delay, allow_private_addresses=True, daily_budget=10**9, visits_at_once=options.hosts
    )  # fmt: skip
    everyone = register(options.hosts, options.agencies)
    plan, pages = plan_visits(everyone, [2025]), Pages(options.agencies, options.published)
    with tempfile.TemporaryDirectory(prefix="gouji-bench-") as folder:
        began = time.perf_counter()
        tally, dictated = uvloop.run(_crawl(settings, everyone, plan, Path(folder) / "archive", pages))
        wall = time.perf_counter() - began
        looks = sum(1 for _ in Archive(Path(folder) / "archive").looks())
    summary = tally.summary(sum(pages.asked.values()), True)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({
        "hosts": options.hosts, "agencies": looks, "seen": summary.seen, "absent": summary.absent, "unknown": summary.unknown,
        "requests": summary.requests, "dictated_s": dictated, "wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime,
        "rss_mb": usage.ru_maxrss / 1024,
    }))  # fmt: skip


def run(options: argparse.Namespace) -> None:
    """The simulation, and what it says of the target."""
    if options.here:
        measure(options)
        return
    command = [sys.executable, *sys.argv, "--here"]
    got = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    print(f"{got['hosts']} hosts, {got['agencies']} agencies, {got['requests']} requests: "
          f"{got['seen']} seen, {got['absent']} absent, {got['unknown']} unknown")  # fmt: skip
    print(
        f"the delays dictate {got['dictated_s']:.1f} s, it took {got['wall_s']:.1f} s (+{got['wall_s'] / got['dictated_s'] - 1:.1%})"
    )
    print(
        f"CPU {got['cpu_s']:.1f} s, {got['cpu_s'] / got['requests'] * 1000:.2f} ms per request; {got['rss_mb']:.0f} MB at most"
    )
