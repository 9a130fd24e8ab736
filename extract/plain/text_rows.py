"""Tables written as text on a page or in a Word file: each row a paragraph, or a line of one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.drawn_rows import texts_in
from extract.grids import Block, Grid, LinePlace, Paragraph
from extract.labels import known_label
from extract.plain.blocks import blocks_of
from extract.report import LABELLED

_FEWEST_ROWS = 3
"""Lines of a label and figures: fewer are running text that happens to read so."""


def with_text_rows(blocks: Sequence[Block]) -> Sequence[Block]:
    """The same blocks, read as lines of a text where no grid holds a row of the form and several lines do."""
    if any(isinstance(block, Grid) and any(map(_is_label, texts_in(block))) for block in blocks):
        return blocks
    lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.text.split("\n")]
    if sum(map(_is_row, lines)) < _FEWEST_ROWS:
        return blocks
    return tuple(_renumbered(_reread(blocks)))


def _is_row(line: str) -> bool:
    """Whether a line ends like a row and begins with one of the form's labels."""
    pieces = line.split()
    return len(pieces) > 1 and pieces[-1][-1:].isdecimal() and any(map(_is_label, pieces[:3]))


def _is_label(text: str) -> bool:
    return any(known_label(text, "row", table) for table in LABELLED)


def _reread(blocks: Iterable[Block]) -> Iterator[Block]:
    for _, run in groupby(blocks, type):
        together = list(run)
        paragraphs = [block for block in together if isinstance(block, Paragraph)]
        yield from _read_lines(paragraphs) if paragraphs else together


def _read_lines(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """These paragraphs as lines of one text: its rows as grids, what is none of them as it was."""
    owners = [paragraph for paragraph in paragraphs for _ in paragraph.text.split("\n")]
    told: set[int] = set()
    for block in blocks_of("\n".join(paragraph.text for paragraph in paragraphs)):
        if isinstance(block, Grid):
            yield _placed(block, owners)
        elif id(owner := owners[_line(block.place)]) not in told:
            told.add(id(owner))
            yield owner


def _placed(grid: Grid, owners: Sequence[Paragraph]) -> Grid:
    """The grid with each cell in the place of the paragraph that holds its line."""
    rows = [
        tuple(cell and replace(cell, place=replace(owners[_line(cell.place)].place)) for cell in row)
        for row in grid.rows
    ]
    return replace(grid, rows=tuple(rows))


def _line(place: object) -> int:
    assert isinstance(place, LinePlace)
    return place.line - 1


def _renumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Grid):
            yield replace(block, number=number)
            number += 1
        else:
            yield block
