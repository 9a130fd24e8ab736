"""``gouji demo``: the whole way on the bundled portals, and what to open afterwards."""

import json
import os
import shutil
import sys
from pathlib import Path

import click

from monitor.app import App
from monitor.cli.exits import GOOD
from monitor.demo import FOLDER, MovableClock, demo_portals, run_season
from monitor.demo_summary import lines, summarise


@click.command()
@click.option("--serve", is_flag=True, help="完成后打开浏览页，演示网站也继续应答，直到按 Ctrl-C")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果")
@click.option("-v", "--verbose", is_flag=True, help="每次到访看到了什么也说出来")
def demo(serve: bool, as_json: bool, verbose: bool) -> int:
    """在自带的演示网站上走完全程：查看、存档、读取、核对、通报；不用配置，不连外网。"""
    click.echo(
        f"演示网站由本程序在本机回环地址上模拟，时钟也是模拟的；结果写入 {FOLDER}/（再次运行会重做）。", err=True
    )
    app = run_season(FOLDER, lambda text: click.echo(text, err=True), 0 if verbose else -1)
    result = summarise(app, FOLDER)
    if as_json:
        click.echo(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(lines(result, _command(FOLDER))))
    if serve:
        _stay_up(app)
    return GOOD


def _stay_up(app: App) -> None:
    """The browse pages, and the portals as they stood at the end, so that every link of the digest leads somewhere."""
    from monitor.browse.server import serve as run_server

    section = app.config.serve
    click.echo(f"浏览页：http://{section.host}:{section.port}/ （Ctrl-C 结束）", err=True)
    with demo_portals(FOLDER, MovableClock(app.clock())):
        run_server(app, section.host, section.port)


def _command(folder: Path) -> str:
    """How to call gouji from inside the folder: by its name when it is on the PATH, else by its place."""
    if shutil.which("gouji"):
        return "gouji"
    return os.path.relpath(Path(sys.argv[0]).absolute(), folder.absolute())
