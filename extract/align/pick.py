"""Which cell of a row stands under which column: decided by the header's columns, or by the exact number of cells.

A row that neither decides stays undecided: its columns get the cells they could be, and no figure.
"""

import itertools
from collections.abc import Callable, Sequence

from extract.align.doubts import doubted, noted
from extract.align.lines import Item
from extract.align.positions import (
    filled_ones,
    has_more_columns,
    has_slipped,
    is_a_remark,
    is_of_a_stranger,
    starts_of,
)
from extract.align.sought import Choice, Choices, Sought
from extract.align.under_the_header import under_a_merged_cell, under_the_header

_LABEL_COLUMNS = 3
"""A row's label and those of its groups stand in so many columns."""

_BY_SUMS = (
    "the row begins beside its place; sums of the table, or that it has noughts only, tell which cells are figures"
)


def pick(sought: Sought) -> Choices:
    """One choice per column, in the order of ``sought.columns``; never a cell that could belong to another column."""
    chosen = _picked(sought)
    return chosen if sought.doubt is None else doubted(chosen, sought.doubt)


def _picked(sought: Sought) -> Choices:
    if not sought.trusted:
        return _undecided(sought)
    if not has_slipped(sought):
        return _dealt(sought)
    told = sought.told_by_sums or all(item.text.strip() in ("", "0") for item in sought.after)
    return noted(_dealt(sought), _BY_SUMS) if told else _undecided(sought)


def _dealt(sought: Sought) -> Choices:
    ways: tuple[Callable[[Sought], Choices | None], ...] = (
        under_the_header,
        _by_exact_count,
        under_a_merged_cell,
        _all_filled,
        _all_blank,
        _one_too_many,
    )
    for way in ways:
        chosen = way(sought)
        if chosen is not None:
            return chosen
    return _undecided(sought)


def _by_exact_count(sought: Sought) -> Choices | None:
    """Exactly as many cells as columns, and no room for a cell that is not a figure's."""
    if len(sought.after) != len(sought.columns) or sought.crowded or not _order_known(sought):
        return None
    if sought.line.ragged and (sought.crowded_lines or has_more_columns(sought)):
        return None
    whole = all(item.filled for item in sought.after)
    if not whole and (_hangs_into(sought) or _reaches_over_two(sought)):
        return None  # another cell stands for one of the figures: a blank one is then too many
    certain = (
        whole
        or any(item.cell.lost for item in sought.after)
        or _no_room(sought)
        or _fills_the_line(sought)
        or _drifts_under_the_header(sought)
    )
    return tuple(Choice(item) for item in sought.after) if certain else None


def _hangs_into(sought: Sought) -> bool:
    """Whether a cell of a row above reaches into the figures of this row."""
    return any(not item.origin and item.start > sought.label_start for item in sought.line.items)


def _reaches_over_two(sought: Sought) -> bool:
    """Whether a cell with a text covers the beginnings of two of the header's columns."""
    starts = [] if sought.header is None else [start for start, _ in sought.header.columns.values()]
    return any(item.filled and sum(item.start <= start < item.end for start in starts) > 1 for item in sought.after)


def _order_known(sought: Sought) -> bool:
    return sought.header is None or sought.header.in_order is not False


def _no_room(sought: Sought) -> bool:
    """Nothing but the form's columns is there: no row has more cells, and where the header reaches further than they
    do, they have none that is always blank before the figures, in place of one that is not printed.
    """
    header, line = sought.header, sought.line
    if header is None or header.spare or not set(sought.columns) <= header.names:
        return False
    return sought.no_fillers and (line.ragged or header.width <= line.width or sought.no_more_figures)


def _fills_the_line(sought: Sought) -> bool:
    """A row shifted to the right inside a line of full width, as cut tables have them: the cells reach its very end."""
    header, line = sought.header, sought.line
    if header is None or header.spare or line.ragged or not header.columns or header.width != line.width:
        return False
    first = min(start for start, _ in header.columns.values())
    return sought.after[0].start > first and sought.after[-1].end == line.width


def _drifts_under_the_header(sought: Sought) -> bool:
    """Edges of the row and of its header differ, but the k-th cell still lies under the k-th name."""
    header, line = sought.header, sought.line
    if header is None or header.spare or line.ragged or header.width != line.width:
        return False
    if sought.header_contradicted or set(header.columns) != set(sought.columns):
        return False
    pairs = zip(sought.after, (header.columns[column] for column in sought.columns), strict=True)
    return all(item.start < end and start < item.end for item, (start, end) in pairs)


