"""Where each figure stands, decided once for each way a report is printed and looked up after that.

The aligner looks at labels, spans and blanks, and of a figure only at whether it is one: two documents that differ in
nothing else are dealt alike. Nearly all reports share a few ways of printing, so most need no aligning of their own.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.align.apart import is_figures_of_nobody
from extract.align.headers import OVER_OUTCOMES, is_over_applicants
from extract.align.in_force import LONGEST_NAME
from extract.align.money import unit_above
from extract.align.positions import is_words
from extract.align.row_labels import BARE_ROWS
from extract.align.rows import role_of
from extract.align.table_cells import CellId, Dealt, note_of
from extract.drawn_rows import DrawnRows
from extract.forms import load_form
from extract.grids import Block, Grid, GridRow, Paragraph, Place
from extract.labels import is_head_word, key_of, known_label, meaning_of
from extract.numbers import Value, is_a_figure, is_value_like, read_value, reader_of
from extract.remembering import remembered
from extract.report import APPLICATIONS, Cell, TableId, Unread
from extract.statutory import FORMS, FormYear

Way = tuple[Hashable, ...]
"""A way of printing: everything of a document's grids that aligning them depends on."""

_MOST_PLANS = 256


class At(NamedTuple):
    """Where a cell stands: its grid, its row and which it is there. In rows as drawn that is the row it begins in, its
    index among the cells of that row, and the column it begins in.
    """

    grid: int
    row: int
    order: int
    column: int = -1


