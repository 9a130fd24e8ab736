"""Tables taken apart into paragraphs, one cell each: put together again where labels and figures follow each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, TypeVar

from extract.grids import Block, Grid, GridCell, Paragraph
from extract.labels import is_known, known_label, may_begin_a_label
from extract.numbers import is_a_figure, read_value
from extract.report import APPLICATIONS, LABELLED

Kind = Literal["row", "word", "value", "other"]
_Cell = TypeVar("_Cell")

_LONGEST = 48
_FEWEST_HEADS = 4
_FEWEST_ROWS = 2
"""A run with fewer row labels is running text that happens to name one."""


def with_stacks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks, runs of one-cell paragraphs replaced by ragged grids; blank cells left no trace in them."""
    return tuple(_renumbered(_put_together(blocks)))


def _put_together(blocks: Iterable[Block]) -> Iterator[Block]:
    run: list[tuple[Kind, Paragraph]] = []
    for block in blocks:
        if isinstance(block, Paragraph) and (run or _begins(block.text)):
            kind = kind_of(block.text)
            if kind in ("row", "word") or (kind == "value" and run):
                run.append((kind, block))
                continue
        if run:
            yield from _finish(run)
            run = []
        yield block
    yield from _finish(run)


def _begins(text: str) -> bool:
    """Whether a run may begin with this text: a figure without a label before it is none of a table's."""
    stripped = text.strip() if may_begin_a_label(text) else ""
    return 0 < len(stripped) <= _LONGEST and is_known(stripped)


def kind_of(text: str) -> Kind:
    """What one cell's text is: a row label, another word of the form, a figure or its sign, or none of these."""
    stripped = text.strip()
    return "other" if len(stripped) > _LONGEST else _kind_of_short(stripped)


@lru_cache(maxsize=8192)
def _kind_of_short(stripped: str) -> Kind:
    if is_a_figure(stripped) or read_value(stripped).state == "placeholder":
        return "value"
    if any(known_label(stripped, "row", table) for table in LABELLED):
        return "row"
    return "word" if is_known(stripped) else "other"


def _finish(run: list[tuple[Kind, Paragraph]]) -> Iterator[Block]:
    if sum(kind == "row" for kind, _ in run) < _FEWEST_ROWS and not _is_outcomes(run) and not _is_header(run):
        yield from (paragraph for _, paragraph in run)
        return
    rows = rows_of(run)
    yield Grid(0, tuple(tuple(GridCell(cell.text, cell.place) for cell in row) for row in rows), ragged=True)


def rows_of(run: Sequence[tuple[Kind, _Cell]]) -> list[list[_Cell]]:
    """Cells in order, cut into rows: a row label begins one, and so does each change between words and figures."""
    rows: list[list[_Cell]] = []
    before: Kind = "other"
    for kind, cell in run:
        if kind == "row" or not rows or (kind != before and "word" in (kind, before)):
            rows.append([])
        rows[-1].append(cell)
        before = kind
    return rows


def _is_outcomes(run: list[tuple[Kind, Paragraph]]) -> bool:
    """The reviews table has no row label: many words, then as many figures."""
    return sum(kind == "word" for kind, _ in run) >= 10 and sum(kind == "value" for kind, _ in run) >= 10


def _is_header(run: list[tuple[Kind, Paragraph]]) -> bool:
    """The heads of the applications, whatever breaks the run off below them."""
    heads = {match.id for _, cell in run if (match := known_label(cell.text.strip(), "column", APPLICATIONS))}
    return len(heads) >= _FEWEST_HEADS


def _renumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Grids numbered in reading order; places are those of the source and stay."""
    number = 0
    for block in blocks:
        if isinstance(block, Grid):
            yield block if block.number == number else replace(block, number=number)
            number += 1
        else:
            yield block
