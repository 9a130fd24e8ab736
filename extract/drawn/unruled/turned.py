"""Whether the columns of the applications stand in another order than the form's, by heads that are not all read."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from extract.drawn.unruled.heads import Head
from extract.drawn.unruled.pieces import Piece
from extract.forms import load_form
from extract.report import APPLICATIONS

COLUMNS = tuple(column.id for column in load_form("2021").table(APPLICATIONS).columns)
_BEGINNINGS = {
    column.label[:2]: column.id
    for column in load_form("2021").table(APPLICATIONS).columns
    if column.label not in ("其他", "总计")
}
"""Of the heads but 其他 and 总计, which rows are called, too; a narrow column breaks them behind these."""
_LONGEST = 24
"""Characters of heads that touch each other; running text that begins with such a word is longer."""
_ALIKE = 0.3
"""Of the distance of two columns: heads set alike stand alike to their columns' figures."""
_Row = tuple[Piece, ...]


def begun_by(piece: Piece) -> str | None:
    """The column whose name a piece may begin."""
    return _BEGINNINGS.get(piece.text[:2]) if len(piece.text) <= _LONGEST else None


def told_by(heads: Sequence[Head], pieces: Sequence[Piece], bottom: float = math.inf) -> list[Head]:
    """The heads that are read and, from their height on, those of which only the beginning is known; from the left."""
    found = {head.column for head in heads}
    top = min((head.box[1] - (head.box[3] - head.box[1]) for head in heads), default=math.inf)
    begun = [
        Head(piece.text, piece.box, column, (piece,))
        for piece in pieces
        if top <= piece.box[1] < bottom and (column := begun_by(piece)) and column not in found
    ]
    times = Counter(head.column for head in begun)
    return sorted([*heads, *(head for head in begun if times[head.column] == 1)], key=lambda head: head.centre)


def keep_the_order(heads: Sequence[Head]) -> bool:
    """Whether heads stand as the form prints their columns, those that are there; of two tables side by side, each."""
    places = [COLUMNS.index(head.column) for head in heads]
    tables = max(Counter(places).values(), default=1)
    return sum(after < before for before, after in pairwise(places)) < tables


def stand_elsewhere(rows: Sequence[_Row], heads: Sequence[Head]) -> bool:
    """Whether other figures of the whole rows may stand under the heads than those the form puts there.

    So it is where another column is nearer to a head than its own, where a head wider than a column begins left of its
    own, and where no edge of the others, nor their middles, stands to all columns alike.
    """
    whole = [figures for figures in rows if len(figures) == len(COLUMNS)]
    if not whole:
        return False
    middles = [median([figures[place].middle[0] for figures in whole]) for place in range(len(COLUMNS))]
    pitch = min(right - left for left, right in pairwise(middles))
    at = dict(zip(COLUMNS, middles, strict=True))
    wide = [head for head in heads if head.box[2] - head.box[0] > pitch]
    if any(head.box[0] < at[head.column] - pitch / 2 for head in wide):
        return True
    single = [head for head in heads if head not in wide]
    return not _are_alike(single, at, pitch) or any(_nearest_to(head, at) != head.column for head in single)


def _are_alike(heads: Sequence[Head], at: Mapping[str, float], pitch: float) -> bool:
    """Whether some edge of the heads, or their middles, is equally far from the figures of their columns."""
    sides = zip(*[(head.box[0], head.centre, head.box[2]) for head in heads], strict=True)
    away = [[side - at[head.column] for side, head in zip(each, heads, strict=True)] for each in sides]
    return not away or min(max(each) - min(each) for each in away) <= _ALIKE * pitch


def _nearest_to(head: Head, at: Mapping[str, float]) -> str:
    return min(at, key=lambda column: abs(at[column] - head.centre))