class Slot(NamedTuple):
    """One statutory cell and where it stands; ``at`` is None for one printed nowhere."""

    table: TableId
    identity: CellId
    at: At | None = None
    read: Callable[[str], Value] = read_value
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The forms of the tables, the place of each of their cells, and the rows of the form printed nowhere."""

    forms: tuple[tuple[TableId, FormYear], ...]
    slots: tuple[Slot, ...]
    unread: tuple[Unread, ...]

    def fill(self, blocks: Iterable[Block]) -> tuple[Cell, ...]:
        """The statutory cells of a document printed this way."""
        standing = [_standing_in(block.rows) for block in blocks if isinstance(block, Grid)]
        cells = []
        for table, (row, column), at, read, notes in self.slots:
            if at is None:
                cells.append(Cell(table, row, column, "missing"))
                continue
            grid, line, order, across = at
            text, place = standing[grid](line, order, across)
            value = read(text)
            note = note_of(value, notes) if notes or value.note else None
            cells.append(Cell(table, row, column, value.state, value.number, text, place, value.candidates, note))
        return tuple(cells)


def _standing_in(rows: Sequence[GridRow]) -> Callable[[int, int, int], tuple[str, Place]]:
    """What says which text stands somewhere in these rows, and its place there (see ``At``)."""
    if isinstance(rows, DrawnRows):
        return rows.standing

    def standing(row: int, position: int, _: int) -> tuple[str, Place]:
        drawn = rows[row][position]
        assert drawn is not None
        return drawn.text, drawn.place

    return standing


class Plans:
    """The plans of the ways met, the oldest forgotten first."""

    def __init__(self, most: int = _MOST_PLANS) -> None:
        self._most = most
        self._plans: dict[Way, Plan | None] = {}

    def get(self, way: Way, blocks: Iterable[Block]) -> Plan | None:
        """The plan for a way of printing, if known; the text between the tables is looked at where it matters."""
        plan = self._plans.get(way)
        if plan is None and way in self._plans:
            return self._plans.get((way, roles_of(blocks)))
        return plan

    def keep(self, way: Way, plan: Plan, blocks: Iterable[Block], *, by_roles: bool) -> None:
        """Remember a plan; ``by_roles``: only for texts between the tables that play the same roles."""
        self._plans[way] = None if by_roles else plan
        if by_roles:
            self._plans[way, roles_of(blocks)] = plan
        while len(self._plans) > self._most:
            self._plans.pop(next(iter(self._plans)))


def way_of(blocks: Iterable[Block]) -> Way | None:
    """How the grids among these blocks are printed; None when a cell is doubtful, or drawn as no plan could say.

    None as well when a text between them has a say in their reading: a figure that stands alone, the name of a column,
    a unit.
    """
    way: list[Hashable] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if _has_a_say(block.text):
                return None
        elif not _add_grid(block, way):
            return None
    return tuple(way)


@remembered(8192)
def _has_a_say(text: str) -> bool:
    named = len(text) <= LONGEST_NAME and known_label(text, "column", APPLICATIONS)
    return bool(named) or is_figures_of_nobody(text) or unit_above(text) is not None


def roles_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """What the texts between the grids do to their reading, and the grids, in order."""
    roles = (role_of(block.text) if isinstance(block, Paragraph) else "grid" for block in blocks)
    return tuple(role for role in roles if role is not None)


def _add_grid(grid: Grid, way: list[Hashable]) -> bool:
    way.append((grid.ragged, grid.hidden, len(grid.rows)))
    if isinstance(grid.rows, DrawnRows):
        way.extend((row.hidden, *map(trait_of, row.texts), row.spans) for row in grid.rows.drawn)
        return not any(why for row in grid.rows.drawn for why in row.doubts)
    numbers: dict[int, int] = {}
    for row in grid.rows:
        way.append(len(row))
        for cell in row:
            if cell is None:
                way.append(None)
                continue
            place = id(cell.place)
            if cell.doubt is not None or cell.lost or cell.origin is (place in numbers):
                return False
            trait = trait_of(cell.text)
            if cell.origin:
                numbers[place] = len(numbers)
                way.append((trait, True) if cell.hidden else trait)
            else:
                way.append((trait, cell.hidden, numbers[place]))
    return True


@remembered(16384)
def trait_of(text: str) -> Hashable:
    """What the aligner may ask of a text: the text itself if it means anything, else what can be told of a figure."""
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST_FIGURE:
        return _PLAIN_FIGURE
    key = key_of(text)
    meaning = meaning_of(text)
    if not key or meaning.rows or meaning.columns or meaning.groups or _is_furniture(text, key):
        return text
    return is_value_like(text), is_a_figure(text), is_words(text)


_LONGEST_FIGURE = 15
_PLAIN_FIGURE = (True, True, False)


def _is_furniture(text: str, key: str) -> bool:
    """Whether a text without a meaning of its own still says something of the table it stands in."""
    if unit_above(text) is not None:
        return True
    known = key in BARE_ROWS or key in OVER_OUTCOMES or is_over_applicants(key) or is_head_word(text)
    return known or any(
        key_of(token) in key for form in FORMS for table in load_form(form).tables for token in table.tokens
    )


def plan_of(
    blocks: Iterable[Block],
    forms: Sequence[tuple[TableId, FormYear]],
    dealt: Iterable[tuple[TableId, Dealt]],
    unread: Sequence[Unread],
) -> Plan | None:
    """The plan that this reading of a document makes; None when its figures had a say in it.

    They have where a cell is ambiguous, doubted, printed twice, or noted for what it says, and where something was left
    over.
    """
    if any(each.what != "form_row" for each in unread):
        return None
    found: dict[tuple[TableId, CellId], Dealt] = {}
    for table_id, each in dealt:
        item = each.choice.item
        if item is None or item.cell.doubt or each.choice.note or (table_id, each.identity) in found:
            return None
        found[table_id, each.identity] = each
    places = _places(blocks)
    slots = [
        _slot(table_id, identity, found.get((table_id, identity)), places)
        for table_id, form in forms
        for identity in load_form(form).table(table_id).cells()
    ]
    return Plan(tuple(forms), tuple(slots), tuple(unread))


def _slot(table_id: TableId, identity: CellId, dealt: Dealt | None, places: Mapping[int, At]) -> Slot:
    if dealt is None or dealt.choice.item is None:
        return Slot(table_id, identity)
    at = places[id(dealt.choice.item.cell)]
    return Slot(table_id, identity, at, reader_of(dealt.kind, dealt.unit), dealt.notes)


def _places(blocks: Iterable[Block]) -> dict[int, At]:
    """The first position of each cell, by its identity."""
    places: dict[int, At] = {}
    for number, grid in enumerate(block for block in blocks if isinstance(block, Grid)):
        begins = _beginnings(number, grid.rows) if isinstance(grid.rows, DrawnRows) else {}
        for row, cells in enumerate(grid.rows):
            for position, cell in enumerate(cells):
                if cell is not None:
                    places.setdefault(id(cell), begins.get(id(cell.place), At(number, row, position)))
    return places


def _beginnings(number: int, rows: DrawnRows) -> dict[int, At]:
    """Where each cell of rows as drawn begins, by the identity of its place."""
    begins: dict[int, At] = {}
    for row, cells in enumerate(rows):
        own = [(column, cell) for column, cell in enumerate(cells) if cell is not None and cell.origin]
        begins.update({id(cell.place): At(number, row, index, column) for index, (column, cell) in enumerate(own)})
    return begins
