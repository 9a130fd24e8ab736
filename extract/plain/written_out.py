"""Tables whose merged cells were written out, the same text in every position: made into spanning cells again.

Libraries that know no spans write tables so (python-docx row by row, pandas).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import eq

from extract.drawn_rows import own_texts
from extract.grids import Block, Grid, GridCell, GridRow
from extract.labels import is_known, known_label
from extract.numbers import is_value_like
from extract.report import DISCLOSURE, LABELLED
from extract.spans import Spanning, lay_out

_Rows = Sequence[GridRow]
_Area = tuple[int, int, int, int]
"""First row and column, and how many of each."""


def with_spans(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks, grids whose words stand repeated side by side with one cell for them."""
    return tuple(_spanned(block) if isinstance(block, Grid) and _is_written_out(block) else block for block in blocks)


def _is_written_out(grid: Grid) -> bool:
    """Whether a word of the form stands twice in a row, side by side, where columns can be trusted."""
    if grid.ragged or not _may_be_written_out(grid):
        return False
    return any(
        left is not None and right is not None and left.text == right.text
        and left.origin and right.origin and _are_words(left.text) and is_known(left.text)
        for row in grid.rows
        for left, right in pairwise(row)
    )  # fmt: skip


def _may_be_written_out(grid: Grid) -> bool:
    """Whether two cells that follow each other in a row say the same and are no figures: asked before all positions."""
    return any(
        left == right and not left.isdigit() and _are_words(left)
        for texts in own_texts(grid)
        if any(map(eq, texts, texts[1:]))
        for left, right in pairwise(texts)
    )


def _are_words(text: str) -> bool:
    return len(text.strip()) > 1 and not is_value_like(text)


def _spanned(grid: Grid) -> Grid:
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, column, rows, columns in _areas(grid.rows, taken):
        cell = grid.rows[row][column]
        if cell is not None and cell.origin:
            cells.append(Spanning(row, column, max(rows, cell.row_span), max(columns, cell.col_span), cell))
    return replace(lay_out(grid.number, cells, grid.page), hidden=grid.hidden)


def _areas(rows: _Rows, taken: set[tuple[int, int]]) -> Iterator[_Area]:
    """The areas of one cell each, from the top left."""
    heads: list[tuple[int, int]] = []
    for row, line in enumerate(rows):
        heads = _heads_of(line) or heads
        under = dict(heads) if _is_disclosed(line) else {}
        for column, cell in enumerate(line):
            if cell is None or not cell.origin or (row, column) in taken:
                continue
            down, across = _reach(rows, row, column) if _are_words(cell.text) else (1, 1)
            if across == 1 and _all_alike(line, column, under.get(column, column + 1)):
                across = under.get(column, column + 1) - column
            taken |= {(row + below, column + right) for below in range(down) for right in range(across)}
            yield row, column, down, across


def _reach(rows: _Rows, row: int, column: int) -> tuple[int, int]:
    """How far the same words go on in like cells, down and across. Rows printed twice under one label stay two."""
    drawn, line = _drawn(rows, row, column), rows[row]
    text, across = drawn[0], 1
    while column + across < len(line) and _drawn(rows, row, column + across) == drawn:
        across += 1
    down = 1
    while not any(known_label(text, "row", table) for table in LABELLED) and all(
        _drawn(rows, row + down, column + right) == drawn for right in range(across)
    ):
        down += 1
    return down, across


def _drawn(rows: _Rows, row: int, column: int) -> tuple[str, int, int]:
    """The text of the cell that begins here, and how many rows and columns it reaches over itself."""
    cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
    return (cell.text, cell.row_span, cell.col_span) if cell is not None and cell.origin else ("", 1, 1)


def _heads_of(line: tuple[GridCell | None, ...]) -> list[tuple[int, int]]:
    """The heads of a block of the disclosure table in a row: where each begins, and where its repetitions end."""
    named = [known_label(cell.text, "column", DISCLOSURE) if cell is not None else None for cell in line]
    starts = [at for at in range(len(line)) if named[at] and (at == 0 or named[at - 1] != named[at])]
    return [
        (start, next((at for at in range(start, len(line)) if named[at] != named[start]), len(line)))
        for start in starts
    ]


def _is_disclosed(line: tuple[GridCell | None, ...]) -> bool:
    return any(cell is not None and known_label(cell.text, "row", DISCLOSURE) for cell in line[:1])


def _all_alike(line: tuple[GridCell | None, ...], start: int, end: int) -> bool:
    """Whether the same figure stands in all these positions: one under a head of that width."""
    return len({cell.text if cell is not None and cell.origin else None for cell in line[start:end]}) == 1
