"""The printed identities applied to the cells of one report: pass, fail, or not assessable with the reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import repeat
from operator import attrgetter, is_not, itemgetter
from typing import cast

from extract.forms import load_form
from extract.report import Cell, Check, CheckVerdict, TableId
from extract.statutory import Equation, FormYear

_ZERO = Decimal(0)
_CANDIDATES = attrgetter("candidates")


@dataclass(frozen=True, slots=True)
class _Applied:
    """An equation applied to one line: the cells of both sides as (row, column)."""

    rule: str
    row: str | None
    column: str | None
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]
    """Both sides as ``row.column``."""
    values: Callable[[Mapping[tuple[str, str], Decimal | None]], tuple[Decimal | None, ...]]
    """What the cells of both sides hold, taken out of all values of the table."""


def check_identities(cells: Iterable[Cell], forms: Iterable[tuple[TableId, FormYear]]) -> tuple[Check, ...]:
    """Every equation of every table present, in the form's order: 42 for the 2021 form, 40 for that of 2019."""
    by_table: dict[TableId, list[Cell]] = {}
    for cell in cells:
        by_table.setdefault(cell.table, []).append(cell)
    return tuple(check for table, form in forms if table in by_table for check in _checks(table, form, by_table[table]))


def _checks(table: TableId, form: FormYear, cells: Sequence[Cell]) -> Iterator[Check]:
    values = {(cell.row, cell.column): cell.value for cell in cells}
    whole = all(map(is_not, values.values(), repeat(None)))  # "in" would compare, which is slow for decimals
    by_name = {} if whole else {(cell.row, cell.column): cell for cell in cells}
    for applied in _identities(table, form):
        both = applied.values(values)
        if whole or all(value is not None for value in both):
            yield _assessed(table, applied, cast(tuple[Decimal, ...], both))
        else:
            rule, row, column, reason = applied.rule, applied.row, applied.column, _reason(applied, by_name)
            yield Check(rule, table, "not_assessable", row, column, reason=reason, cells=applied.cells)


@cache
def _identities(table_id: TableId, form: FormYear) -> tuple[_Applied, ...]:
    table = load_form(form).table(table_id)
    return tuple(_apply(equation, line) for equation, line in table.identities())


def _apply(equation: Equation, line: str) -> _Applied:
    by_row = equation.scope == "each_row"
    left, right = (
        tuple((line, each) if by_row else (each, line) for each in ids) for ids in (equation.left, equation.right)
    )
    return _Applied(
        rule=equation.rule,
        row=line if by_row else None,
        column=None if by_row else line,
        left=left,
        right=right,
        cells=tuple(f"{row}.{column}" for row, column in (*left, *right)),
        values=itemgetter(*left, *right),
    )


def _assessed(table: TableId, applied: _Applied, both: tuple[Decimal, ...]) -> Check:
    left, right = sum(both[: len(applied.left)], _ZERO), sum(both[len(applied.left) :], _ZERO)
    verdict: CheckVerdict = "pass" if left == right else "fail"
    return Check(applied.rule, table, verdict, applied.row, applied.column, left, right, None, applied.cells)


def _reason(applied: _Applied, cells: Mapping[tuple[str, str], Cell]) -> str:
    """Which cells of an identity were not read."""
    unread = [cell for each in (*applied.left, *applied.right) if (cell := cells[each]).value is None]
    states = sorted({cell.state for cell in unread})
    where = ", ".join(f"{cell.row}.{cell.column}" for cell in unread[:3])
    return f"{'/'.join(states)}: {where}{' …' if len(unread) > 3 else ''}"


def rank_candidates(
    cells: Sequence[Cell], forms: Sequence[tuple[TableId, FormYear]], checks: Sequence[Check]
) -> tuple[Cell, ...]:
    """Put the candidates that an identity would bear out first, and say so. The figure stays unread."""
    if max(map(len, map(_CANDIDATES, cells)), default=0) < 2:
        return tuple(cells)
    by_id = {(cell.table, f"{cell.row}.{cell.column}"): cell for cell in cells}
    ranked = dict(by_id)
    for check in checks:
        unread = [by_id[check.table, name] for name in check.cells if by_id[check.table, name].value is None]
        if len(unread) == 1 and len(unread[0].candidates) > 1:
            cell = unread[0]
            fitting = [value for value in cell.candidates if _holds(check, cell, value, by_id, forms)]
            if len(fitting) == 1:
                ranked[cell.table, f"{cell.row}.{cell.column}"] = _prefer(cell, fitting[0], check.rule)
    return tuple(ranked[cell.table, f"{cell.row}.{cell.column}"] for cell in cells)


def _holds(
    check: Check,
    cell: Cell,
    value: Decimal,
    by_id: Mapping[tuple[TableId, str], Cell],
    forms: Sequence[tuple[TableId, FormYear]],
) -> bool:
    values = {(each.row, each.column): each.value for (where, _), each in by_id.items() if where == check.table}
    values[cell.row, cell.column] = value
    line = (check.rule, check.row, check.column)
    identities = _identities(check.table, dict(forms)[check.table])
    applied = next(each for each in identities if (each.rule, each.row, each.column) == line)
    both = applied.values(values)
    known = tuple(each for each in both if each is not None)
    return len(known) == len(both) and _assessed(check.table, applied, known).verdict == "pass"


def _prefer(cell: Cell, value: Decimal, rule: str) -> Cell:
    note = f"{cell.note}; only {value} agrees with {rule}, which does not make it the figure"
    others: Iterator[Decimal] = (other for other in cell.candidates if other != value)
    return replace(cell, candidates=(value, *others), note=note)
