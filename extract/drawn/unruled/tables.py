"""Tables without lines, by what the forms say: known row labels, the figures beside them, the heads above.

A figure belongs to a row when it stands within the height of that row's label and of no other. What stands between two
rows puts both in doubt; a row with fewer figures than columns is placed by the heads, or left to the order alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.drawn.lines import TextLine
from extract.drawn.page import Page
from extract.drawn.unruled.applicants import applicant_heads, has_others, told_at_the_end
from extract.drawn.unruled.columns import NO_COLUMN, Columns, are_in_order, columns_of, touch_each_other
from extract.drawn.unruled.cuts import Cuts, cut_labels
from extract.drawn.unruled.disclosure import disclosure_blocks, disclosure_grid
from extract.drawn.unruled.heads import Head, are_crowded
from extract.drawn.unruled.labels import RowLabel, row_labels, top_of
from extract.drawn.unruled.outcomes import OutcomeHeads, Outcomes, outcome_rows
from extract.drawn.unruled.pieces import Piece, pieces_of, size_of
from extract.drawn.unruled.rows import UnruledRow, blank, cell, rows_of
from extract.drawn.unruled.sliding import Reach, reaches_of_labels, slid
from extract.drawn.unruled.turned import COLUMNS
from extract.forms import load_form
from extract.grids import Grid, GridCell
from extract.labels import match_label
from extract.report import APPLICATIONS, DISCLOSURE, LABELLED
from extract.statutory import FORMS

_GLUED = "figures of two columns touch each other"
_CROWDED = "two figures stand nearer than columns do: one may be set apart"
_FEWEST = 2
"""Figures on a page that make it worth looking for a table."""


@dataclass(frozen=True, slots=True)
class Unruled:
    """The tables of a page, each with its height on it, and the lines that belong to none of them.

    The columns of its applications, and heads with which it ends, go on where the next page has none; and so do labels
    that the end of the page parts.
    """

    grids: tuple[tuple[float, Grid], ...] = ()
    lines: tuple[TextLine, ...] = ()
    columns: Columns | None = None
    outcomes: OutcomeHeads | None = None
    cuts: Cuts = field(default_factory=Cuts)
    spilled: bool = False
    """Whether it ends with figures of no row."""
    reaches: Mapping[str, Reach] = field(default_factory=dict)
    """Where its row labels stand, by the kind of their number."""


@dataclass(frozen=True, slots=True)
class Lined:
    """A page with the lines beside its frames, and the pieces of each of them."""

    page: Page
    lines: tuple[TextLine, ...]
    by_line: tuple[tuple[Piece, ...], ...]

    @property
    def pieces(self) -> list[Piece]:
        """All pieces, line by line."""
        return [piece for inside in self.by_line for piece in inside]


def lined(page: Page, lines: Sequence[TextLine]) -> Lined:
    """The page with these lines taken into pieces."""
    return Lined(page, tuple(lines), tuple(tuple(pieces_of([line])) for line in lines))


def unruled_tables(on: Lined, first_number: int, before: Unruled | None = None, after: Lined | None = None) -> Unruled:
    """The statutory tables of a page, from ``first_number`` on; what is on the page before, and the one after it."""
    before = before or Unruled()
    page, pieces, by_line = on.page, on.pieces, on.by_line
    if sum([piece.is_figure for piece in pieces]) < _FEWEST:
        return Unruled(lines=on.lines)
    size = size_of(pieces)
    labels, cuts = _labels(pieces, size, before.cuts, after)
    reaches = reaches_of_labels(labels, before.reaches)
    grids: list[tuple[float, Grid]] = []
    used: set[Piece] = set()
    goes_on = None
    for table in LABELLED:
        rows = rows_of(table, labels, pieces, size, before.spilled)
        figures, top = [row.figures for row in rows], rows[0].label.box[1] if rows else None
        heads = applicant_heads(pieces, top, figures, size) if table == APPLICATIONS else []
        others = table == APPLICATIONS and has_others(pieces, heads, figures, _taken(rows, heads))
        columns = _columns(rows, reaches, heads, others, before.columns if table == APPLICATIONS else None)
        blocks = disclosure_blocks(rows, pieces, size) if table == DISCLOSURE else []
        if rows and not (any(figures) and (columns.heads or blocks or _is_sure(rows, pieces))):
            continue
        if not rows and not heads:
            goes_on = Columns(told=told_at_the_end(pieces)) if table == APPLICATIONS else goes_on
            continue
        taken = _taken(rows, [*heads, *(head for block in blocks for head in block.heads)])
        spare, number = _spare(by_line, taken), first_number + len(grids)
        if blocks:
            grids.append((blocks[0].top, disclosure_grid(page, blocks, spare, number)))
        else:
            grids.append(_table(page, rows, heads, columns, spare, number))
        used |= taken
        if table == APPLICATIONS:
            goes_on = Columns(doubt=columns.doubt) if others else columns
    outcomes = outcome_rows(page, pieces, size, before.outcomes)
    if isinstance(outcomes, Outcomes):
        grids.append((outcomes.top, outcomes.grid(page, first_number + len(grids))))
        used |= outcomes.pieces
    left = tuple(line for line, inside in zip(on.lines, by_line, strict=True) if used.isdisjoint(inside))
    begun = outcomes if isinstance(outcomes, OutcomeHeads) else None
    return Unruled(tuple(grids), left, goes_on, begun, cuts, _spills(by_line, used), reaches)


def _labels(pieces: Sequence[Piece], size: float, before: Cuts, after: Lined | None) -> tuple[list[RowLabel], Cuts]:
    """The row labels of a page, those among them that a page end parts, and what the next page is to know of these."""
    whole = [label for label in row_labels(pieces, size) if not before.ends.issuperset(label.pieces)]
    cuts = cut_labels(pieces, after.pieces, whole, size) if after else Cuts()
    return sorted([*before.below, *whole, *cuts.above], key=top_of), cuts


def _spills(by_line: Sequence[Sequence[Piece]], used: set[Piece]) -> bool:
    """Whether several figures stand in a line below everything the tables of the page are made of."""
    last = max((index for index, inside in enumerate(by_line) if not used.isdisjoint(inside)), default=-1)
    return any(sum([piece.is_figure for piece in inside]) >= _FEWEST for inside in by_line[last + 1 :])


def _columns(
    rows: Sequence[UnruledRow],
    reaches: Mapping[str, Reach],
    heads: Sequence[Head],
    others: bool,
    before: Columns | None,
) -> Columns:
    """The columns of the rows of figures; with other heads on the page only where a row is whole."""
    aside = slid(rows, reaches)
    # whole ones are read in their order, and show where a block that stands aside has its columns
    figures = [row.figures for index, row in enumerate(rows) if index not in aside or len(row.figures) >= len(COLUMNS)]
    return replace(columns_of(figures, heads), at={}) if others else columns_of(figures, heads, before)


def _is_sure(rows: Sequence[UnruledRow], pieces: Sequence[Piece]) -> bool:
    """Whether this is the table, heads or not: most rows have as many figures as columns, or a block is named."""
    whole = sum([len(row.figures) in _widths(row.label) for row in rows])
    if 2 * whole <= len(rows):
        return False
    return whole >= 2 or any(match_label(piece.text, "group", rows[0].label.match.table) for piece in pieces)


def _widths(label: RowLabel) -> set[int]:
    tables = [load_form(form).table(label.match.table) for form in FORMS]
    return {len(row.columns) for table in tables for row in table.rows if row.id == label.match.id}


def _taken(rows: Sequence[UnruledRow], heads: Sequence[Head]) -> set[Piece]:
    return {piece for row in rows for piece in (*row.label.pieces, *row.figures)} | {
        piece for head in heads for piece in head.pieces
    }


def _spare(by_line: Sequence[Sequence[Piece]], taken: set[Piece]) -> list[Piece]:
    """What else stands in the lines of the table: group labels, and what nobody knows."""
    return [piece for inside in by_line if not taken.isdisjoint(inside) for piece in inside if piece not in taken]


def _table(
    page: Page, rows: Sequence[UnruledRow], heads: Sequence[Head], columns: Columns, spare: Sequence[Piece], number: int
) -> tuple[float, Grid]:
    left = rows[0].label if rows else heads[0]
    # what stands above the first row belongs to the heads: behind the rows it would begin others
    lines: list[list[GridCell | None]] = [[cell(page, p.text, p)] for p in spare if p.middle[1] < left.box[1]]
    if heads:
        lines.append([cell(page, "", left), *(cell(page, head.text, head) for head in heads)])
    for row in rows:
        label = cell(page, row.label.text, row.label)
        lines.append([label, *_placed(page, row, columns)])
    lines.extend([cell(page, piece.text, piece)] for piece in spare if piece.middle[1] >= left.box[1])
    width = max(len(line) for line in lines)
    padded = tuple((*line, *[None] * (width - len(line))) for line in lines)
    return left.box[1], Grid(number, padded, ragged=not are_in_order(columns.heads), page=page.number)


def _placed(page: Page, row: UnruledRow, columns: Columns) -> list[GridCell]:
    """The figures of a row; where some are missing, in the columns of the rows that are whole, blanks between."""
    heads, doubt = columns.heads, row.doubt or columns.doubt
    if touch_each_other(row.figures, columns):
        return [cell(page, piece.text, piece, doubt or _GLUED) for piece in row.figures]
    if are_crowded(row.figures, heads):
        doubt = doubt or _CROWDED
    if not are_in_order(heads) or len(row.figures) >= len(heads):
        return [cell(page, piece.text, piece, doubt) for piece in row.figures]
    found = [columns.at.get(piece) for piece in row.figures]
    if None in found or len(set(found)) < len(found):
        return [cell(page, piece.text, piece, row.doubt or NO_COLUMN) for piece in row.figures]
    at = dict(zip(found, row.figures, strict=True))
    return [
        cell(page, at[index].text, at[index], row.doubt) if index in at else blank(page, row, head)
        for index, head in enumerate(heads)
    ]
