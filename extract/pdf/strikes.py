"""Digits that are struck out: a level line runs through the middle of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.drawn.page import Glyph, Ruling

STRUCK = "a line is drawn through the digits"
_MIDDLE = (0.25, 0.75)
"""Of the height of a digit: where a line through it runs; lower it underlines, higher it is an edge."""
_THROUGH = 0.8
"""Of the width of a digit: so much of it the line crosses."""
_HIGHEST = 40.0
"""Points: no digit of a table is higher."""


def with_strikes(glyphs: Sequence[Glyph], rulings: Sequence[Ruling]) -> tuple[Glyph, ...]:
    """The glyphs, with a doubt on digits a line is drawn through."""
    level = [ruling for ruling in rulings if ruling.is_horizontal]
    digits = sorted((glyph.y0, index) for index, glyph in enumerate(glyphs) if glyph.text.isdecimal()) if level else []
    # no line further below the top of a digit than the tallest is high runs through it
    reach = min(_HIGHEST, max((glyphs[index].y1 - y0 for y0, index in digits), default=0.0))
    struck = set()
    for ruling in level:
        y = (ruling.y0 + ruling.y1) / 2
        for _, index in digits[bisect_left(digits, (y - reach,)) : bisect_right(digits, (y,))]:
            if index not in struck and _runs_through(ruling, y, glyphs[index]):
                struck.add(index)
    if not struck:
        return tuple(glyphs)
    return tuple(g._replace(doubt=g.doubt or STRUCK) if n in struck else g for n, g in enumerate(glyphs))


def _runs_through(ruling: Ruling, y: float, glyph: Glyph) -> bool:
    height, width = glyph.y1 - glyph.y0, glyph.x1 - glyph.x0
    crossed = min(glyph.x1, ruling.x1) - max(glyph.x0, ruling.x0)
    low, high = _MIDDLE
    return low * height < y - glyph.y0 < high * height and crossed >= _THROUGH * width
