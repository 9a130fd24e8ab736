"""One statutory table: its rows dealt to columns, one state for each cell of the form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.align.lines import Item
from extract.align.pick import Choice, Sought, pick
from extract.align.scan import Row
from extract.align.shape import sought_rows
from extract.grids import Place
from extract.numbers import Value, read_value
from extract.report import Cell, Unread
from extract.statutory import ColumnKind, Table

CellId = tuple[str, str]
"""Row and column of a statutory cell."""


def cells_of(table: Table, rows: Sequence[Row], unread: list[Unread]) -> list[Cell]:
    """Every cell of the table in the form's order; what has no partner on the other side is appended to ``unread``."""
    own = list(_rows_of_the_form(table, rows, unread))
    readings: dict[CellId, list[Cell]] = defaultdict(list)
    shared: set[int] = set()
    for row, sought in zip(own, sought_rows(table, own), strict=True):
        for column, choice in zip(sought.columns, pick(sought), strict=True):
            line, _, name = column.rpartition(".")
            shared.update(id(item.cell.place) for item in choice.candidates if not item.origin)
            identity = (line or row.row, name)
            readings[identity].append(_cell(table, identity, choice, row, sought))
    unread.extend(_form_rows_without_partner(table, own))
    return [_unless_shared(_merge(table, each, readings.get(each, [])), shared) for each in table.cells()]


def _rows_of_the_form(table: Table, rows: Sequence[Row], unread: list[Unread]) -> Iterable[Row]:
    known = {row.id for row in table.rows}
    groups = {group.id for group in table.groups}
    for row in rows:
        if table.layout == "one_line" or row.row in known:
            yield row
        elif row.after or row.row not in groups:
            unread.append(Unread("row", " | ".join(row.line.texts), _place(row.label)))


def _cell(table: Table, identity: CellId, choice: Choice, row: Row, sought: Sought) -> Cell:
    row_id, column_id = identity
    kind = table.column(column_id).kind
    unit = sought.header.units.get(column_id, "万元") if sought.header else "万元"
    converted = f"the header prints {unit}; kept in 万元" if kind == "amount" and unit != "万元" else None
    notes = [note for note in (choice.note, row.note, _label_note(row), converted) if note]
    if choice.item is None or choice.item.cell.lost:
        return _without_item(table, identity, choice, notes, kind, unit)
    value = _value(choice.item, kind, unit)
    if value.note:
        notes.insert(0, value.note)
    return Cell(
        table=table.id,
        row=row_id,
        column=column_id,
        state=value.state,
        value=value.number if value.state == "number" else None,
        raw=choice.item.text,
        place=_place(choice.item),
        candidates=value.candidates,
        note="; ".join(notes) or None,
    )


def _without_item(
    table: Table, identity: CellId, choice: Choice, notes: list[str], kind: ColumnKind, unit: str
) -> Cell:
    values = [_value(item, kind, unit).number for item in choice.candidates]
    return Cell(
        table=table.id,
        row=identity[0],
        column=identity[1],
        state="ambiguous" if choice.ambiguous else "missing",
        raw=" | ".join(item.text for item in choice.candidates),
        place=_place(choice.candidates[0]) if choice.candidates else None,
        candidates=tuple(dict.fromkeys(value for value in values if value is not None)),
        note="; ".join(notes) or None,
    )


def _value(item: Item, kind: ColumnKind, unit: str) -> Value:
    cell = item.cell
    if cell.doubt:
        texts = (cell.text, *cell.alternatives)
        numbers = tuple(n for text in texts if (n := read_value(text, kind, unit).number) is not None)
        return Value("ambiguous" if cell.alternatives else "unreadable", candidates=numbers, note=cell.doubt)
    return read_value(cell.text, kind, unit)


def _label_note(row: Row) -> str | None:
    if row.match and row.match.distance and row.label:
        return f"label read with {row.match.distance} differing characters: {row.label.text.strip()}"
    return None


def _merge(table: Table, identity: CellId, found: Sequence[Cell]) -> Cell:
    """One cell from all lines that claim to be its row: the same everywhere, or ambiguous."""
    if not found:
        return Cell(table.id, *identity, state="missing")
    first = found[0]
    if all((cell.state, cell.value) == (first.state, first.value) for cell in found):
        return first
    values: list[Decimal] = [
        n for cell in found for n in ((cell.value,) if cell.value is not None else cell.candidates)
    ]
    return replace(
        first,
        state="ambiguous",
        value=None,
        raw=" | ".join(cell.raw for cell in found),
        candidates=tuple(dict.fromkeys(values)),
        note=f"the row is printed {len(found)} times and not always the same",
    )


def _unless_shared(cell: Cell, shared: set[int]) -> Cell:
    if cell.state == "number" and cell.value is not None and id(cell.place) in shared:
        return replace(
            cell, state="ambiguous", value=None, candidates=(cell.value,), note="one cell drawn over several rows"
        )
    return cell


def _form_rows_without_partner(table: Table, rows: Sequence[Row]) -> Iterable[Unread]:
    found = {row.row for row in rows}
    if table.layout == "one_line":
        return
    for row in table.rows:
        if row.id not in found:
            yield Unread("form_row", f"{table.id}.{row.id}: {row.label}")


def _place(item: Item | None) -> Place | None:
    return item.cell.place if item else None
