"""Lines whose last place is empty and whose figures add up one place further on: a cell before them may be lost.

A sheet or a page without lines shows no more of a lost cell than an empty place at the end. Where the sums hold as
printed, or no better one place further on, nothing speaks against the places as printed.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.report import APPLICATIONS, REVIEWS, Cell

_NOTE = "the last place of the line is empty, and its figures add up one place further on"
_TOTAL = "total"


def unless_moved_along(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells; in doubt those of a line that may stand one place too far left, from the sum on that denies it."""
    if not any(cell.column == _TOTAL and cell.state == "blank" for cell in cells):
        return tuple(cells)
    return tuple(cell for line in _lines(cells) for cell in _told(line))


def _lines(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells by printed line: each row of the applications, all of the reviews in one."""
    for _, line in itertools.groupby(cells, lambda cell: (cell.table, cell.row if cell.table == APPLICATIONS else "")):
        yield list(line)


def _told(line: list[Cell]) -> list[Cell]:
    *before, last = line
    if line[0].table not in (APPLICATIONS, REVIEWS) or last.state != "blank" or any(c.value is None for c in before):
        return line
    width = next(place for place, cell in enumerate(line, 1) if cell.column == _TOTAL)
    start = _denied_from([cell.value or Decimal(0) for cell in before], width)
    return line if start is None else [*line[:start], *map(_in_doubt, line[start:])]


def _denied_from(figures: Sequence[Decimal], width: int) -> int | None:
    """Where the first sum stands that fails as printed, if all behind it hold one place further on.

    The lost cell may be any of that sum, which says nothing about it; of the last sum, whose total is the empty place,
    only where the rest adds up without it.
    """
    starts = range(0, len(figures) + 1, width)
    start = next((at for at in starts[:-1] if not _adds_up(figures[at : at + width])), starts[-1])
    behind = [figures[at - 1 : at - 1 + width] for at in starts if at > start]
    if start < starts[-1]:
        return start if all(map(_adds_up, behind)) else None
    return start if figures[-1] > 0 and _adds_up(figures[start:]) else None


def _adds_up(figures: Sequence[Decimal]) -> bool:
    *parts, total = figures
    return sum(parts) == total


def _in_doubt(cell: Cell) -> Cell:
    candidates = () if cell.value is None else (cell.value,)
    return replace(cell, state="ambiguous", value=None, candidates=candidates, note=_NOTE)
