"""``gouji run``: crawl, read and judge, as the schedule does."""

import click

from monitor.cli.options import App, with_app
from monitor.cli.read import default_workers
from monitor.pipeline import run_all


@click.command()
@click.option("--workers", type=click.IntRange(0), help="读取进程数（默认：可用核数）")
@with_app
def run(app: App, workers: int | None) -> int:
    """依次查看、读取、判断；同一时间只允许一个任务。"""
    return run_all(app, workers=default_workers() if workers is None else workers)
