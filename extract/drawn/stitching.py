"""Tables cut by page ends made whole: by the x positions of their edges, never by counting columns.

A fragment whose rows all merge columns has fewer columns than the rest of its table, so only positions can tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.drawn.breaks import joined_at, moved
from extract.drawn.cells import Drawn
from extract.drawn.frames import SNAP, edges_of, nearest
from extract.drawn.halves import follows
from extract.drawn.page import Page
from extract.grids import Grid, GridCell
from extract.numbers import is_a_figure
from extract.spans import Spanning, lay_out

_SHARED = 0.6
"""Of the edges of the smaller fragment: so many must be found in the other one."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a table on one page; ``opens`` and ``closes`` when no text stands above, or below it."""

    page: Page
    xs: tuple[float, ...]
    rows: int
    cells: tuple[Drawn, ...]
    opens: bool
    closes: bool


def stitched(fragments: Sequence[Fragment], first_number: int) -> list[tuple[Grid, Fragment]]:
    """The grids these fragments make, each with the fragment it starts in."""
    groups: list[list[Fragment]] = []
    for fragment in fragments:
        shift = _continues(groups[-1][-1], fragment) if groups else None
        if shift is None:
            groups.append([fragment])
        else:
            groups[-1].append(_moved(fragment, shift))
    return [(_grid(group, first_number + index), group[0]) for index, group in enumerate(groups)]


def _continues(upper: Fragment, lower: Fragment) -> float | None:
    """By how much the lower fragment is to be moved sideways to continue the upper one; None when it does not."""
    if not follows(upper.page, lower.page) or not (upper.closes and lower.opens):
        return None
    shifts = (0.0, upper.xs[0] - lower.xs[0], upper.xs[-1] - lower.xs[-1])
    best = max(shifts, key=lambda shift: (_matching(upper.xs, lower.xs, shift), -abs(shift)))
    smaller = min(len(upper.xs), len(lower.xs))
    return best if _matching(upper.xs, lower.xs, best) >= max(2, _SHARED * smaller) else None


def _matching(upper: Sequence[float], lower: Sequence[float], shift: float) -> int:
    return sum(any(abs(edge + shift - other) < SNAP for other in upper) for edge in lower)


def _moved(fragment: Fragment, shift: float) -> Fragment:
    if abs(shift) < SNAP:
        return fragment
    cells = tuple(cell._replace(x0=cell.x0 + shift, x1=cell.x1 + shift) for cell in fragment.cells)
    return replace(fragment, xs=tuple(edge + shift for edge in fragment.xs), cells=cells)


def _grid(group: list[Fragment], number: int) -> Grid:
    edges = edges_of([edge for fragment in group for edge in fragment.xs], SNAP)
    cells: list[Drawn] = []
    rows = 0
    for index, fragment in enumerate(group):
        if index == 0:
            cells, rows = list(fragment.cells), fragment.rows
            continue
        repeated = _repeated_head(group[0], fragment)
        by = rows - repeated
        lower = [
            moved(cell, max(cell.top + by, rows), cell.bottom + by)
            for cell in fragment.cells
            if cell.bottom >= repeated
        ]
        cells, joined = joined_at(cells, lower, rows)
        rows += fragment.rows - repeated - joined
    pages = {fragment.page.number: fragment.page for fragment in group}
    columns = {x: nearest(x, edges) for cell in cells for x in (cell.x0, cell.x1)}
    return lay_out(number, [_spanning(cell, columns, pages) for cell in cells], page=group[0].page.number)


def _repeated_head(first: Fragment, later: Fragment) -> int:
    """How many rows at the top of a later fragment only repeat the head of the table."""
    heads, repeats = _row_texts(first), _row_texts(later)
    count = 0
    for head, repeat in zip(heads, repeats, strict=False):
        if head != repeat or not any(head) or any(map(is_a_figure, head)):
            break
        count += 1
    whole = all(cell.bottom < count for cell in later.cells if cell.top < count)
    return count if whole and count < later.rows else 0


def _row_texts(fragment: Fragment) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(fragment.rows)]
    for cell in fragment.cells:
        rows[cell.top].append(cell.text)
    return rows


def _spanning(cell: Drawn, columns: dict[float, int], pages: dict[int, Page]) -> Spanning:
    left, right = columns[cell.x0], columns[cell.x1]
    read = GridCell(cell.text, pages[cell.page].place(cell.box), doubt=cell.doubt)
    return Spanning(cell.top, left, cell.bottom - cell.top + 1, max(1, right - left), read)
