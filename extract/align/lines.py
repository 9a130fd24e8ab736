"""Grid rows as lines of items: what stands in a row, where it begins and how far it reaches."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.grids import Grid, GridCell
from extract.labels import Meaning, meaning_of


@dataclass(slots=True, eq=False)
class Item:
    """One cell as drawn in one row: its columns [start, end), and whether it begins in this row."""

    cell: GridCell
    start: int
    end: int
    origin: bool
    meaning: Meaning
    filled: bool
    """Whether anything is printed in it."""

    @property
    def key(self) -> str:
        """The text as labels are compared."""
        return self.meaning.key

    @property
    def text(self) -> str:
        """The source's own text."""
        return self.cell.text


@dataclass(slots=True, eq=False)
class Line:
    """One row of one grid. ``width`` is how far its cells reach, which tells a short row from a full one."""

    grid: int
    number: int
    items: tuple[Item, ...]
    own: tuple[Item, ...]
    """The items that begin here."""
    width: int
    ragged: bool
    regular: bool = False
    """It reaches as far as most lines of its grid: nothing was lost or inserted in it."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the items that begin here and are not blank."""
        return tuple(item.cell.text for item in self.own if item.filled)


def with_meanings(line: Line, meant: Mapping[int, Meaning]) -> Line:
    """The line; the items that begin in it, by their ``id``, with these meanings in place of their own."""
    items = {id(item): replace(item, meaning=meant[id(item)]) for item in line.own if id(item) in meant}
    changed, own = (tuple(items.get(id(item), item) for item in each) for each in (line.items, line.own))
    return replace(line, items=changed, own=own)


def lines_of(grid: Grid) -> Iterator[Line]:
    """The rows of a grid without what is hidden, with the columns in which no cell ever begins folded away."""
    fold = _folded_columns(grid)
    drawn = [(number, tuple(_items(row, fold))) for number, row in enumerate(grid.rows)]
    widths = Counter(items[-1].end for _, items in drawn if items)
    usual, lines = widths.most_common(1)[0] if widths else (0, 0)
    for number, items in drawn:
        if items:
            own = tuple([item for item in items if item.origin])
            width = items[-1].end
            yield Line(grid.number, number, items, own, width, grid.ragged, width == usual and lines > 1)


def _items(row: tuple[GridCell | None, ...], fold: list[int]) -> Iterator[Item]:
    column, width = 0, len(row)
    while column < width:
        cell = row[column]
        if cell is None:
            column += 1
            continue
        begins, place, reach = cell.origin, cell.place, column + 1
        while reach < width and (other := row[reach]) is not None and not other.origin and other.place is place:
            reach += 1
        if not cell.hidden:
            end = max(fold[reach - 1], fold[column]) + 1
            yield Item(cell, fold[column], end, begins, meaning_of(cell.text), bool(cell.text.strip()))
        column = reach


def _folded_columns(grid: Grid) -> list[int]:
    """Column -> index after dropping columns at which no row has an edge (``colspan="100%"``, spare grid lines).

    Rows of a single cell are titles: they may reach as far as they like.
    """
    width = max((len(row) for row in grid.rows), default=0)
    if grid.ragged:
        return list(range(width))
    edges = [False] * (width + 1)
    for row in grid.rows:
        found = _edges(row)
        for column in found if len(found) > 2 else found[:1]:
            edges[column] = True
    folded, index = [], -1
    for column in range(width):
        index += edges[column] or column == 0
        folded.append(index)
    return folded


def _edges(row: tuple[GridCell | None, ...]) -> list[int]:
    """Where cells of a row begin, and where the last of each run ends."""
    edges: list[int] = []
    before: GridCell | None = None
    for column, cell in enumerate(row):
        if cell is None:
            if before is not None:
                edges.append(column)
        elif before is None or cell.origin or before.place is not cell.place:
            edges.append(column)
        before = cell
    if before is not None:
        edges.append(len(row))
    return edges
