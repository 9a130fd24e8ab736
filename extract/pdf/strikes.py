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
    level: dict[float, list[Ruling]] = {}
    for ruling in rulings:
        x0, y0, x1, y1 = ruling
        if x1 - x0 >= y1 - y0:
            level.setdefault((y0 + y1) / 2, []).append(ruling)
    digits = sorted([(g[2], index) for index, g in enumerate(glyphs) if g[0].isdecimal()]) if level else []
    # no line further below the top of a digit than the tallest is high runs through it
    reach = min(_HIGHEST, max([glyphs[index][4] - y0 for y0, index in digits], default=0.0))
    struck = set()
    for y, lines in level.items():
        for _, index in digits[bisect_left(digits, (y - reach,)) : bisect_right(digits, (y,))]:
            glyph = glyphs[index]
            if _is_in_middle(y, glyph) and any(_runs_through(line, glyph) for line in lines):
                struck.add(index)
    if not struck:
        return tuple(glyphs)
    return tuple(g._replace(doubt=g.doubt or STRUCK) if n in struck else g for n, g in enumerate(glyphs))


def _is_in_middle(y: float, glyph: Glyph) -> bool:
    height = glyph.y1 - glyph.y0
    low, high = _MIDDLE
    return low * height < y - glyph.y0 < high * height


def _runs_through(ruling: Ruling, glyph: Glyph) -> bool:
    crossed = min(glyph.x1, ruling.x1) - max(glyph.x0, ruling.x0)
    return crossed >= _THROUGH * (glyph.x1 - glyph.x0)