def _all_filled(sought: Sought) -> Choices | None:
    """Among blank cells, exactly as many filled ones as columns. A remark in words is none of them."""
    filled = filled_ones(sought.after)
    if len(filled) != len(sought.columns) or not _order_known(sought) or any(item.cell.lost for item in sought.after):
        return None
    if sought.unsettled or (sought.crowded and len(filled) == len(sought.after)):
        return None
    if (sought.overfull and len(filled) != len(sought.after)) or (sought.crowded_lines and sought.line.ragged):
        return None  # what other rows have too many of, this one may have in place of a blank figure
    if any(is_of_a_stranger(item, sought) or is_a_remark(item, sought) for item in filled):
        return None
    if has_more_columns(sought) and (sought.line.ragged or list(sought.after[-len(filled) :]) != list(filled)):
        return None  # one of them may be nobody's, and a blank one a figure's
    headless = (sought.header is None or not sought.header.columns) and len(filled) > 1 and not sought.told_by_sums
    loose = len(filled) != len(sought.after) and (sought.line.ragged or not sought.line.regular or headless)
    if loose and (sought.crowded or not _end_the_row(sought, filled)):
        return None  # a blank cell may be a figure's, and one of the filled ones nobody's
    return tuple(Choice(item) for item in filled)


def _end_the_row(sought: Sought, filled: Sequence[Item]) -> bool:
    """Whether blank cells stand before the figures only: what a label drawn over several columns left of these."""
    last = list(sought.after[-len(filled) :]) == list(filled)
    few = len(sought.after) - len(filled) <= _room_for_the_label(sought)
    return sought.line.ragged and last and few and sought.no_more_figures


def _room_for_the_label(sought: Sought) -> int:
    """Into how many columns beside its own a label may reach: the form's, and those its groups' labels left blank."""
    before = [item.filled for item in sought.line.items if item.end <= sought.label_start]
    moved = bool(before) and not any(before)
    return _LABEL_COLUMNS - 1 - (min(sought.depth, len(before)) if moved else sought.depth)


def _all_blank(sought: Sought) -> Choices | None:
    """Nothing but blank cells, at least one for each column: whichever is whose, it is blank.

    Unless its header lacks a name: that column may stand elsewhere, cut off by a page, and a spare one in its place.
    """
    if sought.header and sought.header.names and not set(sought.columns) <= sought.header.names:
        return None
    if any(item.filled or item.cell.lost for item in sought.after) or len(sought.after) < len(sought.columns):
        return None
    return tuple(Choice(item) for item in sought.after[: len(sought.columns)])


def _one_too_many(sought: Sought) -> Choices | None:
    """One filled cell more than columns: a column whose two possible cells say the same is read, the others are not.

    Two equal cells may also be the halves of one figure, 22 as 2 and 2, unless the header has a place for one more; but
    no figure begins with a nought.
    """
    cells = sought.after
    if len(cells) != len(sought.columns) + 1 or not all(item.filled for item in cells):
        return None
    if not _order_known(sought) or sought.crowded not in (0, len(cells)):
        return None
    note = f"{len(cells)} cells for {len(sought.columns)} columns"
    halves = starts_of(sought) is None or not has_more_columns(sought)
    return tuple(
        Choice(left, note=f"{note}: both readings agree")
        if left.text.strip() == right.text.strip() and (left.text.strip() == "0" or not halves)
        else Choice(candidates=(left, right), ambiguous=True, note=note)
        for left, right in itertools.pairwise(cells)
    )


def _undecided(sought: Sought) -> Choices:
    """No figure for any column; each keeps the cells it could be, if the order of columns is known."""
    filled = filled_ones(sought.after)
    count = len(sought.columns)
    if not filled:
        return tuple(Choice() for _ in range(count))
    note = f"{len(filled)} figures for {count} columns"
    if not _order_known(sought):
        return tuple(
            Choice(ambiguous=True, note="the header prints the columns in another order") for _ in range(count)
        )
    spread = len(filled) - count
    return tuple(
        Choice(candidates=tuple(filled[max(0, k + min(0, spread)) : k + max(0, spread) + 1]), ambiguous=True, note=note)
        for k in range(count)
    )
