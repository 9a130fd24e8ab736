"""A copy of a document as HTML with its statutory cells marked; the source's own page where the source is one."""

import base64
import html
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from extract.documents import Document
from extract.formats import MEDIA_TYPES, Format, detect
from extract.grids import BoxPlace, Content, GridCell, GridPlace, Paragraph, Place
from extract.markup.unseen import Element, settable
from extract.report import Cell, Report, TableId
from extract.showing.around import element_at
from extract.showing.marks import COLOURS, MEANINGS, Mark, is_open, marks_of, name_of, title_of
from extract.showing.naming import failure_of
from extract.showing.passive import make_passive
from extract.showing.saying import left_over

Marks = Mapping[tuple[TableId, str, str], Mark]
_SHOWN_PICTURES: tuple[Format, ...] = ("png", "jpeg", "gif", "bmp", "webp")
"""What a browser draws."""
_HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>
td { border: 1px solid #999; padding: 2px 6px } table { border-collapse: collapse; margin: 8px 0 }
</style></head><body>"""


def marked_html(content: Content, report: Report, document: Document | None = None) -> bytes:
    """The page of the source with coloured cells; a picture with frames over it; else its paragraphs and grids."""
    source = content.inside or document
    if source is not None and (kind := detect(source.content)) in _SHOWN_PICTURES:
        return "\n".join(
            (_HEAD, _legend(report), *_framed(source, MEDIA_TYPES[kind], report), "</body></html>")
        ).encode()
    if isinstance(content.main, etree._Element):
        return _marked_source(content, content.main, report)
    return "\n".join((_HEAD, _legend(report), *_drawn(content, report), "</body></html>")).encode()


def _framed(source: Document, media_type: str, report: Report) -> Iterator[str]:
    """A picture with a frame over each cell; places are pixels of the picture."""
    marks = marks_of(report)
    packed = base64.b64encode(source.content).decode()
    yield f'<div style="position:relative;display:inline-block"><img src="data:{media_type};base64,{packed}">'
    for cell in report.cells:
        if isinstance(cell.place, BoxPlace):
            left, top, right, bottom = cell.place.box
            colour = COLOURS[marks[cell.table, cell.row, cell.column]]
            box = f"left:{left:.0f}px;top:{top:.0f}px;width:{right - left:.0f}px;height:{bottom - top:.0f}px"
            style = f"position:absolute;{box};background:{colour};mix-blend-mode:multiply;outline:1px solid #666"
            yield f'<div style="{style}" title="{html.escape(title_of(cell))}" id="{name_of(cell)}"></div>'
    yield "</div>"


def _marked_source(content: Content, main: Element, report: Report) -> bytes:
    root, marks = deepcopy(main), marks_of(report)
    for cell in report.cells:
        path = cell.place.path if isinstance(cell.place, GridPlace) else None
        element = element_at(_over(content, root), path) if path else None
        if element is not None:
            colour = COLOURS[marks[cell.table, cell.row, cell.column]]
            style = (element.get("style") or "").rstrip("; ")
            element.set("style", settable(f"{style}; background: {colour}".lstrip("; ")))
            element.set("title", title_of(cell))
            etree.SubElement(element, "a").set("id", name_of(cell))
    make_passive(root)
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
    said = f'style="background:{colour}" title="{html.escape(title_of(found))}" id="{name_of(found)}"'
    return f"<td{spans} {said}>{html.escape(drawn.text)}</td>"


def _legend(report: Report) -> str:
    keys = "".join(
        f'<span style="background:{COLOURS[mark]};padding:2px 6px;margin-right:6px">{MEANINGS[mark]}</span>'
        for mark in COLOURS
    )
    nowhere = "".join(f"<li>{html.escape(title_of(cell))}</li>" for cell in report.cells if cell.place is None)
    doubtful = "".join(
        f"<li>{_link(name_of(cell), title_of(cell))}</li>"
        for cell in report.cells
        if cell.place is not None and is_open(cell)
    )
    unread = "".join(f"<li>{html.escape(left_over(each))}</li>" for each in report.unread)
    failed = "".join(
        f"<li>{_link(f'{check.table}.{check.cells[0]}', failure_of(check))}</li>"
        for check in report.checks
        if check.verdict == "fail"
    )
    lists = "".join(
        f"<p>{title}</p><ul>{items}</ul>"
        for title, items in (
            ("核对不符", failed),
            ("未读出的单元格", doubtful),
            ("原文中没有", nowhere),
            ("未读内容", unread),
        )
        if items
    )
    about = f"{report.agency or '?'} · {report.report_year or '?'} 年度 · 格式 {report.form or '?'}"
    keys = f"<p>{html.escape(about)}</p>{keys}"
    return f'<div style="border:1px solid #999;padding:8px;margin:8px;font:14px sans-serif">{keys}{lists}</div>'


def _link(name: str, words: str) -> str:
    return f'<a href="#{html.escape(name)}">{html.escape(words)}</a>'
