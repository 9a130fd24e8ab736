"""Row labels and figures that stand on lines of their own: told apart between two whole rows, or not at all.

A label of several lines may stand above, below or around its figures. Between two rows that are whole, so many labels
as the form has there, in its order, and as many lines of figures belong to each other in that order; anything else
leaves open whose a line is.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extract.align.headers import Header
from extract.align.in_force import LONGEST_NAME
from extract.align.lines import Item, Line
from extract.forms import load_form
from extract.labels import Match, is_label_fragment, is_piece_of_label, key_of, known_label
from extract.numbers import is_a_figure
from extract.report import APPLICATIONS, LABELLED, TableId
from extract.statutory import FORMS, Table

_LONGEST_LINE = 60
"""Characters: a longer line is no piece of a label."""
_MOST_LINES = 5
_A_ROW = 3
"""So many figures in a text are the rest of a row; fewer may be a date or the number of a page."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Figures without a label, and the headers in force where they stand."""

    line: Line
    items: tuple[Item, ...]
    headers: dict[TableId, Header]


@dataclass
class Apart:
    """What stands apart since the last whole row."""

    labels: list[Match] = field(default_factory=list)
    figures: list[FigureLine] = field(default_factory=list)
    broken: bool = False
    """Figures of nobody stand among them."""
    _texts: list[str] = field(default_factory=list)

    @property
    def has_figures(self) -> bool:
        """Whether figures stand here that no label is beside."""
        return bool(self.figures) or self.broken

    def text(self, text: str) -> None:
        """A line without figures: a label, or a piece of one."""
        if len(text) > _LONGEST_LINE:
            self._texts = []
            return
        if is_figures_of_nobody(text):
            self.broken = True
            return
        if not _is_piece(text):
            self._texts = []
            return
        self._texts = [*self._texts[1 - 2 * _MOST_LINES :], text]
        match = _label_at_end(self._texts) or _label_at_end([each for each in self._texts if not _is_of_group(each)])
        if match is not None:
            self.labels.append(match)
            self._texts = []

    def settled(self, before: str | None, after: str | None) -> Iterator[tuple[Match, FigureLine]]:
        """Each label with its figures, between the rows ``before`` and ``after`` (None at an end of the table)."""
        for table in self._tables():
            labels = [label for label in self.labels if label.table == table.id and label.id in _ids(table)]
            between = _between(table, before, after)
            if (
                between
                and [label.id for label in labels] == between
                and len(self.figures) == len(between)
                and not self.broken
                and all(_fill(figures, table, label.id) for label, figures in zip(labels, self.figures, strict=True))
            ):
                yield from zip(labels, self.figures, strict=True)
                return

    def _tables(self) -> Iterator[Table]:
        ids = {label.table for label in self.labels}
        if len(ids) == 1:
            yield from (load_form(form).table(next(iter(ids))) for form in FORMS)


def is_figures_of_nobody(text: str) -> bool:
    """Whether a text is a lone figure, or a row of them that no cell holds, perhaps behind a piece of its label."""
    if len(text) > _LONGEST_LINE or not text[-1:].isdigit():
        return len(text) <= LONGEST_NAME and is_a_figure(text)
    pieces = text.split()
    words = "".join(itertools.takewhile(lambda piece: not is_a_figure(piece), pieces))
    figures = list(itertools.dropwhile(lambda piece: not is_a_figure(piece), pieces))
    if len(pieces) == 1 or not all(map(is_a_figure, figures)):
        return len(text) <= LONGEST_NAME and is_a_figure(text)
    beginning = words.rstrip("0123456789")
    return len(figures) >= _A_ROW and (not key_of(beginning) or _is_piece(beginning))


def _label_at_end(texts: list[str]) -> Match | None:
    """The row whose label these texts end with, spelt as it is known."""
    for start in range(max(0, len(texts) - _MOST_LINES), len(texts)):
        text = "".join(texts[start:])
        for table in LABELLED:
            if match := known_label(text, "row", table):
                return match
    return None


@lru_cache(maxsize=8192)
def _is_piece(text: str) -> bool:
    """Whether a text is a label or a piece of one, of a row or of a group of rows."""
    return is_piece_of_label(text) or _is_of_group(text) or _label_at_end([text]) is not None


@lru_cache(maxsize=8192)
def _is_of_group(text: str) -> bool:
    return is_label_fragment(text, APPLICATIONS)


def _ids(table: Table) -> list[str]:
    return [row.id for row in table.rows]


def _between(table: Table, before: str | None, after: str | None) -> list[str]:
    """The rows of the form between two of its rows; none when one of them is not of this form."""
    ids = _ids(table)
    if before not in (None, *ids) or after not in (None, *ids):
        return []
    start = 0 if before is None else ids.index(before) + 1
    return ids[start : len(ids) if after is None else ids.index(after)]


def _fill(figures: FigureLine, table: Table, row: str) -> bool:
    columns = next(each.columns for each in table.rows if each.id == row)
    return len(figures.items) == len(columns) and all(item.filled for item in figures.items)
