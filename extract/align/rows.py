"""What one pass over a document finds: the lines that belong to rows of the form, and what is left over."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.align.headers import Header
from extract.align.lines import Item, Line
from extract.labels import Match, match_label
from extract.report import APPLICATIONS, DISCLOSURE, TableId, Unread

_MOST_OF_THE_TABLE = 12  # of the 23 or 25 rows of the applications
_HEADING = re.compile(r"\s*[一三四五六]、")
_NEAR = "figures without a label stand next to it"
_HEADS_A_GROUP = "its label also heads a group of rows, and figures without a label follow"
_BEFORE_OTHERS = "its label also heads a group of rows, and stands before several lines of figures"


@dataclass(frozen=True)
class Row:
    """A line (or the part of one) that belongs to a form row: its label and the cells to the right of it."""

    table: TableId
    row: str
    line: Line
    label: Item | None
    match: Match | None
    after: tuple[Item, ...]
    header: Header | None
    note: str | None = None
    turn: int = 0
    """How often the tables of the form had begun anew above it (see ``turns``)."""
    withheld: str | None = None
    """Why nothing may be taken of it, whatever its cells say."""
    unit: str | None = None
    """The unit of amounts that a line above it prints."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed behind the label."""
        return not any(item.filled for item in self.after)

    @property
    def ends_blank(self) -> bool:
        """Whether nothing is printed in its last cell: a cut may have taken its figures."""
        return bool(self.after) and not self.after[-1].filled

    @property
    def may_be_a_heading(self) -> bool:
        """Whether its label heads a group of rows as well: （六）其他处理 is a row of one form only."""
        return self.label is not None and self.table in self.label.meaning.groups


@dataclass
class Scan:
    """What the pass found: rows in reading order, what was left over, and the words that tell the forms apart."""

    rows: list[Row] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    by_context: bool = False
    """Figures without a label were met: what they are was asked of the text above them."""
    by_roles: bool = False
    """Whether a row belongs to the disclosure table was asked of the text between tables."""


def doubted(row: Row) -> Row:
    """A row whose blank cells may not be blank: figures without a label, on a line torn off, stand next to it."""
    new = {id(item): replace(item, cell=replace(item.cell, doubt=_NEAR)) for item in row.after if not item.filled}
    if not new:
        return row
    items, own, after = (
        tuple(new.get(id(item), item) for item in each) for each in (row.line.items, row.line.own, row.after)
    )
    return replace(row, line=replace(row.line, items=items, own=own), after=after)


@dataclass
class NearNobodys:
    """Rows to which figures of nobody may belong, gathered as the pass goes on and doubted once at its end."""

    _beside: list[Row] = field(default_factory=list)
    _above: dict[int, int] = field(default_factory=dict)
    """Grid number -> how many rows were found until the last such figures in it."""
    _cut: set[tuple[int, TableId]] = field(default_factory=set)
    """The grid before one with such figures, and their table: a cut may have parted them from their label."""

    def note(self, row: Row | None, grids: Iterable[int], found: int) -> None:
        """Figures of nobody stand below this row, in these grids, after so many rows."""
        grids = tuple(grids)
        self._above.update(dict.fromkeys(grids, found))
        if row is not None:
            self._beside.append(row)
            self._cut.update((grid - 1, row.table) for grid in grids)

    def doubted(self, rows: Iterable[Row]) -> list[Row]:
        """All rows of the pass, these among them in doubt: all of the line above, any blank one of the same grid or of
        the table's part before it, and the last one of that part with those that end blank.

        Below a label that may be a heading they are those of its group's rows, and so may be the ones beside it.
        """
        beside = set(map(id, self._beside))
        lines = {(row.line.grid, row.line.number) for row in self._beside}
        found, rows = [], list(rows)
        last = {(row.line.grid, row.table): row for row in rows}
        for at, row in enumerate(rows):
            near = (row.line.grid, row.line.number) in lines
            heads = id(row) in beside and row.may_be_a_heading
            part = (row.line.grid, row.table)
            before = at < self._above.get(row.line.grid, 0) or part in self._cut
            near = near or (row.is_blank and before) or (part in self._cut and (row is last[part] or row.ends_blank))
            found.append(doubted(replace(row, withheld=_HEADS_A_GROUP) if heads else row) if near else row)
        return found


def without_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows; nothing is to be taken where a label that also heads a group stands before several lines of figures:
    they are the group's rows, which have lost their own.
    """
    heads = Counter((row.table, row.row, row.turn) for row in rows if row.may_be_a_heading and not row.is_blank)
    return [replace(row, withheld=_BEFORE_OTHERS) if heads[row.table, row.row, row.turn] > 1 else row for row in rows]


def above_the_header(rows: Sequence[Row]) -> list[Row]:
    """The applications among rows above the first header of their table; none when most of the form is there."""
    early = [row for row in rows if row.table == APPLICATIONS]
    return [] if len({row.row for row in early}) >= _MOST_OF_THE_TABLE else early


def role_of(text: str) -> Literal["block", "heading"] | None:
    """What a text between tables does to the reading of the disclosure table: it heads a block of it, or ends it."""
    if match_label(text, "group", DISCLOSURE):
        return "block"
    return "heading" if _HEADING.match(text) else None
