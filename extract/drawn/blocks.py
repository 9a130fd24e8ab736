"""The blocks of a document's pages, drawn or recognised: tables stitched over page ends, and paragraphs between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.amounts import cells_within
from extract.documents import Reading
from extract.drawn.cells import Drawn, fill
from extract.drawn.frames import Frame, frames_of
from extract.drawn.furniture import running_lines, without_furniture
from extract.drawn.halves import follows, pages_on
from extract.drawn.lines import TextLine, lines_of
from extract.drawn.page import Glyph, Page
from extract.drawn.paragraphs import SetParagraph, paragraphs_of, rejoined
from extract.drawn.stitching import Fragment, stitched
from extract.drawn.unruled.boxed_heads import boxed_heads
from extract.drawn.unruled.tables import Unruled, lined, unruled_tables
from extract.grids import Block, Grid
from extract.patience import Patience

_LEAST_FRAME = 0.25
"""Of the page's width: smaller frames are boxes, seals and, on scans, the strokes of large characters."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page taken apart: the table fragments on it and the lines beside them."""

    page: Page
    fragments: tuple[Fragment, ...]
    lines: tuple[TextLine, ...]


class _Placed(NamedTuple):
    """A block where it begins."""

    page: Page
    top: float
    block: Grid | SetParagraph


def blocks_of(sheets: Sequence[Page], reading: Reading, patience: Patience) -> list[Block]:
    """The blocks of these pages in reading order. Raises Unreadable ``too_large`` or ``too_slow``."""
    pages = [page for sheet in sheets for page in pages_on(sheet)]
    running = running_lines(pages)
    parts = [_sheet(page, running, patience) for page in pages]
    fragments = [fragment for part in parts for fragment in part.fragments]
    cells_within(sum(fragment.rows * len(fragment.xs) for fragment in fragments), reading.limits)
    ordered: list[_Placed] = []
    for grid, start in stitched(fragments, 0):
        ordered.append(_Placed(start.page, start.cells[0].box[1], grid))
    unruled = Unruled()
    beside = [lined(part.page, part.lines) for part in parts]
    for before, on, after in zip([None, *beside], beside, [*beside[1:], None], strict=False):
        number = sum(isinstance(placed.block, Grid) for placed in ordered)
        goes_on = before is not None and follows(before.page, on.page)
        next_one = after if after is not None and follows(on.page, after.page) else None
        unruled = unruled_tables(on, number, unruled if goes_on else None, next_one)
        ordered.extend(_Placed(on.page, top, grid) for top, grid in unruled.grids)
        ordered.extend(_Placed(on.page, found.top, found) for found in paragraphs_of(on.page, unruled.lines))
    ordered.sort(key=lambda placed: (placed.page.number, placed.page.half, placed.top))
    return _over_page_ends(ordered)


def _over_page_ends(ordered: Sequence[_Placed]) -> list[Block]:
    """The blocks, with paragraphs made whole that end a page and go on at the head of the next one."""
    found: list[Grid | SetParagraph] = []
    before: Page | None = None
    for page, _, block in ordered:
        last = found[-1] if found and before and follows(before, page) else None
        whole = rejoined(last, block) if isinstance(last, SetParagraph) and isinstance(block, SetParagraph) else None
        if whole is None:
            found.append(block)
        else:
            found[-1] = whole
        before = page
    return [block if isinstance(block, Grid) else block.paragraph for block in found]


def _sheet(page: Page, running: Mapping[str, int], patience: Patience) -> _Sheet:
    patience.check()
    frames = [frame for frame in frames_of(page.rulings) if frame.box[2] - frame.box[0] > _LEAST_FRAME * page.width]
    frames.sort(key=lambda frame: (frame.box[2] - frame.box[0]) * (frame.box[3] - frame.box[1]))
    filled, lines = _filled(page, frames, running)
    if bare := list(boxed_heads(filled, lines)):
        frames = [frame for frame in frames if frame not in bare]
        filled, lines = _filled(page, frames, running)
    fragments = []
    for frame, cells in sorted(filled, key=lambda pair: (pair[0].ys[0], pair[0].xs[0])):
        above = any(line.box[1] < frame.ys[0] for line in lines) or any(other.ys[-1] <= frame.ys[0] for other in frames)
        below = any(line.box[3] > frame.ys[-1] for line in lines) or any(
            other.ys[0] >= frame.ys[-1] for other in frames
        )
        fragments.append(Fragment(page, frame.xs, len(frame.ys) - 1, tuple(cells), not above, not below))
    return _Sheet(page, tuple(fragments), lines)


def _filled(
    page: Page, frames: Sequence[Frame], running: Mapping[str, int]
) -> tuple[list[tuple[Frame, list[Drawn]]], tuple[TextLine, ...]]:
    """The frames, the smallest first, with their rooms' texts, and the lines beside them all."""
    left: Sequence[Glyph] = page.glyphs
    filled = []
    for frame in frames:  # a frame drawn around others takes only what they leave
        cells, left = fill(page, frame, left)
        filled.append((frame, cells))
    return filled, without_furniture(page, lines_of(left), running)
