"""The labels of statutory rows among the pieces of a page without lines, each of one line or of several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.drawn.page import Box, hull
from extract.drawn.unruled.pieces import DASHES, ByHeight, Piece
from extract.labels import Match, is_label_fragment, is_piece_of_label, known_label, may_begin_a_label
from extract.remembering import remembered
from extract.report import LABELLED

_FLUSH, _CENTRED = 1.6, 1.0
"""Of a character: how far the lines of one label begin apart, and how far their middles are apart: a bracket or a stop
at an end of a line leaves half of its place white.
"""
_FIGURE_AT_THE_END = re.compile(r"(?<=\D)\d+$")
"""Behind the last line of a label: it may be the first figure of the row."""
MOST_LINES = 12
PITCH = 2.2
"""Of a character: lines of one label are no further apart."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The label of a statutory row, of one or more lines."""

    match: Match
    text: str
    box: Box
    pieces: tuple[Piece, ...]
    is_open: bool = False
    """It goes on below, and not to the end of any name, or ends with a dash: it may have taken in a figure."""


def row_labels(pieces: Sequence[Piece], size: float) -> list[RowLabel]:
    """The row labels among these pieces, each with the best of the line counts it could have; from the top."""
    found: list[RowLabel] = []
    taken: set[Piece] = set()
    by_top = ByHeight(pieces, top_of)
    for piece in pieces:
        if not piece.is_figure and may_begin_a_label(piece.text) and piece not in taken:
            label = _label_from(piece, by_top, size)
            if label is not None:
                found.append(label)
                taken.update(label.pieces)
    return sorted(found, key=top_of)


def top_of(what: Piece | RowLabel) -> float:
    """Where a piece or a label begins on the page, from the top."""
    return what.box[1]


def _label_from(first: Piece, by_top: ByHeight, size: float) -> RowLabel | None:
    """The label that begins with a piece, with all its lines: the first of them may name the row by themselves."""
    run, text, found, known = [first], first.text, None, 0
    is_open = False
    while len(run) <= MOST_LINES:
        match = known_row(text)
        if match is not None:
            found, known = match, len(run)
        elif found is None and not may_go_on(text):
            return None
        following = below(run[-1], by_top, size)
        if following is None:
            break
        text += following.text
        if found is not None and not is_label_fragment(text, found.table, "row"):
            is_open = is_open or is_label_fragment(_FIGURE_AT_THE_END.sub("", text), found.table, "row")
            break
        run.append(following)
    return _label_of(found, run[:known], is_open or len(run) > known) if found else None


@remembered(8192)
def may_go_on(text: str) -> bool:
    """Whether a text may be the beginning of a label: a piece of one, or a bracket not yet closed."""
    return is_piece_of_label(text) or text.count("（") > text.count("）")


def _label_of(match: Match, run: Sequence[Piece], is_open: bool) -> RowLabel:
    """The label without what stands above it in brackets and is no part of its name: the note beside the heads."""
    text = "".join([piece.text for piece in run])
    if not is_label_fragment(text, match.table, "row"):
        ends = (run[start:] for start in range(len(run) - 1, 0, -1))
        run = next((end for end in ends if known_row("".join([piece.text for piece in end])) == match), run)
        text = "".join([piece.text for piece in run])
    is_open = is_open or any(piece.text[-1] in DASHES for piece in run)
    return RowLabel(match, text, hull([piece.box for piece in run]), tuple(run), is_open)


@remembered(8192)
def known_row(text: str) -> Match | None:
    """The row whose label a text is."""
    matches = (known_label(text, "row", table) for table in LABELLED)
    return next((match for match in matches if match is not None), None)


def below(piece: Piece, by_top: ByHeight, size: float) -> Piece | None:
    """The next line of the same cell: under it, beginning at nearly the same place, or set in the middle like it."""
    _, top, _, bottom = piece.box
    between = by_top.between(bottom - 0.4 * size, top + PITCH * size + size)
    return next((other for other in between if other.box[1] > top and share_a_cell(piece, other, size)), None)


def share_a_cell(piece: Piece, other: Piece, size: float) -> bool:
    """Whether two lines begin at nearly the same place, or are set in the middle of the same."""
    flush = abs(other.box[0] - piece.box[0]) < _FLUSH * size
    return flush or abs(other.middle[0] - piece.middle[0]) < _CENTRED * size
