"""``gouji read`` and ``gouji rebuild``: from the archive into gouji.db."""

import json
import os

import click

from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.pipeline import load_sources, read_step
from monitor.reading import ReadSummary
from monitor.rebuilding import rebuild as make_again


def default_workers() -> int:
    """As many processes as this process may use cores."""
    return len(os.sched_getaffinity(0))


_workers = click.option("--workers", type=click.IntRange(0), help="读取进程数（默认：可用核数；0 = 不另起进程）")


@click.command()
@click.option("--all", "everything", is_flag=True, help="全部重新读取，而不只是未读的")
@_workers
@with_app
def read(app: App, everything: bool, workers: int | None) -> int:
    """读取存档中尚未读取的文件，写入 gouji.db；读不了的记下原因，继续进行。"""
    with app.home.lock():
        summary = read_step(
            app,
            load_sources(app.config),
            workers=default_workers() if workers is None else workers,
            everything=everything,
        )
    _tell(app, summary)
    return GOOD


def _tell(app: App, summary: ReadSummary) -> None:
    if app.json:
        counts = {"read": summary.read, "repeated": summary.repeated, "unreadable": dict(summary.unreadable)}
        click.echo(json.dumps(counts, ensure_ascii=False))


@click.command()
@_workers
@with_app
def rebuild(app: App, workers: int | None) -> int:
    """删除 gouji.db，由存档、名册和台账重新生成。"""
    with app.home.lock():
        summary = make_again(app.home, load_sources(app.config), default_workers() if workers is None else workers)
    app.say(summary.line())
    _tell(app, summary)
    return GOOD
