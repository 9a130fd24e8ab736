"""``gouji rulings``: what people decide about verdicts, and the release of what was held."""

import json
from collections.abc import Iterator
from datetime import date, datetime

import click

from crawler.register import Agency
from monitor.cases import ProofNeeded
from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.findings import Finding, Verdict
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.pipeline import load_sources
from monitor.rulings import DUTY, Ruling, RulingKind
from monitor.store.store import Store
from monitor.verdicts import fingerprint, judge
from monitor.workdays import beijing_day

KINDS = {"confirm": "确认", "dismiss": "不成立", "exempt": "免除", "extend": "延期"}
_by = click.option("--by", "person", required=True, help="作出决定的人")
_reason = click.option("--reason", required=True, help="理由")


@click.group()
def rulings() -> None:
    """人工裁定：确认、不成立、免除、延期；解除暂缓。"""


@rulings.command()
@click.argument("kind", type=click.Choice(tuple(KINDS)))
@click.argument("agency_id", metavar="AGENCY")
@click.argument("report_year", metavar="YEAR", type=int)
@click.option("--rule", help="裁定针对的规则，如 T3_BALANCE（confirm、dismiss 必填）")
@click.option("--subject", default="", help="该规则之下的对象，如 applications.total")
@click.option("--until", type=click.DateTime(("%Y-%m-%d",)), help="延期至此日（extend 必填）")
@_by
@_reason
@with_app
def add(app: App, kind: RulingKind, agency_id: str, report_year: int, **given: object) -> int:
    """记下一项裁定；与其所依据的事实绑定，事实不变则一直有效。"""
    rule, subject, until = _about(kind, given)
    with app.home.lock(), Ledger(app.home.ledger) as ledger:
        verdict = _verdict(app, ledger, agency_id, report_year)
        if until is not None and (statutory := _statutory(app, agency_id, report_year)) and until <= statutory:
            raise click.UsageError(f"法定期限为 {statutory}，延期只能至其后的日期")
        facts = "" if rule == DUTY else fingerprint(_failed(verdict, rule, subject))
        ruling = Ruling(
            ruling_id=ledger.rulings.next_id(),
            agency_id=agency_id,
            report_year=report_year,
            kind=kind,
            rule=rule,
            subject=subject,
            fingerprint=facts,
            person=str(given["person"]),
            reason=str(given["reason"]),
            ruled_at=app.clock(),
            until=until,
            simulated=app.simulated,
        )
        ledger.rulings.add(ruling)
    click.echo(f"{ruling.ruling_id} 已记录；下次 gouji judge 起生效。")
    return GOOD


def _about(kind: str, given: dict[str, object]) -> tuple[str, str, date | None]:
    """What a ruling speaks of, or a usage error."""
    rule, until = given["rule"], given["until"]
    if kind in ("confirm", "dismiss"):
        if not rule or until:
            raise click.UsageError(f"{kind} 需要 --rule，不用 --until")
        return str(rule), str(given["subject"]), None
    if rule or (kind == "extend") != isinstance(until, datetime):
        raise click.UsageError("extend 需要 --until；exempt 与 extend 针对整个年度，不用 --rule")
    return DUTY, "", until.date() if isinstance(until, datetime) else None


def _verdict(app: App, ledger: Ledger, agency_id: str, report_year: int) -> Verdict:
    """What is said now; the ruling is bound to the facts of this moment."""
    sources = load_sources(app.config)
    with Store(app.home.database) as store:
        proof = ProofNeeded(sources.judge.looks_needed, sources.judge.days_needed)
        bench = Bench(sources.register, sources.duties, store, beijing_day(app.clock()), proof)
        bench.rulings = ledger.rulings
        return judge(bench.case(_agency(sources.register.agencies, agency_id), report_year))


def _statutory(app: App, agency_id: str, report_year: int) -> date | None:
    sources = load_sources(app.config)
    return sources.duties.due(_agency(sources.register.agencies, agency_id), report_year).statutory_on


