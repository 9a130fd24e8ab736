"""Ruling lines made of dots or short dashes, each drawn as an object of its own, as browsers draw dotted borders."""

from collections.abc import Iterator, Sequence

from extract.pdf.rulings import THIN, Segment

_LEVEL = 0.75
"""Points: dots of one line lie no further off it."""
_FEWEST = 4
"""Dots: fewer make no line."""
_Dot = tuple[float, float, float]
"""Where it lies across the line, and where it begins and ends along it."""


def is_dot(segment: Segment) -> bool:
    """Whether a piece is too short to be a line by itself."""
    x0, y0, x1, y1 = segment
    return abs(x1 - x0) <= THIN and abs(y1 - y0) <= THIN


def without_dots(segments: Sequence[Segment]) -> list[Segment]:
    """Those of these pieces that are lines by themselves."""
    return [each for each in segments if not (abs(each[2] - each[0]) <= THIN and abs(each[3] - each[1]) <= THIN)]


def lines_of_dots(dots: Sequence[Segment]) -> Iterator[Segment]:
    """The level and upright lines that rows of dots make; dots of no row are no line."""
    for at, start, end in _rows([(_middle(y0, y1), min(x0, x1), max(x0, x1)) for x0, y0, x1, y1 in dots]):
        yield start, at, end, at
    for at, start, end in _rows([(_middle(x0, x1), min(y0, y1), max(y0, y1)) for x0, y0, x1, y1 in dots]):
        yield at, start, at, end


def _middle(one: float, other: float) -> float:
    return (one + other) / 2


def _rows(dots: Sequence[_Dot]) -> Iterator[_Dot]:
    level: list[_Dot] = []
    for dot in sorted(dots):
        if level and dot[0] - level[0][0] > _LEVEL:
            yield from _chains(level)
            level = []
        level.append(dot)
    yield from _chains(level)


def _chains(level: list[_Dot]) -> Iterator[_Dot]:
    """The rows of dots at one height: no gap in them is wider than a dot may be."""
    count, first, reach = 0, 0.0, 0.0
    for _, start, end in sorted(level, key=lambda dot: dot[1]):
        if count and start - reach <= THIN:
            count, reach = count + 1, max(reach, end)
            continue
        if count >= _FEWEST:
            yield level[0][0], first, reach
        count, first, reach = 1, start, end
    if count >= _FEWEST:
        yield level[0][0], first, reach
