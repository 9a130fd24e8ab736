"""The glyphs of a page put into the rooms of its frames, with doubt wherever a figure may belong elsewhere."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.drawn.frames import SNAP, Frame, Room
from extract.drawn.lines import TextLine, lines_of
from extract.drawn.page import Box, Glyph, Page

_FIGURE = frozenset("0123456789０１２３４５６７８９.,，．+-－＋%")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_PADDING = 11.0
"""Points: what Word leaves free at both sides of a cell together, 2 x 0.19 cm."""
_DIGIT_HEIGHT, _DIGIT_WIDTH = 0.72, 0.64
"""Of the size of the type: a digit's height, and the most it takes in the line."""
_FULL_WIDTH = 1.0
_PITCH = 1.6
"""Of the size of the type: from one line of a cell to the next."""
_MOST_LINES = 3
_ACROSS = 0.35
"""Of a digit's height or width: further over a line, and it may belong to the other side."""
_CLOSE = 0.3
"""Of a digit's height: two digits nearer than this were set as one number."""


class Drawn(NamedTuple):
    """One room with its text: rows of its own frame, columns by the positions of its edges in points."""

    x0: float
    x1: float
    top: int
    bottom: int
    text: str
    page: int
    box: Box
    doubt: str | None = None


def fill(page: Page, frame: Frame, glyphs: Sequence[Glyph]) -> tuple[list[Drawn], list[Glyph]]:
    """The rooms of a frame with their texts, and the glyphs that stand outside it."""
    held: list[list[Glyph]] = [[] for _ in frame.rooms]
    at = {place: inside for room, inside in zip(frame.rooms, held, strict=True) for place in _positions(room)}
    outside: list[Glyph] = []
    xs, ys = frame.xs, frame.ys
    for glyph in glyphs:
        _, x0, y0, x1, y1, _, _, _ = glyph
        place = bisect_right(ys, (y0 + y1) / 2) - 1, bisect_right(xs, (x0 + x1) / 2) - 1
        at.get(place, outside).append(glyph)
    torn = _torn(frame, held)
    rooms = enumerate(zip(frame.rooms, held, strict=True))
    return [
        _drawn(page, frame.box_of(room), room, inside, index in torn)
        for index, (room, inside) in rooms
        if inside or not room.ajar
    ], outside


def _positions(room: Room) -> Iterable[tuple[int, int]]:
    if room.top == room.bottom and room.left == room.right:
        return ((room.top, room.left),)
    return [(row, column) for row in range(room.top, room.bottom + 1) for column in range(room.left, room.right + 1)]


def _drawn(page: Page, box: Box, room: Room, glyphs: list[Glyph], torn: bool) -> Drawn:
    if not glyphs:
        return Drawn(box[0], box[2], room.top, room.bottom, "", page.number, box)
    text, doubt = (glyphs[0].text, None) if len(glyphs) == 1 else _text(lines_of(glyphs), box[2] - box[0])
    if torn:
        doubt = "a number crosses the line between two cells"
    left, top, right, bottom = box
    for glyph in glyphs:
        letter, x0, y0, x1, y1, _, own, _ = glyph
        if (x0 < left or x1 > right or y0 < top or y1 > bottom) and letter in _DIGITS and _crosses(glyph, box):
            doubt = doubt if torn else "a digit stands on a line between two cells"
        if own:
            doubt = own
            break
    return Drawn(box[0], box[2], room.top, room.bottom, text, page.number, box, doubt)


def _text(lines: list[TextLine], width: float) -> tuple[str, str | None]:
    """The text of a room; a number broken over lines is joined when the break was for want of width."""
    texts = [line.text for line in lines]
    if len(texts) < 2 or not set("".join(texts)) <= _FIGURE:
        return "\n".join(texts), None
    if len(lines) <= _MOST_LINES and all(
        _is_open(line) or _is_full(line, after, width) for line, after in pairwise(lines)
    ):
        return "".join(texts), None
    return "\n".join(texts), "several numbers in one cell"


def _is_open(line: TextLine) -> bool:
    """Whether a line ends with a decimal point or a thousands comma: no figure ends so."""
    return line.text.endswith((".", "．", ",", "，"))


def _is_full(line: TextLine, after: TextLine, width: float) -> bool:
    """Whether one more digit would not have gone into this line, and the next one follows as lines of a cell do."""
    size = line.height / _DIGIT_HEIGHT
    wide = max(line.box[2] - line.box[0], sum(map(_width_of, line.glyphs)) * size)
    close = after.glyphs[0].base - line.glyphs[0].base < _PITCH * size
    return close and wide + _width_of(after.glyphs[0]) * size + _PADDING > width


def _width_of(glyph: Glyph) -> float:
    """The most a character of a figure takes in the line, of the size of the type."""
    return _DIGIT_WIDTH if glyph.text.isascii() else _FULL_WIDTH


def _crosses(glyph: Glyph, box: Box) -> bool:
    """Whether a digit stands so far over an edge of its cell that it may be another's."""
    height, width = glyph.y1 - glyph.y0, glyph.x1 - glyph.x0
    over = max((box[1] - glyph.y0) / (height or 1), (glyph.y1 - box[3]) / (height or 1))
    aside = max((box[0] - glyph.x0) / (width or 1), (glyph.x1 - box[2]) / (width or 1))
    return max(over, aside) > _ACROSS


def _torn(frame: Frame, held: Sequence[Sequence[Glyph]]) -> set[int]:
    """The rooms between which a number is cut: its digits stand close together on both sides of the line."""
    torn: set[int] = set()
    digits = sorted(
        [
            (round(glyph.base), glyph.x0, index, glyph)
            for index, glyphs in enumerate(held)
            for glyph in glyphs
            if glyph[0] in _DIGITS
        ]
    )
    for (base, _, index, last), (next_base, _, other, first) in pairwise(digits):
        near = last.x0 < first.x0 < last.x1 + _CLOSE * (last.y1 - last.y0)
        if index != other and near and abs(base - next_base) <= 1 and _beside(frame, index, other):
            torn.update((index, other))
    return torn


def _beside(frame: Frame, index: int, other: int) -> bool:
    """Whether only a wall stands between two rooms; a wall drawn twice has no width."""
    left, right = frame.rooms[index], frame.rooms[other]
    level = left.top <= right.bottom and right.top <= left.bottom
    return level and frame.xs[right.left] - frame.xs[left.right + 1] < SNAP
