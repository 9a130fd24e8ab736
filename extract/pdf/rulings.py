"""The ruling lines among the objects of a PDF page: stroked lines, edges of stroked boxes, thin filled bars, thin
pictures."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extract.pdf.calls import Six, draw_mode, matrix_at, segment_closes, segments_of

Matrix = Six
Segment = tuple[float, float, float, float]
"""x0, y0, x1, y1 in the page's own space, y upwards, in any order."""

THIN = 3.0
"""Points: a filled bar up to this is a line; wider it is a coloured area, which no one reads as a line."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 1.0
_LINE_TO = pdfium.FPDF_SEGMENT_LINETO
_MOST_POINTS = 20_000
_Point = tuple[float, float]


class Path(NamedTuple):
    """A path that is drawn, in its own space: a named tuple because a page has thousands."""

    filled: bool
    stroked: bool
    segments: list[int]
    """Their addresses."""
    kinds: list[int]
    points: list[_Point]
    """Where each segment ends."""


def path_of(item: int) -> Path | None:
    """The path at this address; None for one that is neither filled nor stroked."""
    filled, stroked = draw_mode(item)
    return Path(filled, stroked, *segments_of(item, _MOST_POINTS)) if filled or stroked else None


def lines_of_path(path: Path, matrix: Matrix) -> list[Segment]:
    """The straight level and upright lines of a path where ``matrix`` puts it; of a dot its box."""
    parts = _subpaths(path, matrix)
    if not path.stroked:
        return [bar for points in parts if (bar := bar_of(points)) is not None]
    return [
        (x0, y0, x1, y1)
        for points in parts
        for (x0, y0), (x1, y1) in pairwise(points)
        if abs(x1 - x0) <= _SLANT < abs(y1 - y0) or abs(y1 - y0) <= _SLANT < abs(x1 - x0)
    ]


def matrix_of(item: int) -> Matrix:
    """Where an object stands in what holds it."""
    return matrix_at(item) or IDENTITY


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


def _subpaths(path: Path, matrix: Matrix) -> list[list[_Point]]:
    """The corners of each part of a path, closed parts with their first corner again; curves are left out."""
    a, b, c, d, e, f = matrix
    points = path.points if matrix == IDENTITY else [(a * x + c * y + e, b * x + d * y + f) for x, y in path.points]
    if not points:
        return []
    kinds = path.kinds
    # most paths are one part, which this tells without looking at each segment
    if kinds.count(_LINE_TO) == len(kinds) - 1 and kinds[0] != _LINE_TO:
        return [_closed(points, path.segments[-1])]
    breaks = [n for n, kind in enumerate(kinds) if n and kind != _LINE_TO]
    ends = pairwise([0, *breaks, len(points)])
    return [_closed(points[start:end], path.segments[end - 1]) for start, end in ends]


def _closed(points: list[_Point], last: int) -> list[_Point]:
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
