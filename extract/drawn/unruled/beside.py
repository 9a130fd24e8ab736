"""Which figures stand beside which row label where no lines are drawn, and which stand astray."""

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from extract.drawn.unruled.labels import RowLabel, share_a_cell, top_of
from extract.drawn.unruled.pieces import ByHeight, Piece

_OFF_LINE = 0.3
"""Of a character: figures of one line differ less in height."""
_ASTRAY = 3.0
"""Characters: so far above the first label or below the last a figure may still be one of theirs."""
_BESIDE = 0.35
"""Of a character: so far above or below a label its figures may stand."""


def height_of(piece: Piece) -> float:
    """Where a piece stands on the page, from the top."""
    return piece.middle[1]


def beside_of(label: RowLabel, by_height: ByHeight, size: float) -> list[Piece]:
    """The pieces to the right of a label within its height, from the left."""
    right = label.box[2] - 1
    return sorted([piece for piece in _level_with(label, by_height, size) if piece.box[0] >= right], key=left_of)


def _level_with(label: RowLabel, by_height: ByHeight, size: float) -> Sequence[Piece]:
    return by_height.between(label.box[1] - _BESIDE * size, label.box[3] + _BESIDE * size)


def printed_over(labels: Sequence[RowLabel], by_height: ByHeight, size: float) -> set[int]:
    """Indices of the labels level with words that begin before the label ends and reach into its figures."""
    return {
        index
        for index, label in enumerate(labels)
        if any(
            not piece.is_figure and piece.box[0] < label.box[2] - 1 and piece.box[2] > label.box[2] + size
            for piece in _level_with(label, by_height, size)
        )
    }


def slipped_left(labels: Sequence[RowLabel], by_height: ByHeight, size: float) -> set[int]:
    """Indices of the labels with a figure on their left: a line set a column aside, unless most are numbered so."""
    found = {
        index
        for index, label in enumerate(labels)
        if any(piece.is_figure and piece.box[2] <= label.box[0] for piece in _level_with(label, by_height, size))
    }
    return found if 2 * len(found) < len(labels) else set()


def without_headings(labels: Sequence[RowLabel]) -> list[RowLabel]:
    """The labels without those that head a block: to the right of them and level stands the label of a row."""
    furthest = max((label.box[0] for label in labels), default=0.0)
    return [
        label
        for label in labels
        if label.box[2] - 1 > furthest or not any(_is_headed(other, label) for other in labels)
    ]


def _is_headed(row: RowLabel, heading: RowLabel) -> bool:
    level = row.box[1] < heading.box[3] and heading.box[1] < row.box[3]
    return level and row.box[0] >= heading.box[2] - 1


def left_of(piece: Piece) -> float:
    """Where a piece begins in its line."""
    return piece.box[0]


def askew(beside: Sequence[Sequence[Piece]], size: float) -> set[int]:
    """Indices of the rows below which a figure stands that is not level with the others of the row it is beside.

    Totals are often set a line higher or lower all the way down: one counts only where the row next to it lacks one.
    """
    strays = set()
    for index, figures in enumerate(beside):
        level = median(piece.middle[1] for piece in figures) if len(figures) > 2 else 0.0
        for piece in figures if len(figures) > 2 else ():
            away = piece.middle[1] - level
            if abs(away) > _OFF_LINE * size:
                other = index - 1 if away < 0 else index + 1
                poorer = 0 <= other < len(beside) and len(beside[other]) < len(figures)
                if piece is not figures[-1] or poorer:
                    strays.add(min(index, other))
    return strays


def strays_of(beside: Sequence[tuple[RowLabel, Sequence[Piece]]], figures: Sequence[Piece], size: float) -> set[int]:
    """Indices of the labels below which a figure stands that is beside no label, or beside two; -1: above them all.

    ``beside`` are the labels from the top, each with all figures beside it.
    """
    if not beside:
        return set()
    labels = [label for label, _ in beside]
    tops = list(map(top_of, labels))
    strays: set[int] = set()
    row_of: dict[Piece, int] = {}
    for index, (_, some) in enumerate(beside):
        strays.update([row_of[piece] for piece in some if piece in row_of])
        row_of.update(dict.fromkeys(some, index))
    above, below = tops[0] - _ASTRAY * size, max(label.box[3] for label in labels) + _ASTRAY * size
    for figure in figures:
        if figure not in row_of and above < figure.middle[1] and figure.box[1] < below:
            strays.update(_between(labels, tops, figure, size))
    return strays


def _between(labels: Sequence[RowLabel], tops: Sequence[float], figure: Piece, size: float) -> list[int]:
    """The label under which a figure stands that is beside none: -1 above the first, none far from them all."""
    height = figure.middle[1]
    above = bisect_left(tops, height) - 1
    near = labels[0].box[1] - _ASTRAY * size < height < labels[-1].box[3] + _ASTRAY * size
    own = above >= 0 and _ends(labels[above], figure, tops[above + 1 : above + 2], size)
    return [above] if own or (near and figure.box[0] >= labels[max(above, 0)].box[2] - 1) else []


def _ends(label: RowLabel, figure: Piece, following: Sequence[float], size: float) -> bool:
    """Whether a figure is the last line of a label's cell, and of no label that begins level with it."""
    near = abs(figure.box[1] - label.box[3]) < size and all(top > figure.middle[1] + size / 2 for top in following)
    return near and share_a_cell(label.pieces[-1], figure, size)


def fillers_of(beside: Sequence[Sequence[Piece]], doubted: set[int]) -> set[int]:
    """Indices of the rows whose gaps may be the places of figures that stand beside a doubtful row next to them."""
    return {
        index
        for index, figures in enumerate(beside)
        for other in (index - 1, index + 1)
        if figures and 0 <= other < len(beside) and other in doubted and beside[other]
        if _fill_up(beside[other], figures)
    }


def _fill_up(some: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Whether no figure of one row stands over or under a figure of the other."""
    return not any(one.box[0] < other.box[2] and other.box[0] < one.box[2] for one in some for other in others)
