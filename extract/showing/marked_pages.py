"""The pages of a PDF as pictures with its statutory cells marked."""

from collections.abc import Iterator

import numpy as np
import pypdfium2

from extract.documents import Document
from extract.errors import Unreadable
from extract.grids import BoxPlace
from extract.pdf.pages import opened
from extract.png import png_of
from extract.report import Report
from extract.showing.marks import COLOURS, marks_of

_SCALE = 2.0
"""Pixels per point: 144 dots per inch."""
_EDGE = 2
Box = tuple[float, float, float, float]


def marked_pngs(document: Document, report: Report) -> Iterator[tuple[int, bytes]]:
    """Page number and PNG of every page that holds a cell, each cell framed in the colour of its mark."""
    frames: dict[int, list[tuple[Box, str]]] = {}
    marks = marks_of(report)
    for cell in report.cells:
        if isinstance(cell.place, BoxPlace):
            colour = COLOURS[marks[cell.table, cell.row, cell.column]]
            frames.setdefault(cell.place.page, []).append((cell.place.box, colour))
    with opened(document.content, to_draw=True) as pdf:
        for page in sorted(frames):
            yield page, _framed(pdf[page - 1], frames[page])


def _framed(page: "pypdfium2.PdfPage", frames: list[tuple[Box, str]]) -> bytes:
    try:
        bitmap = page.render(scale=_SCALE, rev_byteorder=True, prefer_bgrx=False)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", f"a page cannot be drawn: {error}") from error
    picture = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
    for box, colour in frames:
        left, top, right, bottom = (round(edge * _SCALE) for edge in box)
        area = picture[max(0, top) : bottom, max(0, left) : right]
        rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.uint16)
        inside = area.astype(np.uint16) * rgb // 255
        area[:] = inside.astype(np.uint8)
        for strip in (area[:_EDGE], area[-_EDGE:], area[:, :_EDGE], area[:, -_EDGE:]):
            strip[:] = (rgb * 2 // 3).astype(np.uint8)
    height, width, _ = picture.shape
    return png_of((row.tobytes() for row in picture), (width, height), 3)
