"""Sheets on which two pages are printed side by side, taken apart into these pages."""

from collections.abc import Sequence
from dataclasses import replace

from extract.drawn.lines import lines_of
from extract.drawn.page import Glyph, Page
from extract.drawn.unruled.pieces import pieces_of

_WIDE = 1.2
"""Of the height: a sheet of two upright pages is at least so wide."""
_GUTTER = 0.06
"""Of the width: the inner margins of two pages."""
_WORDED = 0.5
"""Of the lines of a page: so many begin with words. The right half of a table begins with its figures."""


def pages_on(sheet: Page) -> tuple[Page, ...]:
    """The two pages on a sheet, the left one first; or the sheet itself, which is one page."""
    if sheet.width < _WIDE * sheet.height:
        return (sheet,)
    left = [glyph for glyph in sheet.glyphs if glyph[1] + glyph[3] < sheet.width]
    right = [glyph for glyph in sheet.glyphs if glyph[1] + glyph[3] >= sheet.width]
    lines_left = [line for line in sheet.rulings if line[0] + line[2] < sheet.width]
    lines_right = [line for line in sheet.rulings if line[0] + line[2] >= sheet.width]
    if not left or not right:
        return (sheet,)
    end = max([glyph[3] for glyph in left] + [line[2] for line in lines_left])
    start = min([glyph[1] for glyph in right] + [line[0] for line in lines_right])
    gutter = (start - end) / sheet.width if end < sheet.width / 2 < start else 0.0
    if gutter < _GUTTER or not (_is_text(left) and _is_text(right)):
        return (sheet,)
    return (
        replace(sheet, glyphs=tuple(left), rulings=tuple(lines_left), half=1),
        replace(sheet, glyphs=tuple(right), rulings=tuple(lines_right), half=2),
    )


def follows(upper: Page, lower: Page) -> bool:
    """Whether one page comes right after the other."""
    if upper.half == 1:
        return lower.number == upper.number and lower.half == 2
    return lower.number == upper.number + 1 and lower.half < 2


def _is_text(glyphs: Sequence[Glyph]) -> bool:
    firsts = [pieces_of([line])[0] for line in lines_of(glyphs)]
    return sum(not piece.is_figure for piece in firsts) >= _WORDED * len(firsts)
