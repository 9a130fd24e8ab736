"""``gouji watch``: the scheduler, in the foreground."""

import signal
from pathlib import Path

import click

from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.schedule import watch as keep_watch


@click.command()
@with_app
def watch(app: App) -> int:
    """值守：每天查看，期限前后加密，按时发送通报；前台运行，Ctrl-C 结束。"""
    if app.simulated:
        raise click.UsageError("watch 需要真实时钟，不能与 --now 同用")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service manager's stop is an orderly end
    keep_watch(app, app.config.source, Path.cwd())
    return GOOD
