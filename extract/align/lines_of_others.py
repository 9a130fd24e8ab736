"""Lines of a statutory table that a word in them gives to somebody else: 上年 before the figures, 所属单位, 2022年.

Where a row of the form goes over several lines, its label then belongs to the lines that are left.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.align.captions import BELOW, TIMES, squeezed, years_in
from extract.drawn_rows import own_texts
from extract.grids import Grid, GridCell, GridRow
from extract.numbers import is_a_figure
from extract.remembering import remembered
from extract.report import Unread

_WORD = re.compile(
    rf"(?:其中:?)?[(\[]?(?:(?P<other>{TIMES}|{BELOW})|(?P<year>(?:19|20)\d\d)年)"
    r"度?(?:同期|事业)?(?:单位|部门|机构)?(?:数|数据|情况|小计|合计)?[)\]]?:?"
)
_LONGEST = 14


def without_lines_of_others(grid: Grid, year: int | None) -> tuple[Grid, tuple[Unread, ...]]:
    """The grid without the lines of others, and these as what was left over."""
    texts = {text for row in own_texts(grid, hidden=False) for text in row}
    if not any(_is_of_others(text, year) for text in texts):
        return grid, ()
    left = [row for row in grid.rows if _gives_away(row, year)]
    if not left:
        return grid, ()
    kept = [row for row in grid.rows if not any(row is each for each in left)]
    unread = tuple(Unread("row", " | ".join(_texts(row)), _origins(row)[0].place) for row in left)
    return replace(grid, rows=_rooted(kept)), unread


def _gives_away(row: GridRow, year: int | None) -> bool:
    """Whether figures of a row stand behind a word that names another year or another body."""
    cells = _origins(row)
    words = [at for at, cell in enumerate(cells) if _is_of_others(cell.text, year)]
    return bool(words) and any(is_a_figure(cell.text) for cell in cells[words[0] + 1 :])


def _is_of_others(text: str, year: int | None) -> bool:
    word = _word_in(text) if 2 <= len(text) <= _LONGEST and not text.isascii() else None
    return word is not None and (word == 0 or (year is not None and word != year))


@remembered(8192)
def _word_in(text: str) -> int | None:
    """The year a cell names and nothing else; 0 for another time or body; None for any other text."""
    found = _WORD.fullmatch(squeezed(text))
    return None if found is None else 0 if found["other"] else years_in(f"{found['year']}年").pop()


def _rooted(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """Rows of which some above are gone: a cell that began in these begins in the first row left of it."""
    begun: set[int] = set()
    found = []
    for row in rows:
        line: list[GridCell | None] = []
        for cell in row:
            first = cell is not None and not cell.origin and id(cell.place) not in begun
            line.append(replace(cell, origin=True) if cell is not None and first else cell)
            if cell is not None:
                begun.add(id(cell.place))
        found.append(tuple(line))
    return tuple(found)


def _origins(row: GridRow) -> list[GridCell]:
    return [cell for cell in row if cell is not None and cell.origin]


def _texts(row: GridRow) -> list[str]:
    return [cell.text for cell in _origins(row) if cell.text.strip()]
