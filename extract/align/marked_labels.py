"""Labels of a statutory table with a word in them that gives their figures to others: 2022年总计, 规章（全县）.

Nobody can say whether the word or the table is the slip: the figures beside such a label, or below it, are in doubt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.align.captions import BELOW, DAY, TIMES, squeezed, years_in
from extract.align.scopes import Whose
from extract.drawn_rows import own_texts
from extract.grids import Grid, GridRow
from extract.normal_form import simplified
from extract.numbers import is_a_figure
from extract.remembering import remembered

_ANOTHERS = re.compile(
    rf"{TIMES}|{BELOW}|(?P<year>(?:19|20)\d\d)年|(?P<whole>全[省市县区州盟旗镇乡街]|各(?:乡|镇|街|县|区|部门|单位|科室))|"
    "累计|计划|预[计测算]|示例|样例|[更改]正前|季度|[上下]半年"
)
_NO_MARK = re.compile(r"现行有效.*累计|结转|项目|条例|规定|修订|制定|号|年版|同比|增减|含|包括")
"""What is in force was added up over the years, whether the label says so or not."""
_LONGEST = 40
_WHY = "a label that names another year or body"


def with_doubted_labels(grid: Grid, year: int | None, whose: Whose) -> Grid:
    """The grid, its figures in doubt that a label gives to others: those in its rows, or those in its columns."""
    texts = {text for row in own_texts(grid, hidden=False) for text in row if len(text) <= _LONGEST}
    marked = {text for text in texts if not text.isascii() and _is_marked(text, year, whose.place is not None)}
    if not marked:
        return grid
    beside = set(_beside(grid, marked))
    return replace(grid, rows=tuple(_doubted(row, beside) for row in grid.rows)) if beside else grid


def _is_marked(text: str, year: int | None, governs: bool) -> bool:
    named, others = _mark_of(text)
    return others and not (governs and named == 0) if named <= 0 else year is not None and named != year


@remembered(8192)
def _mark_of(text: str) -> tuple[int, bool]:
    """The year a label names, 0 for a whole county, -1 for any other; and whether there is such a word.

    A sentence is no label: in a sheet the report's own text stands above its tables.
    """
    said = DAY.sub("", simplified(squeezed(text)))
    found = None if said.endswith("。") or _NO_MARK.search(said) else _ANOTHERS.search(said)
    if found is None:
        return -1, False
    return (max(years_in(said) or {int(found["year"])}), True) if found["year"] else (0 if found["whole"] else -1, True)


def _beside(grid: Grid, marked: set[str]) -> Iterator[int]:
    """The figures (ids of their places) that marked labels are for; all of a grid below one that is for neither."""
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell is None or not cell.origin or cell.text not in marked:
                continue
            below = slice(None) if grid.ragged else slice(column, column + cell.col_span)
            yield from (
                _figures(grid.rows[at : at + cell.row_span], slice(column, None))
                or _figures_below(grid.rows[at:], below)
                or _figures(grid.rows[at:], slice(None))
            )


def _figures_below(rows: Sequence[GridRow], columns: slice) -> list[int]:
    """The figures of columns up to their next head."""
    found: list[int] = []
    for row in rows:
        figures = _figures([row], columns)
        if found and not figures and any(cell is not None and cell.text.strip() for cell in row[columns]):
            break
        found += figures
    return found


def _figures(rows: Sequence[GridRow], columns: slice) -> list[int]:
    cells = [cell for row in rows for cell in row[columns] if cell is not None and cell.origin]
    return [id(cell.place) for cell in cells if is_a_figure(cell.text)]


def _doubted(row: GridRow, beside: set[int]) -> GridRow:
    return tuple(
        replace(cell, doubt=cell.doubt or _WHY) if cell is not None and id(cell.place) in beside else cell
        for cell in row
    )
