"""Rows that an agency's own table quotes from the statutory one: 本年新收 of some years, 予以公开 beside a number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.align.rows import Row
from extract.numbers import is_a_figure
from extract.report import Unread
from extract.statutory import Table


def without_quoted(table: Table, rows: Sequence[Row], unread: list[Unread]) -> Iterator[Row]:
    """The rows, without those of grids in which none is as long as the form, where a grid before prints each of them
    with a figure in every column. Those are appended to ``unread``.

    Before it only: a short one above a whole one may be the report's own, and the other another body's.
    """
    reach: dict[int, int] = defaultdict(int)
    whole: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        reach[row.line.grid] = max(reach[row.line.grid], len(row.after))
        if len(row.after) == sum(is_a_figure(item.text) for item in row.after) == len(table.columns):
            whole[row.row].add(row.line.grid)
    short = {grid for grid, most in reach.items() if most < len(table.columns)}
    quoting = short - {row.line.grid for row in rows if min(whole[row.row], default=row.line.grid) >= row.line.grid}
    for row in rows:
        if row.line.grid not in quoting:
            yield row
        else:
            unread.append(Unread("row", " | ".join(row.line.texts), row.line.own[0].cell.place))
