"""Table rows as a page writes them, laid out over their positions only when somebody asks for these."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, overload

from extract.documents import Limits
from extract.errors import Unreadable
from extract.grids import Grid, GridCell, GridPlace, GridRow

Spans = tuple[tuple[int, int], ...]


class DrawnRow(NamedTuple):
    """The cells that begin in a row, in order."""

    texts: tuple[str, ...]
    spans: Spans
    """Rows and columns each cell reaches over; empty when it is one of each for all of them."""
    path: str
    """The path to a cell, up to its number."""
    hidden: bool = False
    orders: tuple[int, ...] = ()
    """The numbers of the cells in the source, where these are not 1, 2, 3 …"""
    doubts: tuple[str | None, ...] = ()
    """Why each text is not to be taken as it stands; empty when all are."""


class DrawnRows(Sequence[GridRow]):
    """The rows of one grid. As a sequence they are what ``Grid.rows`` says: equally long, every position filled.

    measured: most pages are read by what is written in which row; not to make an object for each of their 400 positions
    saves a fifth of the reading.
    """

    __slots__ = ("_laid_out", "at_most", "drawn", "number")

    def __init__(self, number: int, drawn: Sequence[DrawnRow], limits: Limits) -> None:
        """Raises Unreadable ``too_large`` for a table of more positions than the limit allows."""
        self.number = number
        self.drawn = tuple(drawn)
        self._laid_out: tuple[GridRow, ...] | None = None
        spans = [span for row in drawn for span in row.spans]
        single = sum(len(row.texts) for row in drawn if not row.spans)
        if single + sum(deep * wide for deep, wide in spans) > limits.max_cells:
            raise Unreadable("too_large", f"a table of more than {limits.max_cells} positions")
        widest = max((len(row.texts) for row in drawn), default=0) + sum(wide for _, wide in spans)
        self.at_most = widest * len(drawn)
        """Positions: it has no more, whatever hangs where."""
        if self.at_most > limits.max_cells and (width := len(self[0])) * len(drawn) > limits.max_cells:
            raise Unreadable("too_large", f"a table of {len(drawn)} x {width} cells; the limit is {limits.max_cells}")

    def __len__(self) -> int:
        return len(self.drawn)

    @overload
    def __getitem__(self, index: int) -> GridRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[GridRow, ...]: ...
    def __getitem__(self, index: int | slice) -> GridRow | tuple[GridRow, ...]:
        return self._rows()[index]

    def __iter__(self) -> Iterator[GridRow]:
        return iter(self._rows())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._rows() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._rows())

    def __repr__(self) -> str:
        return repr(self._rows())

    def standing(self, row: int, index: int, column: int) -> tuple[str, GridPlace]:
        """The text and the place of a cell: the row it begins in, its index there, and its column when laid out."""
        texts, _, path, _, orders, _ = self.drawn[row]
        number = orders[index] if orders else index + 1
        return texts[index], GridPlace(self.number, row, column, f"{path}{number}]")

    def _rows(self) -> tuple[GridRow, ...]:
        if self._laid_out is None:
            self._laid_out = _laid_out(self)
        return self._laid_out


def texts_in(grid: Grid) -> list[str]:
    """The texts of all cells of a grid, hidden ones too."""
    return list(chain.from_iterable(own_texts(grid)))


def own_texts(grid: Grid, hidden: bool = True) -> Iterable[Sequence[str]]:
    """For each row the texts of the cells that begin in it; ``hidden``: also of those that are hidden."""
    if isinstance(grid.rows, DrawnRows):
        return (row.texts for row in grid.rows.drawn if hidden or not row.hidden)
    return (
        [cell.text for cell in row if cell is not None and cell.origin and (hidden or not cell.hidden)]
        for row in grid.rows
    )


def _laid_out(rows: DrawnRows) -> tuple[GridRow, ...]:
    """Every row as long as the longest. Where two cells claim a position the first keeps it."""
    hanging: dict[int, dict[int, GridCell]] = {}
    grid: list[list[GridCell | None]] = []
    for at, row in enumerate(rows.drawn):
        line = [] if row.hidden or at not in hanging else _from_above(hanging.pop(at))
        column = 0
        for index in range(len(row.texts)):
            while column < len(line) and line[column] is not None:
                column += 1
            deep, wide = row.spans[index] if row.spans else (1, 1)
            doubt = row.doubts[index] if row.doubts else None
            text, place = rows.standing(at, index, column)
            cell = GridCell(text, place, True, deep, wide, row.hidden, doubt)
            _draw(line, hanging, cell, at, column)
            column += wide
        grid.append(line)
    width = max(map(len, grid), default=0)
    return tuple(tuple(line + [None] * (width - len(line))) for line in grid)


def _from_above(hanging: dict[int, GridCell]) -> list[GridCell | None]:
    """The start of a row: what hangs into it from the rows above, None where it has room."""
    return [hanging.get(column) for column in range(max(hanging, default=-1) + 1)]


def _draw(
    line: list[GridCell | None], hanging: dict[int, dict[int, GridCell]], cell: GridCell, at: int, column: int
) -> None:
    """Put a cell where there is room, and note where it reaches into the rows below."""
    columns = range(column, column + cell.col_span)
    line.extend([None] * (columns.stop - len(line)))
    line[column] = cell
    if cell.row_span == cell.col_span == 1:
        return
    covered = GridCell(cell.text, cell.place, False, cell.row_span, cell.col_span, cell.hidden)
    for over in columns[1:]:
        if line[over] is None:
            line[over] = covered
    for below in range(at + 1, at + cell.row_span):
        row_below = hanging.setdefault(below, {})
        for over in columns:
            row_below.setdefault(over, covered)  # an earlier cell keeps its room
