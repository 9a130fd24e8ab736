"""Grid rows as lines of items: what stands in a row, where it begins and how far it reaches."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.grids import Grid, GridCell
from extract.labels import key_of


@dataclass(frozen=True)
class Item:
    """One cell as drawn in one row: its columns [start, end), and whether it begins in this row."""

    cell: GridCell
    start: int
    end: int
    origin: bool

    @cached_property
    def key(self) -> str:
        """The text as labels are compared."""
        return key_of(self.cell.text)

    @property
    def text(self) -> str:
        """The source's own text."""
        return self.cell.text

    @property
    def filled(self) -> bool:
        """Whether anything is printed in it."""
        return bool(self.cell.text.strip())


@dataclass(frozen=True)
class Line:
    """One row of one grid. ``width`` is how far its cells reach, which tells a short row from a full one."""

    grid: int
    number: int
    items: tuple[Item, ...]
    width: int
    ragged: bool
    regular: bool = False
    """It reaches as far as most lines of its grid: nothing was lost or inserted in it."""

    @property
    def own(self) -> tuple[Item, ...]:
        """The items that begin here."""
        return tuple(item for item in self.items if item.origin)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the items that begin here and are not blank."""
        return tuple(item.text for item in self.own if item.key or item.text.strip())


def lines_of(grid: Grid) -> Iterator[Line]:
    """The rows of a grid without what is hidden, with the columns in which no cell ever begins folded away."""
    fold = _folded_columns(grid)
    drawn = [(number, tuple(_items(row, fold))) for number, row in enumerate(grid.rows)]
    widths = Counter(max(item.end for item in items) for _, items in drawn if items)
    usual, lines = widths.most_common(1)[0] if widths else (0, 0)
    for number, items in drawn:
        if items:
            width = max(item.end for item in items)
            yield Line(grid.number, number, items, width, grid.ragged, width == usual and lines > 1)


def _items(row: tuple[GridCell | None, ...], fold: list[int]) -> Iterator[Item]:
    column = 0
    while column < len(row):
        cell = row[column]
        if cell is None:
            column += 1
            continue
        reach = column + 1
        while reach < len(row) and _same_cell(row[reach], cell):
            reach += 1
        if not cell.hidden:
            yield Item(cell, fold[column], max(fold[reach - 1], fold[column]) + 1, _begins(row, column, reach))
        column = reach


def _same_cell(other: GridCell | None, cell: GridCell) -> bool:
    return other is not None and not other.origin and other.place == cell.place


def _begins(row: tuple[GridCell | None, ...], column: int, reach: int) -> bool:
    return any(cell is not None and cell.origin for cell in row[column:reach])


def _folded_columns(grid: Grid) -> list[int]:
    """Column -> index after dropping columns in which no row begins a cell (``colspan="100%"``, spare grid lines)."""
    width = max((len(row) for row in grid.rows), default=0)
    if grid.ragged:
        return list(range(width))
    begins = [False] * width
    for row in grid.rows:
        for column, cell in enumerate(row):
            before = row[column - 1] if column else None
            if cell is not None and not (before is not None and _same_cell(cell, before)):
                begins[column] = True
    folded, index = [], -1
    for column in range(width):
        index += begins[column] or column == 0
        folded.append(index)
    return folded
