"""What a row says against the places of its cells, and what is left of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.align.rows import Row
from extract.align.sought import Choice, Doubt

_FIGURE_AT_END = re.compile(r"(?:\d\s*(?:件次|件|条|个|份|宗)?\s*[)）\]】]?|[-—―–－/／]|\s无)\s*$")
"""Or what stands for none."""
_TWO_FIGURES = re.compile(r"\d\s+[-−+]?\d")


def doubt_of(row: Row) -> Doubt | None:
    """What a row says against the places of its cells: its label or another cell may hold a figure of the next one."""
    if row.label is not None and _FIGURE_AT_END.search(row.label.text):
        return Doubt("a figure stands in the cell of the label")
    two = next((item for item in row.after if _TWO_FIGURES.search(item.text)), None)
    if two is not None:
        return Doubt("a cell of the row may hold two figures", None if row.line.regular else two)
    return None


def doubted(chosen: Sequence[Choice], doubt: Doubt) -> tuple[Choice, ...]:
    """No cell of a row of which one is blank, or that ends too early behind two figures in one cell: the others may be
    drawn a place aside."""
    if any(each.item is not None and not each.item.filled for each in chosen):
        return none_of(chosen, doubt.why)
    sure = next((at for at, each in enumerate(chosen) if doubt.since and each.item is doubt.since), len(chosen))
    return (*chosen[:sure], *none_of(chosen[sure:], doubt.why))


def none_of(chosen: Sequence[Choice], why: str) -> tuple[Choice, ...]:
    """None of the cells: each stays as what its column could be."""
    return tuple(
        Choice(candidates=(each.item,), ambiguous=True, note=why) if each.item is not None else each for each in chosen
    )


def noted(chosen: Sequence[Choice], why: str) -> tuple[Choice, ...]:
    """The same, each with a note unless it has one."""
    return tuple(replace(each, note=each.note or why) for each in chosen)
