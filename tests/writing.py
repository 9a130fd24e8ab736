"""Our own writers: a drawn report rendered into each shape a report is published in."""

import csv
import html
import io
import json

from drawing import Drawn, Sheet, expanded

SECTIONS = {
    "proactive_disclosure": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "reviews_and_litigation": "四、政府信息公开行政复议、行政诉讼情况",
}


def around(sheets: list[Sheet], year: int, body) -> list[str]:
    """The report's text around its tables, one entry a paragraph or a rendered table."""
    parts = [
        f"云溪县财政局{year}年政府信息公开工作年度报告",
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        "一、总体情况",
        f"{year}年，我局认真做好政府信息公开工作，全年主动公开信息120条。",
    ]
    seen = None
    for sheet in sheets:
        if sheet.table != seen:
            parts.append(SECTIONS.get(sheet.table, "附：所属事业单位情况"))
            seen = sheet.table
        parts.append(body(sheet))
    return [
        *parts,
        "五、存在的主要问题及改进情况",
        "公开还不够及时。",
        "六、其他需要报告的事项",
        "无",
        f"{year + 1}年1月20日",
    ]


def as_html(sheets: list[Sheet], year: int, style: str = "plain") -> bytes:
    """Tables with spans; ``style``: plain, word (spans in paragraphs), inner (a table in each cell), layout."""
    parts = around(sheets, year, lambda sheet: _html_table(sheet, style))
    body = "".join(part if part.startswith("<table") else f"<p>{html.escape(part)}</p>" for part in parts)
    if style == "layout":
        body = f"<table><tr><td>导航</td><td><table><tr><td>{body}</td></tr></table></td></tr></table>"
    return f"<html><head><meta charset='utf-8'><title>{parts[0]}</title></head><body>{body}</body></html>".encode()


def _html_table(sheet: Sheet, style: str) -> str:
    rows = "".join(f"<tr>{''.join(_html_cell(cell, style) for cell in line)}</tr>" for line in sheet.lines)
    return f"<table border=1><tbody>{rows}</tbody></table>"


def _html_cell(cell: Drawn, style: str) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows != 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns != 1 else ""
    )
    text = html.escape(cell.text)
    if style == "word":
        inside = "".join(f"<span lang=EN-US>{character}</span>" for character in text)
        text = f'<p class="MsoNormal"><font>{inside or "&nbsp;"}</font><o:p></o:p></p>'
    elif style == "inner":
        text = f"<table><tr><td>{text}</td></tr></table>"
    return f"<td{spans}>{text}</td>"


def as_divs(sheets: list[Sheet], year: int) -> bytes:
    """Rows and cells of div, without any span."""

    def table(sheet: Sheet) -> str:
        rows = "".join(
            "<div class=row>" + "".join(f"<div>{html.escape(c.text)}</div>" for c in line) + "</div>"
            for line in sheet.lines
        )
        return f"<div class=table>{rows}</div>"

    parts = around(sheets, year, table)
    body = "".join(part if part.startswith("<div") else f"<p>{html.escape(part)}</p>" for part in parts)
    return f"<html><body>{body}</body></html>".encode()


def as_paragraphs(sheets: list[Sheet], year: int) -> bytes:
    """Every cell a paragraph of its own."""
    parts = around(
        sheets, year, lambda sheet: "".join(f"<p>{html.escape(c.text)}</p>" for line in sheet.lines for c in line)
    )
    body = "".join(part if part.startswith("<p>") else f"<p>{html.escape(part)}</p>" for part in parts)
    return f"<html><body>{body}</body></html>".encode()


def as_script(sheets: list[Sheet], year: int) -> bytes:
    """The whole page as a string of a script."""
    return f"let menu = [1, 2];\nlet content = {json.dumps(as_html(sheets, year).decode())};".encode()


def as_json(sheets: list[Sheet], year: int) -> bytes:
    """The whole page in a JSON field."""
    return json.dumps({"code": 0, "data": {"title": "x", "content": as_html(sheets, year).decode()}}).encode()


def _rows_of_text(sheet: Sheet) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in expanded(sheet)]


def as_markdown(sheets: list[Sheet], year: int) -> bytes:
    """Pipes; covered positions are empty cells."""

    def table(sheet: Sheet) -> str:
        rows = ["| " + " | ".join(row) + " |" for row in _rows_of_text(sheet)]
        rule = "|" + "---|" * (rows[0].count("|") - 1)
        return "\n".join([rows[0], rule, *rows[1:]])

    return "\n\n".join(around(sheets, year, table)).encode()


def as_tabs(sheets: list[Sheet], year: int) -> bytes:
    """Tabs; covered positions are empty cells."""
    return "\n\n".join(
        around(sheets, year, lambda sheet: "\n".join("\t".join(row) for row in _rows_of_text(sheet)))
    ).encode()


def as_lines(sheets: list[Sheet], year: int) -> bytes:
    """One cell a line behind a tab, rows parted by empty lines."""

    def table(sheet: Sheet) -> str:
        rows = ("\n".join(f"\t{cell.text}" for cell in line) for line in sheet.lines)
        return "\n\n".join(rows) + "\n"

    return "\n\n".join(around(sheets, year, table)).encode()


def as_spaced(sheets: list[Sheet], year: int) -> bytes:
    """A label and its figures on a line, parted by blanks; empty cells leave no trace."""

    def table(sheet: Sheet) -> str:
        return "\n".join(" ".join(cell.text for cell in line if cell.text) for line in sheet.lines)

    return "\n".join(around(sheets, year, table)).encode()


def as_csv(sheets: list[Sheet], year: int) -> bytes:
    """Comma-separated, covered positions empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    for part in around(sheets, year, lambda sheet: sheet):
        writer.writerows(_rows_of_text(part) if isinstance(part, Sheet) else [[part]])
    return out.getvalue().encode()


def as_escaped_json(sheets: list[Sheet], year: int) -> bytes:
    """The whole page in a JSON field, its brackets as entities, inside another JSON text."""
    inner = json.dumps({"content": html.escape(as_html(sheets, year).decode())}, ensure_ascii=True)
    return json.dumps({"code": 0, "data": inner}).encode()


def as_field(sheets: list[Sheet], year: int) -> bytes:
    """The whole page in a text field that a script is to show."""
    inside = html.escape(as_html(sheets, year).decode().split("<body>")[1].split("</body>")[0])
    around = "<html><body><div>" + "导航 " * 200 + "</div><textarea style='display:none'>"
    return f"{around}{inside}</textarea></body></html>".encode()


SHAPES = {
    "html": as_html,
    "html_word": lambda sheets, year: as_html(sheets, year, "word"),
    "html_inner": lambda sheets, year: as_html(sheets, year, "inner"),
    "html_layout": lambda sheets, year: as_html(sheets, year, "layout"),
    "div": as_divs,
    "paragraphs": as_paragraphs,
    "script": as_script,
    "json": as_json,
    "escaped_json": as_escaped_json,
    "field": as_field,
    "markdown": as_markdown,
    "tabs": as_tabs,
    "lines": as_lines,
    "spaced": as_spaced,
    "csv": as_csv,
}

VANISHING = {"paragraphs", "spaced"}
"""Shapes in which a blank cell leaves no trace."""
