"""The rows of a table without lines: known labels with the figures beside them, and the doubt of each row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.drawn.page import Page
from extract.drawn.unruled.beside import (
    askew,
    beside_of,
    fillers_of,
    height_of,
    printed_over,
    slipped_left,
    strays_of,
    without_headings,
)
from extract.drawn.unruled.heads import Head
from extract.drawn.unruled.labels import RowLabel
from extract.drawn.unruled.pieces import ByHeight, Piece, merged_where_stacked
from extract.drawn.unruled.turned import COLUMNS
from extract.forms import load_form
from extract.grids import GridCell
from extract.report import APPLICATIONS, TableId
from extract.statutory import FORMS

_OPEN = "its label ends otherwise than any we know, perhaps with a figure"
_STRAY = "a figure near it stands between two rows"
_OVER = "words are printed over its figures"
_TWICE = "two figures stand under one head"
_CUT = "the page ends here: what it lacks may stand at the head of the next"
_LAST_ROWS = frozenset(load_form(form).table(APPLICATIONS).rows[-1].id for form in FORMS)


@dataclass(frozen=True, slots=True)
class UnruledRow:
    """A row label with the pieces beside it; ``doubt`` when a figure may be another row's."""

    label: RowLabel
    figures: tuple[Piece, ...]
    doubt: str | None


def rows_of(
    table: TableId, labels: Sequence[RowLabel], pieces: Sequence[Piece], size: float, spilled: bool = False
) -> list[UnruledRow]:
    """The rows of a table in which nothing but figures stands beside the label.

    ``spilled``: the page before ends with figures of no row; they may be those of the first one here, if that has none.
    """
    own = without_headings([label for label in labels if label.match.table == table])
    if not own:
        return []
    of_labels = {piece for label in own for piece in label.pieces}
    others = ByHeight([piece for piece in pieces if piece not in of_labels], height_of)
    # （六）其他处理 is a row of one form and heads rows of the other: what stands beside a heading are rows of others
    found = [(label, beside_of(label, others, size)) for label in own]
    found = [(label, figures) for label, figures in found if all(piece.is_figure for piece in figures)]
    values = [piece for piece in others.pieces if piece.is_figure]
    strays = strays_of(found, values, size) | askew([figures for _, figures in found], size)
    rows = []
    over = printed_over([label for label, _ in found], others, size)
    doubted = {each for index in strays for each in (index, index + 1)}
    doubted |= slipped_left([label for label, _ in found], others, size)
    doubted |= {0} if spilled and found and not found[0][1] else set()
    doubted |= fillers_of([figures for _, figures in found], doubted)
    doubted |= {index for index, (_, figures) in enumerate(found) if strays and not figures}
    for index, (label, figures) in enumerate(found):
        lost = not figures and index == len(found) - 1 and any(_is_below(piece, label) for piece in values)
        doubt = _STRAY if lost or index in doubted else _OPEN if label.is_open else None
        doubt = doubt or (_OVER if index in over else None)
        single = merged_where_stacked(figures)
        rows.append(UnruledRow(label, single, _TWICE if len(single) < len(figures) else doubt))
    if table == APPLICATIONS and rows and _is_cut(rows[-1], pieces):
        rows[-1] = replace(rows[-1], doubt=rows[-1].doubt or _CUT)
    return rows


def _is_cut(row: UnruledRow, pieces: Sequence[Piece]) -> bool:
    """Whether a row lacks figures, and nothing stands below it, though the table is to go on.

    Of a cell over two rows, and of one that a page end parts, the figure may stand on the next page.
    """
    if len(row.figures) >= len(COLUMNS) or row.label.match.id in _LAST_ROWS:
        return False
    lowest = max(piece.middle[1] for piece in (*row.label.pieces, *row.figures))
    return all(piece.middle[1] <= lowest for piece in pieces)


def _is_below(piece: Piece, label: RowLabel) -> bool:
    return piece.middle[1] > label.box[3] and piece.box[0] >= label.box[2] - 1


def blank(page: Page, row: UnruledRow, head: Head, doubt: str | None = None) -> GridCell:
    """An empty cell of a row, below a head."""
    _, top, _, bottom = row.label.box
    return GridCell("", page.place((head.box[0], top, head.box[2], bottom)), doubt=doubt or row.doubt)


def cell(page: Page, text: str, where: Piece | RowLabel | Head, doubt: str | None = None) -> GridCell:
    """A cell with a text that stands somewhere on the page."""
    own = where.doubt if isinstance(where, Piece) else None
    return GridCell(text, page.place(where.box), doubt=own or doubt)
