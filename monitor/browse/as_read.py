"""A document as it was read, for a template: paragraphs, and grids with their spans; one place marked."""

from extract.grids import Content, Grid, GridCell, LinePlace, Paragraph, Place
from extract.report import Cell
from monitor.browse.pages import Row


def shown(content: Content, figure: Cell | None) -> list[Row]:
    """The blocks in reading order; what prints ``figure`` is marked."""
    place = figure.place if figure else None
    return [_paragraph(b, place) if isinstance(b, Paragraph) else _grid(b, figure) for b in content.blocks]


def _paragraph(block: Paragraph, place: Place | None) -> Row:
    return {"kind": "paragraph", "text": block.text, "heading": block.heading, "marked": block.place == place}


def _grid(grid: Grid, figure: Cell | None) -> Row:
    lines = [[_cell(cell, figure) for cell in row if cell is not None and cell.origin] for row in grid.rows]
    return {"kind": "grid", "rows": lines, "marked": any(cell["marked"] for line in lines for cell in line)}


def _cell(cell: GridCell, figure: Cell | None) -> Row:
    same = figure is not None and figure.place is not None and cell.place == figure.place
    if same and isinstance(cell.place, LinePlace):
        # the cells of a text line share their place; they are told apart by what they print
        same = figure is not None and cell.text.strip() == figure.raw.strip()
    return {
        "text": cell.text,
        "rows": cell.row_span,
        "columns": cell.col_span,
        "hidden": cell.hidden,
        "marked": same,
    }
