"""The disclosure table without lines: blocks of rows, each under its own heads, which tell the form as well."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.drawn.page import Page
from extract.drawn.unruled.columns import NO_COLUMN, flush_with
from extract.drawn.unruled.heads import EVEN, Head, are_crowded, heads_above, over, reaches_of, under
from extract.drawn.unruled.pieces import Piece
from extract.drawn.unruled.rows import UnruledRow, blank, cell
from extract.forms import load_form
from extract.grids import Grid, GridCell
from extract.labels import match_label
from extract.report import DISCLOSURE
from extract.spans import Spanning, lay_out
from extract.statutory import FORMS

_SPANS = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}
"""How many of the table's three columns each of a block's heads stands over."""
_FROM_HEAD = 6.0
"""Characters: how far above a row its heads may begin where no label of a block stands between."""
_Reaches = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under the same heads, which are those of their columns."""

    heads: tuple[Head, ...]
    """None where they are not found: on the page before, perhaps."""
    rows: tuple[UnruledRow, ...]

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return min([self.rows[0].label.box[1], *(head.box[1] for head in self.heads)])


def disclosure_blocks(rows: Sequence[UnruledRow], pieces: Sequence[Piece], size: float) -> list[Block]:
    """The rows in blocks; none where no row stands under the heads of its columns."""
    words = [piece for piece in pieces if not piece.is_figure]
    groups = [piece for piece in words if match_label(piece.text, "group", DISCLOSURE)]
    blocks: list[Block] = []
    for row in rows:
        heads = _heads_of(row, words, groups, size)
        if blocks and [head.pieces for head in blocks[-1].heads] == [head.pieces for head in heads]:
            blocks[-1] = Block(heads, (*blocks[-1].rows, row))
        else:
            blocks.append(Block(heads, (row,)))
    return blocks if any(block.heads for block in blocks) else []


def _heads_of(row: UnruledRow, pieces: Sequence[Piece], groups: Sequence[Piece], size: float) -> tuple[Head, ...]:
    """The heads above a row below the label of its block; none when they are not those of its columns."""
    bottom = row.label.box[1]
    top = max((piece.box[3] for piece in groups if piece.box[3] <= bottom), default=bottom - _FROM_HEAD * size)
    heads = tuple(heads_above(pieces, bottom, top, DISCLOSURE))
    names = tuple(head.column for head in heads)
    return heads if names in _columns_of(row) else ()


def _columns_of(row: UnruledRow) -> list[tuple[str, ...]]:
    """The columns that the forms give a row."""
    tables = [load_form(form).table(DISCLOSURE) for form in FORMS]
    return [line.columns for table in tables for line in table.rows if line.id == row.label.match.id]


def disclosure_grid(page: Page, blocks: Sequence[Block], spare: Sequence[Piece], number: int) -> Grid:
    """Each block below its heads; a figure where it stands, blank cells where none does."""
    columns = _columns(blocks)
    lines: list[list[GridCell]] = []
    for block in blocks:
        if block.heads:
            lines.append([cell(page, "", block.rows[0].label), *(cell(page, head.text, head) for head in block.heads)])
        for row in block.rows:
            lines.append([cell(page, row.label.text, row.label), *_dealt(page, row, block, columns)])
    lines.extend([cell(page, piece.text, piece)] for piece in spare)
    return lay_out(number, [each for at, line in enumerate(lines) for each in _spread(at, line)], page=page.number)


def _spread(at: int, line: Sequence[GridCell]) -> Iterator[Spanning]:
    """The cells of a line over all columns of the table."""
    column = 0
    for drawn, span in zip(line, (1, *_SPANS.get(len(line) - 1, [1] * len(line))), strict=False):
        yield Spanning(at, column, 1, span, drawn)
        column += span


def _dealt(page: Page, row: UnruledRow, block: Block, columns: _Reaches) -> list[GridCell]:
    figures = _placed(row, block, columns)
    if figures is None:
        return [cell(page, piece.text, piece, row.doubt or NO_COLUMN) for piece in row.figures]
    blanks = [blank(page, row, head) for head in block.heads]
    return [
        cell(page, figures[index].text, figures[index], row.doubt) if index in figures else blanks[index]
        for index in range(len(blanks) or len(figures))
    ]


def _placed(row: UnruledRow, block: Block, columns: _Reaches) -> Mapping[int, Piece] | None:
    """The figures of a row by the heads they stand under; None when one may stand under another."""
    if are_crowded(row.figures, block.heads):
        return None
    if len(row.figures) in ([len(block.heads)] if block.heads else map(len, _columns_of(row))):
        return dict(enumerate(row.figures))
    if not block.heads:
        return None
    whole = [other.figures for other in block.rows if len(other.figures) == len(block.heads)]
    if any(
        over(piece.box[0], piece.box[2], reaches_of(block.heads)) - {at}
        for row in whole
        for at, piece in enumerate(row)
    ):
        return None
    if whole:
        flush = [flush_with(piece, whole) for piece in row.figures]
        found = [places.pop() if len(places) == 1 else None for places in flush]
    else:
        reaches = _over_columns(columns, len(block.heads)) if columns else reaches_of(block.heads)
        found = [under(piece, reaches) for piece in row.figures]
    at = {place: piece for place, piece in zip(found, row.figures, strict=True) if place is not None}
    return at if len(at) == len(row.figures) else None


def _over_columns(columns: _Reaches, heads: int) -> _Reaches:
    """How far the columns of a block of so many heads reach."""
    spans = _SPANS[heads]
    starts = [sum(spans[:index]) for index in range(heads)]
    return [(columns[start][0], columns[start + span - 1][1]) for start, span in zip(starts, spans, strict=True)]


def _columns(blocks: Sequence[Block]) -> _Reaches:
    """How far the three columns reach; empty where it is not shown that heads stand in the middle of their columns.

    It is by a head over several columns, whose middle is that of these columns' heads.
    """
    three = next((block.heads for block in blocks if len(block.heads) == max(_SPANS)), None)
    if three is None:
        return ()
    middles = {1: (three[0].centre + three[2].centre) / 2, 2: (three[1].centre + three[2].centre) / 2}
    over_several = [block.heads for block in blocks if len(block.heads) in middles]
    shown = bool(over_several) and all(abs(heads[-1].centre - middles[len(heads)]) < EVEN for heads in over_several)
    reaches = reaches_of(three, centred=True)
    return reaches if shown and reaches[0][0] < three[0].box[0] else ()
