"""What the rows of one table, taken together, say of its shape: the evidence each row is dealt by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.align.doubts import doubt_of
from extract.align.headers import Header
from extract.align.lines import Item
from extract.align.positions import contradicts_its_header, has_its_label_among_figures, is_words
from extract.align.rows import Row
from extract.align.sought import Sought
from extract.grids import LinePlace
from extract.numbers import is_a_figure, is_value_like, read_value
from extract.report import APPLICATIONS
from extract.statutory import Table

_FEW = 3
"""Rows: fewer that are longer than the form are accidents of those rows."""


_MOSTLY, _HARDLY = 0.75, 0.1
"""Of the rows: so many fill a column of figures, and so few one that is nobody's."""


def sought_rows(table: Table, rows: Sequence[Row]) -> list[Sought]:
    """One Sought for each row, in order."""
    usual = Counter(row.line.width for row in rows).most_common(1)[0][0] if rows else 0
    no_fillers = _no_fillers(table, rows)
    trusted = not _mostly_short(table, rows) and not _upside_down(table, rows)
    crowded, unsettled = _crowding(table, rows)
    no_more_figures = _no_more_figures(table, rows)
    turned = next((row.header for row in rows if row.header and row.header.in_order is False), None)
    too_many = [row for row in rows if _has_one_too_many(table, row)]
    told = {_places(row) for row in rows if table.id == APPLICATIONS and _adds_up(row)}
    sought = [
        Sought(
            line=row.line,
            after=_figures_of(table, row),
            columns=columns_of(table, row),
            header=_usable(row.header or turned, usual),
            no_fillers=no_fillers,
            trusted=trusted,
            crowded=crowded,
            unsettled=unsettled,
            depth=_depth(table, row.row),
            label_start=row.label.start if row.label else 0,
            no_more_figures=no_more_figures,
            overfull=bool(too_many),
            crowded_lines=len(too_many) >= _FEW,
            told_by_sums=_places(row) in told,
            doubt=doubt_of(row),
        )
        for row in rows
    ]
    astray = sum(map(has_its_label_among_figures, sought))
    if any(map(contradicts_its_header, sought)) or 2 * astray > len(sought):
        return [replace(each, header_contradicted=True) for each in sought]
    return sought


def columns_of(table: Table, row: Row) -> tuple[str, ...]:
    """The columns of a line: those of its form row, or every cell of a table that is one line (``row.column``)."""
    if table.layout == "one_line":
        return tuple(f"{line}.{column}" for line, column in table.cells())
    return next((line.columns for line in table.rows if line.id == row.row), ())


def _figures_of(table: Table, row: Row) -> tuple[Item, ...]:
    """The cells after the label; the one line of the reviews table may have words before its figures."""
    after = row.after
    if table.layout == "one_line" and len(after) > len(table.cells()) and after[0].key:
        return after if is_value_like(after[0].text) else after[1:]
    return after


def _usable(header: Header | None, usual_width: int) -> Header | None:
    """Without the header's positions when it does not reach as far as most rows: its own spans are wrong then."""
    if header is None or header.width == usual_width:
        return header
    return replace(header, columns={})


def _no_fillers(table: Table, rows: Sequence[Row]) -> bool:
    counted = [(len(row.after), len(columns_of(table, row))) for row in rows]
    return all(after <= columns for after, columns in counted if columns > 1)


def _has_one_too_many(table: Table, row: Row) -> bool:
    figures = [item for item in _figures_of(table, row) if item.filled and is_a_figure(item.text)]
    return len(figures) > len(columns_of(table, row))


def _places(row: Row) -> tuple[int, ...]:
    """The grid and the columns in which the figures of a row stand."""
    return (row.line.grid, *(item.start for item in row.after if item.filled))


def _adds_up(row: Row) -> bool:
    """Whether the figures of a row can only be the form's, in its order: they add up to the last one, and the first is
    no nought. Noughts always add up, and so does a sum that stands twice behind a blank figure and noughts.
    """
    figures = [read_value(item.text).number for item in row.after if item.filled]
    known = [figure for figure in figures if figure is not None]
    return bool(known) and known[0] != 0 and len(known) == len(figures) and sum(known) == 2 * known[-1]


def _no_more_figures(table: Table, rows: Sequence[Row]) -> bool:
    """Whether nothing stands beside the figures: no row has one too many, several have no cell too many.

    Where several of these begin with a blank cell, a blank one before the figures of another row may be a figure's too.
    """
    counted = [(row.after, len(columns_of(table, row))) for row in rows]
    exact = [after for after, columns in counted if len(after) == columns > 1]
    aside = sum(not after[0].filled and any(item.filled for item in after) for after in exact)
    fits = all(sum(item.filled for item in after) <= columns for after, columns in counted)
    return len(exact) >= _FEW and fits and aside < _FEW


def _mostly_short(table: Table, rows: Sequence[Row]) -> bool:
    """Whether most rows have fewer cells than the form: blank cells leave no trace, or a column is not printed."""
    counted = [_reach(row) < len(columns_of(table, row)) for row in rows if row.line.ragged or len(row.after) > 1]
    return len(counted) > 2 and sum(counted) > len(counted) / 2


def _reach(row: Row) -> int:
    """How many places the cells after the label take; where columns mean nothing, one each."""
    return len(row.after) if row.line.ragged else sum(item.end - item.start for item in row.after)


def _upside_down(table: Table, rows: Sequence[Row]) -> bool:
    """Whether a text of one cell a line prints the form's rows from the last to the first, as turned pages do.

    What follows a label there may be the figures of the row before it, in the opposite order.
    """
    order = [row.id for row in table.rows]
    places = [order.index(row.row) for row in rows if row.row in order and _is_stacked(row)]
    steps = [after > before for before, after in pairwise(places) if after != before]
    return 2 * sum(steps) < len(steps)


def _is_stacked(row: Row) -> bool:
    """Whether a label stands above its figures, not beside them."""
    if not row.line.ragged or row.label is None or not row.after:
        return False
    label, figure = row.label.cell.place, row.after[0].cell.place
    return not isinstance(label, LinePlace) or label != figure


def _crowding(table: Table, rows: Sequence[Row]) -> tuple[int, bool]:
    """How many cells many rows have, if more than the form, and whether these leave open which are figures.

    Cells that only fill a line out do not count: in some rows the column too many has a share or a remark. Where blank
    cells leave no trace, it may have one in few of them.
    """
    columns = {len(columns_of(table, row)) for row in rows} - {1}
    usual = max(columns, default=0)
    counted = [row for row in rows if len(columns_of(table, row)) == usual]
    longer = [row.after for row in counted if len(row.after) > usual]
    telling = [[item.text for item in after if item.filled] for after in longer]
    spoken = sum(len(texts) > usual or any(map(is_words, texts)) for texts in telling)
    stacked = all(item.filled for row in counted for item in row.after)
    if spoken < _FEW or (len(longer) * 4 < len(counted) and not stacked):
        return 0, False
    length = Counter(map(len, longer)).most_common(1)[0][0]
    alike = [after for after in longer if len(after) == length]
    shares = [sum(after[place].filled for after in alike) / len(alike) for place in range(length)]
    figures = sum(share >= _MOSTLY for share in shares)
    return length, figures != usual or any(_HARDLY < share < _MOSTLY for share in shares)


def _depth(table: Table, row_id: str) -> int:
    """How many labels of groups stand before the row's own: 不予公开 stands in 本年度办理结果."""
    group = next((row.group for row in table.rows if row.id == row_id), None)
    if group is None or table.id != APPLICATIONS:
        return 0
    return 1 if group == "results" else 2
