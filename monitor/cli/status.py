"""``gouji status``: the table of statuses."""

import sys
from pathlib import Path

import click

from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.errors import Stale
from monitor.statuses import as_csv, as_json, as_text, as_xlsx, status_rows
from monitor.store.store import Store


@click.command()
@click.option("--year", type=int, help="报告年度（默认：最近一个）")
@click.option("--region", default="", help="行政区划代码，如 321300（含下级）")
@click.option("--csv", "csv", is_flag=True, help="CSV（带 BOM，Excel 可直接打开）")
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="写成 Excel 文件")
@with_app
def status(app: App, year: int | None, region: str, csv: bool, xlsx: Path | None) -> int:
    """各机关的状态一览。"""
    if not app.home.database.exists():
        raise Stale(f"{app.home.database} 不存在，请先运行 gouji run（或 gouji rebuild）。")
    with Store(app.home.database) as store:
        rows = status_rows(store, year, region)
    if xlsx is not None:
        xlsx.write_bytes(as_xlsx(rows))
        app.say(f"已写入 {xlsx}（{len(rows)} 行）")
    elif csv:
        sys.stdout.buffer.write(as_csv(rows))
    else:
        click.echo(as_json(rows) if app.json else as_text(rows), nl=app.json)
    return GOOD
