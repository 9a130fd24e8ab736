"""``gouji digest``: build, show or send; ``gouji subscriptions``: who gets it."""

import json
from dataclasses import asdict
from email.utils import parseaddr
from pathlib import Path

import click

from monitor.cli.exits import GOOD, HELD, NOT_DELIVERED
from monitor.cli.options import App, with_app
from monitor.desks import open_desk
from monitor.digest.build import Digest, build_digest, mail_for
from monitor.digest.delivery import Ending
from monitor.digest.issuing import Issue, issue, issue_to
from monitor.digest.outbox import Outbox
from monitor.digest.periods import Period, latest_period, named_period
from monitor.digest.readers import Reader
from monitor.digest.render import render
from monitor.digest.scopes import ALL, check_scope
from monitor.digest.subscribing import join, leave
from monitor.ledger import Ledger
from monitor.pipeline import load_sources

__all__ = ["digest", "open_desk", "subscriptions"]

PREVIEW = "preview@gouji.invalid"
_FOLDER = click.Path(path_type=Path, file_okay=False)
_ENDINGS: dict[Ending, str] = {
    "sent": "已发送",
    "already_sent": "此前已发送",
    "uncertain": "可能已发送",
    "deferred": "稍后重试",
    "refused": "被拒收",
}


def _period(app: App, name: str | None) -> Period:
    if name is None:
        return latest_period(app.config.digest, app.clock())
    try:
        return named_period(app.config.digest, name, app.clock())
    except ValueError as error:
        example = latest_period(app.config.digest, app.clock()).name
        raise click.BadParameter(f"{name!r} 不是已结束的周期，例如 {example}", param_hint="--period") from error


@click.command()
@click.option("--period", "period_name", metavar="P", help="周期，如 2027-W05（默认：最近结束的一个）")
@click.option("--region", "scope", default=ALL, help="行政区划代码；默认全部")
@click.option(
    "--preview", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="写成文件查看，不登记、不发送"
)
@click.option("--to", "recipient", metavar="ADDR", help="只发给此地址（与 --send 同用）")
@click.option("--send", is_flag=True, help="登记并发送给订阅者；已发送的不会重发")
@click.option("--again", is_flag=True, help="可能已发送的、被拒收的也再发一次（Message-ID 不变）")
@with_app
def digest(
    app: App, period_name: str | None, scope: str, preview: Path | None, recipient: str | None, send: bool, again: bool
) -> int:
    """生成监测通报：显示、写成文件，或发送。"""
    with open_desk(app) as desk:
        wrong = check_scope(scope, desk.register)
        if wrong:
            raise click.BadParameter(wrong, param_hint="--region")
        period = _period(app, period_name)
        reader = Reader(_address(recipient) if recipient else PREVIEW, scope)
        if send:
            with app.home.lock("mail"):
                if recipient:
                    return _tell(app, issue_to(app, desk, period, reader, again=again))
                return _tell(app, issue(app, desk, period, again=again))
        made = build_digest(app.config, desk, scope, period, simulated=app.simulated)
        if preview is not None:
            _preview(app, made, reader, preview)
        elif app.json:
            click.echo(json.dumps(asdict(made.letter), ensure_ascii=False, indent=1))
        else:
            click.echo(render(made.letter).text)
        for reason in made.held:
            app.say(f"暂缓：{reason}")
    return HELD if made.held else GOOD


def _preview(app: App, made: Digest, reader: Reader, folder: Path) -> None:
    outbox = Outbox(folder, made.period.name, made.scope)
    paths = outbox.put_preview(render(made.letter))
    mail = outbox.put(reader.address, mail_for(app.config, made, reader, app.clock()))
    for path in (*paths, mail):
        click.echo(str(path))


def _tell(app: App, done: Issue) -> int:
    """What was done, to stderr; the exit code."""
    for scope, reasons in done.held.items():
        app.say(f"{done.period.name} {scope} 已暂缓：{'；'.join(reasons)}")
    for scope in done.quiet:
        app.say(f"{done.period.name} {scope} 无变化且查看完整，不发送")
    counts = done.deliveries.endings
    endings = "，".join(f"{words} {counts[key]}" for key, words in _ENDINGS.items() if counts[key])
    app.say(f"{done.period.name} 邮件：{endings or '无'}")
    for line in done.deliveries.trouble:
        click.echo(f"gouji: {line}", err=True)
    if not done.deliveries.complete:
        return NOT_DELIVERED
    return HELD if done.held else GOOD


@click.group()
def subscriptions() -> None:
    """谁收到通报：登记、查看、取消。"""


def _address(text: str) -> str:
    name, spec = parseaddr(text)
    if "@" not in spec or not spec.isascii() or any(char.isspace() for char in spec):
        raise click.BadParameter(f"{text!r} 不是邮件地址")
    return f"{name} <{spec}>" if name else spec


@subscriptions.command()
@click.argument("address")
@click.option("--region", "scope", default=ALL, help="行政区划代码，或 agency:机关编号；默认全部")
@with_app
def add(app: App, address: str, scope: str) -> int:
    """登记一个地址。"""
    wrong = check_scope(scope, load_sources(app.config).register)
    if wrong:
        raise click.BadParameter(wrong, param_hint="--region")
    ledger = Ledger(app.home.ledger)
    join(ledger, _address(address), scope, app.clock(), simulated=app.simulated)
    ledger.close()
    return GOOD


@subscriptions.command()
@click.argument("address")
@with_app
def remove(app: App, address: str) -> int:
    """取消一个地址的全部订阅。"""
    ledger = Ledger(app.home.ledger)
    ended = leave(ledger, _address(address), app.clock(), simulated=app.simulated)
    ledger.close()
    if not ended:
        raise click.BadParameter(f"{address} 没有订阅")
    return GOOD


@subscriptions.command(name="list")
@with_app
def list_(app: App) -> int:
    """现有订阅。"""
    ledger = Ledger(app.home.ledger)
    found = ledger.mail.subscriptions()
    ledger.close()
    if app.json:
        rows = [{"address": s.address, "scope": s.scope, "since": s.at.isoformat()} for s in found]
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        for each in found:
            click.echo(f"{each.address}\t{each.scope}\t{each.at:%Y-%m-%d}")
    return GOOD
