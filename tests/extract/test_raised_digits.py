"""A digit on another base than the one beside it is the mark of a note; on another line it is another figure's."""

import pytest

from extract.drawn.page import Glyph
from extract.pdf.raised import RAISED, with_raised


def digit(text, x, base, height=7.0):
    return Glyph(text, x, base - height, x + 0.7 * height, base, base)


PAIRS = [
    (digit("5", 10, 100), digit("1", 15.5, 97, 4), True, "raised and small"),
    (digit("5", 10, 100), digit("1", 15.5, 97), True, "raised alone"),
    (digit("1", 10, 97, 4), digit("5", 13, 100), True, "before its figure"),
    (digit("5", 10, 100), digit("2", 15.5, 101.5, 4), True, "lowered"),
    (digit("5", 10, 100), digit("1", 15.5, 100, 4), False, "small on the same base, as old figures are"),
    (digit("5", 10, 100), digit("1", 15.5, 100.4), False, "a hair's breadth"),
    (digit("5", 10, 100), digit("1", 22, 97, 4), False, "apart"),
    (digit("5", 10, 100), digit("1", 10, 110), False, "on the next line"),
    (digit("5", 10, 100), digit("注", 15.5, 97, 4), False, "no digit"),
]


@pytest.mark.parametrize(("one", "other", "raised", "why"), PAIRS)
def test_digits_side_by_side(one, other, raised, why):
    assert [glyph.doubt for glyph in with_raised([one, other])] == [RAISED if raised else None] * 2, why
