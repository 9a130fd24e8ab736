"""What the positions of a header say of a row: which cells stand under its names, and which under none."""

import re
from collections.abc import Sequence

from extract.align.lines import Item
from extract.align.sought import Sought
from extract.numbers import is_value_like

_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*年度?\s*")


def starts_of(sought: Sought) -> list[int] | None:
    """Where the header's columns begin; None when it cannot speak of this row."""
    starts = _all_starts(sought)
    return None if starts is None or sought.after[0].start > min(starts) else starts


def _all_starts(sought: Sought) -> list[int] | None:
    header = sought.header
    if header is None or not sought.after or sought.line.ragged or header.width != sought.line.width:
        return None
    starts = [header.columns[column][0] for column in sought.columns if column in header.columns]
    return starts if starts and len(starts) == len(sought.columns) else None


def has_its_label_among_figures(sought: Sought) -> bool:
    """Whether the label of a row of full width stands where the header has the first of the figures."""
    starts = _all_starts(sought)
    return starts is not None and sought.after[0].start > min(starts)


def cells_under_the_header(sought: Sought) -> list[Item] | None:
    """The cell under each name, if there is one and nothing stands beside them but under a stranger's head.

    Where rows have more cells than the form, a blank one beside another under one name may be the figure's as well.
    """
    starts = starts_of(sought)
    if starts is None:
        return None
    right = [item for item in sought.line.items if item.start >= sought.after[0].start]
    chosen = [next((item for item in right if item.start <= column < item.end), None) for column in starts]
    whole = [item for item in chosen if item is not None]
    figures = filled_ones(right)
    beside = [
        item
        for item in right
        if item.origin and item not in whole and not is_of_a_stranger(item, sought) and not is_a_remark(item, sought)
        if item in figures or (sought.crowded and _may_be_a_figure(item, sought))
    ]
    return whole if len(whole) == len(chosen) and not beside else None


def contradicts_its_header(sought: Sought) -> bool:
    """Whether a row of full width holds exactly its figures, and not where the header says."""
    starts = starts_of(sought)
    if starts is None or len(filled_ones(sought.after)) != len(sought.columns):
        return False
    return cells_under_the_header(sought) is None


def has_slipped(sought: Sought) -> bool:
    """Whether a row begins beside its place and has cells too many, of which just as many are filled as it has columns.

    One figure may be drawn as two there, and a blank cell be a figure's: its groups' labels are not where they were.
    """
    if sought.label_start == sought.depth or len(sought.after) <= len(sought.columns):
        return False
    return len(filled_ones(sought.after)) == len(sought.columns) > 1 and sought.depth > 0


def _may_be_a_figure(item: Item, sought: Sought) -> bool:
    """Whether a cell stands under a name, or its table has two figures to a name and no spans to say under which."""
    places = sought.header.columns.values() if sought.header else ()
    twice = sought.crowded >= 2 * len(sought.columns)
    return twice or any(start <= item.start < end for start, end in places)


def is_of_a_stranger(item: Item, sought: Sought) -> bool:
    """Whether a cell stands under a head that names no column of the form: a sum of some columns, a share."""
    strangers = sought.header.strangers if sought.header else ()
    return any(start <= item.start and item.end <= end for start, end in strangers)


def is_a_remark(item: Item, sought: Sought) -> bool:
    """Whether a cell stands under 备注, in a row that the header can speak of."""
    remarks = sought.header.remarks if sought.header and starts_of(sought) is not None else ()
    return any(start <= item.start and item.end <= end for start, end in remarks)


def has_more_columns(sought: Sought) -> bool:
    """Whether the header has heads beside the form's, or places without a head, and figures may stand under those."""
    header = sought.header
    if header is None or not header.strangers:
        return header is not None and header.spare and starts_of(sought) is not None
    return sought.line.ragged or starts_of(sought) is not None


def filled_ones(items: Sequence[Item]) -> list[Item]:
    """The cells that print a figure or something like one; a remark in words is none."""
    return [item for item in items if item.filled and (is_value_like(item.text) or not is_words(item.text))]


def is_words(text: str) -> bool:
    """Whether a text is a remark, or a year, rather than a figure somebody misspelt."""
    return sum("\u4e00" <= character <= "\u9fff" for character in text) >= 2 or _YEAR.fullmatch(text) is not None
