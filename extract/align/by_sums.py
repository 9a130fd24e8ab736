"""Columns that no header places: unless most rows add up to the last of them, nobody knows which column is whose."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.align.headers import APPLICANTS
from extract.align.rows import Row
from extract.report import APPLICATIONS, Cell

_NOTE = "no header says where the columns stand, and the figures do not tell that the total comes last"
_READ = ("number", "blank", "placeholder")


def stand_by_order(rows: Iterable[Row]) -> bool:
    """Whether figures of the applications table stand under no header that says where its columns are."""
    own = (row for row in rows if row.table == APPLICATIONS)
    return any(row.line.ragged or row.header is None or not row.header.columns for row in own)


def unless_sums_deny(cells: Sequence[Cell], rows: Sequence[Row]) -> list[Cell]:
    """The cells of the applications table, in doubt where its sums are needed and deny that the total comes last.

    They are needed where there is no header, or in mere lines one that does not name all columns, and where rows could
    not be read: others may have a figure too few and one of nobody's. Elsewhere wrong sums are the document's.
    """
    unread = [cell for cell in cells if cell.state == "ambiguous" and cell.candidates]
    headless = any(row.header is None for row in rows)
    named = all(row.header and (row.header.names >= set(APPLICANTS) or not row.line.ragged) for row in rows)
    if named and not unread:
        return list(cells)
    telling, against = _votes(cells)
    silent = not (telling or against)
    told = telling > against or (silent and not (headless and any(any(cell.candidates) for cell in unread)))
    return list(cells) if told else list(map(_in_doubt, cells))


def _votes(cells: Iterable[Cell]) -> tuple[int, int]:
    """How many rows add up to the last column and not to the first as well, and how many do not add up to the last."""
    by_row: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, {})[cell.column] = cell
    lines = [[row[column] for column in APPLICANTS] for row in by_row.values()]
    read = [line for line in lines if all(cell.state in _READ for cell in line)]
    first, last = ([_adds_up_to(line, place) for line in read] for place in (0, -1))
    return sum(b and not a for a, b in zip(first, last, strict=True)), last.count(False)


def _adds_up_to(line: Sequence[Cell], place: int) -> bool:
    values = [cell.value or Decimal(0) for cell in line]
    return sum(values) == 2 * values[place]


def _in_doubt(cell: Cell) -> Cell:
    candidates = cell.candidates if cell.value is None else (cell.value,)
    if cell.state == "missing":
        return cell
    return replace(cell, state="ambiguous", value=None, candidates=candidates, note=_NOTE)
