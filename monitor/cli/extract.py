"""``gouji extract``: documents to figures, no state touched."""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from extract.documents import Document, Reading
from extract.formats import detect
from extract.grids import Content
from extract.json_shape import to_json
from extract.reader import read_content
from extract.report import Report
from extract.showing.around import find_cell, show_cell
from extract.showing.marked_page import marked_html
from extract.showing.marked_pages import marked_pngs
from extract.showing.marks import is_open
from extract.showing.naming import failure_of, line_name
from extract.showing.saying import STATES, in_chinese, left_over
from monitor.cli.exits import SOME_NOT_LOOKED_AT
from monitor.cli.options import App, with_app
from monitor.reading_limits import limits_of
from monitor.safe_reading import reports_of
from monitor.settings import ReadSection
from monitor.tools.equipment import equipped
from monitor.words import REASON, said


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--url", help="文件的来源网址。 The address the document came from.")
@click.option("--media-type", help="服务器声明的类型（仅作参考）。 The declared type, a hint only.")
@click.option("--show", "cell", metavar="CELL", help="打印某单元格及其原文，如 applications.granted.total。")
@click.option(
    "--mark", "copy", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
    help="另存一份标注了各单元格的副本：.html（图片在原图上标注）；PDF 也可用 .png（每页一张）。",
)  # fmt: skip
@with_app
def extract(
    app: App, paths: tuple[str, ...], url: str | None, media_type: str | None, cell: str | None, copy: Path | None
) -> int:
    """读取年度报告文件，输出全部法定单元格、核对结果与未读内容。 Read documents to figures; `-` is stdin."""
    if copy is not None and len(paths) > 1:
        raise click.UsageError("--mark 一次只处理一份文件")
    unreadable = False
    settings = app.config.read
    for document, report in reports_of(_documents(paths, url, media_type), settings):
        unreadable = unreadable or report.error is not None
        if cell is not None:
            click.echo(_shown(cell, document, settings, report))
        else:
            click.echo(json.dumps(to_json(report), ensure_ascii=False) if app.json else _for_people(report))
        if copy is not None and report.error is None:
            for path in _marked(copy, document, settings, report):
                app.say(f"已写入 {path}")
    return SOME_NOT_LOOKED_AT if unreadable else 0


def _documents(paths: tuple[str, ...], url: str | None, media_type: str | None) -> Iterator[Document]:
    for path in paths:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        yield Document(content, source=path, url=url, media_type=media_type)


def _shown(name: str, document: Document, settings: ReadSection, report: Report) -> str:
    found = find_cell(report, name)
    if report.error or not found:
        raise click.UsageError(f"{document.source}: 没有单元格 {name}；写作 表.行.列，如 applications.granted.total")
    content = _content(document, settings)
    return "\n\n".join(show_cell(cell, document, content) for cell in found)


def _content(document: Document, settings: ReadSection) -> Content:
    """What a document holds, read once more: it has shown that it stays within the limits."""
    with equipped(settings.ocr, settings.office, settings.max_seconds) as tools:
        return read_content(document, Reading(limits_of(settings), tools))


def _marked(out: Path, document: Document, settings: ReadSection, report: Report) -> Iterator[Path]:
    """Write the marked copy, or one picture for each page; the paths written."""
    content = _content(document, settings)
    if out.suffix.lower() != ".png":
        out.write_bytes(marked_html(content, report, document))
        yield out
        return
    source = content.inside or document
    if detect(source.content) != "pdf":
        raise click.UsageError("只有 PDF（含扫描件）能标注为 .png；其他格式请用 .html")
    for page, picture in marked_pngs(source, report):
        path = out.with_name(f"{out.stem}-{page}{out.suffix}")
        path.write_bytes(picture)
        yield path


_WHERE = {
    "title": "标题", "period": "统计期限", "signature": "落款", "body": "正文", "label": "网页标注",
    "meta": "网页元数据", "page_title": "网页标题", "meta_title": "元数据标题",
}  # fmt: skip


def _disagreements(report: Report) -> Iterator[str]:
    """The readings of year and agency that differ, each with where it stood."""
    for what, readings in (("年度", report.years), ("机关", report.agencies)):
        if len({value for _, value in readings}) > 1:
            yield f"  {what}各处不一 " + "，".join(
                f"{_WHERE.get(source, source)} {value}" for source, value in readings
            )


def _for_people(report: Report) -> str:
    if report.error:
        return f"{report.source}: {said(REASON, report.error.kind)}：{in_chinese(report.error.message)}"
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
        *([f"  不是年度报告：{said(REASON, because)}"] if (because := report.not_report_because) else []),
        *_disagreements(report),
        *(f"  说明 {in_chinese(note)}" for note in report.notes),
        "  单元格 " + "，".join(f"{STATES[state]} {count}" for state, count in states.items()),
        f"  核对 通过 {verdicts['pass']}，不符 {verdicts['fail']}，无法核对 {verdicts['not_assessable']}",
    ]
    lines += [f"  不符 {failure_of(check)}（{check.rule}）" for check in report.checks if check.verdict == "fail"]
    lines += [*_unread_cells(report), *_left_over(report)]
    return "\n".join(lines)


def _unread_cells(report: Report) -> Iterator[str]:
    """The cells without a figure and why, those of a row that share a reason together."""
    open_cells = filter(is_open, report.cells)
    for (table, row, state, note), cells in itertools.groupby(open_cells, lambda c: (c.table, c.row, c.state, c.note)):
        columns = ", ".join(cell.column for cell in cells)
        why = STATES[state] + (f"：{in_chinese(note)}" if note else "")
        yield f"  未读 {line_name(table, row, None)} {why}（{table}.{row}：{columns}）"


def _left_over(report: Report) -> Iterator[str]:
    return (f"  未读 {left_over(each)}" for each in report.unread)
