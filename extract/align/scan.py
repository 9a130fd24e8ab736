"""One pass over the blocks of a document: which line belongs to which statutory table, and under which header."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

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
from extract.grids import Block, Grid, Paragraph
from extract.labels import Match, is_head_word, is_label_fragment, match_label
from extract.numbers import is_value_like, read_value
from extract.report import TABLES, TableId, Unread

DISCLOSURE: TableId = "proactive_disclosure"
APPLICATIONS: TableId = "applications"
REVIEWS: TableId = "reviews_and_litigation"
_HEADING = re.compile(r"\s*[一三四五六]、")
_BARE_ROWS = {"其他": "other_misc", "其它": "other_misc", "总计": "results_total", "合计": "results_total"}
_LATE_ROWS = ("other_no_correction", "other_fee_unpaid", "other_misc", "other_processing")


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


def scan(blocks: Sequence[Block]) -> Scan:
    """Find every line of the statutory tables in these blocks; hidden tables only where no visible one is found."""
    visible = [block for block in blocks if isinstance(block, Paragraph) or not block.hidden]
    found = _scan(visible)
    if len(visible) == len(blocks) or {row.table for row in found.rows} == set(TABLES):
        return found
    return _scan(blocks)


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
        self._in_disclosure = False
        self._first_applicants: int | None = None

    def paragraph(self, paragraph: Paragraph) -> None:
        """Text between tables: it may be a label whose figures follow in a table of their own."""
        self._pending = [*self._pending[-3:], paragraph.text]
        if match_label(paragraph.text, "group", DISCLOSURE):
            self._in_disclosure = True
        elif self._in_disclosure and _HEADING.match(paragraph.text):
            self._in_disclosure = False

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
        parts = list(_parts(line, self._last_row()))
        if parts:
            self._rows(line, parts)
        elif self._expects_outcomes and _is_outcomes(line):
            self._add(Row(REVIEWS, "", line, None, None, line.own, self._headers.get(REVIEWS)))
            self._expects_outcomes = False
        else:
            self._without_label(line)

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
            self._in_disclosure = True
            self._expects_outcomes = False
        else:
            return False
        self.found.headers.extend(item.key for item in line.own if item.key)
        self._pending = []
        return True

    def _gather(self, line: Line, table: TableId) -> None:
        self._in_disclosure = False
        if self._open_table != table:
            self._close_headers()
        self._open_table = table
        self._open.append(line)

    def _last_row(self) -> str | None:
        return self.found.rows[-1].row if self.found.rows else None

    def _rows(self, line: Line, parts: list["_Part"]) -> None:
        self._expects_outcomes = False
        for part in parts:
            if part.match is None:  # the heading of a block: the header before it has ended
                self._headers.pop(DISCLOSURE, None)
                self._in_disclosure = True
                continue
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
        if any(read_value(text).state == "number" for text in texts):
            self._left_over("row", line)
            return
        for item in line.own:
            if item.key and not _is_known_text(item):
                self.found.unread.append(Unread("text", item.text, item.cell.place))

    def _figures_alone(self, line: Line) -> None:
        """Figures whose label stands above them: in the row before, which has none, or in the text between."""
        last = self.found.rows[-1] if self.found.rows else None
        if last and last.label and not any(item.filled for item in last.after) and not self._pending:
            joined = replace(last, line=line, after=line.own, note="the figures stand in the line below the label")
            self.found.rows[-1] = joined
            return
        match = _match_pending(self._pending)
        if match and last and last.table == match.table:
            note = "the label stands in the text above the figures"
            header = self._headers.get(match.table)
            self._add(Row(match.table, match.id, line, None, match, line.own, header, note))
            return
        self._left_over("row", line)
        self._pending = []

    def _left_over(self, what: str, line: Line) -> None:
        self.found.unread.append(Unread(what, " | ".join(line.texts), line.own[0].cell.place))


@dataclass(frozen=True)
class _Part:
    """A label in a line and the items up to the next label; ``match`` is None for the heading of a block."""

    label: Item
    match: Match | None
    after: tuple[Item, ...]


def _parts(line: Line, last_row: str | None) -> Iterator[_Part]:
    """Cut a line at its row labels (a row label of one line may be followed by the next row's)."""
    marks: list[tuple[int, Match | None]] = []
    own = line.own
    for index, item in enumerate(own):
        if not (item.meaning.rows or item.meaning.groups or item.meaning.columns):
            continue
        if DISCLOSURE in item.meaning.groups:
            marks.append((index, None))
        elif match := _row_label(item, own[index + 1 :], last_row):
            marks.append((index, match))
    for order, (index, match) in enumerate(marks):
        end = marks[order + 1][0] if order + 1 < len(marks) else len(own)
        yield _Part(own[index], match, own[index + 1 : end])


def _row_label(item: Item, rest: tuple[Item, ...], last_row: str | None) -> Match | None:
    for table in (DISCLOSURE, APPLICATIONS):
        match = item.meaning.rows.get(table)
        if match is None and table == APPLICATIONS and last_row in _LATE_ROWS and item.key in _BARE_ROWS:
            match = Match("row", APPLICATIONS, _BARE_ROWS[item.key])
        if match is None:
            continue
        if table in item.meaning.groups and any(table in each.meaning.rows for each in rest):
            continue  # （六）其他处理 heads three rows in the 2021 form and is a row of its own in the 2019 form
        return match
    return None


def _is_outcomes(line: Line) -> bool:
    """Whether a line can be the one line of figures of the reviews and litigation table."""
    texts = line.texts
    if not texts:
        return len(line.own) >= 10
    figures = [text for text in texts if is_value_like(text)]
    return len(figures) >= len(texts) - 1 and bool(figures)


def _match_pending(pending: list[str]) -> Match | None:
    for start in range(len(pending)):
        text = "".join(pending[start:])
        for table in (DISCLOSURE, APPLICATIONS):
            match = match_label(text, "row", table)
            if match and match.distance == 0:
                return match
    return None


def _is_known_text(item: Item) -> bool:
    return bool(item.meaning.groups) or is_label_fragment(item.text, APPLICATIONS) or is_head_word(item.text)
