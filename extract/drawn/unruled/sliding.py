"""Rows of a table without lines that are set a column or two aside: their labels stand elsewhere than others."""

import re
from collections.abc import Iterable, Mapping, Sequence

from extract.drawn.unruled.labels import RowLabel
from extract.drawn.unruled.rows import UnruledRow

Reach = tuple[float, float]
"""The left and right edge of labels of one kind, points."""
_KINDS = re.compile(r"(?P<chapter>[一二三四]、)|(?P<section>[（(][一二三四五六七][）)])|(?P<item>\d[.．、])")


def reaches_of_labels(labels: Iterable[RowLabel], before: Mapping[str, Reach]) -> dict[str, Reach]:
    """Where labels of each kind of number stand: as on the page before; kinds that are new, as the first one here."""
    found = dict(before)
    for label in labels:
        kind = _kind_of(label)
        if kind is not None:
            found.setdefault(kind, (label.box[0], label.box[2]))
    return found


def slid(rows: Sequence[UnruledRow], reaches: Mapping[str, Reach]) -> set[int]:
    """Indices of the rows whose labels share no stretch of the line with those numbered like them.

    Where cells of group labels are missing, all that is right of them moves to the left, and stands under other heads.
    """
    found = set()
    for index, row in enumerate(rows):
        left, right = reaches.get(_kind_of(row.label) or "", (row.label.box[0], row.label.box[2]))
        if row.label.box[2] <= left or right <= row.label.box[0]:
            found.add(index)
    return found


def _kind_of(label: RowLabel) -> str | None:
    found = _KINDS.match(label.text.strip())
    return found.lastgroup if found else None
