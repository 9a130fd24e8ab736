"""Reviews and litigation laid out otherwise than in one line: a table for each kind of them, or a row for each.

The kind stands in the table, or in the line above it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from extract.align.headers import OUTCOMES, OVER_OUTCOMES, block_of, column_of
from extract.align.lines import Item, Line, lines_of
from extract.drawn_rows import own_texts
from extract.forms import load_form
from extract.grids import Block, Grid, GridCell, GridPlace, GridRow, Paragraph
from extract.labels import is_head_word, known_label, may_begin_a_label
from extract.numbers import is_value_like
from extract.prose.titles import squeeze
from extract.report import REVIEWS

_TABLE = load_form("2021").table(REVIEWS)
_KINDS = tuple((row.id, row.label) for row in _TABLE.rows)
_NAMES = tuple(column.label for column in _TABLE.columns)
_MOST_ROWS = 12
_LONGEST = 40
_SUIT = "(?:提起)?(?:行政诉讼)?[-—:,、(]*"
_CAPTION = re.compile(
    r"(?:[(]?[一二三1-3][).、]?|表[一二三1-3][:.、]?)?(?:因)?(?:政府信息公开)?(?:工作)?(?:被)?(?:申请)?(?:"
    rf"(?P<review>行政复议)|{_SUIT}(?P<litigation_direct>未经(?:行政)?复议直接起诉)|"
    rf"{_SUIT}(?P<litigation_after_review>复议后起诉))[)]?(?:的?案件)?(?:结果)?(?:的?情况)?(?:统计)?表?:?"
)
"""A line that calls a table after one kind; each is told by a group of its identifier."""


@dataclass
class _Parts:
    """What the lines of a grid say: the kinds named since the last figures, their heads, and the figures so far."""

    kinds: list[str] = field(default_factory=list)
    heads: list[Item] = field(default_factory=list)
    found: list[tuple[str, Sequence[GridCell]]] = field(default_factory=list)


def in_one_line(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks; where whole grids print reviews, direct and later suits apart, in this order, one grid in the place
    of the first, of one line as the form has it.

    Taken are only figures that stand each under its head, and none where anything else stands in these grids.
    """
    above = (None, *blocks)
    parts = {
        at: found
        for at, block in enumerate(blocks)
        if isinstance(block, Grid) and (found := _parts_of(block, _kind_in_caption(above[at])))
    }
    whole = list(chain.from_iterable(parts.values()))
    if [kind for kind, _ in whole] != [kind for kind, _ in _KINDS]:
        return blocks
    first = min(parts)
    grid = blocks[first]
    assert isinstance(grid, Grid)
    line = _grid(grid, [cell for _, cells in whole for cell in cells])
    return [line if at == first else block for at, block in enumerate(blocks) if at == first or at not in parts]


def _may_be_parts(grid: Grid) -> bool:
    """Whether a grid is small, has heads of outcomes, and no line as long as the form's: most are told by that."""
    if len(grid.rows) > _MOST_ROWS:
        return False
    lines = [[text for text in texts if text] for texts in own_texts(grid)]
    named = any(known_label(text, "column", REVIEWS) for texts in lines for text in texts if may_begin_a_label(text))
    return named and all(len(texts) < len(_NAMES) * len(_KINDS) for texts in lines)


def _kind_in_caption(above: Block | None) -> str | None:
    """The kind that the line above a grid names, and nothing else."""
    said = squeeze(above.text) if isinstance(above, Paragraph) and len(above.text) <= _LONGEST else ""
    found = _CAPTION.fullmatch(said)
    return found.lastgroup if found else None


def _parts_of(grid: Grid, captioned: str | None) -> list[tuple[str, Sequence[GridCell]]]:
    """Kinds and their figures; none where anything but heads and figures stands in the grid."""
    parts = _Parts([captioned] if captioned else [])
    if not _may_be_parts(grid) or not all(_take(line, parts) for line in lines_of(grid)) or parts.kinds:
        return []
    return parts.found


def _take(line: Line, parts: _Parts) -> bool:
    """Whether a line is a head, a title, a row or the figures of some kinds: what it says is added to the parts."""
    kinds = [kind for item in line.own if (kind := block_of(item))]
    heads = [item for item in line.own if column_of(item, REVIEWS)]
    others = [item for item in line.own if item.filled and not _is_head(item)]
    is_title = len(line.texts) == 1 and not is_value_like(line.texts[0])
    if heads or is_title or not (others or (parts.heads and (kinds or parts.kinds))):
        parts.heads = heads or parts.heads
        parts.kinds.extend(kinds)
        return is_title or not any(is_value_like(item.text) or item.end > heads[0].start for item in others)
    parts.kinds.extend(kinds)
    return _take_figures(line, others, parts, is_row=bool(kinds))


def _take_figures(line: Line, others: Sequence[Item], parts: _Parts, is_row: bool) -> bool:
    """Whether what stands in a line are figures, each under its head, and nothing beside them."""
    cells = [item.cell for head in parts.heads for item in line.own if (item.start, item.end) == (head.start, head.end)]
    names = tuple(column_of(head, REVIEWS) for head in parts.heads)
    in_order = names == OUTCOMES * len(parts.kinds) and len(cells) == len(names)
    if line.ragged or not in_order or not all(is_value_like(item.text) for item in others) or _beside(others, cells):
        return False
    wide = len(_NAMES)
    parts.found.extend((kind, cells[wide * at : wide * (at + 1)]) for at, kind in enumerate(parts.kinds))
    parts.kinds, parts.heads = [], parts.heads if is_row else []
    return True


def _is_head(item: Item) -> bool:
    named = block_of(item) or column_of(item, REVIEWS)
    return bool(named) or item.key in OVER_OUTCOMES or is_head_word(item.text)


def _beside(items: Sequence[Item], cells: Sequence[GridCell]) -> bool:
    """Whether one of these items is none of the cells."""
    return any(not any(item.cell is cell for cell in cells) for item in items)


def _grid(grid: Grid, figures: Sequence[GridCell]) -> Grid:
    """A grid of the form's heads and one line of these figures."""
    kinds = tuple(chain.from_iterable(_head(grid, at, label) for at, (_, label) in enumerate(_KINDS)))
    names = tuple(GridCell(name, GridPlace(grid.number, 1, at)) for at, name in enumerate(_NAMES * len(_KINDS)))
    rows: Sequence[GridRow] = (kinds, names, tuple(figures))
    return Grid(grid.number, rows, False, grid.page, grid.hidden)


def _head(grid: Grid, at: int, label: str) -> Iterator[GridCell]:
    place = GridPlace(grid.number, 0, at * len(_NAMES))
    yield GridCell(label, place, True, 1, len(_NAMES))
    for _ in _NAMES[1:]:
        yield GridCell(label, place, False, 1, len(_NAMES))
