"""The disclosure table without lines: blocks of rows, each under its own heads, that lack figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.drawn.page import Page
from extract.drawn.unruled_heads import EVEN, Head, heads_above, over, reaches_of
from extract.drawn.unruled_pieces import Piece
from extract.drawn.unruled_rows import NO_COLUMN, UnruledRow, blank, cell
from extract.forms import load_form
from extract.grids import Grid
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
    rows: tuple[UnruledRow, ...]


def lacking_blocks(rows: Sequence[UnruledRow], pieces: Sequence[Piece], size: float) -> list[Block]:
    """The rows in blocks; none unless each stands under the heads of its columns, and some lack figures."""
    if all(len(row.figures) in widths_of(row.label.match.id) for row in rows):
        return []
    groups = [piece for piece in pieces if match_label(piece.text, "group", DISCLOSURE)]
    headed = [(_heads_of(row, pieces, groups, size), row) for row in rows]
    if not all(heads for heads, _ in headed):
        return []
    blocks: list[Block] = []
    for heads, row in headed:
        if blocks and blocks[-1].heads[0].pieces == heads[0].pieces:
            blocks[-1] = Block(heads, (*blocks[-1].rows, row))
        else:
            blocks.append(Block(heads, (row,)))
    return blocks


@cache
def widths_of(row_id: str) -> frozenset[int]:
    """How many columns the forms give a row of the table."""
    tables = [load_form(form).table(DISCLOSURE) for form in FORMS]
    return frozenset(len(row.columns) for table in tables for row in table.rows if row.id == row_id)


def _heads_of(row: UnruledRow, pieces: Sequence[Piece], groups: Sequence[Piece], size: float) -> tuple[Head, ...]:
    """The heads above a row below the label of its block; none when they are not those of its columns."""
    bottom = row.label.box[1]
    top = max((piece.box[3] for piece in groups if piece.box[3] <= bottom), default=bottom - _FROM_HEAD * size)
    heads = tuple(heads_above(pieces, bottom, top, DISCLOSURE))
    names = tuple(head.column for head in heads)
    tables = [load_form(form).table(DISCLOSURE) for form in FORMS]
    known = any(line.id == row.label.match.id and line.columns == names for table in tables for line in table.rows)
    return heads if known else ()


def disclosure_grid(page: Page, blocks: Sequence[Block], spare: Sequence[Piece], number: int) -> Grid:
    """Each block below its heads; a figure where it stands, blank cells where none does."""
    columns = _columns(blocks)
    cells: list[Spanning] = []
    line = 0
    for block in blocks:
        spans = _SPANS[len(block.heads)]
        starts = [1 + sum(spans[:index]) for index in range(len(spans))]
        for head, start, span in zip(block.heads, starts, spans, strict=True):
            cells.append(Spanning(line, start, 1, span, cell(page, head.text, head)))
        line += 1
        for row in block.rows:
            cells.append(Spanning(line, 0, 1, 1, cell(page, row.label.text, row.label)))
            figures = _placed(row, block, columns)
            for index, (head, start, span) in enumerate(zip(block.heads, starts, spans, strict=True)):
                doubt = NO_COLUMN if figures is None else row.doubt
                piece = (
                    row.figures[index] if figures is None and index < len(row.figures) else (figures or {}).get(index)
                )
                drawn = cell(page, piece.text, piece, doubt) if piece else blank(page, row, head, doubt)
                cells.append(Spanning(line, start, 1, span, drawn))
            line += 1
    cells.extend(Spanning(line + index, 0, 1, 1, cell(page, piece.text, piece)) for index, piece in enumerate(spare))
    return lay_out(number, cells, page=page.number)


def _placed(row: UnruledRow, block: Block, columns: _Reaches) -> Mapping[int, Piece] | None:
    """The figures of a row by the heads they stand under; None when one may stand under another."""
    if len(row.figures) == len(block.heads):
        return dict(enumerate(row.figures))
    reaches = _over_columns(columns, len(block.heads)) if columns else reaches_of(block.heads)
    under = [over(piece.box[0], piece.box[2], reaches) for piece in row.figures]
    at = {column.pop(): piece for column, piece in zip(under, row.figures, strict=True) if len(column) == 1}
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
