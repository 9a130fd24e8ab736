"""One table element as a grid: rows wherever they hang, spans by the rules browsers follow, hidden rows kept apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extract.documents import Limits
from extract.errors import Unreadable
from extract.grids import Grid, GridCell, GridPlace
from extract.markup.doubts import doubts_in, to_be_filled
from extract.markup.text import Element, breaks_in, careful_text, plain_text
from extract.markup.unseen import is_hidden, is_unseen

_CELLS = ("td", "th")
_DIGITS = re.compile(r"\s*\+?(\d{1,6})")
_MAX_COLSPAN = 1000
_MAX_ROWSPAN = 65534


@dataclass(frozen=True, slots=True)
class _Row:
    """A table row: its cells, the index of its element among all rows below the table, and its section."""

    cells: list[Element]
    index: int
    section: Element
    hidden: bool


def is_layout(table: Element) -> bool:
    """Whether the table only arranges others: a table inside it has more than one cell."""
    return any(_has_cells(inner) for inner in table.iterdescendants("table"))


def _has_cells(table: Element) -> bool:
    return sum(1 for _ in zip(table.iterdescendants(*_CELLS), range(2), strict=False)) > 1


def is_wrapper(table: Element) -> bool:
    """Whether the table has a single cell: a frame around its content, no table."""
    return not _has_cells(table)


def own_cells(table: Element) -> Iterator[Element]:
    """The cells of a table in order, without those of tables inside it."""
    for row in _rows(table, True):
        yield from row.cells


def read_table(table: Element, number: int, path: str, limits: Limits, hides: bool = True) -> Grid:
    """The grid of a table element; ``path`` is its own path; ``hides``: the page hides anything at all.

    Raises Unreadable ``too_large``.
    """
    rows = list(_rows(table, hides))
    hidden_parts, careful = _marked(table, hides)
    doubts = {cell: why for part, why in doubts_in(table, hides).items() for cell in _around(part)}
    hanging: dict[int, dict[int, GridCell]] = {}
    room = limits.max_cells
    grid: list[list[GridCell | None]] = []
    for at, (row, end) in enumerate(zip(rows, _section_ends(rows), strict=True)):
        column, hidden = 0, row.hidden
        line = [] if hidden or at not in hanging else _from_above(hanging.pop(at))
        start = f"{path}/descendant::tr[{row.index}]/*[self::td or self::th]["
        for order, cell in enumerate(row.cells, 1):
            if not hidden and cell in hidden_parts:
                continue  # a hidden cell takes no room among the visible ones
            while column < len(line) and line[column] is not None:
                column += 1
            across, down = cell.get("colspan"), cell.get("rowspan")
            wide = 1 if across is None else _width(across)
            deep = 1 if down is None or hidden else _depth(down, end - at)
            room -= wide * deep
            if room < 0:
                raise Unreadable("too_large", f"a table of more than {limits.max_cells} positions")
            text = careful_text(cell) if cell in careful else plain_text(cell)
            place, doubt = GridPlace(number, at, column, f"{start}{order}]"), doubts.get(cell) if doubts else None
            if len(cell) and not doubt and not text.strip() and to_be_filled(cell):
                doubt = "an empty part for a script to fill"
            drawn = GridCell(text, place, True, deep, wide, hidden, doubt)
            if wide == deep == 1:
                line[column : column + 1] = (drawn,)
            else:
                _draw(line, hanging, drawn)
            column += wide
        grid.append(line)
    return _even(number, grid, limits)


def _around(part: Element) -> Iterator[Element]:
    """The cells a part stands in, itself if it is one."""
    if part.tag in _CELLS:
        yield part
    yield from part.iterancestors(*_CELLS)


def _marked(table: Element, hides: bool) -> tuple[frozenset[Element], frozenset[Element]]:
    """The parts of a table that are hidden, and the cells whose text breaks or is hidden in part."""
    hidden = [node for node in table.iterdescendants(etree.Element) if is_hidden(node)] if hides else []
    careful = (cell for node in (*hidden, *breaks_in(table)) for cell in node.iterancestors(*_CELLS))
    return frozenset(hidden), frozenset(careful)


def _even(number: int, grid: list[list[GridCell | None]], limits: Limits) -> Grid:
    """The grid with every row as long as the longest."""
    width = max(map(len, grid), default=0)
    if width * len(grid) > limits.max_cells:
        raise Unreadable("too_large", f"a table of {len(grid)} x {width} cells; the limit is {limits.max_cells}")
    return Grid(number, tuple(tuple(line + [None] * (width - len(line))) for line in grid))


def _rows(table: Element, hides: bool) -> Iterator[_Row]:
    for index, row in enumerate(table.iterdescendants("tr"), 1):
        section = row.getparent()
        owner = section
        while owner is not None and owner.tag != "table":
            owner = owner.getparent()
        if owner is table and section is not None:
            yield _Row(_cells(row), index, section, hides and (is_hidden(row) or is_unseen(row)))


def _cells(row: Element) -> list[Element]:
    direct = [child for child in row if child.tag in _CELLS]
    if direct:
        return direct
    return [cell for cell in row.iterdescendants(*_CELLS) if _row_of(cell) is row]


def _row_of(cell: Element) -> Element | None:
    return next(cell.iterancestors("tr"), None)


def _section_ends(rows: list[_Row]) -> list[int]:
    """For each row, the index after the last row of its section: no cell hangs beyond it."""
    ends = [len(rows)] * len(rows)
    end = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        if at + 1 < len(rows) and rows[at + 1].section is not rows[at].section:
            end = at + 1
        ends[at] = end
    return ends


def _width(declared: str) -> int:
    return min(_span(declared) or 1, _MAX_COLSPAN)


def _depth(declared: str, room: int) -> int:
    """The rows a cell reaches over, within those left in its section; 0 is all of them."""
    return max(1, min(_span(declared) or room, room, _MAX_ROWSPAN))


def _span(declared: str) -> int:
    """The leading digits of a span, as browsers read "100%" and "2 "; 1 for anything else."""
    found = _DIGITS.match(declared)
    return int(found[1]) if found else 1


def _from_above(hanging: dict[int, GridCell]) -> list[GridCell | None]:
    """The start of a row: what hangs into it from the rows above, None where it has room."""
    return [hanging.get(column) for column in range(max(hanging, default=-1) + 1)]


def _draw(line: list[GridCell | None], hanging: dict[int, dict[int, GridCell]], cell: GridCell) -> None:
    """Put a cell of several positions where there is room, and note where it reaches into the rows below."""
    place = cell.place
    assert isinstance(place, GridPlace)
    covered = GridCell(cell.text, place, False, cell.row_span, cell.col_span, cell.hidden)
    columns = range(place.column, place.column + cell.col_span)
    line.extend([None] * (columns.stop - len(line)))
    line[place.column] = cell
    for over in columns[1:]:
        if line[over] is None:
            line[over] = covered
    for below in range(place.row + 1, place.row + cell.row_span):
        row_below = hanging.setdefault(below, {})
        for over in columns:
            row_below.setdefault(over, covered)  # an earlier cell keeps its room
