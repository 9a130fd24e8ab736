"""One way of crawling the benchmark's portals, in a process of its own; prints what it took as one line of JSON."""

import asyncio
import json
import logging
import resource
import sys
import time
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scrapy import Request, Spider  # noqa: E402
from scrapy.crawler import AsyncCrawlerProcess  # noqa: E402

from benchmarks.crawl_site import PORT, address  # noqa: E402
from crawler.archive import Archive, Exchange, headers_of  # noqa: E402
from crawler.clock import Clock  # noqa: E402
from crawler.fetch.asks import Ask  # noqa: E402
from crawler.fetch.fetching import Fetcher  # noqa: E402
from crawler.fetch.memory import Memory  # noqa: E402
from crawler.fetch.politeness import Politeness  # noqa: E402
from crawler.looks import Found, Look  # noqa: E402
from crawler.plan import plan_visits  # noqa: E402
from crawler.register import Agency, Portal, Register  # noqa: E402
from crawler.run import CrawlJob, collect_rarely, run_here  # noqa: E402
from crawler.settings import CrawlSettings, scrapy_settings  # noqa: E402

SETTINGS = CrawlSettings(
    delay_s=0, jitter=0, daily_budget=10**9, obey_robots=False, allow_private_addresses=True, adaptive=False
)
DECODING = "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware"
NOW = datetime.fromisoformat("2026-02-04T10:00:00+08:00")


class Bare(Spider):
    """Asks for every page and does nothing with it; with a writer, archives it and writes the looks of each host."""

    name = "bare"

    def __init__(self, site: dict[str, Any], writer: Any = None, **more: Any) -> None:
        super().__init__(**more)
        self.site, self.writer, self.pages = site, writer, 0
        self.kept: dict[str, list[str]] = {}

    async def start(self) -> AsyncIterator[Any]:
        for path in ["index.html", *self.site["paths"]]:
            for number in range(self.site["hosts"]):
                url = f"http://{address(number)}:{PORT}/zfxxgk/zfxxgknb/{path}"
                yield Request(url, callback=self.parse if self.writer is None else self.keep, dont_filter=True)

    def parse(self, response: Any, **_: Any) -> None:
        self.pages += 1

    def keep(self, response: Any, **_: Any) -> None:
        self.pages += 1
        exchange = Exchange(
            url=response.url,
            status=response.status,
            body=response.body,
            at=NOW,
            response_headers=headers_of(response.headers.items()),
            request_headers=headers_of(response.request.headers.items()),
            ip=str(response.ip_address),
        )
        host = self.kept.setdefault(response.url.split("/")[2], [])
        host.append(self.writer.keep(exchange).capture_id)
        if len(host) == len(self.site["paths"]) + 1:
            self.writer.add_looks(_looks(response.url.split("/")[2], host, self.site))


def _looks(host: str, captures: list[str], site: dict[str, Any]) -> list[Look]:
    made = []
    for number, (name, path) in enumerate(zip(site["names"], site["paths"], strict=True)):
        found = Found(f"http://{host}/{path}", f"{name}2025年政府信息公开工作年度报告", (captures[number + 1],))
        ids = (f"run.{host}.{number}", "run", f"run.{host}", host, f"{host}.{number}", 2025, NOW, NOW)
        made.append(
            Look(*ids, "seen", captures=tuple(captures[:1]), found=(found,), list_url=f"http://{host}/", rows_read=80)
        )
    return made


class Pipeline(Spider):
    """The product's own way to the network without the visits: fetch, archive, and the looks of each host."""

    name = "pipeline"

    def __init__(self, site: dict[str, Any], writer: Any, archive: Archive, **more: Any) -> None:
        super().__init__(**more)
        self.site, self.writer, self.archive, self.pages = site, writer, archive, 0

    async def start(self) -> AsyncIterator[Any]:
        politeness = Politeness(SETTINGS.pace, time.monotonic)
        download = self.crawler.engine.download_async  # type: ignore[union-attr]
        fetcher = Fetcher(download, self.writer, politeness, SETTINGS, Clock(NOW), Memory(self.archive))
        await asyncio.gather(*(self._host(number, fetcher) for number in range(self.site["hosts"])))
        for nothing in ():
            yield nothing

    async def _host(self, number: int, fetcher: Fetcher) -> None:
        base, captures = f"http://{address(number)}:{PORT}/zfxxgk/zfxxgknb", []
        for path in ["index.html", *self.site["paths"]]:
            fetched = await fetcher.fetch(Ask(f"{base}/{path}"))
            assert fetched.good is not None, fetched
            captures += fetched.captures
            self.pages += 1
        self.writer.add_looks(_looks(f"{address(number)}:{PORT}", captures, self.site))


def bare(site: dict[str, Any], folder: Path) -> int:
    return _spider(site, None)


def decoded(site: dict[str, Any], folder: Path) -> int:
    return _spider(site, None, {"DOWNLOADER_MIDDLEWARES": {DECODING: 590}})


def archive(site: dict[str, Any], folder: Path) -> int:
    with Archive(folder / "archive").writer("run", Clock(NOW)) as writer:
        return _spider(site, writer)


def pipeline(site: dict[str, Any], folder: Path) -> int:
    kept = Archive(folder / "archive")
    with kept.writer("run", Clock(NOW)) as writer:
        return _run(Pipeline, scrapy_settings(SETTINGS, {}), site=site, writer=writer, archive=kept)


def _spider(site: dict[str, Any], writer: Any, more: dict[str, Any] | None = None) -> int:
    settings = scrapy_settings(SETTINGS, {})
    for name, value in (more or {}).items():
        settings[name] = settings[name] | value
    return _run(Bare, settings, site=site, writer=writer)


def _run(spider: type[Spider], settings: dict[str, Any], **told: Any) -> int:
    process = AsyncCrawlerProcess(settings)
    logging.getLogger("scrapy").setLevel(logging.ERROR)
    collect_rarely()
    crawler = process.create_crawler(spider)
    process.crawl(crawler, **told)
    process.start()
    return int(crawler.spider.pages)  # type: ignore[union-attr]


def visits(site: dict[str, Any], folder: Path) -> int:
    portals, agencies = [], []
    for number in range(site["hosts"]):
        base = f"http://{address(number)}:{PORT}"
        portals.append(Portal(f"p{number}", "p", f"{base}/"))
        for n, name in enumerate(site["names"]):
            ids = (f"a{number}.{n}", name, "department", "county", "320999", f"p{number}")
            agencies.append(Agency(*ids, column_url=f"{base}/zfxxgk/zfxxgknb/index.html"))
    register = Register(tuple(agencies), tuple(portals))
    job = CrawlJob(register, plan_visits(register, [2025]), SETTINGS, folder / "archive", "run", Clock(NOW))
    summary = run_here(job)
    assert summary.seen == len(agencies), summary
    return summary.requests


def main() -> None:
    way, site, folder = sys.argv[1], json.loads(Path(sys.argv[2]).read_text()), Path(sys.argv[3])
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    pages = {"bare": bare, "decoded": decoded, "archive": archive, "pipeline": pipeline, "visits": visits}[way](
        site, folder
    )
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"pages": pages, "cpu": cpu, "wall": time.perf_counter() - began, "rss": after.ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
