"""One statutory table: its rows dealt to columns, one state for each cell of the form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.align.doubts import none_of
from extract.align.lines import Item
from extract.align.money import note_on_unit, unit_in, unit_of
from extract.align.pick import pick
from extract.align.rows import Row, doubted
from extract.align.shape import sought_rows
from extract.align.sought import Choice, Sought
from extract.grids import GridCell, Place
from extract.numbers import Value, read_value
from extract.report import Cell, Unread
from extract.statutory import ColumnKind, Table

CellId = tuple[str, str]
"""Row and column of a statutory cell."""


_ANOTHER_TABLE = 2
"""So many rows printed twice with different figures are no misprint: two tables of a kind are in the document."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """What one line of the source gives one statutory cell, and how its text is to be read."""

    identity: CellId
    choice: Choice
    kind: ColumnKind
    unit: str
    notes: tuple[str, ...]
    """How the row was recognised, when not by its exact label; the unit, when not the form's."""


def deal(table: Table, rows: Sequence[Row], unread: list[Unread]) -> list[Dealt]:
    """Deal the rows of a table to its columns; what has no partner on the other side is appended to ``unread``."""
    own = list(_rows_of_the_form(table, rows, unread))
    dealt = []
    for row, sought in zip(own, sought_rows(table, own), strict=True):
        chosen = pick(sought) if row.withheld is None else none_of(pick(sought), row.withheld)
        for column, choice in zip(sought.columns, chosen, strict=True):
            line, _, name = column.rpartition(".")
            dealt.append(_dealt(table, (line or row.row, name), choice, row, sought))
    unread.extend(_form_rows_without_partner(table, own))
    return dealt


def _dealt(table: Table, identity: CellId, choice: Choice, row: Row, sought: Sought) -> Dealt:
    kind = table.column(identity[1]).kind
    unit = _unit(identity[1], row, sought) if kind == "amount" else "万元"
    notes = tuple([note for note in (row.note, _label_note(row), note_on_unit(unit)) if note])
    return Dealt(identity, choice, kind, unit, notes)


def _unit(column: str, row: Row, sought: Sought) -> str:
    units = sought.header.units if sought.header else {}
    head = units.get(column) or units.get("")
    return unit_of(head, unit_in(row.label.text) if row.label else None, row.unit)


def cells_of(table: Table, dealt: Sequence[Dealt]) -> list[Cell]:
    """Every cell of the table in the form's order."""
    readings: dict[CellId, list[Cell]] = defaultdict(list)
    for each in dealt:
        readings[each.identity].append(_cell(table, each))
    shared = {id(item.cell.place) for each in dealt for item in each.choice.candidates if not item.origin}
    cells = [_unless_shared(_merge(table, each, readings.get(each, [])), shared) for each in table.cells()]
    contradicted = {
        cell.row for cell in cells if cell.state == "ambiguous" and len(readings[cell.row, cell.column]) > 1
    }
    return list(map(_printed_elsewhere, cells)) if len(contradicted) >= _ANOTHER_TABLE else cells


def _printed_elsewhere(cell: Cell) -> Cell:
    """A cell of a table that is printed twice with other figures: a row found in one of them may be another body's."""
    if cell.state != "number" or cell.value is None:
        return cell
    note = "the table is printed more than once and not always the same"
    return replace(cell, state="ambiguous", value=None, candidates=(cell.value,), note=note)


def _rows_of_the_form(table: Table, rows: Sequence[Row], unread: list[Unread]) -> Iterable[Row]:
    known = {row.id for row in table.rows}
    groups = {group.id for group in table.groups} - known
    astray = {at for at, row in enumerate(rows) if row.row in groups and not row.is_blank}
    for at, row in enumerate(rows):
        if table.layout == "one_line" or row.row in known:
            yield doubted(row) if astray & {at - 1, at + 1} else row  # figures beside a heading are a neighbour's
        elif row.after or row.row not in groups:
            unread.append(Unread("row", " | ".join(row.line.texts), _place(row.label)))


def _cell(table: Table, dealt: Dealt) -> Cell:
    choice = dealt.choice
    notes = (choice.note, *dealt.notes) if choice.note else dealt.notes
    if choice.item is None or choice.item.cell.lost:
        return _without_item(table, dealt, notes)
    drawn = choice.item.cell
    reading = (dealt.kind, dealt.unit)
    value = _value(drawn, *reading) if drawn.doubt else read_value(drawn.text, *reading)
    row, column = dealt.identity
    note = note_of(value, notes)
    return Cell(table.id, row, column, value.state, value.number, drawn.text, drawn.place, value.candidates, note)


def note_of(value: Value, notes: tuple[str, ...]) -> str | None:
    """What is to be said of a cell: of its text first, then of how its row was recognised."""
    every = (value.note, *notes) if value.note else notes
    return "; ".join(every) if every else None


def _without_item(table: Table, dealt: Dealt, notes: tuple[str, ...]) -> Cell:
    choice = dealt.choice
    values = [_value(item.cell, dealt.kind, dealt.unit).number for item in choice.candidates]
    return Cell(
        table=table.id,
        row=dealt.identity[0],
        column=dealt.identity[1],
        state="ambiguous" if choice.ambiguous else "missing",
        raw=" | ".join(item.text for item in choice.candidates),
        place=_place(choice.candidates[0]) if choice.candidates else None,
        candidates=tuple(dict.fromkeys(value for value in values if value is not None)),
        note="; ".join(notes) or None,
    )


def _value(cell: GridCell, kind: ColumnKind, unit: str) -> Value:
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
