"""The cells of a row that stand under the names of its header, where nothing speaks against it."""

from collections.abc import Sequence

from extract.align.lines import Item
from extract.align.positions import cells_under_the_header
from extract.align.sought import Choice, Choices, Sought


def under_the_header(sought: Sought) -> Choices | None:
    """The row reaches as far as the header, has a cell of its own under each name, and nothing beside them."""
    chosen = cells_under_the_header(sought)
    if chosen is None or len({id(item) for item in chosen}) < len(chosen) or _may_be_shifted(sought, chosen):
        return None
    if sought.header_contradicted and not all(item.filled for item in chosen):
        return None
    return _unless_hanging(chosen)


def _may_be_shifted(sought: Sought, chosen: Sequence[Item]) -> bool:
    """A blank figure, and blank cells that are nobody's beside it: the row may have slipped by one.

    It has not when its label stands as deep as the form puts it, behind the labels of its groups.
    """
    if len(sought.after) == len(chosen) or all(item.filled for item in chosen):
        return False
    return sought.label_start != sought.depth


def under_a_merged_cell(sought: Sought) -> Choices | None:
    """As ``under_the_header``, but one drawn cell covers several columns: whose figure it holds is not known."""
    chosen = cells_under_the_header(sought)
    if chosen is None or _may_be_shifted(sought, chosen):
        return None
    shared = {id(item) for item in chosen if sum(other is item for other in chosen) > 1}
    note = "one cell drawn over several columns"
    if sought.header_contradicted or sought.crowded or not all(item.origin for item in chosen):
        return None
    return tuple(
        Choice(candidates=(item,), ambiguous=True, note=note) if id(item) in shared else Choice(item) for item in chosen
    )


def _unless_hanging(chosen: Sequence[Item]) -> Choices:
    """The cells, unless one hangs down from the row above: where that row is shifted, this one is read askew."""
    if all(item.origin for item in chosen):
        return tuple(Choice(item) for item in chosen)
    note = "a cell of the row above reaches into this row"
    return tuple(Choice(candidates=(item,), ambiguous=True, note=note) for item in chosen)
