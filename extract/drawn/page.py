"""A page as a reader of drawings sees it: glyphs and ruling lines, before anything is called a table or a line."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.documents import Plane
from extract.grids import BoxPlace

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 from the top left, y downwards."""
Turn = int
"""Quarter turns clockwise that bring the displayed page into the frame in which its text is upright: 0..3."""


class Glyph(NamedTuple):
    """One character where it is drawn; a named tuple because a page has thousands."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    """Where the line it stands on is: the same for a full stop, a dash and a character of full height."""
    doubt: str | None = None
    spaced: bool = False
    """Whether the document itself has a space before it, drawn or by distance as its font counts it."""

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the character."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Ruling(NamedTuple):
    """A horizontal or vertical line: x0 <= x1 and y0 <= y1, one of the two being a hair's breadth."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than high."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Page:
    """Glyphs and rulings of one page in the frame in which its text is upright and level; the frame is in points."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    turn: Turn = 0
    plane: Plane | None = None
    """Of a recognised page: where points of the frame are on the page as displayed; ``turn`` then says nothing."""
    pictured: bool = False
    """Whether pictures cover most of it."""
    unseen: int = 0
    """How many of the glyphs are not to be seen on the page: set invisibly, or under a picture."""
    unknown: int = 0
    """How many of them their fonts do not name."""
    pixels: tuple[int, int] = (0, 0)
    """Width and height of the largest picture on it."""
    half: int = 0
    """Of two pages printed side by side, which it is: 1 or 2 from the left; 0 for a page by itself."""

    def place(self, box: Box) -> BoxPlace:
        """Where a box of this frame is on the page as displayed."""
        x0, y0, x1, y1 = box
        if self.plane is not None:
            corners = [moved(self.plane, x, y) for x in (x0, x1) for y in (y0, y1)]
            x0, y0, x1, y1 = hull([corner * 2 for corner in corners])
        width, height = self.width, self.height
        for _ in range(self.turn):
            # one quarter turn back, counter-clockwise: what was right is now at the top
            x0, y0, x1, y1 = y0, width - x1, y1, width - x0
            width, height = height, width
        return BoxPlace(self.number, (_rounded(x0), _rounded(y0), _rounded(x1), _rounded(y1)))


@lru_cache(maxsize=4096)
def _rounded(coordinate: float) -> float:
    """To a tenth of a point: remembered, for cells of a row or a column share their edges. Never a negative zero."""
    return round(coordinate, 1) + 0.0


def moved(plane: Plane, x: float, y: float) -> tuple[float, float]:
    """Where a point is on the other image."""
    a, b, c, d, e, f, g, h, i = plane
    depth = g * x + h * y + i
    return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def hull(boxes: list[Box]) -> Box:
    """The smallest box around all of these; there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
