"""How fast and how small the crawl is: bare Scrapy, the same with archive and look log, and whole visits, in one run.

    python benchmarks/crawl.py speed [--hosts 100] [--agencies 40] [--repeat 5]
    python benchmarks/crawl.py polite [--hosts 3000] [--agencies 60] [--delay 3]

``speed`` needs nginx: every host is an address of 127.88.0.0/16, pages are real-looking reports of 44 to 99 KB, sent
compressed. The ways take turns, each in a process of its own; CPU is user and system time of that process, so
that the server and neighbours do not count. All have the crawl's own settings, and look for cycles as seldom as it does.

``of bare`` is the strict measure: a spider that asks for the same pages and leaves them as they came, packed. ``of
decoded`` compares with one that has the page in hand, as ours must to tell it from an obstacle: Scrapy unpacks the body.
Ours unpacks it once, for the archive's digest and for looking at it.

``polite`` answers from memory instead of sockets; the delays are real.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from benchmarks import crawl_polite, crawl_site  # noqa: E402
from crawler.settings import CrawlSettings  # noqa: E402

WAYS = {
    "bare": "Scrapy, empty callback, bodies left compressed",
    "decoded": "Scrapy, empty callback, bodies decoded by Scrapy",
    "archive": "+ archive and look log (bodies decoded by us)",
    "pipeline": "fetch, archive, look log: our own way to the network",
    "visits": "whole visits: + recognising, matching, deciding",
}


def speed(options: argparse.Namespace) -> None:
    """Measure the three ways in turns and print medians and ratios."""
    with tempfile.TemporaryDirectory(prefix="gouji-bench-") as folder:
        site = crawl_site.write(Path(folder), options.hosts, options.agencies)
        with crawl_site.nginx(Path(folder), options.hosts):
            results: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
            for number in range(options.repeat):
                for way in WAYS:
                    results[way].append(_measure(way, site, Path(folder) / f"{way}{number}"))
                    print(f"  {way}: {results[way][-1]}", file=sys.stderr)
    _table(results)


def _measure(way: str, site: Path, scratch: Path) -> dict[str, float]:
    scratch.mkdir()
    command = [sys.executable, "-m", "benchmarks.crawl_ways", way, str(site), str(scratch)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _table(results: dict[str, list[dict[str, float]]]) -> None:
    print(
        f"{'':52} {'pages':>6} {'ms CPU/page':>12} {'pages/s/core':>13} {'pages/s wall':>13} {'RSS MB':>7} {'of bare':>8} {'of decoded':>10}"
    )
    bases: dict[str, float] = {}
    for way, name in WAYS.items():
        runs = results[way]
        cpu = statistics.median(run["cpu"] / run["pages"] * 1000 for run in runs)
        wall = statistics.median(run["pages"] / run["wall"] for run in runs)
        rss = statistics.median(run["rss"] for run in runs)
        bases[way] = cpu
        pages = int(runs[0]["pages"])
        print(
            f"{name:52} {pages:6} {cpu:12.3f} {1000 / cpu:13.0f} {wall:13.0f} {rss:7.0f} {bases['bare'] / cpu:8.1%} {bases.get('decoded', cpu) / cpu:10.1%}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    fast = commands.add_parser("speed")
    fast.add_argument("--hosts", type=int, default=100)
    fast.add_argument("--agencies", type=int, default=40)
    fast.add_argument("--repeat", type=int, default=5)
    fast.set_defaults(run=speed)
    slow = commands.add_parser("polite")
    slow.add_argument("--hosts", type=int, default=3000)
    slow.add_argument("--agencies", type=int, default=60)
    slow.add_argument("--delay", type=float, default=3.0)
    slow.add_argument("--published", type=int, default=3, help="agencies of each host whose report is new")
    slow.add_argument("--at-once", type=int, default=CrawlSettings().visits_at_once, help="visits side by side")
    slow.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    slow.set_defaults(run=crawl_polite.run)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
