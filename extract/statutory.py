"""The statutory forms as values: tables, rows, columns, labels and printed identities."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from extract.report import TableId

FormYear = Literal["2019", "2021"]
FORMS: tuple[FormYear, ...] = get_args(FormYear)

ColumnKind = Literal["count", "change", "amount"]
"""A count; a signed change (+32, -415); an amount of money, kept in 万元."""
Layout = Literal["row_per_line", "one_line"]
"""Whether each row of the form is a printed line, or the whole table is one line of numbers under its headers."""
Scope = Literal["each_row", "each_column"]


@dataclass(frozen=True, slots=True)
class Label:
    """A printed thing with an id, its official label, and the other labels met for it."""

    id: str
    label: str
    variants: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The official label first, then the variants."""
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Column(Label):
    """A column of figures."""

    kind: ColumnKind = "count"


@dataclass(frozen=True, slots=True)
class Row(Label):
    """A row of figures, with the columns it has."""

    group: str | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equation:
    """A printed identity: in each row (or column), the left ids add up to the right ids."""

    rule: str
    scope: Scope
    left: tuple[str, ...]
    right: tuple[str, ...]
    sides: tuple[str, str]
    """What people call the two sums."""


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table."""

    id: TableId
    title: str
    section: int
    layout: Layout
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Label, ...]
    equations: tuple[Equation, ...]
    tokens: tuple[str, ...]
    """Words that only this form's version of the table prints."""
    header_words: tuple[str, ...]

    def row(self, row_id: str) -> Row:
        """The row of that id. Raises KeyError."""
        return _named(self.rows, row_id)

    def column(self, column_id: str) -> Column:
        """The column of that id. Raises KeyError."""
        return _named(self.columns, column_id)

    def cells(self) -> tuple[tuple[str, str], ...]:
        """Every statutory cell as (row id, column id), in the form's order."""
        return tuple((row.id, column) for row in self.rows for column in row.columns)

    def identities(self) -> tuple[tuple[Equation, str], ...]:
        """Every equation with the row or column it is applied to, in the form's order."""
        return tuple(
            (equation, line.id)
            for equation in self.equations
            for line in (self.rows if equation.scope == "each_row" else self.columns)
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One version of the report's format."""

    id: FormYear
    circular: str
    title: str
    first_year: int
    last_year: int | None
    tables: tuple[Table, ...]

    def table(self, table_id: TableId) -> Table:
        """The table of that id."""
        return next(table for table in self.tables if table.id == table_id)

    def fits(self, report_year: int) -> bool:
        """Whether this is the form to use for that report year."""
        return self.first_year <= report_year and (self.last_year is None or report_year <= self.last_year)


_L = TypeVar("_L", bound=Label)


def _named(labels: Sequence[_L], wanted: str) -> _L:
    for label in labels:
        if label.id == wanted:
            return label
    raise KeyError(wanted)
