"""Lines that may stand one place aside: their last place is empty, and sums or other lines say that it should not be.

A sheet or a page without lines shows no more of a lost cell than an empty place at the end. Where the sums hold as
printed, or no better one place further on, nothing speaks against the places as printed.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.report import APPLICATIONS, REVIEWS, Cell

_FURTHER = "the last place of the line is empty, and its figures add up one place further on"
_ASIDE = "all rows lack a figure, some at one end, others at the other: some of them stand a place aside"
_TOTAL = "total"


def unless_moved_along(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells; in doubt those of a line that may stand one place too far left, from the sum on that denies it."""
    if not any(cell.column == _TOTAL and cell.state == "blank" for cell in cells):
        return tuple(cells)
    lines = list(_lines(cells))
    aside = {_lacks(line) for line in lines if _is_read(line)} == {0, -1}
    return tuple(cell for line in lines for cell in (_aside(line) if aside else _told(line)))


def _lines(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells by printed line: each row of the applications, all of the reviews in one."""
    for _, line in itertools.groupby(cells, lambda cell: (cell.table, cell.row if cell.table == APPLICATIONS else "")):
        yield list(line)


def _is_read(line: Sequence[Cell]) -> bool:
    return line[0].table == APPLICATIONS and all(cell.state in ("number", "blank") for cell in line)


def _lacks(line: Sequence[Cell]) -> int | None:
    """The end at which a row of the applications lacks a figure, and nowhere else: 0 the first, -1 the last place."""
    blanks = [cell for cell in line if cell.value is None]
    if len(blanks) != 1 or not _is_read(line):
        return None
    return next((end for end in (0, -1) if line[end].value is None), None)


def _aside(line: list[Cell]) -> list[Cell]:
    """No figure of a row that lacks one at an end, where all others do and some at the other: those stand aside."""
    return _told(line) if _lacks(line) is None else [_in_doubt(cell, _ASIDE) for cell in line]


def _told(line: list[Cell]) -> list[Cell]:
    *before, last = line
    figures = [figure for figure in map(_figure, before) if figure is not None]
    if line[0].table not in (APPLICATIONS, REVIEWS) or last.state != "blank" or len(figures) < len(before):
        return line
    width = next(place for place, cell in enumerate(line, 1) if cell.column == _TOTAL)
    start = _denied_from(figures, width)
    return line if start is None else [*line[:start], *(_in_doubt(cell, _FURTHER) for cell in line[start:])]


def _figure(cell: Cell) -> Decimal | None:
    """What stands in a cell, or the one figure that may."""
    return cell.candidates[0] if cell.value is None and len(cell.candidates) == 1 else cell.value


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


def _in_doubt(cell: Cell, why: str) -> Cell:
    if cell.state == "ambiguous":
        return cell
    candidates = () if cell.value is None else (cell.value,)
    return replace(cell, state="ambiguous", value=None, candidates=candidates, note=why)
