"""``gouji rules``: the catalogue, and who would be judged otherwise before a rule changes."""

import json

import click

from monitor.cases import ProofNeeded
from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.errors import Stale
from monitor.judging import Bench
from monitor.ledger import Ledger
from monitor.pipeline import load_sources
from monitor.rule_changes import Change, changes
from monitor.rules import RULES
from monitor.rules.catalogue import as_json, markdown, plain_text
from monitor.store.store import Store
from monitor.words import STATUS, said
from monitor.workdays import beijing_day


@click.group(invoke_without_command=True)
@click.option("--markdown", "as_markdown", is_flag=True, help="输出 docs/rules.md 的内容")
@click.option("--json", "as_json_", is_flag=True, help="以 JSON 输出")
@click.pass_context
def rules(context: click.Context, as_markdown: bool, as_json_: bool) -> None:
    """规则目录：每条规则的含义、例子、依据、版本。"""
    if context.invoked_subcommand is not None:
        return
    if as_markdown:
        click.echo(markdown(RULES), nl=False)
    elif as_json_:
        click.echo(json.dumps(as_json(RULES), ensure_ascii=False, indent=1))
    else:
        click.echo(plain_text(RULES))


@rules.command()
@with_app
def diff(app: App) -> int:
    """按现有规则重新判断最近一次判断时的证据，列出结论会变的机关；不写入任何东西。"""
    if not app.home.ledger.exists():
        raise Stale("还没有判断过（gouji judge），无从比较。")
    sources = load_sources(app.config)
    with Ledger(app.home.ledger) as ledger, Store(app.home.database) as store:
        last = ledger.runs.last("judge")
        if last is None:
            raise Stale("还没有判断过（gouji judge），无从比较。")
        proof = ProofNeeded(sources.judge.looks_needed, sources.judge.days_needed)
        bench = Bench(sources.register, sources.duties, store, beijing_day(last.started_at), proof)
        found = list(changes(bench, ledger))
    app.say(f"与 {last.started_at:%Y-%m-%d} 的判断相比，{len(found)} 个机关的结论会变。")
    for change in found:
        click.echo(json.dumps(_row(change), ensure_ascii=False) if app.json else _lines(change))
    return GOOD


def _row(change: Change) -> dict[str, object]:
    return {
        "agency_id": change.agency_id,
        "agency": change.agency,
        "report_year": change.report_year,
        "status_before": change.status_before,
        "status_now": change.status_now,
        "appearing": [f"{f.rule}.{f.version} {f.subject}".strip() for f in change.appearing],
        "vanishing": [f"{f.rule}.{f.version} {f.subject}".strip() for f in change.vanishing],
    }


def _lines(change: Change) -> str:
    head = f"{change.agency}（{change.agency_id}）{change.report_year}年度"
    if change.status_before != change.status_now:
        head += f"：{said(STATUS, change.status_before)} → {said(STATUS, change.status_now)}"
    lines = [head]
    lines += [f"    新增 {f.rule} {f.message}" for f in change.appearing]
    lines += [f"    取消 {f.rule} {f.message}" for f in change.vanishing]
    return "\n".join(lines)
