"""A copy of a document as HTML with its statutory cells marked; the source's own page where the source is one."""

import html
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from extract.grids import Content, GridCell, GridPlace, Paragraph, Place
from extract.markup.text import Element
from extract.report import Cell, Report, TableId
from extract.showing.around import element_at
from extract.showing.marks import COLOURS, MEANINGS, Mark, marks_of, title_of

Marks = Mapping[tuple[TableId, str, str], Mark]
_HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>
td { border: 1px solid #999; padding: 2px 6px } table { border-collapse: collapse; margin: 8px 0 }
</style></head><body>"""


def marked_html(content: Content, report: Report) -> bytes:
    """The page of the source with coloured cells; documents that are no page, as their paragraphs and grids."""
    if isinstance(content.main, etree._Element):
        return _marked_source(content, content.main, report)
    return "\n".join((_HEAD, _legend(report), *_drawn(content, report), "</body></html>")).encode()


def _marked_source(content: Content, main: Element, report: Report) -> bytes:
    root, marks = deepcopy(main), marks_of(report)
    for cell in report.cells:
        path = cell.place.path if isinstance(cell.place, GridPlace) else None
        element = element_at(_over(content, root), path) if path else None
        if element is not None:
            colour = COLOURS[marks[cell.table, cell.row, cell.column]]
            style = (element.get("style") or "").rstrip("; ")
            element.set("style", f"{style}; background: {colour}".lstrip("; "))
            element.set("title", title_of(cell))
    body = root.find("body")
    legend = etree.fromstring(_legend(report).encode(), etree.HTMLParser(encoding="utf-8"))
    for order, part in enumerate(list(next(legend.iter("body"), legend))):
        (root if body is None else body).insert(order, part)
    return etree.tostring(root, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")


def _over(content: Content, root: Element) -> Content:
    return Content(content.reader, content.media_type, (), main=root)


def _drawn(content: Content, report: Report) -> Iterator[str]:
    marks = marks_of(report)
    waiting: dict[Place, list[Cell]] = {}
    for cell in report.cells:
        if cell.place is not None:
            waiting.setdefault(cell.place, []).append(cell)
    for block in content.blocks:
        if isinstance(block, Paragraph):
            yield f"<p>{html.escape(block.text)}</p>"
            continue
        yield "<table>"
        for row in block.rows:
            cells = (_drawn_cell(cell, waiting, marks) for cell in row if cell is not None and cell.origin)
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"


def _drawn_cell(drawn: GridCell, waiting: Mapping[Place, list[Cell]], marks: Marks) -> str:
    """One cell; those of a text line share their place and are told apart by what they print, in order."""
    here = waiting.get(drawn.place, [])
    found = next((cell for cell in here if cell.raw == drawn.text), None)
    spans = f" rowspan={drawn.row_span} colspan={drawn.col_span}" if drawn.row_span > 1 or drawn.col_span > 1 else ""
    if found is None:
        return f"<td{spans}>{html.escape(drawn.text)}</td>"
    here.remove(found)
    colour = COLOURS[marks[found.table, found.row, found.column]]
    return (
        f'<td{spans} style="background:{colour}" title="{html.escape(title_of(found))}">{html.escape(drawn.text)}</td>'
    )


def _legend(report: Report) -> str:
    keys = "".join(
        f'<span style="background:{COLOURS[mark]};padding:2px 6px;margin-right:6px">{MEANINGS[mark]}</span>'
        for mark in COLOURS
    )
    nowhere = "".join(f"<li>{html.escape(title_of(cell))}</li>" for cell in report.cells if cell.place is None)
    unread = "".join(f"<li>{html.escape(f'{each.what}: {each.raw}')}</li>" for each in report.unread)
    failed = "".join(
        f"<li>{check.rule} {check.row or check.column}: {check.left} ≠ {check.right}</li>"
        for check in report.checks
        if check.verdict == "fail"
    )
    lists = "".join(
        f"<p>{title}</p><ul>{items}</ul>"
        for title, items in (("核对不符", failed), ("原文中没有", nowhere), ("未读内容", unread))
        if items
    )
    return f'<div style="border:1px solid #999;padding:8px;margin:8px;font:14px sans-serif">{keys}{lists}</div>'
