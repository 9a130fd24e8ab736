"""``gouji doctor``: what is wrong here, and what to do about it."""

import json
from dataclasses import asdict

import click

from monitor.checkup import checkup
from monitor.cli.exits import GOOD, HELD, NOT_DELIVERED, STALE, USAGE
from monitor.cli.options import App, with_app
from monitor.config import defaults_toml

_SIGNS = {"good": "✓", "note": "·"}
_CODES = (("config", USAGE), ("stale", STALE), ("mail", NOT_DELIVERED), ("held", HELD))


@click.command()
@click.option("--settings", is_flag=True, help="列出每一项设置的默认值")
@with_app
def doctor(app: App, settings: bool) -> int:
    """检查设置、名册、节假日、磁盘、邮件，以及久未有效查看的机关。"""
    if settings:
        click.echo(defaults_toml(), nl=False)
        return GOOD
    found = list(checkup(app))
    if app.json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        for each in found:
            click.echo(f"{_SIGNS.get(each.concern, '✗')} {each.about}：{each.words}")
    concerns = {each.concern for each in found}
    return next((code for concern, code in _CODES if concern in concerns), GOOD)
