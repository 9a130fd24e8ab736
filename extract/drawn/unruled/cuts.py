"""Labels that a page end parts: some of their lines at the foot of a page, the others at the head of the next."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extract.drawn.page import hull
from extract.drawn.unruled.beside import beside_of, height_of
from extract.drawn.unruled.labels import (
    MOST_LINES,
    PITCH,
    RowLabel,
    below,
    known_row,
    may_go_on,
    share_a_cell,
    top_of,
)
from extract.drawn.unruled.pieces import ByHeight, Piece
from extract.labels import may_begin_a_label


@dataclass(frozen=True, slots=True)
class Cuts:
    """The labels with figures beside their upper part, and those with figures beside the lower one."""

    above: tuple[RowLabel, ...] = ()
    below: tuple[RowLabel, ...] = ()
    ends: frozenset[Piece] = frozenset()
    """The lower parts of all with figures beside either: some name a row by themselves, and are no labels of it."""


def cut_labels(upper: Sequence[Piece], lower: Sequence[Piece], labels: Sequence[RowLabel], size: float) -> Cuts:
    """The labels that the end of a page parts; none of those with figures on both sides.

    ``labels`` are those that are whole on the upper page.
    """
    known = {piece for label in labels for piece in label.pieces}
    foot = max((piece.box[3] for piece in upper), default=0.0) - MOST_LINES * PITCH * size
    by_top = ByHeight(upper, top_of)
    firsts = [
        piece
        for piece in by_top.between(foot, math.inf)
        if not piece.is_figure and piece not in known and may_begin_a_label(piece.text) and may_go_on(piece.text)
    ]
    heads = ByHeight(lower if firsts else (), top_of)
    cuts = [cut for cut in (_cut_after(first, by_top, heads, size) for first in firsts) if cut is not None]
    beside = [(_has_figures(above, upper, size), _has_figures(below, lower, size)) for above, below in cuts]
    return Cuts(
        tuple(above for (above, _), has in zip(cuts, beside, strict=True) if has == (True, False)),
        tuple(below for (_, below), has in zip(cuts, beside, strict=True) if has == (False, True)),
        frozenset(piece for (_, below), has in zip(cuts, beside, strict=True) if any(has) for piece in below.pieces),
    )


def _cut_after(first: Piece, by_top: ByHeight, heads: ByHeight, size: float) -> tuple[RowLabel, RowLabel] | None:
    """The two parts of a label of which the upper one begins with a piece and ends with the page."""
    run = [first]
    while len(run) < MOST_LINES and (following := below(run[-1], by_top, size)):
        run.append(following)
    text = "".join([piece.text for piece in run])
    if not may_go_on(text):
        return None
    near = heads.pieces[0].box[1] + PITCH * size if heads.pieces else 0.0
    words = (piece for piece in heads.between(0.0, near) if not piece.is_figure)
    first_below = next((piece for piece in words if share_a_cell(run[-1], piece, size)), None)
    rest = [first_below] if first_below else []
    while rest and len(rest) < MOST_LINES and may_go_on(text):
        text += rest[-1].text
        match = known_row(text)
        if match is not None:
            parts = [RowLabel(match, text, hull([piece.box for piece in part]), tuple(part)) for part in (run, rest)]
            return parts[0], parts[1]
        following = below(rest[-1], heads, size)
        if following is None:
            break
        rest.append(following)
    return None


def _has_figures(label: RowLabel, pieces: Sequence[Piece], size: float) -> bool:
    return any(piece.is_figure for piece in beside_of(label, ByHeight(pieces, height_of), size))
