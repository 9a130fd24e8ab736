"""Tables whose words are there and whose cells are not: running text that nobody may take apart."""

from collections.abc import Sequence
from dataclasses import replace

from extract.align.figures import Figures
from extract.forms import load_form
from extract.labels import core_of, key_of
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TABLES, Cell, TableId, Unread
from extract.statutory import FORMS, FormYear, Table

_ENOUGH = 0.6
"""The share of a table's row labels that must stand in the text before we say that the table is there."""
_TELLING = 4
"""Shorter words (其他) stand in any text and tell no form from another."""
_NOTE = "the table's words stand in running text without cell boundaries"


def unreadable_tables(figures: Figures, texts: Sequence[str]) -> Figures:
    """Add, as ``unreadable``, the cells of tables found only as running text."""
    found = dict(figures.table_forms)
    if len(found) == len(TABLES):
        return figures
    joined = key_of("".join(texts))
    for table_id in TABLES:
        if table_id not in found and (form := _form_in_text(table_id, joined, found)):
            table = load_form(form).table(table_id)
            cells = tuple(Cell(table.id, row, column, "unreadable", note=_NOTE) for row, column in table.cells())
            figures = replace(
                figures,
                cells=(*figures.cells, *cells),
                table_forms=(*figures.table_forms, (table.id, form)),
                unread=(*figures.unread, Unread("table", f"{table.id}: {_NOTE}")),
            )
            found[table.id] = form
    return figures


def _form_in_text(table_id: TableId, joined: str, found: dict[TableId, FormYear]) -> FormYear | None:
    shares = {form: _share(_words(load_form(form).table(table_id)), joined) for form in FORMS}
    if max(shares.values()) < _ENOUGH:
        return None
    if table_id == REVIEWS:
        return found.get(APPLICATIONS) or found.get(DISCLOSURE) or "2021"
    words = {form: set(_words(load_form(form).table(table_id))) for form in FORMS}
    groups = {core_of(key_of(group.label)) for form in FORMS for group in load_form(form).table(table_id).groups}
    short = {word for form in FORMS for word in words[form] if len(word) < _TELLING}
    only = {form: words[form] - words["2021" if form == "2019" else "2019"] - groups - short for form in FORMS}
    return max(FORMS, key=lambda form: _share(sorted(only[form]), joined))


def _words(table: Table) -> list[str]:
    """The row labels and column heads that this table prints, as they are compared."""
    words = [*table.tokens, *(row.label for row in table.rows)]
    if table.layout == "one_line":
        words = [*(row.label for row in table.rows[1:]), *(column.label for column in table.columns[:4])]
    return [core_of(key_of(word)) for word in words]


def _share(keys: Sequence[str], joined: str) -> float:
    return sum(key in joined for key in keys) / len(keys) if keys else 0.0
