"""``gouji extract``: documents to figures, no state touched."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from extract.documents import Document, Limits, Reading
from extract.json_shape import to_json
from extract.read_report import read_report
from extract.report import Report
from monitor.cli.exits import SOME_NOT_LOOKED_AT
from monitor.cli.options import App, with_app
from monitor.tools.equipment import equipped


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--url", help="文件的来源网址。 The address the document came from.")
@click.option("--media-type", help="服务器声明的类型（仅作参考）。 The declared type, a hint only.")
@with_app
def extract(app: App, paths: tuple[str, ...], url: str | None, media_type: str | None) -> int:
    """读取年度报告文件，输出全部法定单元格、核对结果与未读内容。 Read documents to figures; `-` is stdin."""
    unreadable = False
    settings = app.config.read
    with equipped(settings.ocr, settings.office, settings.max_seconds) as tools:
        reading = Reading(Limits(max_seconds=settings.max_seconds), tools)
        for document in _documents(paths, url, media_type):
            report = read_report(document, reading)
            unreadable = unreadable or report.error is not None
            click.echo(json.dumps(to_json(report), ensure_ascii=False) if app.json else _for_people(report))
    return SOME_NOT_LOOKED_AT if unreadable else 0


def _documents(paths: tuple[str, ...], url: str | None, media_type: str | None) -> Iterator[Document]:
    for path in paths:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        yield Document(content, source=path, url=url, media_type=media_type)


def _for_people(report: Report) -> str:
    if report.error:
        return f"{report.source}: 无法读取（{report.error.kind}）{report.error.message}"
    states = {
        state: sum(cell.state == state for cell in report.cells)
        for state in dict.fromkeys(c.state for c in report.cells)
    }
    verdicts = {
        verdict: sum(c.verdict == verdict for c in report.checks) for verdict in ("pass", "fail", "not_assessable")
    }
    lines = [
        f"{report.source}: {report.title or '（无标题）'}",
        f"  机关 {report.agency or '?'} · 年度 {report.report_year or '?'} · 格式 {report.form or '无'}",
        "  单元格 " + "，".join(f"{state} {count}" for state, count in states.items()),
        f"  核对 通过 {verdicts['pass']}，不符 {verdicts['fail']}，无法核对 {verdicts['not_assessable']}",
    ]
    lines += [
        f"  不符 {c.rule} {c.row or c.column}: {c.left} ≠ {c.right}" for c in report.checks if c.verdict == "fail"
    ]
    lines += [
        f"  未读 {c.table}.{c.row}.{c.column} {c.state} {c.note or ''}"
        for c in report.cells
        if c.state in ("ambiguous", "missing", "unreadable")
    ]
    return "\n".join(lines)
