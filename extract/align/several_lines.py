"""A label before several lines of figures, of 县本级 and 乡镇 say: which of them is the row's own is not told."""

from extract.align.lines import Item, Line
from extract.align.rows import Row
from extract.numbers import is_a_figure

SEVERAL = "its label stands before several lines of figures"
_FEWEST = 3
"""Figures of a line below a blank place for a label; fewer may be what a break left of the line above."""


def stands_before_several(row: Row, below: Line | None) -> bool:
    """Whether the line below a row has figures, no label of its own, and the row's label beside it or a blank."""
    if below is None or row.label is None or any(item.meaning.rows for item in below.own):
        return False
    figures, others = _figures(row.after), _figures(below.own)
    if not figures or not others:
        return False
    label = row.label
    if any(not item.origin and item.cell.place is label.cell.place for item in below.items):
        return True
    beside = [item for item in below.items if item.end <= label.end]
    blank = bool(beside) and not any(item.filled for item in beside)
    return blank and not below.ragged and others >= max(figures, _FEWEST)


def _figures(items: tuple[Item, ...]) -> int:
    return sum(is_a_figure(item.text) for item in items)
