"""``gouji quality``: sample verdicts for hand checking, record the answers, print the error rates."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from data.errors import DeclarationError
from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.desks import open_desk
from monitor.digest.build import addresses
from monitor.digest.material import Desk, issued_now
from monitor.ledger import Ledger
from monitor.ledger.quality import HandCheck
from monitor.quality import Candidate, answers, draw, rates, sheet


@click.group(invoke_without_command=True)
@with_app
def quality(app: App) -> int | None:
    """抽样人工核对：sample 抽样，record 录入，不带子命令则列出差错率。"""
    if click.get_current_context().invoked_subcommand:
        return None
    ledger = Ledger(app.home.ledger)
    found = rates(ledger.quality.latest())
    ledger.close()
    if app.json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False))
        return GOOD
    if not found:
        click.echo("还没有人工核对记录：gouji quality sample 抽样，填写后 gouji quality record 录入。", err=True)
    for each in found:
        click.echo(f"{each.group}\t核对 {each.checked}\t有误 {each.wrong}\t95% 区间 {each.low:.1%}–{each.high:.1%}")
    return GOOD


@quality.command()
@click.option("--size", type=click.IntRange(1), default=30, show_default=True, help="抽取多少个")
@click.option("--seed", default="", help="同样的种子抽出同样的样本（默认：当天日期）")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_app
def sample(app: App, size: int, seed: str, file: Path) -> int:
    """抽取一份待核对的清单，写成 CSV。"""
    with open_desk(app) as desk:
        drawn = draw(_candidates(app, desk), size, seed or f"{app.clock():%Y-%m-%d}")
    file.write_text(sheet(drawn), encoding="utf-8-sig")
    app.say(f"已写入 {file}：{len(drawn)} 个。在 right 栏填 y 或 n，然后 gouji quality record {file}")
    return GOOD


def _candidates(app: App, desk: Desk) -> list[Candidate]:
    issued, at = issued_now(desk.ledger, desk.now), addresses(app.config)
    rows = desk.store.db.query("SELECT s.*, r.reader FROM status s LEFT JOIN reports r ON r.report_id = s.report_id")
    return [
        Candidate(
            issued[key], row["agency_id"], row["agency"] or "", row["report_year"], row["status"], row["reader"] or "",
            at.agency(row["agency_id"], row["report_year"]),
        )
        for row in rows
        if (key := (row["agency_id"], row["report_year"])) in issued
    ]  # fmt: skip


@quality.command()
@click.option("--person", required=True, help="核对人")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@with_app
def record(app: App, person: str, file: Path) -> int:
    """录入填好的清单。"""
    try:
        filled = answers(file.read_text(encoding="utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        raise DeclarationError(str(file), "file", "-", "UTF-8 text", f"byte {error.start}") from error
    ledger = Ledger(app.home.ledger)
    with ledger.transaction():
        for row in filled:
            ledger.quality.add(
                HandCheck(
                    row["issued_id"], row["status"], row["reader"], row["right"] == "y", row["found"], person,
                    row["note"], app.clock(), app.simulated,
                )
            )  # fmt: skip
    ledger.close()
    app.say(f"已录入 {len(filled)} 条。")
    return GOOD
