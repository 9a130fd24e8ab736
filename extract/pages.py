"""A page as a reader of drawings sees it: glyphs and ruling lines, before anything is called a table or a line."""

from dataclasses import dataclass
from typing import NamedTuple

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
    """Glyphs and rulings of one page in the frame in which its text is upright; units of the frame are points."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    turn: Turn = 0

    def place(self, box: Box) -> BoxPlace:
        """Where a box of this frame is on the page as displayed."""
        x0, y0, x1, y1 = box
        for _ in range(self.turn):
            # one quarter turn back, counter-clockwise: the frame's width becomes the height
            x0, y0, x1, y1 = y0, self._side(x1), y1, self._side(x0)
        return BoxPlace(self.number, (round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)))

    def _side(self, value: float) -> float:
        return self.width - value


def hull(boxes: list[Box]) -> Box:
    """The smallest box around all of these; there is at least one."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
