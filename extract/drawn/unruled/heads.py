"""The column heads of unruled tables: words one above the other, and the x positions they give."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import sub
from statistics import median

from extract.drawn.page import Box, Glyph, hull
from extract.drawn.unruled.pieces import Piece, piece_of
from extract.labels import known_label
from extract.report import TableId

_OVERLAP = 0.3
_CROWDED = 0.5
"""Of the distance of two columns: nearer than this no two of them are."""
_FEWEST = 3
"""Figures in a row that show how far apart columns are."""
EVEN = 1.0
"""Points: what columns of one width may differ, by their heads."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column head: its text of one or more lines, and where it stands."""

    text: str
    box: Box
    column: str
    pieces: tuple[Piece, ...]

    @property
    def centre(self) -> float:
        """The middle of the column as far as the head tells."""
        return (self.box[0] + self.box[2]) / 2


def heads_above(pieces: Sequence[Piece], bottom: float, top: float, table: TableId) -> list[Head]:
    """The column heads of a table between two heights, from left to right; words over several columns are left out.

    So are figures: those of a row that is not read, or the numbers of the columns.
    """
    return _heads_of(_stacks(_words_between(pieces, bottom, top)), table)


def heads_over(
    figures: Sequence[Piece], pieces: Sequence[Piece], bottom: float, top: float, table: TableId
) -> list[Head]:
    """As above for the heads over a whole row of figures, which are told apart by these where they touch each other.

    Which edge of the columns the figures are set to is tried: only heads that name a column over every figure count.
    """
    words = _words_between(pieces, bottom, top)
    sides: tuple[Callable[[Piece], float], ...] = (
        lambda piece: piece.middle[0],
        lambda piece: piece.box[0],
        lambda piece: piece.box[2],
    )
    for share, side in zip((0.5, 0.0, 1.0), sides, strict=True):
        at = [side(figure) for figure in figures]
        gaps = [right - left for left, right in pairwise(at)]
        edges = [left - share * gap for left, gap in zip(at, [gaps[0], *gaps], strict=True)]
        stacks: list[list[Piece]] = [[] for _ in figures]
        for column, piece in _parted(words, [*edges, edges[-1] + gaps[-1]]):
            stacks[column].append(piece)
        heads = _heads_of(stacks, table)
        if len(heads) == len(figures):
            return heads
    return []


def _parted(pieces: Sequence[Piece], edges: Sequence[float]) -> Iterator[tuple[int, Piece]]:
    """What of each piece stands between two edges next to each other, by the number of the first; from the top."""

    def column(glyph: Glyph) -> int:
        return bisect_right(edges, glyph.middle[0]) - 1

    for piece in sorted(pieces, key=lambda piece: piece.box[1]):
        for number, glyphs in groupby(piece.glyphs, column):
            if 0 <= number < len(edges) - 1:
                yield number, piece_of(tuple(glyphs))


def reaches_of(heads: Sequence[Head], centred: bool = False) -> list[tuple[float, float]]:
    """How far each head's column surely reaches: as its words do; to its neighbours where all columns are of one width.

    They are where the middles of heads set in the middle of their columns are equally far apart; heads of different
    widths show by that that they are so set, of others something else must.
    """
    gaps = [right.centre - left.centre for left, right in pairwise(heads)]
    widths = [head.box[2] - head.box[0] for head in heads]
    if len(gaps) > 1 and max(gaps) - min(gaps) < EVEN and (centred or max(widths) - min(widths) > 4 * EVEN):
        half = sum(gaps) / len(gaps) / 2
        return [(head.centre - half, head.centre + half) for head in heads]
    return [(head.box[0], head.box[2]) for head in heads]


def are_crowded(figures: Sequence[Piece], heads: Sequence[Head] = ()) -> bool:
    """Whether two figures stand nearer than columns do: perhaps the digits of one, set apart, beside a blank column.

    Columns are as far apart as their heads, or as most of the figures.
    """
    if len(figures) < _FEWEST:
        return False
    # figures flush left and figures flush right alike
    apart = [(after.box[0] - before.box[0], after.box[2] - before.box[2]) for before, after in pairwise(figures)]
    centres = [head.centre for head in heads]
    pitch = min(map(sub, centres[1:], centres)) if len(heads) > 1 else median(map(max, apart))
    least = _CROWDED * pitch
    return any(lefts < least and rights < least for lefts, rights in apart)


def over(left: float, right: float, reaches: Sequence[tuple[float, float]]) -> set[int]:
    """The columns that reach over that stretch of a line."""
    return {index for index, (start, end) in enumerate(reaches) if start < right and left < end}


def under(piece: Piece, reaches: Sequence[tuple[float, float]]) -> int | None:
    """The one column that reaches over a figure and its middle: one over two columns has its middle between these."""
    columns = over(piece.box[0], piece.box[2], reaches)
    if len(columns) != 1:
        return None
    start, end = reaches[column := columns.pop()]
    return column if start <= piece.middle[0] <= end else None


def _words_between(pieces: Sequence[Piece], bottom: float, top: float) -> list[Piece]:
    return [piece for piece in pieces if not piece.is_figure and top <= piece.middle[1] < bottom]


def _heads_of(stacks: Sequence[list[Piece]], table: TableId) -> list[Head]:
    heads = [head for head in (_head_of(stack, table) for stack in stacks) if head is not None]
    return sorted(heads, key=lambda head: head.centre)


def _stacks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces one above the other; a piece over several stacks stands in all of them, above."""
    low = sorted(pieces, key=lambda piece: -piece.box[1])
    stacks: list[list[Piece]] = []
    boxes: list[Box] = []
    for piece in low:
        left, _, right, _ = piece.box
        level = [index for index, (x0, _, x1, _) in enumerate(boxes) if x0 < right and left < x1]
        under = [index for index in level if _shares(piece.box, boxes[index])]
        if len(under) == 1:
            stacks[under[0]].insert(0, piece)
            boxes[under[0]] = hull([piece.box, boxes[under[0]]])
        elif not under:
            stacks.append([piece])
            boxes.append(piece.box)
    return stacks


def _shares(upper: Box, lower: Box) -> bool:
    shared = min(upper[2], lower[2]) - max(upper[0], lower[0])
    return shared > _OVERLAP * min(upper[2] - upper[0], lower[2] - lower[0])


def _head_of(stack: list[Piece], table: TableId) -> Head | None:
    """The head at the foot of a stack: the fewest lines from below that name a column."""
    for count in range(1, len(stack) + 1):
        run = stack[-count:]
        text = "".join(piece.text for piece in run)
        match = known_label(text, "column", table)
        if match is not None:
            return Head(text, hull([piece.box for piece in run]), match.id, tuple(run))
    return None
