"""The ruling lines among the objects of a PDF page: stroked lines, edges of stroked boxes, thin filled bars, thin
pictures."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

import pypdfium2.raw as pdfium

from extract.pdf.calls import count_segments, draw_mode, matrix_at, point_of, segment_at, segment_closes, segment_kind

Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[float, float, float, float]
"""x0, y0, x1, y1 in the page's own space, y upwards, in any order."""

THIN = 3.0
"""Points: a filled bar up to this is a line; wider it is a coloured area, which no one reads as a line."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 1.0
_MOST_POINTS = 20_000
_Point = tuple[float, float]


def of_path(item: int, outer: Matrix) -> Iterator[Segment]:
    """The straight level and upright lines of a path in what ``outer`` places; of a dot its box."""
    filled, stroked = draw_mode(item)
    if not (filled or stroked):
        return
    for points in _subpaths(item, times(matrix_of(item), outer)):
        if stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                width, height = abs(x1 - x0), abs(y1 - y0)
                if (width <= _SLANT < height) or (height <= _SLANT < width):
                    yield x0, y0, x1, y1
        else:
            bar = bar_of(points)
            if bar is not None:
                yield bar


def matrix_of(item: int) -> Matrix:
    """Where an object stands in what holds it."""
    found = matrix_at(item)
    return IDENTITY if found is None else cast(Matrix, found)


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix after the other."""
    if then == IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def at(matrix: Matrix, x: float, y: float) -> _Point:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def corners_of(matrix: Matrix) -> list[_Point]:
    """Where a matrix puts the unit square, which is what pictures are drawn in."""
    return [at(matrix, 0, 0), at(matrix, 1, 0), at(matrix, 1, 1), at(matrix, 0, 1)]


def _subpaths(item: int, matrix: Matrix) -> Iterator[list[_Point]]:
    """The corners of each part of a path, closed parts with their first corner again; curves are left out."""
    a, b, c, d, e, f = matrix
    points: list[_Point] = []
    last = 0
    for index in range(min(count_segments(item), _MOST_POINTS)):
        segment = segment_at(item, index)
        if index and segment_kind(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield _ended(points, last)
            points = []
        x, y = point_of(segment)
        points.append((a * x + c * y + e, b * x + d * y + f))
        last = segment
    if points:
        yield _ended(points, last)


def _ended(points: list[_Point], last: int) -> list[_Point]:
    return [*points, points[0]] if segment_closes(last) else points


def bar_of(points: Sequence[_Point]) -> Segment | None:
    """The middle line of a thin shape, the box of a dot; None for one that is neither."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if right - left <= THIN and high - low <= THIN:
        return left, low, right, high
    if right - left <= THIN < high - low:
        middle = (left + right) / 2
        return middle, low, middle, high
    if high - low <= THIN < right - left:
        middle = (low + high) / 2
        return left, middle, right, middle
    return None
