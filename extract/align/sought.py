"""A row to be dealt to its columns, with the evidence for it; and what one column gets."""

from dataclasses import dataclass

from extract.align.headers import Header
from extract.align.lines import Item, Line


@dataclass(frozen=True)
class Choice:
    """What one column gets: a cell; or nothing, with the cells it could be."""

    item: Item | None = None
    candidates: tuple[Item, ...] = ()
    note: str | None = None
    ambiguous: bool = False


Choices = tuple[Choice, ...]
"""One for each column of a row, in the order of the form."""


@dataclass(frozen=True)
class Doubt:
    """Why the cells of a row of which one is blank may not be what they seem."""

    why: str
    since: Item | None = None
    """The cell of a row that ends too early behind which all others may be, blank or not."""


@dataclass(frozen=True)
class Sought:
    """The cells of a row, the columns they are to be dealt to, and what is known of the table's shape."""

    line: Line
    after: tuple[Item, ...]
    columns: tuple[str, ...]
    header: Header | None
    no_fillers: bool
    """No row of this table has more cells after its label than columns: even a blank cell is a figure's place."""
    trusted: bool = True
    """False where most rows came with too few cells: blank ones leave no trace there, and no count means anything."""
    crowded: int = 0
    """Many rows of this table have so many cells, more than columns: one that has not has lost a cell, whichever that
    was. 0 where they have not."""
    unsettled: bool = False
    """And what they fill does not tell which of them are figures: that is for the header to say."""
    header_contradicted: bool = False
    """Some complete row of this table has its figures elsewhere than under the header's names, or most have labels
    there."""
    depth: int = 0
    """How many group labels the form prints before this row's label."""
    label_start: int = 0
    """The column in which the row's label begins."""
    no_more_figures: bool = False
    """No row of this table has more filled cells after its label than columns, and some have exactly as many cells, of
    which the first is hardly ever a blank one."""
    overfull: bool = False
    """Some row of this table has more figures after its label than columns: some of nobody's stand there."""
    crowded_lines: bool = False
    """Several have: where blank cells leave no trace, a row of exactly as many may have lost one."""
    told_by_sums: bool = False
    """Its figures stand in the columns of a row that adds up to its last figure: no other column is one of them."""
    doubt: Doubt | None = None
    """Why its cells may not be what they seem."""
