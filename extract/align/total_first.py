"""Figures under no header: unless they add up to the last column, nobody knows which column is whose."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.align.headers import APPLICANTS
from extract.align.rows import Row
from extract.report import APPLICATIONS, Cell

_NOTE = "no header names the columns, and the figures do not tell that the total comes last"


def is_without_header(rows: Iterable[Row]) -> bool:
    """Whether figures of the applications table stand under no header that names its columns."""
    return any(row.table == APPLICATIONS and row.header is None for row in rows)


def unless_total_first(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of the applications table, in doubt where the rows do not show that the total comes last.

    More of them must add up to the last column than to the first. Rows that all add up to both are taken in the order
    of the form, unless others, whose figures might have told, could not be read.
    """
    by_row: dict[str, dict[str, Decimal]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, {})[cell.column] = cell.value or Decimal(0)
    lines = {row: [values[column] for column in APPLICANTS] for row, values in by_row.items()}
    first = sum(_adds_up_to(line, 0) and not _adds_up_to(line, -1) for line in lines.values())
    last = sum(_adds_up_to(line, -1) and not _adds_up_to(line, 0) for line in lines.values())
    untold = first == last == 0 and not any(any(cell.candidates) for cell in cells)
    return list(cells) if last > first or untold else list(map(_in_doubt, cells))


def _adds_up_to(line: Sequence[Decimal], place: int) -> bool:
    return sum(line) == 2 * line[place]


def _in_doubt(cell: Cell) -> Cell:
    candidates = cell.candidates if cell.value is None else (cell.value,)
    if cell.state == "missing":
        return cell
    return replace(cell, state="ambiguous", value=None, candidates=candidates, note=_NOTE)
