"""A piece of evidence: an archived document as it was read, with the figure marked, and as it was received."""

import asyncio
import json

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from crawler.archive import Archive, DamagedArchive, UnknownCapture
from crawler.looks import Capture
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.grids import Content, Grid, GridCell, Paragraph
from extract.reader import read_content
from monitor.browse.pages import Row, asked_key, page, rows
from monitor.store.report_rows import place_json

SAFE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""An archived page runs no script, loads nothing and reports to nobody."""


async def evidence_page(datasette: Datasette, request: Request) -> Response:
    """The document as read; ``?cell=report_id/table.row.column`` marks where that figure stands."""
    archive, capture = await _capture(datasette, request)
    report_id, _, cell = (request.args.get("cell") or "").partition("/")
    marked = await rows(datasette, "SELECT * FROM cells WHERE report_id = ? AND cell = ?", report_id, cell)
    place = json.loads(marked[0]["place"]) if marked and marked[0]["place"] else None
    trouble, blocks = "", list[Row]()
    try:
        blocks = await asyncio.to_thread(lambda: shown(_read(archive, capture), place))
    except (Unreadable, DamagedArchive) as error:
        trouble = str(error)
    return await page(
        datasette, request, "evidence.html",
        capture=capture, cell=marked[0] if marked else None, place=place, blocks=blocks, trouble=trouble,
        found=any(block.get("marked") for block in blocks),
        reports=await rows(
            datasette,
            "SELECT s.report_id, s.agency_id, s.report_year, a.name AS agency FROM sightings s"
            " LEFT JOIN agencies a ON a.agency_id = s.agency_id WHERE s.capture_id = ?", capture.capture_id),
    )  # fmt: skip


async def original_page(datasette: Datasette, request: Request) -> Response:
    """The archived bytes as they were received, in a sandbox."""
    archive, capture = await _capture(datasette, request)
    body = await asyncio.to_thread(archive.body, capture)
    media_type = capture.media_type or "application/octet-stream"
    headers = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    if not media_type.startswith("application/pdf"):
        headers["Content-Security-Policy"] = SAFE
    return Response(body, headers=headers, content_type=media_type)


async def _capture(datasette: Datasette, request: Request) -> tuple[Archive, Capture]:
    archive = Archive(datasette.gouji.app.home.archive)
    try:
        return archive, archive.capture(asked_key(request, "capture"))
    except UnknownCapture as error:
        raise NotFound(str(error)) from error


def _read(archive: Archive, capture: Capture) -> Content:
    body = archive.body(capture)
    return read_content(Document(body, capture.url, capture.final_url or capture.url, capture.media_type), Reading())


def shown(content: Content, place: Row | None) -> list[Row]:
    """Blocks for the template: paragraphs, and grids with spans; the cell at ``place`` is marked."""
    return [_paragraph(b, place) if isinstance(b, Paragraph) else _grid(b, place) for b in content.blocks]


def _paragraph(block: Paragraph, place: Row | None) -> Row:
    marked = place is not None and place_json(block.place) == place
    return {"kind": "paragraph", "text": block.text, "heading": block.heading, "marked": marked}


def _grid(grid: Grid, place: Row | None) -> Row:
    lines = [[_cell(cell, place) for cell in row if cell is not None and cell.origin] for row in grid.rows]
    return {
        "kind": "grid",
        "rows": lines,
        "page": grid.page,
        "marked": any(c["marked"] for line in lines for c in line),
    }


def _cell(cell: GridCell, place: Row | None) -> Row:
    same = place is not None and json.loads(json.dumps(place_json(cell.place))) == place
    return {
        "text": cell.text, "rows": cell.row_span, "columns": cell.col_span, "hidden": cell.hidden, "marked": same,
    }  # fmt: skip
