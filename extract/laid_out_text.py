"""Text set out in columns of equal characters, as a page: programs write papers and tables so."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from extract.pages import Glyph, Page

PITCH = 12.0
"""Points from line to line."""
_HIGH = 10.0
_STEP = 10.0
"""Points a column is wide: one blank already parts two cells."""


@lru_cache(maxsize=8192)
def width_of(character: str) -> int:
    """The columns a character takes on a terminal: 2 for Chinese characters, 0 for marks without any width."""
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Cf", "Me") else 1


def page_of(lines: Sequence[str], number: int, wide: bool) -> Page:
    """These lines as one page; ``wide`` when Chinese characters take two columns."""
    glyphs: list[Glyph] = []
    right = 0.0
    for index, line in enumerate(lines):
        x, top, spaced = 0.0, index * PITCH, False
        for character in line:
            width = (width_of(character) if wide else 1) * _STEP
            if character.isspace():
                spaced = True
            elif width:
                glyphs.append(Glyph(character, x, top, x + width, top + _HIGH, top + _HIGH, None, spaced))
                spaced = False
            x += width
        right = max(right, x)
    return Page(number, right or 1.0, max(1, len(lines)) * PITCH, tuple(glyphs), ())
