"""The lines of running text of a document, and which of them are none of its own words."""

from collections.abc import Iterator, Sequence

from extract.drawn_rows import own_texts, texts_in
from extract.grids import Block, Grid, GridCell, Paragraph
from extract.labels import match_label
from extract.normal_form import seen
from extract.numbers import NO_VALUE
from extract.report import DISCLOSURE


def lines_of(blocks: Sequence[Block]) -> Iterator[tuple[str, bool]]:
    """Every line of running text, and whether it is none of the page's own words: a link elsewhere, or hidden.

    Paragraphs, and rows of one cell where a whole report is set in a table.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            aside = block.linked or block.hidden
            for line in filter(str.strip, seen(block.text).split("\n")):
                yield line, aside
        else:
            yield from ((line, False) for line in _lines_in_grid(block))


def _lines_in_grid(grid: Grid) -> Iterator[str]:
    numbered = not set(NO_VALUE).isdisjoint(texts_in(grid))
    rows = (_without_numbers(row) for row in grid.rows) if numbered else own_texts(grid, hidden=False)
    for texts in rows:
        said = list(filter(str.strip, texts))
        text = said[0] if len(said) == 1 else ""
        if len(text.strip()) >= 4 and not match_label(text, "group", DISCLOSURE):
            yield from filter(str.strip, seen(text).split("\n"))


def _without_numbers(row: Sequence[GridCell | None]) -> list[str]:
    """What begins in a row and is to be seen; beside NaN neither that nor the row's number."""
    shown = [(at, cell) for at, cell in enumerate(row) if cell is not None]
    numbered = any(cell.text in NO_VALUE for _, cell in shown)
    return [
        cell.text
        for at, cell in shown
        if cell.origin
        and not cell.hidden
        and not (numbered and (cell.text in NO_VALUE or (at == 0 and cell.text.isdigit())))
    ]
