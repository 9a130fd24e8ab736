"""``gouji init``: a new working folder."""

from pathlib import Path

import click

from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.starting import write_starter


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@with_app
def init(app: App, folder: Path) -> int:
    """新建工作文件夹：带注释的 gouji.toml 和一份起步名册。"""
    for path in write_starter(folder):
        click.echo(str(path))
    app.say("下一步：编辑 portals.csv、agencies.csv，然后在该文件夹中运行 gouji run。")
    return GOOD
