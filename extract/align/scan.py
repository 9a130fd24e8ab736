"""One pass over the blocks of a document: which line belongs to which statutory table, and under which header."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from extract.align.anothers import is_anothers
from extract.align.apart import Apart, FigureLine
from extract.align.headers import is_applicant_header, is_disclosure_header, is_outcome_header
from extract.align.in_force import HeadersInForce
from extract.align.lines import Item, Line, lines_of
from extract.align.misspelt_heads import with_heads_spelled
from extract.align.row_labels import Part, counts_columns, figures_before, is_known_text, is_line_of_outcomes, parts_of
from extract.align.rows import NearNobodys, Row, Scan, above_the_header, doubted, role_of, without_headings
from extract.align.several_lines import SEVERAL, stands_before_several
from extract.align.stacked_heads import with_heads_joined
from extract.align.turns import Turns, without_further
from extract.grids import Block, Grid, Paragraph
from extract.labels import is_piece_of_label
from extract.numbers import is_a_figure, is_value_like, read_value
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TABLES, TableId, Unread

_OUTCOMES = 15
_APART = "the label stands in the text above or below the figures"


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
        self._headers = HeadersInForce()
        self._turns = Turns()
        self._apart = Apart()
        self._whole: Row | None = None
        self._below: Line | None = None
        self._expects_outcomes = False
        self._below_outcomes = False
        self._in_disclosure = False
        self._after_text = True
        self._first_applicants: int | None = None
        self._near_nobodys = NearNobodys()

    def paragraph(self, paragraph: Paragraph) -> None:
        """Text between tables: it may be a label whose figures follow in a table of their own."""
        self._apart.text(paragraph.text)
        role = role_of(paragraph.text)
        self._headers.text(paragraph.text, is_heading=role == "heading")
        if role is not None:
            self._in_disclosure = role == "block"
        if role == "heading":
            self._settle(None)
        self._after_text = True

    def grid(self, grid: Grid) -> None:
        """Every line of one grid. What stands beside statutory lines is unread; a grid without any is none of ours."""
        rows, headers, unread = len(self.found.rows), len(self.found.headers), len(self.found.unread)
        lines = with_heads_spelled(with_heads_joined(list(lines_of(grid))), self.found.notes)
        for line, self._below in () if is_anothers(lines) else zip_longest(lines, lines[1:]):
            self._line(line)
        if (rows, headers) == (len(self.found.rows), len(self.found.headers)):
            del self.found.unread[unread:]

    def finish(self) -> None:
        """Applications above the first header of their table are another table's, unless most of the form is there."""
        self._close_headers()
        self._settle(None)
        rows = self.found.rows
        rows[:] = without_headings(self._near_nobodys.doubted(rows))
        early = above_the_header(rows[: self._first_applicants or 0])
        for row in early:
            self._left_over("row", row.line)
        others = set(map(id, early))
        rows[:] = without_further(row for row in rows if id(row) not in others)

    def _close_headers(self) -> None:
        if self._headers.close() == REVIEWS:
            self._expects_outcomes = True

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
            self._add(Row(REVIEWS, "", line, None, None, line.own, self._headers.of(REVIEWS)))
            self._expects_outcomes, self._below_outcomes = False, True
        else:
            self._without_label(line)

    def _prints_outcomes_again(self, line: Line) -> bool:
        """A second line of figures under the same header: which of them is meant is not ours to say."""
        last = self._below_outcomes and self._last_row() == ""
        return last and len(line.own) >= _OUTCOMES and bool(line.texts)

    def _is_header(self, line: Line) -> bool:
        if counts_columns(line):
            self._left_over("row", line)
        elif is_applicant_header(line):
            self._gather(line, APPLICATIONS)
            if self._first_applicants is None:
                self._first_applicants = len(self.found.rows)
        elif is_outcome_header(line):
            self._gather(line, REVIEWS)
        elif is_disclosure_header(line):
            self._turns.header(DISCLOSURE)
            self._headers.gather(line, DISCLOSURE)
            self._enter_disclosure(True)
            self._expects_outcomes = False
        else:
            return False
        self.found.headers.extend(item.key for item in line.own if item.key)
        return True

    def _enter_disclosure(self, enter: bool) -> None:
        """Lines of the disclosure table follow, or end: whatever the text above them said."""
        self._in_disclosure, self._after_text = enter, False

    def _gather(self, line: Line, table: TableId) -> None:
        self._turns.header(table)
        self._enter_disclosure(False)
        if self._whole is None or self._whole.table != table:
            self._settle(None)
        self._headers.gather(line, table)

    def _last_row(self) -> str | None:
        return self.found.rows[-1].row if self.found.rows else None

    def _rows(self, line: Line, parts: list[Part]) -> None:
        self._expects_outcomes = False
        if figures := figures_before(line, parts[0]):
            self._figures_alone(line, figures)
        for part in parts:
            if part.match is None:  # the heading of a block: the header before it has ended
                self._headers.end_block()
                self._enter_disclosure(True)
                continue
            self.found.by_roles |= part.match.table == DISCLOSURE and self._after_text
            if part.match.table == DISCLOSURE and not self._in_disclosure:
                self._left_over("row", line)  # 规章 or 行政许可 in a table that is not the statutory one
                continue
            header = self._headers.of(part.match.table)
            place = (part.match.table, part.match.id, line, part.label, part.match, part.after, header)
            self._add(Row(*place, unit=self._headers.unit))
        self._apart.broken |= bool(figures)  # they may be of the line below as well

    def _add(self, row: Row) -> None:
        row = replace(row, turn=self._turns.number)
        if row.withheld is None and stands_before_several(row, self._below):
            row = replace(row, withheld=SEVERAL)
        lone = self._apart.has_figures
        given = self._settle(row)
        self._whole = doubted(row) if lone and not given else row
        self.found.rows.append(self._whole)

    def _settle(self, row: Row | None) -> bool:
        """Give the lines of figures since the last whole row to the labels apart from them; whether they were."""
        apart, last, self._apart = self._apart, self._whole, Apart()
        self._whole = None
        table = apart.labels[0].table if apart.labels else None
        before = last.row if last and last.table == table else None
        after = row.row if row and row.table == table else None
        given = list(apart.settled(before, after))
        for match, figures in given:
            header = figures.headers.get(match.table)
            place = (match.table, match.id, figures.line, None, match, figures.items, header)
            self.found.rows.append(Row(*place, _APART, self._turns.number))
        if not given and apart.has_figures:
            self._leave_over(apart, last)
        return bool(given)

    def _leave_over(self, apart: Apart, last: Row | None) -> None:
        """Figures of nobody: they may belong to blank cells of the row above, or to any blank row of their grid."""
        lines = [figures.line for figures in apart.figures]
        for line in lines:
            self._left_over("row", line)
        self._near_nobodys.note(last, (line.grid for line in lines), len(self.found.rows))

    def _without_label(self, line: Line) -> None:
        texts = line.texts
        if not texts:
            return
        if len(texts) == 1 and read_value(texts[0]).state == "placeholder":
            self._left_over("row", line)  # 无 below a heading, a dash for ornament
            return
        if all(is_value_like(text) for text in texts):
            self._figures_alone(line, line.own)
            return
        if self._is_piece_with_figures(line):
            return
        for text in texts:
            self._apart.text(text)
            self._headers.text(text)
        if role_of(texts[0]) == "heading":  # the next section: what stands below is none of the table above
            self._below_outcomes = False
            self._settle(None)
        if any(map(is_a_figure, texts)):
            self._left_over("row", line)
            self._apart.broken = True
            return
        for item in line.own:
            if item.key and not is_known_text(item):
                self.found.unread.append(Unread("text", item.text, item.cell.place))

    def _is_piece_with_figures(self, line: Line) -> bool:
        """A line of a label and figures behind it, which are this label's or a neighbour's."""
        words = tuple(item for item in line.own if item.filled and not is_value_like(item.text))
        figures = line.own[len(words) :]
        pieces = line.own[: len(words)] == words and all(is_piece_of_label(item.text) for item in words)
        if not pieces or not any(item.filled for item in figures):
            return False
        for item in words:
            self._apart.text(item.text)
        self._figures_alone(line, figures)
        return True

    def _figures_alone(self, line: Line, figures: tuple[Item, ...]) -> None:
        """Figures without a label beside them: whose they are is asked of the labels around."""
        self.found.by_context = True
        self._apart.figures.append(FigureLine(line, figures, self._headers.all()))

    def _left_over(self, what: str, line: Line) -> None:
        self.found.unread.append(Unread(what, " | ".join(line.texts), line.own[0].cell.place))
