"""The forms from their files in ``data/forms``; a refusal names file, TOML table, field and what was expected."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import data
from data.errors import DeclarationError
from extract.report import TABLES, TableId
from extract.statutory import FORMS, Column, ColumnKind, Equation, Form, FormYear, Label, Layout, Row, Scope, Table

_T = TypeVar("_T")


@cache
def load_form(form: FormYear) -> Form:
    """The shipped form of that name."""
    return read_form(data.path(f"forms/{form}.toml"))


def read_form(path: Path) -> Form:
    """A form from its TOML file. Raises DeclarationError naming file, table path, field and what was expected."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeclarationError(path.name, "whole file", "TOML", "a TOML file in UTF-8", str(error)) from error
    source = _Source(path.name, "top level", raw)
    years = source.list_of("report_years", int)
    if not years:
        raise DeclarationError(path.name, "top level", "report_years", "a first and perhaps a last report year", years)
    return Form(
        id=cast(FormYear, source.one_of("form", FORMS)),
        circular=source.text("circular"),
        title=source.text("title"),
        first_year=years[0],
        last_year=years[1] if len(years) > 1 else None,
        tables=tuple(_table(each) for each in source.children("table")),
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """A TOML table with the place it came from, so that every refusal names it."""

    file: str
    where: str
    raw: Mapping[str, Any]

    def text(self, field: str) -> str:
        value = self.raw.get(field)
        if not isinstance(value, str) or not value.strip():
            raise DeclarationError(self.file, self.where, field, "a text", value)
        return value

    def one_of(self, field: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.raw.get(field, default)
        if value not in choices:
            raise DeclarationError(self.file, self.where, field, f"one of {', '.join(choices)}", value)
        return cast(str, value)

    def list_of(self, field: str, kind: type[_T]) -> tuple[_T, ...]:
        value = self.raw.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            raise DeclarationError(self.file, self.where, field, f"a list of {kind.__name__}", value)
        return tuple(value)

    def children(self, field: str) -> tuple["_Source", ...]:
        value = self.list_of(field, dict)
        return tuple(_Source(self.file, f"{self.where} [[{field}]] {n}", raw) for n, raw in enumerate(value, 1))


def _table(source: _Source) -> Table:
    columns = tuple(_column(each) for each in source.children("column"))
    every = tuple(column.id for column in columns)
    table = Table(
        id=cast(TableId, source.one_of("id", TABLES)),
        title=source.text("title"),
        section=source.raw.get("section", 0),
        layout=cast(Layout, source.one_of("layout", get_args(Layout))),
        columns=columns,
        rows=tuple(_row(each, every) for each in source.children("row")),
        groups=tuple(
            Label(each.text("id"), each.text("label"), each.list_of("variants", str))
            for each in source.children("group")
        ),
        equations=tuple(_equation(each) for each in source.children("equation")),
        tokens=source.list_of("tokens", str),
        header_words=source.list_of("header_words", str),
    )
    _check_ids(table, source)
    return table


def _column(source: _Source) -> Column:
    kind = cast(ColumnKind, source.one_of("kind", get_args(ColumnKind), default="count"))
    return Column(source.text("id"), source.text("label"), source.list_of("variants", str), kind)


def _row(source: _Source, every: tuple[str, ...]) -> Row:
    group = source.text("group") if "group" in source.raw else None
    columns = source.list_of("columns", str) or every
    return Row(source.text("id"), source.text("label"), source.list_of("variants", str), group, columns)


def _equation(source: _Source) -> Equation:
    scope = cast(Scope, source.one_of("scope", get_args(Scope)))
    sides = source.list_of("sides", str)
    if len(sides) != 2:
        raise DeclarationError(source.file, source.where, "sides", "what the left and the right sum are called", sides)
    left, right = source.list_of("left", str), source.list_of("right", str)
    return Equation(source.text("rule"), scope, left, right, (sides[0], sides[1]))


def _check_ids(table: Table, source: _Source) -> None:
    rows, columns = {row.id for row in table.rows}, {column.id for column in table.columns}
    groups = {group.id for group in table.groups}
    for row in table.rows:
        _known(source, f"row {row.id}.columns", row.columns, columns)
        _known(source, f"row {row.id}.group", (row.group,) if row.group else (), groups)
    for equation in table.equations:
        known = columns if equation.scope == "each_row" else rows
        _known(source, f"equation {equation.rule}", (*equation.left, *equation.right), known)


def _known(source: _Source, field: str, ids: tuple[str, ...], known: set[str]) -> None:
    for unknown in sorted(set(ids) - known):
        raise DeclarationError(source.file, source.where, field, f"one of {', '.join(sorted(known))}", unknown)
