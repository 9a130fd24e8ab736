"""``gouji scorecard``: what assessors ask for, per agency, with denominators and what could not be assessed."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from monitor.cli.exits import GOOD
from monitor.cli.options import App, with_app
from monitor.pipeline import load_sources
from monitor.places import within
from monitor.rubrics import load_rubrics, rubric_for
from monitor.scorecard import WORDS, Scorecard, score
from monitor.store.store import Store


@click.command()
@click.option("--year", type=int, help="报告年度（默认：最近一个）")
@click.option("--region", default="", help="行政区划代码（前缀）")
@click.option("--weights", type=click.Path(exists=True, path_type=Path), help="评分办法文件（默认：随程序提供的）")
@with_app
def scorecard(app: App, year: int | None, region: str, weights: Path | None) -> int:
    """评分表：时限、完整、勾稽、原创、可及，各列分母与无法评价的内容；有当地办法的才计分。"""
    rubrics = load_rubrics(weights)
    agencies = {agency.agency_id: agency for agency in load_sources(app.config).register.agencies}
    with Store(app.home.database) as store:
        verdicts = [verdict for verdict in store.verdicts() if verdict.agency_id in agencies]
    year = year if year is not None else max((verdict.report_year for verdict in verdicts), default=0)
    if not app.json:
        click.echo(f"{year}年度，各项为 通过/能评价的条数；无法评价的另计，不入分母。没有当地评分办法的不计分。")
    for verdict in verdicts:
        agency = agencies[verdict.agency_id]
        if verdict.report_year == year and within(agency.division_code, region):
            card = score(verdict, rubric_for(rubrics, agency.division_code, year))
            row = {"agency": agency.name, **asdict(card)}
            click.echo(json.dumps(row, ensure_ascii=False) if app.json else _line(agency.name, card))
    return GOOD


def _line(name: str, card: Scorecard) -> str:
    parts = [
        f"{WORDS[d.name]} {d.passed}/{d.passed + d.failed}" + (f"（{len(d.open)} 项无法评价）" if d.open else "")
        for d in card.dimensions
    ]
    if card.points:
        points = card.points
        parts.append(f"得分 {points.earned:g}/{points.assessable:g}")
        parts += list(points.deductions) + [f"未评：{words}" for words in points.open]
    return f"{name} {card.report_year}：" + "，".join(parts)
