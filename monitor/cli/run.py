"""``gouji run``: crawl, read and judge, as the schedule does."""

import click

from crawler.register import load_register
from monitor.cli.options import App, with_app
from monitor.cli.read import default_workers
from monitor.cli.selection import due_or_named, require_known, with_selection
from monitor.pipeline import run_all
from monitor.visiting import Wanted


@click.command()
@with_selection
@click.option("--all", "everything", is_flag=True, help="未到期的也立即查看")
@click.option("--workers", type=click.IntRange(0), help="读取进程数（默认：可用核数）")
@with_app
def run(app: App, wanted: Wanted, everything: bool, workers: int | None) -> int:
    """依次查看（到期的；指明机关、地区、年度或 --all 时不论是否到期）、读取、判断；同一时间只允许一个任务。"""
    require_known(load_register(app.config.agencies, app.config.portals), wanted)
    return run_all(app, due_or_named(wanted, everything), workers=default_workers() if workers is None else workers)
