"""The ruling lines of a PDF page: stroked lines, edges of stroked boxes, thin filled bars, thin pictures."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[float, float, float, float]
"""x0, y0, x1, y1 in the page's own space, y upwards, in any order."""

THIN = 3.0
"""Points: a filled bar up to this is a line; wider it is a coloured area, which no one reads as a line."""
_SLANT = 1.0
_MAX_DEPTH = 6
_MAX_OBJECTS = 60_000
_MAX_SEGMENTS = 20_000
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def segments_of(page: Any) -> list[Segment]:
    """All straight horizontal and vertical lines drawn on a loaded page (an ``FPDF_PAGE``)."""
    found: list[Segment] = []
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.extend(_of_path(item, _times(_matrix(item), matrix)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.extend(_bar(_corners(_times(_matrix(item), matrix))))
        if len(found) > _MAX_SEGMENTS:
            break
    return found


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Every object with the matrix of the form it stands in, forms opened."""
    count = min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    stack = [(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0) for index in range(count)]
    stack.reverse()
    seen = 0
    while stack and seen < _MAX_OBJECTS:
        item, matrix, depth = stack.pop()
        seen += 1
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _MAX_DEPTH:
            inner = _times(_matrix(item), matrix)
            held = min(pdfium.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)
            stack.extend((pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1) for index in range(held))


def _matrix(item: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, raw):
        return _IDENTITY
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners(matrix: Matrix) -> list[tuple[float, float]]:
    return [_at(matrix, 0, 0), _at(matrix, 1, 0), _at(matrix, 1, 1), _at(matrix, 0, 1)]


def _of_path(item: Any, matrix: Matrix) -> Iterator[Segment]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    for points in _subpaths(item, matrix):
        if stroke.value:
            for start, end in pairwise(points):
                yield from _straight(start, end)
        elif fill.value:
            yield from _bar(points)


def _subpaths(item: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, closed parts with their first corner again; curves are left out."""
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    last: Any = None
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if index and pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield _ended(points, last)
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        last = segment
    if points:
        yield _ended(points, last)


def _ended(points: list[tuple[float, float]], last: Any) -> list[tuple[float, float]]:
    return [*points, points[0]] if pdfium.FPDFPathSegment_GetClose(last) else points


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Segment]:
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if min(width, height) <= _SLANT < max(width, height):
        yield (*start, *end)


def _bar(points: list[tuple[float, float]]) -> Iterator[Segment]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if right - left <= THIN < high - low:
        middle = (left + right) / 2
        yield middle, low, middle, high
    elif high - low <= THIN < right - left:
        middle = (low + high) / 2
        yield left, middle, right, middle