def _agency(agencies: tuple[Agency, ...], agency_id: str) -> Agency:
    for agency in agencies:
        if agency.agency_id == agency_id:
            return agency
    raise click.UsageError(f"名册中没有 {agency_id}")


def _failed(verdict: Verdict, rule: str, subject: str) -> Finding:
    failed = [finding for finding in verdict.findings if finding.answer == "fail"]
    for finding in failed:
        if (finding.rule, finding.subject) == (rule, subject):
            return finding
    known = "\n".join(f"  --rule {f.rule}" + (f" --subject {f.subject}" if f.subject else "") for f in failed)
    raise click.UsageError(f"当前没有这一项不符。可裁定的有：\n{known or '  （无）'}")


@rulings.command(name="list")
@click.option("--all", "everything", is_flag=True, help="连同已撤回的")
@with_app
def list_(app: App, everything: bool) -> int:
    """列出裁定。"""
    with Ledger(app.home.ledger) as ledger:
        shown = [ruling for ruling in ledger.rulings.all() if everything or ruling.in_force]
    for ruling in shown:
        click.echo(json.dumps(_row(ruling), ensure_ascii=False) if app.json else _line(ruling))
    return GOOD


def _row(ruling: Ruling) -> dict[str, object]:
    names = ("ruling_id", "agency_id", "report_year", "kind", "rule", "subject", "person", "reason", "in_force")
    until = ruling.until.isoformat() if ruling.until else None
    return {name: getattr(ruling, name) for name in names} | {"ruled_at": ruling.ruled_at.isoformat(), "until": until}


def _line(ruling: Ruling) -> str:
    about = "" if ruling.rule == DUTY else f" {ruling.rule} {ruling.subject}".rstrip()
    until = f"至 {ruling.until}" if ruling.until else ""
    gone = "" if ruling.in_force else f"（{ruling.withdrawn_by} 已撤回：{ruling.withdrawn_because}）"
    return (
        f"{ruling.ruling_id} {ruling.ruled_at:%Y-%m-%d} {ruling.agency_id} {ruling.report_year}{about}"
        f" {KINDS[ruling.kind]}{until} {ruling.person}：{ruling.reason}{gone}"
    )


@rulings.command()
@click.argument("ruling_id", metavar="RULING")
@_by
@_reason
@with_app
def withdraw(app: App, ruling_id: str, person: str, reason: str) -> int:
    """撤回一项裁定；记录保留。"""
    with app.home.lock(), Ledger(app.home.ledger) as ledger:
        ledger.rulings.withdraw(ruling_id, person, reason, app.clock(), simulated=app.simulated)
    click.echo(f"{ruling_id} 已撤回；下次 gouji judge 起生效。")
    return GOOD


@rulings.command()
@with_app
def holds(app: App) -> int:
    """列出未解除的暂缓发布。"""
    with Ledger(app.home.ledger) as ledger:
        for line in _holds(ledger, app.json):
            click.echo(line)
    return GOOD


def _holds(ledger: Ledger, as_json: bool) -> Iterator[str]:
    for hold in ledger.holds.open():
        row = {"hold_id": hold.hold_id, "held_at": hold.held_at.isoformat(), "reason": hold.reason}
        row |= {"agencies": "|".join(hold.agencies)}
        yield (
            json.dumps(row, ensure_ascii=False) if as_json else f"{hold.hold_id} {hold.held_at:%Y-%m-%d} {hold.reason}"
        )


@rulings.command()
@click.argument("hold_id", metavar="HOLD")
@_by
@_reason
@with_app
def release(app: App, hold_id: str, person: str, reason: str) -> int:
    """核实之后解除一项暂缓发布。"""
    with app.home.lock(), Ledger(app.home.ledger) as ledger:
        ledger.holds.release(hold_id, person, reason, app.clock(), simulated=app.simulated)
    click.echo(f"{hold_id} 已解除。")
    return GOOD
