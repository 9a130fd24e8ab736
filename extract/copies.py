"""Two documents that bear the title of one report: whether they print different figures."""

from decimal import Decimal

from extract.align.figures import read_figures
from extract.grids import Content
from extract.plain.stacked import with_stacks


def differ(one: Content, other: Content) -> bool:
    """Whether any statutory cell has one figure here and another there; what only one of them has is no difference."""
    figures = _figures(one)
    return any(figures.get(cell, figure) != figure for cell, figure in _figures(other).items())


def _figures(content: Content) -> dict[tuple[str, str, str], Decimal]:
    cells = read_figures(with_stacks(content.blocks)).cells
    return {(cell.table, cell.row, cell.column): cell.value for cell in cells if cell.value is not None}
