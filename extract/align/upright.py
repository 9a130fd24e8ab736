"""Tables printed on their side: applicants below each other and decisions beside each other, outcomes as a list."""

from collections.abc import Sequence
from dataclasses import replace

from extract.drawn_rows import own_texts
from extract.forms import load_form
from extract.grids import Block, Grid, GridCell
from extract.labels import known_label, may_begin_a_label
from extract.report import APPLICATIONS, REVIEWS
from extract.statutory import FORMS

_DECISIONS, _APPLICANTS = 20, 7
"""So many rows of the form beside each other, and all of its columns below each other, are a table on its side."""
_ROWS = frozenset(len(load_form(form).table(APPLICATIONS).rows) for form in FORMS)
_OUTCOMES = 15
_FURTHER = 5
"""Rows a list of the outcomes may have beside theirs."""
_WIDEST = 4
"""Columns of such a list: two levels of names, the outcomes and their figures."""


def upright(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks; grids that print the form's columns as rows turned so that they are columns again."""
    return tuple(_turned(block) if isinstance(block, Grid) and _lies(block) else block for block in blocks)


def _lies(grid: Grid) -> bool:
    lines = [[text for text in texts if text.strip()] for texts in own_texts(grid)]
    widest = max(map(len, lines), default=0)
    if grid.ragged or not lines:
        return False
    if widest >= _DECISIONS > len(lines):
        return _is_whole(grid) and _decisions(lines) >= _DECISIONS
    if widest <= _WIDEST and _OUTCOMES <= len(lines) <= _OUTCOMES + _FURTHER:
        first = lines[: _FURTHER + 1]  # one of these names an outcome, or too few of all do
        return any(map(_names_an_outcome, first)) and sum(map(_names_an_outcome, lines)) == _OUTCOMES
    return False


def _names_an_outcome(texts: Sequence[str]) -> bool:
    return any(known_label(text, "column", REVIEWS) for text in texts)


def _is_whole(grid: Grid) -> bool:
    """Whether all applicants stand below each other, each with a text for every row of the form and nothing else.

    One cell more, less or blank, and all behind it may be of another row, which nothing shows once it is turned.
    """
    behind = [
        texts[at + 1 :]
        for texts in own_texts(grid)
        for at, text in enumerate(texts[:2])
        if known_label(text, "column", APPLICATIONS)
    ]
    gaps = any(cell is None for row in grid.rows for cell in row)
    whole = all(map(str.strip, (text for texts in behind for text in texts)))
    lengths = set(map(len, behind))
    return len(behind) == _APPLICANTS and whole and not gaps and len(lengths) == 1 and lengths <= _ROWS


def _decisions(lines: Sequence[Sequence[str]]) -> int:
    """The most rows of the form that one line names."""
    names = [[known_label(text, "row", APPLICATIONS) for text in texts if may_begin_a_label(text)] for texts in lines]
    return max(sum(name is not None for name in line) for line in names)


def _turned(grid: Grid) -> Grid:
    turned: dict[int, GridCell] = {}

    def cell(old: GridCell | None) -> GridCell | None:
        if old is None:
            return None
        return turned.setdefault(id(old), replace(old, row_span=old.col_span, col_span=old.row_span))

    return replace(grid, rows=tuple(tuple(map(cell, column)) for column in zip(*grid.rows, strict=True)))
