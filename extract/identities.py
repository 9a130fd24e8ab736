"""The printed identities applied to the cells of one report: pass, fail, or not assessable with the reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.forms import load_form
from extract.report import Cell, Check, TableId
from extract.statutory import Equation, FormYear, Table

CellOf = Mapping[tuple[str, str], Cell]


def check_identities(cells: Iterable[Cell], forms: Iterable[tuple[TableId, FormYear]]) -> tuple[Check, ...]:
    """Every equation of every table present, in the form's order: 42 for the 2021 form, 40 for that of 2019."""
    by_table: dict[TableId, dict[tuple[str, str], Cell]] = {}
    for cell in cells:
        by_table.setdefault(cell.table, {})[(cell.row, cell.column)] = cell
    return tuple(
        _check(load_form(form).table(table), equation, line, by_table[table])
        for table, form in forms
        if table in by_table
        for equation, line in load_form(form).table(table).identities()
    )


def _check(table: Table, equation: Equation, line: str, cells: CellOf) -> Check:
    by_row = equation.scope == "each_row"
    left = _side(equation.left, line, by_row, cells)
    right = _side(equation.right, line, by_row, cells)
    used = tuple(f"{cell.row}.{cell.column}" for cell in (*left, *right))
    unread = [cell for cell in (*left, *right) if cell.value is None]
    check = Check(
        rule=equation.rule,
        table=table.id,
        verdict="not_assessable",
        row=line if by_row else None,
        column=None if by_row else line,
        cells=used,
    )
    if unread:
        states = sorted({cell.state for cell in unread})
        where = ", ".join(f"{cell.row}.{cell.column}" for cell in unread[:3])
        return replace(check, reason=f"{'/'.join(states)}: {where}{' …' if len(unread) > 3 else ''}")
    sums = sum_of(left), sum_of(right)
    return replace(check, verdict="pass" if sums[0] == sums[1] else "fail", left=sums[0], right=sums[1])


def _side(ids: Iterable[str], line: str, by_row: bool, cells: CellOf) -> list[Cell]:
    return [cells[(line, each) if by_row else (each, line)] for each in ids]


def sum_of(cells: Iterable[Cell]) -> Decimal:
    """The sum of read cells."""
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))


def rank_candidates(
    cells: Sequence[Cell], forms: Sequence[tuple[TableId, FormYear]], checks: Sequence[Check]
) -> tuple[Cell, ...]:
    """Put the candidates that an identity would bear out first, and say so. The figure stays unread."""
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
    trial = {**by_id, (cell.table, f"{cell.row}.{cell.column}"): replace(cell, value=value)}
    table = load_form(dict(forms)[check.table]).table(check.table)
    lines = {(each.row, each.column): each for (where, _), each in trial.items() if where == check.table}
    equation = next(each for each in table.equations if each.rule == check.rule)
    return _check(table, equation, check.row or check.column or "", lines).verdict == "pass"


def _prefer(cell: Cell, value: Decimal, rule: str) -> Cell:
    note = f"{cell.note}; only {value} agrees with {rule}, which does not make it the figure"
    others: Iterator[Decimal] = (other for other in cell.candidates if other != value)
    return replace(cell, candidates=(value, *others), note=note)
