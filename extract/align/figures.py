"""The statutory cells of a document: rows found by the scan, dealt to columns, one state for each cell of the form."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.align.headers import Header
from extract.align.lines import Item
from extract.align.pick import Choice, Sought, pick
from extract.align.scan import APPLICATIONS, DISCLOSURE, REVIEWS, Row, Scan, scan
from extract.forms import load_form
from extract.grids import Block, Place
from extract.labels import key_of
from extract.numbers import Value, read_value
from extract.report import TABLES, Cell, TableId, Unread
from extract.statutory import FORMS, ColumnKind, FormYear, Table

CellId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Every cell of the tables found, the form of each table, and what had no partner."""

    cells: tuple[Cell, ...]
    table_forms: tuple[tuple[TableId, FormYear], ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...] = ()


def read_figures(blocks: Sequence[Block]) -> Figures:
    """Align the grids among these blocks to the forms. No table found gives no cells at all."""
    found = scan(blocks)
    forms = _forms(found)
    cells: list[Cell] = []
    unread = list(found.unread)
    for table_id, form in forms:
        table = load_form(form).table(table_id)
        rows = [row for row in found.rows if row.table == table_id]
        cells.extend(_table_cells(table, rows, unread))
    return Figures(tuple(cells), forms, tuple(unread))


def _forms(found: Scan) -> tuple[tuple[TableId, FormYear], ...]:
    """The form of each table that has at least one row, by the words only that form prints."""
    present = {row.table for row in found.rows}
    disclosure = _form_of(DISCLOSURE, found) if DISCLOSURE in present else None
    applications = _form_of(APPLICATIONS, found) if APPLICATIONS in present else None
    decided: dict[TableId, FormYear | None] = {
        DISCLOSURE: disclosure or applications,
        APPLICATIONS: applications or disclosure,
        REVIEWS: applications or disclosure,
    }
    return tuple((table, decided[table] or "2021") for table in TABLES if table in present)


def _form_of(table_id: TableId, found: Scan) -> FormYear | None:
    votes: Counter[FormYear] = Counter()
    rows = {row.row for row in found.rows if row.table == table_id}
    for form in FORMS:
        other = load_form("2021" if form == "2019" else "2019").table(table_id)
        table = load_form(form).table(table_id)
        only_here = {row.id for row in table.rows} - {row.id for row in other.rows}
        votes[form] += len(rows & only_here)
        tokens = [key_of(token) for token in table.tokens]
        votes[form] += sum(any(token in header for header in found.headers) for token in tokens)
    (first, most), (_, second) = votes.most_common(2)
    return first if most > second else None


def _table_cells(table: Table, rows: Sequence[Row], unread: list[Unread]) -> list[Cell]:
    readings: dict[CellId, list[Cell]] = defaultdict(list)
    no_fillers = {layout: _no_fillers(table, rows) for layout in ("row_per_line", "one_line")}[table.layout]
    widths = Counter(row.line.width for row in rows)
    usual = widths.most_common(1)[0][0]
    shared: set[int] = set()
    known = {row.id for row in table.rows}
    trusted = not _mostly_short(table, rows)
    for row in rows:
        if table.layout == "row_per_line" and row.row not in known:
            if not row.after and row.row in {group.id for group in table.groups}:
                continue
            unread.append(Unread("row", " | ".join(row.line.texts), _place(row.label)))
            continue
        for identity, choice in _dealt(table, _with_usable_header(row, usual), no_fillers, trusted):
            shared.update(id(item.cell.place) for item in choice.candidates if not item.origin)
            readings[identity].append(_cell(table, identity, choice, row))
    merged = {identity: _merge(table, identity, readings.get(identity, [])) for identity in table.cells()}
    unread.extend(_form_rows_without_partner(table, rows))
    return [_unless_shared(cell, shared) for cell in merged.values()]


def _with_usable_header(row: Row, usual_width: int) -> Row:
    """Without the header's positions when it does not reach as far as most rows: its own spans are wrong then."""
    if row.header is None or row.header.width == usual_width:
        return row
    return replace(row, header=replace(row.header, columns={}))


def _no_fillers(table: Table, rows: Sequence[Row]) -> bool:
    counted = [(len(row.after), len(_columns(table, row))) for row in rows]
    return all(after <= columns for after, columns in counted if columns > 1)


def _mostly_short(table: Table, rows: Sequence[Row]) -> bool:
    """Whether most rows of a text without trustworthy columns have fewer cells than the form."""
    counted = [len(row.after) < len(_columns(table, row)) for row in rows if row.line.ragged]
    return len(counted) > 2 and sum(counted) > len(counted) / 2


def _depth(table: Table, row_id: str) -> int:
    """How many labels of groups stand before the row's own: 不予公开 stands in 本年度办理结果."""
    group = next((row.group for row in table.rows if row.id == row_id), None)
    if group is None or table.id != APPLICATIONS:
        return 0
    return 1 if group == "results" else 2


def _columns(table: Table, row: Row) -> tuple[str, ...]:
    if table.layout == "one_line":
        return tuple(f"{line}.{column}" for line, column in table.cells())
    return next((line.columns for line in table.rows if line.id == row.row), ())


def _dealt(table: Table, row: Row, no_fillers: bool, trusted: bool) -> Iterable[tuple[CellId, Choice]]:
    columns = _columns(table, row)
    after = row.after
    if (
        table.layout == "one_line"
        and after
        and after[0].key
        and not read_value(after[0].text).number
        and len(after) > len(columns)
    ):
        after = after[1:] if read_value(after[0].text).state == "unreadable" else after
    depth = _depth(table, row.row)
    start = row.label.start if row.label else 0
    choices = pick(Sought(row.line, after, columns, row.header, no_fillers, trusted, depth, start))
    for column, choice in zip(columns, choices, strict=True):
        line, _, name = column.rpartition(".")
        yield (line or row.row, name), choice


def _cell(table: Table, identity: CellId, choice: Choice, row: Row) -> Cell:
    row_id, column_id = identity
    kind = table.column(column_id).kind
    unit = row.header.units.get(column_id, "万元") if isinstance(row.header, Header) else "万元"
    notes = [note for note in (choice.note, row.note, _label_note(row)) if note]
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
    state = "ambiguous" if choice.ambiguous else "missing"
    values = [_value(item, kind, unit).number for item in choice.candidates]
    return Cell(
        table=table.id,
        row=identity[0],
        column=identity[1],
        state="ambiguous" if state == "ambiguous" else "missing",
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
