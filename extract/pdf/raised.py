"""Digits that stand higher or lower than those beside them: the mark of a note or an exponent, no part of a figure."""

from collections.abc import Sequence
from itertools import compress, count
from operator import ne

from extract.drawn.page import Glyph

RAISED = "a raised or lowered number"
_LEAST, _MOST = 0.12, 1.0
"""Of the height of the larger digit: so much higher is on another base; more is on another line."""
_BESIDE = 0.6
"""Of the same: a wider gap parts two figures."""


def with_raised(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs, in the order they are drawn, with a doubt on digits that stand on another base than those beside."""
    bases = [glyph[5] for glyph in glyphs]
    ends = compress(count(), map(ne, bases, bases[1:]))  # of runs on one base: few of all glyphs are looked at
    raised = {
        index
        for index in ends
        if glyphs[index][0].isdecimal() and glyphs[index + 1][0].isdecimal() and _is_raised(*glyphs[index : index + 2])
    }
    if not raised:
        return tuple(glyphs)
    return tuple(
        glyph._replace(doubt=glyph.doubt or RAISED) if {at, at - 1} & raised else glyph
        for at, glyph in enumerate(glyphs)
    )


def _is_raised(one: Glyph, other: Glyph) -> bool:
    height = max(one.y1 - one.y0, other.y1 - other.y0)
    gap = max(other.x0 - one.x1, one.x0 - other.x1)
    return gap < _BESIDE * height and _LEAST * height < abs(one.base - other.base) < _MOST * height
