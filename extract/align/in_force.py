"""The headers in force at a place of the document: of each table the last one printed, gathered from its lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.align.applicants import applicant_header, are_turned
from extract.align.headers import Header, disclosure_header, outcome_header
from extract.align.lines import Line
from extract.align.money import unit_above
from extract.labels import known_label
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TABLES, TableId

LONGEST_NAME = 12
"""Characters of a text that may name a column."""
_NONE = Header({}, 0, False, False, frozenset(), {})


@dataclass
class HeadersInForce:
    """Headers by table, and the lines of the one that is being read."""

    _headers: dict[TableId, Header] = field(default_factory=dict)
    _open: list[Line] = field(default_factory=list)
    _table: TableId | None = None
    _names: dict[str, None] = field(default_factory=dict)
    """The columns named so far, each where it first was."""
    unit: str | None = None
    """The unit of amounts that a line names since the last heading of a section."""

    def gather(self, line: Line, table: TableId) -> None:
        """A line of the header of a table; the disclosure table has one in each block."""
        if table == DISCLOSURE:
            self.close()
            self._headers[table] = disclosure_header(line)
            return
        if self._table != table:
            self.close()
        self._table = table
        self._open.append(line)
        self.name(item.text for item in line.own)

    def close(self) -> TableId | None:
        """The lines gathered so far are a whole header: of which table; None when there were none."""
        closed = self._table
        if closed == APPLICATIONS:
            self._headers[closed] = _as_turned_as(self._headers.get(closed), applicant_header(self._open))
        elif closed == REVIEWS:
            header = outcome_header(_printed_once(self._open))
            self._headers[closed] = _as_turned_as(self._headers.get(closed), header)
        self._open, self._table = [], None
        return closed

    def end_block(self) -> None:
        """The heading of a block of the disclosure table: the header before it has ended."""
        self._headers.pop(DISCLOSURE, None)

    def text(self, text: str, is_heading: bool = False) -> None:
        """A text that belongs to no row: it may name a column, or the unit of amounts until the next section begins."""
        self.name([text])
        self.unit = unit_above(text) or (None if is_heading else self.unit)

    def name(self, texts: Iterable[str]) -> None:
        """A column of the applications table may be named anywhere above it, its header torn into lines."""
        short = (text for text in texts if len(text) <= LONGEST_NAME)
        named = (match.id for text in short if (match := known_label(text, "column", APPLICATIONS)))
        self._names |= dict.fromkeys(each for each in named if each not in self._names)

    def of(self, table: TableId) -> Header | None:
        """The header of a table, its order that of all the names above when it has no positions."""
        header = self._headers.get(table)
        if table != APPLICATIONS or (header is not None and header.columns) or not are_turned(tuple(self._names)):
            return header
        return replace(header or _NONE, in_order=False)

    def all(self) -> dict[TableId, Header]:
        """The headers of all tables that have one here."""
        return {table: header for table in TABLES if (header := self.of(table))}


def _printed_once(lines: list[Line]) -> list[Line]:
    """The lines of a header, of one that is printed twice in a row those of the second."""
    half = len(lines) // 2
    texts = [line.texts for line in lines]
    return lines[half:] if texts[:half] == texts[half:] else lines


def _as_turned_as(before: Header | None, header: Header) -> Header:
    """The header printed again: one that does not name all columns does not say they are in order again."""
    turned = before is not None and before.in_order is False and not header.columns
    return replace(header, in_order=False) if turned else header
