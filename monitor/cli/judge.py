"""``gouji judge``: apply the rules to what is in gouji.db, and put what is new into the ledger."""

import json

import click

from monitor.cli.exits import FINDINGS, GOOD, HELD
from monitor.cli.options import App, with_app
from monitor.cli.read import default_workers
from monitor.pipeline import judge_step, load_sources
from monitor.session import Outcome
from monitor.words import STATUS, said

WEIGHT = ("info", "warning", "error")


@click.command()
@click.option("--year", type=int, help="只判断此报告年度的全部机关（默认：当季全部，其他年度查看过的）")
@click.option("--fail-on", type=click.Choice(WEIGHT), help="有此分量及以上的不符、或有逾期迟延时，以退出码 5 结束")
@click.option("--workers", type=click.IntRange(0), help="判断进程数（默认：可用核数；机关不多时不另起进程）")
@with_app
def judge(app: App, year: int | None, fail_on: str | None, workers: int | None) -> int:
    """按规则判断，结论有变的记入台账；变化过多或无法查看过多的地区暂缓发布（退出码 4）。"""
    with app.home.lock():
        wanted = default_workers() if workers is None else workers
        outcome = judge_step(app, load_sources(app.config), year, workers=wanted)
    if app.json:
        click.echo(json.dumps(_summary(outcome), ensure_ascii=False))
    else:
        for status, count in sorted(outcome.statuses.items()):
            click.echo(f"{said(STATUS, status)} {count}")
    if outcome.holds:
        return HELD
    return FINDINGS if fail_on and _found(outcome, fail_on) else GOOD


def _summary(outcome: Outcome) -> dict[str, object]:
    return {
        "run_id": outcome.run_id,
        "judged": outcome.judged,
        "issued": outcome.issued,
        "corrected": outcome.corrected,
        "statuses": dict(sorted(outcome.statuses.items())),
        "failed": dict(sorted(outcome.failed.items())),
        "holds": [{"hold_id": hold.hold_id, "reason": hold.reason} for hold in outcome.holds],
    }


def _found(outcome: Outcome, fail_on: str) -> bool:
    heavy = WEIGHT[WEIGHT.index(fail_on) :]
    accused = outcome.statuses["overdue"] + outcome.statuses["late"]
    return bool(accused or any(outcome.failed[severity] for severity in heavy))
