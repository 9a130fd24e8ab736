"""``gouji doctor``: what is wrong here, and what to do about it."""

import json
from dataclasses import asdict

import click

from crawler.clock import Clock
from crawler.diagnosis import Proposal, propose_profile
from crawler.reasons import REASONS
from monitor.checkup import checkup
from monitor.cli.exits import GOOD, HELD, NOT_DELIVERED, STALE, USAGE
from monitor.cli.options import App, with_app
from monitor.config import defaults_toml
from monitor.pipeline import crawl_settings, load_sources

_SIGNS = {"good": "✓", "note": "·"}
_CODES = (("config", USAGE), ("stale", STALE), ("mail", NOT_DELIVERED), ("held", HELD))


@click.command()
@click.option("--settings", is_flag=True, help="列出每一项设置的默认值")
@click.option("--tls", "portals", multiple=True, metavar="PORTAL", help="依次试用各 TLS 设置并建议一种；不改名册")
@with_app
def doctor(app: App, settings: bool, portals: tuple[str, ...]) -> int:
    """检查设置、名册、节假日、磁盘、邮件，以及久未有效查看的机关。"""
    if portals:
        return _propose(app, portals)
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


def _propose(app: App, portal_ids: tuple[str, ...]) -> int:
    """Try the TLS profiles of the portals named; the register is changed by people."""
    known = {portal.portal_id: portal for portal in load_sources(app.config).register.portals}
    for portal_id in portal_ids:
        if portal_id not in known:
            raise click.UsageError(f"--tls {portal_id}：名册中没有这个网站")
    clock = Clock(app.clock() if app.simulated else None)
    found = [propose_profile(known[each], crawl_settings(app.config), clock) for each in portal_ids]
    if app.json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        for each in found:
            click.echo(_proposal(each))
    return GOOD if all(each.profile for each in found) else STALE


def _proposal(found: Proposal) -> str:
    tried = "，".join(f"{trial.profile}：{REASONS.get(trial.reason or '', '可用')}" for trial in found.trials)
    if found.profile is None:
        return f"✗ {found.portal_id}：没有可用的设置（{tried}）"
    if found.profile == found.registered:
        return f"✓ {found.portal_id}：名册所记 {found.registered} 可用"
    change = f"把 tls_profile 由 {found.registered} 改为 {found.profile}"
    return f"· {found.portal_id}：建议在 portals.csv 中{change}（{tried}）"
