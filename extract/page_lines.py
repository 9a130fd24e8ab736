"""Glyphs set into lines, and lines into the text of a cell or of a paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from extract.pages import Box, Glyph, hull

_SAME_LINE = 0.45
"""Of the height of a full character: what bases may differ within one line."""
_LEVEL = 1.0
"""Points: bases that near are on one line in any size of type."""
_APART = 1.1
"""Of the height: letters or digits this far apart are no one word, whatever the document says."""
_NEAR = 0.1
"""Of the height: nearer than this there is no room for a space."""
_DOUBLE = 0.22
"""Of the width: a character drawn again this near is the same one made bold."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """Glyphs of one line from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def box(self) -> Box:
        """The outline of the line."""
        return hull([glyph[1:5] for glyph in self.glyphs])

    @property
    def height(self) -> float:
        """The height of its characters; the tallest, because dashes and dots have next to none."""
        return max(max(glyph.y1 - glyph.y0, (glyph.x1 - glyph.x0) * 0.8) for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """The characters, with a space where two letters or digits stand apart."""
        whole = "".join([glyph.text for glyph in self.glyphs])
        if len(whole) == 1 or not any(map(str.isascii, whole)):
            return whole
        pieces: list[str] = []
        height = self.height
        for index, glyph in enumerate(self.glyphs):
            if index:
                before = self.glyphs[index - 1]
                gap = glyph.x0 - before.x1
                apart = gap > _APART * height or (glyph.spaced and gap > _NEAR * height)
                pieces.append(" " if apart and before.text.isascii() and glyph.text.isascii() else "")
            pieces.append(glyph.text)
        return "".join(pieces)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines these glyphs stand in, from the top; a character drawn twice is kept once."""
    ordered = sorted(glyphs, key=attrgetter("base"))
    if len(ordered) < 2:
        return [TextLine(tuple(ordered))] if ordered else []
    if ordered[-1].base - ordered[0].base < _LEVEL:
        return [TextLine(tuple(_single(sorted(ordered, key=attrgetter("x0")))))]
    size = median(max(glyph.y1 - glyph.y0, glyph.x1 - glyph.x0) for glyph in ordered)
    rows: list[list[Glyph]] = []
    for glyph in ordered:
        if rows and glyph.base - rows[-1][-1].base <= _SAME_LINE * size and glyph.base - rows[-1][0].base <= size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [TextLine(tuple(_single(sorted(row, key=attrgetter("x0"))))) for row in rows]


def _single(row: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        near = _DOUBLE * (glyph.x1 - glyph.x0) + 0.1
        if not any(old.text == glyph.text and abs(old.x0 - glyph.x0) <= near for old in kept[-3:]):
            kept.append(glyph)
    return kept
