"""The column heads of unruled tables: words one above the other, and the x positions they give."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.drawn.page import Box, hull
from extract.drawn.unruled_pieces import Piece
from extract.labels import known_label
from extract.report import TableId

_OVERLAP = 0.3


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
    between = [piece for piece in pieces if top <= piece.middle[1] < bottom and not piece.is_figure]
    found = []
    for stack in _stacks(between):
        head = _head_of(stack, table)
        if head is not None:
            found.append(head)
    return sorted(found, key=lambda head: head.centre)


def _stacks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces one above the other; a piece over several stacks stands in all of them, above."""
    low = sorted(pieces, key=lambda piece: -piece.box[1])
    stacks: list[list[Piece]] = []
    boxes: list[Box] = []
    for piece in low:
        under = [index for index, box in enumerate(boxes) if _shares(piece.box, box)]
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
