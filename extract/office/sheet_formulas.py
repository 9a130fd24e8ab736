"""Formulas of a workbook whose stored results nobody has seen: Excel computes them when it opens the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

_NO_RESULT = "a formula whose result was not stored"
_COMPUTED_ANEW = "a formula the workbook asks to compute anew"
_NOT_ITS_SUM = "a formula whose stored result is not what it adds up"
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?")
_ADDS_UP = re.compile(rf"=(?:SUM\()?{_AREA.pattern}(?:[+,]{_AREA.pattern})*\)?")
_MANY = 1000
"""Cells of an area beyond which it is not the sum of a row or column of a report."""


@dataclass(frozen=True, slots=True)
class Formulas:
    """A sheet with its formulas in place of their results; ``anew``: the workbook has them computed when opened."""

    sheet: Worksheet
    anew: bool


def untrusted(results: Worksheet, formulas: Formulas | None) -> dict[str, str]:
    """The addresses of formulas whose stored results are not to be taken, and why.

    Libraries that write workbooks cannot compute: they store nothing, or a zero.
    """
    if formulas is None:
        return {}
    found = {}
    for cell in formulas.sheet._cells.values():
        if isinstance(cell, Cell) and cell.data_type == "f":
            why = _why_not(results, cell, formulas.anew)
            if why:
                found[cell.coordinate] = why
    return found


def _why_not(results: Worksheet, formula: Cell, anew: bool) -> str | None:
    stored = results[formula.coordinate].value
    if stored is None:
        return _NO_RESULT
    if anew:
        return _COMPUTED_ANEW
    text = formula.value.text if isinstance(formula.value, ArrayFormula) else formula.value
    bare = "" if stored != 0 else re.sub(r"\s", "", str(text)).upper()
    added = list(_added(results, bare)) if _ADDS_UP.fullmatch(bare) else []
    return _NOT_ITS_SUM if sum(added) else None


def _added(results: Worksheet, formula: str) -> Iterator[int | float]:
    """The numbers a formula that only adds up cells of its own sheet adds up."""
    for name in _AREA.findall(formula):
        area = CellRange(name)
        if area.size["rows"] * area.size["columns"] > _MANY:
            return
        for place in area.cells:
            stored = results._cells.get(place)
            number = None if stored is None else stored.value
            if isinstance(number, int | float) and not isinstance(number, bool):
                yield number
