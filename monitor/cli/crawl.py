"""`gouji crawl`: look and archive, nothing else."""

import dataclasses
import json
import time
from collections.abc import Callable
from dataclasses import replace

import click

from crawler.plan import PlannedVisit
from crawler.register import Register
from crawler.summary import CrawlSummary
from monitor.cli.exits import GOOD, SOME_NOT_LOOKED_AT
from monitor.cli.options import App, with_app
from monitor.cli.selection import require_known, with_selection
from monitor.crawl_outcome import as_text
from monitor.pipeline import crawl_once, load_sources, planned
from monitor.visiting import Wanted

NOTICE_EVERY = 30.0
"""Seconds between lines of progress where there is no terminal."""


def run_crawl(app: App, register: Register, plan: tuple[PlannedVisit, ...]) -> CrawlSummary:
    """Crawl under the lock of the state folder, telling progress. Raises GoujiError."""
    with app.home.lock():
        return crawl_once(app, register, plan, _teller(app))


def _teller(app: App) -> Callable[[int, int, CrawlSummary], None]:
    last = time.monotonic()

    def tell(done: int, planned: int, so_far: CrawlSummary) -> None:
        nonlocal last
        if time.monotonic() - last >= NOTICE_EVERY or done == planned:
            last = time.monotonic()
            app.say(
                f"已访问 {done}/{planned} 个网站：查到 {so_far.seen}，未见 {so_far.absent}，无法查看 {so_far.unknown}"
            )

    return tell


@click.command()
@with_selection
@click.option("--due", "due_only", is_flag=True, help="只看到期的（gouji run 与 watch 的做法）")
@click.option("--dry-run", is_flag=True, help="只列出将要访问的网站")
@with_app
def crawl_command(app: App, wanted: Wanted, due_only: bool, dry_run: bool) -> int:
    """查看各机关是否公布年报，并存证；不读取，不判定。默认不论是否到期。"""
    sources = load_sources(app.config)
    require_known(sources.register, wanted)
    plan = planned(app, sources, replace(wanted, due_only=due_only))
    if dry_run:
        _tell_plan(app, plan)
        return GOOD
    summary = run_crawl(app, sources.register, plan)
    said = json.dumps(as_json(summary), ensure_ascii=False, indent=2)
    click.echo(said if app.json else as_text(summary, sources.register))
    return SOME_NOT_LOOKED_AT if summary.unknown or not summary.complete else GOOD


def _tell_plan(app: App, plan: tuple[PlannedVisit, ...]) -> None:
    if app.json:
        click.echo(json.dumps([dataclasses.asdict(visit) for visit in plan], ensure_ascii=False))
        return
    for visit in plan:
        click.echo(f"{visit.portal_id}\t{len(visit.due)} 次查看\t{'、'.join(agency for agency, _ in visit.due[:5])}")


def as_json(summary: CrawlSummary) -> dict[str, object]:
    """The summary as one object."""
    totals = {"looked": summary.looked, "seen": summary.seen, "absent": summary.absent, "unknown": summary.unknown}
    regions = [
        {
            "region": each.region,
            "looked": each.looked,
            "seen": each.seen,
            "absent": each.absent,
            "unknown": dict(each.unknown),
        }
        for each in summary.regions
    ]
    return {
        "run_id": summary.run_id, "simulated": summary.simulated, "visits": summary.visits, "planned": summary.planned,
        "requests": summary.requests, **totals, "regions": regions,
        "causes": [dataclasses.asdict(cause) for cause in summary.causes],
        "unopened": [dataclasses.asdict(cause) for cause in summary.unopened],
    }  # fmt: skip
