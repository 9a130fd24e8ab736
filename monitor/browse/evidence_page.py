"""A piece of evidence: an archived document as it looks and as it was read, with the figure marked in both."""

import asyncio
from dataclasses import dataclass, field

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from crawler.archive import Archive, DamagedArchive, UnknownCapture
from crawler.looks import Capture
from extract.documents import Document, Reading
from extract.errors import Unreadable
from extract.figured import figured
from extract.grids import BoxPlace, Content, GridPlace, Place
from extract.reader import read_content
from extract.report import Cell
from extract.showing.marks import name_of
from extract.showing.one_cell import page_with_cell, pdf_picture, pdf_size
from monitor.browse.as_read import shown
from monitor.browse.pages import Row, asked_key, page, rows
from monitor.reading_limits import limits_of
from monitor.settings import ReadSection
from monitor.store.report_rows import place_json
from monitor.tools.equipment import equipped
from monitor.workdays import BEIJING

SAFE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""An archived page runs no script, loads nothing and reports to nobody."""
HARMLESS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@dataclass(slots=True)
class Seen:
    """A capture opened again: what was read, and the figure asked for where it stands in these very bytes."""

    content: Content | None = None
    cell: Cell | None = None
    trouble: str = ""
    blocks: list[Row] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    """Where the figure stands on its sheet of a PDF: left, top, width, height in hundredths of the sheet."""

    @property
    def place(self) -> Place | None:
        """Where the figure stands."""
        return self.cell.place if self.cell else None


async def evidence_page(datasette: Datasette, request: Request) -> Response:
    """The document; ``?cell=report_id/table.row.column`` marks where that figure stands.

    The document is read again for it, so that what is shown is what these bytes say, not what was stored of others.
    """
    archive, capture = await _capture(datasette, request)
    report_id, _, cell = (request.args.get("cell") or "").partition("/")
    seen = await _seen(datasette, archive, capture, cell)
    stored = await rows(datasette, "SELECT * FROM cells WHERE report_id = ? AND cell = ?", report_id, cell)
    place = seen.place
    return await page(
        datasette, request, "evidence.html",
        capture=capture, taken_at=f"{capture.at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}", cell=cell,
        seen=seen, stored=stored[0] if stored else None, place=place_json(place) if place else None,
        sheet=place, box=seen.box, looks_like="html" if seen.content and seen.content.reader == "html" else "",
        reports=await rows(datasette, _REPORTS, capture.capture_id),
    )  # fmt: skip


_REPORTS = """
SELECT s.report_id, s.agency_id, s.report_year, a.name AS agency FROM sightings s
LEFT JOIN agencies a ON a.agency_id = s.agency_id WHERE s.capture_id = ?
"""


_GIVEN_UP = """
SELECT r.error FROM sightings s JOIN reports r ON r.report_id = s.report_id
WHERE s.capture_id = ? AND r.error_kind IN ('too_slow', 'too_large', 'damaged')
"""


async def _seen(datasette: Datasette, archive: Archive, capture: Capture, cell: str) -> Seen:
    """The document read again; not one that ended or outgrew the process that read it: this one serves everybody."""
    given_up = await rows(datasette, _GIVEN_UP, capture.capture_id)
    if given_up:
        return Seen(trouble=str(given_up[0]["error"]))
    return await asyncio.to_thread(look_again, archive, capture, cell, datasette.gouji.app.config.read)


def look_again(archive: Archive, capture: Capture, cell: str, settings: ReadSection) -> Seen:
    """Read a capture again, with the same tools, and find a figure in it."""
    try:
        body = archive.body(capture)
        address = capture.final_url or capture.url
        document = Document(body, capture.url, address, capture.media_type)
        with equipped(settings.ocr, settings.office, settings.max_seconds) as tools:
            content = read_content(document, Reading(limits_of(settings), tools))
    except (Unreadable, DamagedArchive) as error:
        return Seen(trouble=str(error))
    found = None
    if cell:
        found = next((each for each in figured(content, address).kind.cells if name_of(each) == cell), None)
    place = found.place if found else None
    box = _hundredths(body, place) if content.media_type == "application/pdf" and isinstance(place, BoxPlace) else None
    return Seen(content, found, "", shown(content, found), box)


def _hundredths(body: bytes, place: BoxPlace) -> tuple[float, float, float, float] | None:
    size = pdf_size(body, place.page)
    if size is None:
        return None
    x0, y0, x1, y1 = place.box
    width, height = size
    return 100 * x0 / width, 100 * y0 / height, 100 * (x1 - x0) / width, 100 * (y1 - y0) / height


async def marked_page(datasette: Datasette, request: Request) -> Response:
    """The page as it looked, without anything that acts, with the figure marked: for the frame on the evidence page."""
    archive, capture = await _capture(datasette, request)
    _, _, cell = (request.args.get("cell") or "").partition("/")
    seen = await _seen(datasette, archive, capture, cell)
    path = seen.place.path if isinstance(seen.place, GridPlace) else None
    made = page_with_cell(seen.content, path) if seen.content else None
    if made is None:
        raise NotFound("这份存档没有可显示的网页")
    return Response(
        made, headers={**HARMLESS, "Content-Security-Policy": SAFE}, content_type="text/html; charset=utf-8"
    )


async def sheet_page(datasette: Datasette, request: Request) -> Response:
    """One sheet of an archived PDF as a picture."""
    archive, capture = await _capture(datasette, request)
    number = int(request.url_vars["number"])
    try:
        picture = await asyncio.to_thread(lambda: pdf_picture(archive.body(capture), number))
    except (Unreadable, DamagedArchive) as error:
        raise NotFound(str(error)) from error
    if picture is None:
        raise NotFound("没有这一页")
    return Response(picture, headers={"Cache-Control": "max-age=86400"}, content_type="image/png")


async def original_page(datasette: Datasette, request: Request) -> Response:
    """The archived bytes as they were received, in a sandbox."""
    archive, capture = await _capture(datasette, request)
    try:
        body = await asyncio.to_thread(archive.body, capture)
    except DamagedArchive as error:
        raise NotFound(str(error)) from error
    media_type = capture.media_type or "application/octet-stream"
    headers = dict(HARMLESS)
    if not media_type.startswith("application/pdf"):
        headers["Content-Security-Policy"] = SAFE
    return Response(body, headers=headers, content_type=media_type)


async def _capture(datasette: Datasette, request: Request) -> tuple[Archive, Capture]:
    archive = Archive(datasette.gouji.app.home.archive)
    try:
        return archive, archive.capture(asked_key(request, "capture"))
    except UnknownCapture as error:
        raise NotFound("存档中没有这个编号") from error
