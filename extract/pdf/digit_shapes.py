"""Which digit an outline draws, as far as its holes and strokes tell; to be compared with the digit a PDF says it is.

A font in a PDF draws by number, and a table beside it says which character each number stands for. Where the table is
wrong, by a broken program or to hinder copying, the text is another than what a person sees.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Contour = Sequence[Point]
_TALL_HOLE = 0.56
"""Of the digit's height: only the hole of 0 is so high."""
_ROUND, _CORNERED = 0.68, 0.62
"""Of its own box, what a hole fills: an ellipse three quarters, the triangle of 4 one half."""
_LOW, _HIGH = 0.42, 0.58
_STEM, _STRAIGHT = 0.3, 0.05
"""Of the height: how wide the stroke of 1 is, and how little it leans."""
_LEANS = 0.06
_BAR, _NO_BAR = 0.62, 0.42
"""Of the width: 2 stands on a bar, 7 hangs from one."""
_WAIST = 0.06
"""Of the width: so far 3 goes in between its bows."""
_LEFT, _RIGHT = 0.44, 0.56


def digit_of(contours: Iterable[Contour]) -> int | None:
    """The digit these closed outlines draw, y upwards; None when they could be several, or are none."""
    parts = [_Part(points) for points in contours if len(points) > 2]
    parts = [part for part in parts if part.area > 0]
    if not parts:
        return None
    outer = max(parts, key=lambda part: part.area)
    holes = [part for part in parts if part is not outer and part.inside(outer)]
    if len(holes) != len(parts) - 1 or len(holes) > 2 or outer.height <= 0 or outer.width <= 0:
        return None
    if len(holes) == 2:
        return 8 if abs(holes[0].middle(outer) - holes[1].middle(outer)) > 0.25 else None
    return _with_hole(outer, holes[0]) if holes else _without_hole(outer)


class _Part:
    """One closed outline and its box."""

    def __init__(self, points: Contour) -> None:
        self.points = [*points, points[0]]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.left, self.right, self.low, self.high = min(xs), max(xs), min(ys), max(ys)
        self.width, self.height = self.right - self.left, self.high - self.low
        self.area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(self.points))) / 2

    def inside(self, other: "_Part") -> bool:
        """Whether it stands within the box of another."""
        return other.left < self.left and self.right < other.right and other.low < self.low and self.high < other.high

    def middle(self, whole: "_Part") -> float:
        """How high its middle is in another, 0 to 1."""
        return ((self.low + self.high) / 2 - whole.low) / whole.height

    def ink(self, height: float) -> tuple[float, float, float] | None:
        """At a height of 0 to 1: left end, right end, and the middle of what is drawn, in the digit's own units."""
        level = self.low + height * self.height
        crossings = sorted(
            x0 + (level - y0) * (x1 - x0) / (y1 - y0)
            for (x0, y0), (x1, y1) in pairwise(self.points)
            if (y0 <= level < y1) or (y1 <= level < y0)
        )
        runs = list(zip(crossings[::2], crossings[1::2], strict=False))
        drawn = sum(end - start for start, end in runs)
        if drawn <= 0:
            return None
        middle = sum((end - start) * (start + end) / 2 for start, end in runs) / drawn
        return crossings[0], crossings[-1], middle


def _with_hole(outer: _Part, hole: _Part) -> int | None:
    filled = hole.area / (hole.width * hole.height)
    middle = hole.middle(outer)
    if filled < _CORNERED:
        return 4 if _LOW < middle < 0.75 else None
    if filled < _ROUND:
        return None
    if hole.height > _TALL_HOLE * outer.height:
        return 0 if 0.4 < middle < 0.6 else None
    return 6 if middle < _LOW else 9 if middle > _HIGH else None


def _without_hole(outer: _Part) -> int | None:
    foot, head = _span_at(outer, 0.05), _span_at(outer, 0.95)
    upper, waist, lower = (_middle_at(outer, heights) for heights in ((0.66, 0.7), (0.5, 0.53), (0.28, 0.34)))
    if upper is None or waist is None or lower is None:
        return None
    if _is_stem(outer):
        return 1
    lean = (upper - lower) * outer.width / outer.height
    if foot < _NO_BAR:
        return 7 if head > _BAR and lean > _LEANS else None
    if lower > _RIGHT:
        if upper < _LEFT:
            return 5
        return 3 if upper > _RIGHT and waist < min(upper, lower) - _WAIST else None
    return 2 if upper > _RIGHT and foot > _BAR and head < foot and lean > 2 * _LEANS else None


def _is_stem(outer: _Part) -> bool:
    """Whether there is nothing but one narrow, nearly upright stroke over most of the height."""
    found = [outer.ink(height) for height in (0.2, 0.35, 0.5, 0.65)]
    drawn = [each for each in found if each is not None]
    middles = [middle for _, _, middle in drawn]
    narrow = all(right - left < _STEM * outer.height for left, right, _ in drawn)
    return len(drawn) == len(found) and narrow and max(middles) - min(middles) < _STRAIGHT * outer.height


def _middle_at(outer: _Part, heights: Sequence[float]) -> float | None:
    found = [each[2] for height in heights if (each := outer.ink(height)) is not None]
    return (sum(found) / len(found) - outer.left) / outer.width if found else None


def _span_at(outer: _Part, height: float) -> float:
    found = outer.ink(height)
    return 0.0 if found is None else (found[1] - found[0]) / outer.width
