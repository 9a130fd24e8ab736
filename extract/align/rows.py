"""What one pass over a document finds: the lines that belong to rows of the form, and what is left over."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.align.headers import Header
from extract.align.lines import Item, Line
from extract.labels import Match
from extract.report import TableId, Unread

_NEAR = "figures without a label stand next to it"


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

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed behind the label."""
        return not any(item.filled for item in self.after)


@dataclass
class Scan:
    """What the pass found: rows in reading order, what was left over, and the words that tell the forms apart."""

    rows: list[Row] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
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

    _beside: list[Row | None] = field(default_factory=list)
    _above: dict[int, int] = field(default_factory=dict)
    """Grid number -> how many rows were found until the last such figures in it."""

    def note(self, row: Row | None, grids: Iterable[int], found: int) -> None:
        """Figures of nobody stand below this row, in these grids, after so many rows."""
        self._beside.append(row)
        self._above.update(dict.fromkeys(grids, found))

    def doubted(self, rows: Iterable[Row]) -> list[Row]:
        """All rows of the pass, these among them in doubt: the nearest, and any blank one of the same grid above."""
        beside = set(map(id, self._beside))
        return [
            doubted(row) if id(row) in beside or (row.is_blank and at < self._above.get(row.line.grid, 0)) else row
            for at, row in enumerate(rows)
        ]
