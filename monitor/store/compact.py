"""A report as short text with just what rules look at: cells and checks by their position in the form, no places.

Reading it back costs a tenth of reading the whole report: most figures are small numbers that many reports share, and
values are immutable, so each distinct cell is made once.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, cast

from extract.forms import load_form
from extract.grids import Attachment
from extract.report import Cell, Check, Claim, FoundDate, ReadError, Report, Section, TableId
from extract.statutory import FORMS, FormYear

_STATES = {"b": "blank", "p": "placeholder", "a": "ambiguous", "u": "unreadable", "m": "missing"}
_LETTERS = {state: letter for letter, state in _STATES.items()}
_VERDICTS = {"p": "pass", "f": "fail", "n": "not_assessable"}


def compact(report: Report) -> str:
    """The text; ``expand`` with the report's sections gives a report that rules cannot tell from this one."""
    forms = [(table, form) for table, form in report.table_forms if form in FORMS]
    shape = {
        "head": [report.source, report.sha256, report.media_type, report.reader, report.is_annual_report, report.form,
                 report.title, report.agency, report.report_year, report.not_report_because],
        "forms": [list(pair) for pair in report.table_forms],
        "guessed": report.forms_guessed,
        "agencies": report.agencies,
        "years": report.years,
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "dates": [[d.source, d.value.isoformat(), d.raw] for d in report.dates],
        "claims": [[c.kind, str(c.value), c.quote, c.section, c.scope] for c in report.claims],
        "attachments": [[a.href, a.caption] for a in report.attachments],
        "error": [report.error.kind, report.error.message] if report.error else None,
        "cells": _cells_text(report.cells, forms),
        "checks": _checks_text(report.checks, forms),
    }  # fmt: skip
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":"))


def expand(text: str, sections: Iterable[tuple[int, str, str]]) -> Report:
    """The report of a compact text and its sections (number, title, text)."""
    shape = json.loads(text)
    source, sha256, media_type, reader, is_annual, form, title, agency, report_year, because = shape["head"]
    period, error = shape["period"], shape["error"]
    return Report(
        source=source,
        sha256=sha256,
        media_type=media_type,
        reader=reader,
        is_annual_report=is_annual,
        form=form,
        table_forms=tuple((table, each) for table, each in shape["forms"]),
        forms_guessed=tuple(shape.get("guessed", ())),
        title=title,
        agency=agency,
        agencies=tuple((where, name) for where, name in shape["agencies"]),
        report_year=report_year,
        years=tuple((where, year) for where, year in shape["years"]),
        period=(date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
        dates=tuple(FoundDate(where, date.fromisoformat(value), raw) for where, value, raw in shape["dates"]),
        sections=tuple(Section(number, head, body) for number, head, body in sections),
        cells=tuple(_cells_of(shape["cells"])),
        checks=tuple(_checks_of(shape["checks"])),
        claims=tuple(Claim(k, Decimal(value), quote, part, scope) for k, value, quote, part, scope in shape["claims"]),
        attachments=tuple(Attachment(href, caption) for href, caption in shape["attachments"]),
        not_report_because=because,
        error=ReadError(error[0], error[1]) if error else None,
    )


# cells: per run of one table "table form values", or one by one where they do not follow a form


def _cells_text(cells: tuple[Cell, ...], forms: list[tuple[TableId, FormYear]]) -> list[Any]:
    whole = [(table, form) for table, form in forms]
    names = [(table, *name) for table, form in whole for name in _names(table, form)]
    if [(c.table, c.row, c.column) for c in cells] == names:
        texts = iter([_cell_text(cell) for cell in cells])
        return [[table, form, " ".join(next(texts) for _ in _names(table, form))] for table, form in whole]
    return [[c.table, c.row, c.column, _cell_text(c)] for c in cells]


def _cell_text(cell: Cell) -> str:
    return str(cell.value) if cell.state == "number" else _LETTERS[cell.state]


def _cells_of(listed: list[Any]) -> Iterator[Cell]:
    for each in listed:
        if len(each) == 4:
            yield _cell(*each)
        else:
            table, form, values = each
            yield from map(_cell, *_columns(table, form), values.split(" "))


@cache
def _names(table: TableId, form: FormYear) -> tuple[tuple[str, str], ...]:
    return load_form(form).table(table).cells()


@cache
def _columns(table: TableId, form: FormYear) -> tuple[tuple[str, ...], ...]:
    """The names of a table's cells as three parallel rows."""
    names = _names(table, form)
    return (table,) * len(names), tuple(row for row, _ in names), tuple(column for _, column in names)


@lru_cache(maxsize=1 << 16)
def _cell(table: TableId, row: str, column: str, text: str) -> Cell:
    if text in _STATES:
        return Cell(table, row, column, cast(Any, _STATES[text]))
    return Cell(table, row, column, "number", Decimal(text))


# checks: in the order of the identities of the forms, or one by one


def _checks_text(checks: tuple[Check, ...], forms: list[tuple[TableId, FormYear]]) -> list[Any]:
    names = [(table, *name) for table, form in forms for name in _identities(table, form)]
    if [(c.table, c.rule, c.row, c.column, c.cells) for c in checks] == names:
        texts = iter([_check_text(check) for check in checks])
        return [[table, form, [next(texts) for _ in _identities(table, form)]] for table, form in forms]
    return [[c.table, c.rule, c.row, c.column, list(c.cells), _check_text(c)] for c in checks]


def _check_text(check: Check) -> str:
    sides = ["" if side is None else str(side) for side in (check.left, check.right)]
    return ":".join([check.verdict[0], *sides, check.reason or ""])


def _checks_of(listed: list[Any]) -> Iterator[Check]:
    for each in listed:
        if len(each) == 3:
            table, form, texts = each
            for name, text in zip(_identities(table, form), texts, strict=True):
                yield _check(table, *name, text)
        else:
            table, rule, row, column, cells, text = each
            yield _check(table, rule, row, column, tuple(cells), text)


@cache
def _identities(table: TableId, form: FormYear) -> tuple[tuple[str, str | None, str | None, tuple[str, ...]], ...]:
    """Rule, row, column and cells of every identity of a table, as the extractor applies them."""
    return tuple(
        (
            equation.rule,
            line if equation.scope == "each_row" else None,
            None if equation.scope == "each_row" else line,
            tuple(
                f"{line}.{each}" if equation.scope == "each_row" else f"{each}.{line}"
                for each in (*equation.left, *equation.right)
            ),
        )
        for equation, line in load_form(form).table(table).identities()
    )


@lru_cache(maxsize=1 << 15)
def _check(table: TableId, rule: str, row: str | None, column: str | None, cells: tuple[str, ...], text: str) -> Check:
    verdict, left, right, reason = text.split(":", 3)
    sides = [Decimal(side) if side else None for side in (left, right)]
    return Check(rule, table, cast(Any, _VERDICTS[verdict]), row, column, sides[0], sides[1], reason or None, cells)
