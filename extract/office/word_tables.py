"""One Word table as a grid: columns from the declared edges, merged cells kept apart, hairline columns dropped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from lxml import etree

from extract.grids import Grid, GridCell, GridPlace
from extract.office.word_doubts import doubt_of
from extract.office.word_frames import framed_cell, inner
from extract.office.word_looks import Looks
from extract.office.word_text import text_of
from extract.office.word_xml import is_on, is_word, word_child, word_children, word_number, word_value
from extract.spans import Spanning, lay_out

HAIRLINE = 60
"""Twips (1/20 point). LibreOffice and Word make columns of a few twips where the edges of two rows do not meet."""
_MAX_SPAN = 1000


@dataclass(frozen=True, slots=True)
class _Raw:
    """A cell as written: its left and right edge (grid index, then twips), and whether it continues a merge."""

    row: int
    left: int
    right: int
    width: int
    continues: str | None
    text: str
    hidden: bool
    path: str
    doubt: str | None = None


def read_table(table: etree._Element, number: int, looks: Looks, notes: list[str]) -> Grid:
    """The grid of this table; nested tables are left out (they are grids of their own). Appends what was dropped."""
    kept = [row for row in inner(table, "tr") if word_child(row, "trPr", "del") is None]
    rows = [list(_raw_row(index, row, looks)) for index, row in enumerate(kept)]
    edges, by_own_width = _grid_edges(table, rows), _by_own_width(table, rows)
    cells = [cell for row in rows for cell in _in_twips(row, edges, by_own_width)]
    index_of = _columns(cells, number, notes)
    placed = [replace(cell, left=index_of[cell.left], right=index_of[cell.right]) for cell in cells]
    return lay_out(number, _spanning([cell for cell in placed if cell.right > cell.left], number, notes))


def cell_text(cell: etree._Element, looks: Looks) -> str:
    """The text of a cell, one line per paragraph; of the tables inside only those that frame a text."""
    return "\n".join(_lines_of(cell, looks))


def _lines_of(cell: etree._Element, looks: Looks) -> Iterator[str]:
    for part in inner(cell, "p", "tbl"):
        if is_word(part, "p"):
            yield text_of(part, looks)
        elif (framed := framed_cell(part)) is not None:
            yield from _lines_of(framed, looks)


def _raw_row(index: int, row: etree._Element, looks: Looks) -> Iterator[_Raw]:
    left = word_number(word_child(row, "trPr", "gridBefore"))
    hidden = is_on(word_child(row, "trPr", "hidden"))
    path = row.getroottree().getpath(row)
    for order, cell in enumerate(inner(row, "tc"), 1):
        if word_child(cell, "tcPr", "cellDel") is not None:
            continue
        settings = word_child(cell, "tcPr")
        span = max(1, min(_MAX_SPAN, word_number(word_child(settings, "gridSpan"), default=1)))
        width = word_number(word_child(settings, "tcW"), "w")
        text = cell_text(cell, looks)
        yield _Raw(
            index,
            left,
            left + span,
            width,
            _continues(settings),
            text,
            hidden,
            f"{path}/w:tc[{order}]",
            doubt_of(cell, text, looks),
        )
        left += span


def _continues(settings: etree._Element | None) -> str | None:
    for name in ("vMerge", "hMerge"):
        merge = word_child(settings, name)
        if merge is not None and word_value(merge) != "restart":
            return name
    return None


def _grid_edges(table: etree._Element, rows: list[list[_Raw]]) -> list[int]:
    """The left edge of every grid column in twips; a nominal width for columns that declare none."""
    declared = [word_number(column, "w") for column in word_children_of_grid(table)]
    count = max((cell.right for row in rows for cell in row), default=0)
    if len(declared) < count or min(declared, default=0) <= 0:
        return [index * 20 * HAIRLINE for index in range(count + 1)]
    return [0, *accumulate(declared)]


def word_children_of_grid(table: etree._Element) -> list[etree._Element]:
    """The declared columns of a table."""
    grid = word_child(table, "tblGrid")
    return [] if grid is None else word_children(grid, "gridCol")


def _by_own_width(table: etree._Element, rows: list[list[_Raw]]) -> bool:
    """Whether the rows count their grid columns so differently that only the cells' own widths tell the columns."""
    ends = {row[-1].right for row in rows if row}
    whole = len(ends) <= 1 or any(word_child(row, "trPr", "gridAfter") is not None for row in inner(table, "tr"))
    return not whole and all(cell.width > 0 for row in rows for cell in row)


def _in_twips(row: list[_Raw], edges: list[int], by_own_width: bool) -> Iterator[_Raw]:
    if not by_own_width:
        yield from (replace(cell, left=edges[cell.left], right=edges[cell.right]) for cell in row)
        return
    left = 0
    for cell in row:
        yield replace(cell, left=left, right=left + cell.width)
        left += cell.width


def _columns(cells: list[_Raw], number: int, notes: list[str]) -> dict[int, int]:
    """Edge in twips -> column index; edges closer than a hairline are one, unless that would swallow a text."""
    edges = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    gaps = [right - left for left, right in pairwise(edges)]
    wide = bool(gaps) and median(gaps) >= 2 * HAIRLINE
    index_of: dict[int, int] = {}
    for edge in edges:
        previous = max(index_of, default=None)
        near = previous is not None and edge - previous < HAIRLINE and wide
        if near and not _swallows(cells, index_of, edge):
            index_of[edge] = index_of[previous or 0]
            notes.append(f"table {number + 1}: a column of {edge - (previous or 0)} twips was dropped")
        else:
            index_of[edge] = index_of.get(previous, -1) + 1 if previous is not None else 0
    return index_of


def _swallows(cells: list[_Raw], index_of: dict[int, int], edge: int) -> bool:
    last = max(index_of.values())
    return any(cell.right == edge and index_of.get(cell.left) == last and cell.text.strip() for cell in cells)


def _spanning(cells: list[_Raw], number: int, notes: list[str]) -> list[Spanning]:
    drawn: list[Spanning] = []
    above: dict[int, int] = {}
    for cell in cells:
        merged = _merged_into(cell, drawn, above)
        if merged is not None:
            drawn[merged] = _extended(drawn[merged], cell)
            if cell.text.strip():
                notes.append(f"table {number + 1}: text under a merged cell is not shown by Word: {cell.text.strip()}")
            continue
        place = GridPlace(number, cell.row, cell.left, cell.path)
        above[cell.left] = len(drawn)
        drawn.append(
            Spanning(
                cell.row,
                cell.left,
                1,
                cell.right - cell.left,
                GridCell(cell.text, place, hidden=cell.hidden, doubt=cell.doubt),
            )
        )
    return drawn


def _merged_into(cell: _Raw, drawn: list[Spanning], above: dict[int, int]) -> int | None:
    """The drawn cell this one continues; a continuation of nothing is a cell of its own."""
    if cell.continues == "vMerge" and cell.left in above:
        upper = drawn[above[cell.left]]
        return above[cell.left] if upper.row + upper.row_span == cell.row else None
    if cell.continues == "hMerge" and drawn:
        before = drawn[-1]
        return len(drawn) - 1 if (before.row, before.column + before.col_span) == (cell.row, cell.left) else None
    return None


def _extended(drawn: Spanning, cell: _Raw) -> Spanning:
    if cell.continues == "vMerge":
        return drawn._replace(row_span=cell.row - drawn.row + 1)
    return drawn._replace(col_span=cell.right - drawn.column)
