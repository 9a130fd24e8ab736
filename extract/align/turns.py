"""Whose tables they are: where a table of the form begins again behind a later one, those of another body follow.

A subordinate's figures printed below an agency's own, a second whole report in one file: the first tables are the
document's. A row that only the further ones give is nobody's to take, for the first may be there and not be readable.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.align.rows import Row
from extract.report import TABLES, TableId

_FURTHER = "it stands only in a further table of the kind, which may be another body's"


@dataclass
class Turns:
    """How often the tables of the form have begun anew so far."""

    number: int = 0
    _begun: set[TableId] = field(default_factory=set)
    _place: int = 0
    """The place in the form's order of the latest table."""

    def header(self, table: TableId) -> None:
        """The header of a table: they begin anew with one that stood already, now behind a later table's."""
        place = TABLES.index(table)
        self.number += table in self._begun and place < self._place
        self._begun.add(table)
        self._place = place


def without_further(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; of one that only a further table prints, nothing is to be taken."""
    rows = list(rows)
    first = {(row.table, row.row) for row in rows if row.turn == 0}
    for row in rows:
        yield row if (row.table, row.row) in first else replace(row, withheld=row.withheld or _FURTHER)
