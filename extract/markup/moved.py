"""Rows whose cells a style shows in another order than the source has them: floated, placed, turned around."""

import re
from collections.abc import Collection, Sequence

from extract.markup.doubts import MOVED, said_by
from extract.markup.unseen import Element, style_of

_ORDER = re.compile(r"(?<![\w-])order\s*:\s*(-?\d{1,9})[^;]*")
_COLUMN = re.compile(r"(?<![\w-])grid-column(?:-start)?\s*:\s*(\d{1,9})[^;]*")
_TURNED = re.compile(r"direction\s*:\s*rtl|row-reverse|wrap-reverse")


def is_moved(part: Element) -> bool:
    """Whether a style shows a part elsewhere than it stands; what is only as white as paper stands where it is."""
    why, faint = said_by(style_of(part))
    return why == MOVED and not faint


def is_turned(row: Element) -> bool:
    """Whether a row shows its cells from the right to the left."""
    return (row.get("dir") or "").lower() == "rtl" or _TURNED.search(style_of(row)) is not None


def is_out_of_order(cells: Sequence[Element], telling: Collection[Element]) -> bool:
    """Whether the cells of a row may be shown in another order than they stand; ``telling``: parts with a style."""
    if not any(cell in telling and is_moved(cell) for cell in cells):
        return False
    styles = [style_of(cell) for cell in cells]
    if any(said_by(_COLUMN.sub("", _ORDER.sub("", style)))[0] == MOVED for style in styles):
        return True
    orders = [int(found[1]) if (found := _ORDER.search(style)) else 0 for style in styles]
    columns = [int(found[1]) if (found := _COLUMN.search(style)) else None for style in styles]
    placed = [column for column in columns if column is not None]
    return orders != sorted(orders) or placed != sorted(set(placed)) or 0 < len(placed) < len(columns)
