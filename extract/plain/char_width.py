"""How many columns of a terminal a text takes: programs that draw tables with characters count in them."""

import unicodedata
from functools import lru_cache
from typing import Literal

Measure = Literal["wide", "widest", "characters"]
"""How a program counts: Chinese characters as two columns; quotation marks and the like as two as well; all as one."""
MEASURES: tuple[Measure, ...] = ("wide", "widest", "characters")


@lru_cache(maxsize=16384)
def width_of(character: str, measure: Measure) -> int:
    """The columns of one character by that measure; 0 for a mark that has no width of its own.

    >>> [width_of("规", measure) for measure in MEASURES], [width_of("“", measure) for measure in MEASURES]
    ([2, 2, 1], [1, 2, 1])
    """
    if measure == "characters":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("WFA" if measure == "widest" else "WF") else 1


def columns_of(text: str, measure: Measure) -> list[str]:
    """One entry for each column: the character that begins there with what is written over it, "" where one goes on."""
    columns: list[str] = []
    for character in text:
        width = width_of(character, measure)
        if width == 0 and columns:
            columns[-1] += character
        columns.extend([character, ""][:width])
    return columns
