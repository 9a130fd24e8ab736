"""One pass over the blocks of a document: which line belongs to which statutory table, and under which header."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.align.headers import (
    Header,
    applicant_header,
    disclosure_header,
    is_applicant_header,
    is_disclosure_header,
    is_outcome_header,
    outcome_header,
)
from extract.align.lines import Item, Line, lines_of
from extract.align.row_labels import Part, is_known_text, is_line_of_outcomes, match_pending, parts_of
from extract.grids import Block, Grid, Paragraph
from extract.labels import Match, match_label
from extract.numbers import is_value_like, read_value
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TABLES, TableId, Unread

_OUTCOMES = 15
_HEADING = re.compile(r"\s*[一三四五六]、")


@dataclass(frozen=True)
class Row:
    """A line (or the part of one) that belongs to a form row: its label and the cells to the right of it."""

    table: TableId
    row: str
    line: Line
    label: Item | None
    match: Match | None
    after: tuple[Item, ...]
    header: Header | None
    note: str | None = None


@dataclass
class Scan:
    """What the pass found: rows in reading order, what was left over, and the words that tell the forms apart."""

    rows: list[Row] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    by_context: bool = False
    """Figures without a label were met: what they are was asked of the text above them."""
    by_roles: bool = False
    """Whether a row belongs to the disclosure table was asked of the text between tables."""


def role_of(text: str) -> Literal["block", "heading"] | None:
    """What a text between tables does to the reading of the disclosure table: it heads a block of it, or ends it."""
    if match_label(text, "group", DISCLOSURE):
        return "block"
    return "heading" if _HEADING.match(text) else None


def scan(blocks: Sequence[Block]) -> Scan:
    """Find every line of the statutory tables in these blocks; hidden tables only where no visible one is found."""
    visible = [block for block in blocks if isinstance(block, Paragraph) or not block.hidden]
    found = _scan(visible)
    if len(visible) == len(blocks) or {row.table for row in found.rows} == set(TABLES):
        return found
    everything = _scan(blocks)
    everything.by_context |= found.by_context
    everything.by_roles |= found.by_roles
    return everything


def _scan(blocks: Iterable[Block]) -> Scan:
    scanner = _Scanner()
    for block in blocks:
        if isinstance(block, Paragraph):
            scanner.paragraph(block)
        else:
            scanner.grid(block)
    scanner.finish()
    return scanner.found


class _Scanner:
    """The state of the pass: the headers in force and the label texts that still wait for their figures."""

    def __init__(self) -> None:
        self.found = Scan()
        self._headers: dict[TableId, Header] = {}
        self._open: list[Line] = []
        self._open_table: TableId | None = None
        self._pending: list[str] = []
        self._expects_outcomes = False
        self._below_outcomes = False
        self._in_disclosure = False
        self._after_text = True
        self._first_applicants: int | None = None

    def paragraph(self, paragraph: Paragraph) -> None:
        """Text between tables: it may be a label whose figures follow in a table of their own."""
        self._pending = [*self._pending[-3:], paragraph.text]
        role = role_of(paragraph.text)
        if role is not None:
            self._in_disclosure = role == "block"
        self._after_text = True

    def grid(self, grid: Grid) -> None:
        """Every line of one grid. What stands beside statutory lines is unread; a grid without any is none of ours."""
        rows, headers, unread = len(self.found.rows), len(self.found.headers), len(self.found.unread)
        for line in lines_of(grid):
            self._line(line)
        if (rows, headers) == (len(self.found.rows), len(self.found.headers)):
            del self.found.unread[unread:]

    def finish(self) -> None:
        """Rows of applications that stand above the first header of their table belong to some other table."""
        self._close_headers()
        first = self._first_applicants
        if first is not None:
            early = [row for row in self.found.rows[:first] if row.table == APPLICATIONS]
            self.found.rows[:first] = [row for row in self.found.rows[:first] if row.table != APPLICATIONS]
            for row in early:
                self._left_over("row", row.line)

    def _close_headers(self) -> None:
        if self._open_table == APPLICATIONS:
            self._headers[APPLICATIONS] = applicant_header(self._open)
        elif self._open_table == REVIEWS:
            self._headers[REVIEWS] = outcome_header(self._open)
            self._expects_outcomes = True
        self._open, self._open_table = [], None

    def _line(self, line: Line) -> None:
        if self._is_header(line):
            return
        self._close_headers()
        parts = list(parts_of(line, self._last_row()))
        if parts:
            self._rows(line, parts)
        elif is_line_of_outcomes(line) and (self._expects_outcomes or self._prints_outcomes_again(line)):
            if self._below_outcomes and self._last_row() == "" and not self.found.rows[-1].line.texts:
                self.found.rows.pop()  # the empty half of a row cut by the end of a page, or room that was left
            self._add(Row(REVIEWS, "", line, None, None, line.own, self._headers.get(REVIEWS)))
            self._expects_outcomes, self._below_outcomes = False, True
        else:
            self._without_label(line)

    def _prints_outcomes_again(self, line: Line) -> bool:
        """A second line of figures under the same header: which of them is meant is not ours to say."""
        last = self._below_outcomes and self._last_row() == ""
        return last and len(line.own) >= _OUTCOMES and bool(line.texts)

    def _is_header(self, line: Line) -> bool:
        if is_applicant_header(line):
            self._gather(line, APPLICATIONS)
            if self._first_applicants is None:
                self._first_applicants = len(self.found.rows)
        elif is_outcome_header(line):
            self._gather(line, REVIEWS)
        elif is_disclosure_header(line):
            self._close_headers()
            self._headers[DISCLOSURE] = disclosure_header(line)
            self._enter_disclosure(True)
            self._expects_outcomes = False
        else:
            return False
        self.found.headers.extend(item.key for item in line.own if item.key)
        self._pending = []
        return True

    def _enter_disclosure(self, enter: bool) -> None:
        """Lines of the disclosure table follow, or end: whatever the text above them said."""
        self._in_disclosure, self._after_text = enter, False

    def _gather(self, line: Line, table: TableId) -> None:
        self._enter_disclosure(False)
        if self._open_table != table:
            self._close_headers()
        self._open_table = table
        self._open.append(line)

    def _last_row(self) -> str | None:
        return self.found.rows[-1].row if self.found.rows else None

    def _rows(self, line: Line, parts: list[Part]) -> None:
        self._expects_outcomes = False
        for part in parts:
            if part.match is None:  # the heading of a block: the header before it has ended
                self._headers.pop(DISCLOSURE, None)
                self._enter_disclosure(True)
                continue
            self.found.by_roles |= part.match.table == DISCLOSURE and self._after_text
            if part.match.table == DISCLOSURE and not self._in_disclosure:
                self._left_over("row", line)  # 规章 or 行政许可 in a table that is not the statutory one
                continue
            self._add(
                Row(
                    table=part.match.table,
                    row=part.match.id,
                    line=line,
                    label=part.label,
                    match=part.match,
                    after=part.after,
                    header=self._headers.get(part.match.table),
                )
            )

    def _add(self, row: Row) -> None:
        self.found.rows.append(row)
        self._pending = []

    def _without_label(self, line: Line) -> None:
        texts = line.texts
        if not texts:
            return
        if all(is_value_like(text) for text in texts):
            self._figures_alone(line)
            return
        self._pending = [*self._pending[-3:], *texts]
        if role_of(texts[0]) == "heading":  # the next section: what stands below is none of the table above
            self._below_outcomes = False
        if any(read_value(text).state == "number" for text in texts):
            self._left_over("row", line)
            return
        for item in line.own:
            if item.key and not is_known_text(item):
                self.found.unread.append(Unread("text", item.text, item.cell.place))

    def _figures_alone(self, line: Line) -> None:
        """Figures without a label beside them: theirs may be the text just above, if it is exactly a row's label."""
        self.found.by_context = True
        last = self.found.rows[-1] if self.found.rows else None
        match = match_pending(self._pending)
        if match and last and last.table == match.table:
            note = "the label stands in the text above the figures"
            header = self._headers.get(match.table)
            self._add(Row(match.table, match.id, line, None, match, line.own, header, note))
            return
        self._left_over("row", line)
        self._pending = []

    def _left_over(self, what: str, line: Line) -> None:
        self.found.unread.append(Unread(what, " | ".join(line.texts), line.own[0].cell.place))
