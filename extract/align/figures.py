"""The statutory cells of a document: rows found by the scan, dealt to columns, one state for each cell of the form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.align.by_sums import stand_by_order, unless_sums_deny
from extract.align.moved_along import unless_moved_along
from extract.align.plans import Plans, Way, plan_of, way_of
from extract.align.quoted import without_quoted
from extract.align.rows import Row, Scan
from extract.align.scan import scan
from extract.align.table_cells import Dealt, cells_of, deal
from extract.forms import load_form
from extract.grids import Block, Grid
from extract.labels import key_of
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TABLES, Cell, TableId, Unread
from extract.statutory import FORMS, FormYear


@dataclass(frozen=True, slots=True)
class Figures:
    """Every cell of the tables found, the form of each table, and what had no partner."""

    cells: tuple[Cell, ...]
    table_forms: tuple[tuple[TableId, FormYear], ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...] = ()
    guessed: tuple[TableId, ...] = ()
    """The tables whose form nothing in them tells."""


_PLANS = Plans()
FORM_GUESSED = "nothing tells on which form {table} is printed; taken for that of {form}"
_EITHER_FORM = "its columns are others in the other form, and nothing tells which of them is printed"


def read_figures(blocks: Sequence[Block]) -> Figures:
    """Align the grids among these blocks to the forms. No table found gives no cells at all."""
    if not any(isinstance(block, Grid) for block in blocks):
        return Figures((), (), ())
    way = way_of(blocks)
    plan = _PLANS.get(way, blocks) if way is not None else None
    found = Figures(plan.fill(blocks), plan.forms, plan.unread) if plan is not None else align(blocks, way)
    return replace(found, cells=unless_moved_along(found.cells))


def align(blocks: Sequence[Block], way: Way | None = None) -> Figures:
    """As ``read_figures`` without looking up how such a document is dealt; remembered for its ``way`` of printing."""
    found = scan(blocks)
    forms, guessed = _forms(found)
    cells: list[Cell] = []
    every: list[tuple[TableId, Dealt]] = []
    unread = list(found.unread)
    by_order = stand_by_order(found.rows)
    for table_id, form in forms:
        table = load_form(form).table(table_id)
        rows = list(_told_apart(found, table_id))
        if table_id == APPLICATIONS:
            rows = list(without_quoted(table, rows, unread))
        dealt = deal(table, rows, unread)
        dealt_cells = cells_of(table, dealt)
        cells.extend(unless_sums_deny(dealt_cells, rows) if by_order and table_id == APPLICATIONS else dealt_cells)
        every.extend((table_id, each) for each in dealt)
    if way is not None and forms and not found.by_context and not by_order and not found.notes and not guessed:
        plan = plan_of(blocks, forms, every, unread)
        if plan is not None:
            _PLANS.keep(way, plan, blocks, by_roles=found.by_roles)
    notes = [*found.notes, *(FORM_GUESSED.format(table=table, form=dict(forms)[table]) for table in guessed)]
    return Figures(tuple(cells), forms, tuple(unread), tuple(dict.fromkeys(notes)) if forms else (), guessed)


def _told_apart(found: Scan, table_id: TableId) -> Iterator[Row]:
    """The rows of a table; of one that the two forms give other columns nothing is to be taken where none is told."""
    told = table_id != DISCLOSURE or _form_of(DISCLOSURE, found) or _form_of(APPLICATIONS, found)
    for row in found.rows:
        if row.table == table_id:
            yield row if told else replace(row, withheld=row.withheld or _EITHER_FORM)


def _forms(found: Scan) -> tuple[tuple[tuple[TableId, FormYear], ...], tuple[TableId, ...]]:
    """The form of each table that has at least one row, by the words only that form prints; the tables without any.

    These are taken for the form of the other table. The fourth is the same in both.
    """
    present = {row.table for row in found.rows}
    disclosure = _form_of(DISCLOSURE, found) if DISCLOSURE in present else None
    applications = _form_of(APPLICATIONS, found) if APPLICATIONS in present else None
    decided: dict[TableId, FormYear | None] = {
        DISCLOSURE: disclosure or applications,
        APPLICATIONS: applications or disclosure,
        REVIEWS: applications or disclosure,
    }
    own: dict[TableId, FormYear | None] = {**decided, DISCLOSURE: disclosure, APPLICATIONS: applications}
    tables = [table for table in TABLES if table in present]
    return tuple((t, decided[t] or "2021") for t in tables), tuple(t for t in tables if own[t] is None)


def _form_of(table_id: TableId, found: Scan) -> FormYear | None:
    votes: Counter[FormYear] = Counter()
    rows = {row.row for row in found.rows if row.table == table_id and row.withheld is None}
    for form in FORMS:
        other = load_form("2021" if form == "2019" else "2019").table(table_id)
        table = load_form(form).table(table_id)
        only_here = {row.id for row in table.rows} - {row.id for row in other.rows}
        votes[form] += len(rows & only_here)
        tokens = [key_of(token) for token in table.tokens]
        votes[form] += sum(any(token in header for header in found.headers) for token in tokens)
    (first, most), (_, second) = votes.most_common(2)
    return first if most > second else None
