"""What goes wrong with tables on their way to a page: each damage changes a drawing and says what is still printed.

A damage never makes a table that a careful person would read wrongly: it does not insert a cell where another was
lost in the same line. What such a table would print is another report.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace

from drawing import Drawn, Ident, Sheet, Values
from placing import placed

Pick = Callable[[int], int]
"""A number from 0 to the argument, both included."""


@dataclass
class Printed:
    """A damaged drawing. ``vanishing``: its shape leaves no trace of blank cells, so to blank one is to lose it.
    ``positional``: only where they stood tells of them.
    """

    sheets: list[Sheet]
    vanishing: bool = False
    positional: bool = False
    gained: set[int] = field(default_factory=set)
    """The lines that print a figure too many: one blank among them would make them look whole."""
    touched: set[int] = field(default_factory=set)
    """The lines (by identity of their list) that already lost or gained a cell."""
    beside: dict[Ident, set[str]] = field(default_factory=dict)
    """What is printed for a statutory cell elsewhere than in a cell of its own."""
    instead: Values = field(default_factory=dict)
    """Figures of cells that the report was not drawn with."""

    @property
    def texts(self) -> dict[Ident, set[str]]:
        """What is still printed for each statutory cell; a cell printed nowhere is absent."""
        found = {ident: set(texts) for ident, texts in self.beside.items()}
        for sheet in self.sheets:
            for line in sheet.lines:
                for cell in line:
                    if cell.ident:
                        found.setdefault(cell.ident, set()).add(cell.text)
        return found

    def may_change(self, line: list[Drawn], *, beside_blanks: bool = False) -> bool:
        """Whether a cell may be lost or gained in this line; it may once."""
        blank = self.vanishing and not beside_blanks and any(cell.ident and not cell.text.strip() for cell in line)
        if blank or id(line) in self.touched:
            return False
        self.touched.add(id(line))
        return True


def printed(sheets: list[Sheet], vanishing: bool = False) -> Printed:
    """An undamaged copy."""
    copied = [
        Sheet(sheet.table, [[replace(cell) for cell in line] for line in sheet.lines], list(sheet.owners))
        for sheet in sheets
    ]
    return Printed(copied, vanishing)


def _sheet(page: Printed, pick: Pick) -> Sheet:
    return page.sheets[pick(len(page.sheets) - 1)]


def _value_lines(page: Printed) -> list[tuple[Sheet, list[Drawn]]]:
    return [(sheet, line) for sheet in page.sheets for line in sheet.lines if any(cell.ident for cell in line)]


def _value_line(page: Printed, pick: Pick) -> tuple[Sheet, list[Drawn]]:
    lines = _value_lines(page)
    return lines[pick(len(lines) - 1)]


def _label(line: list[Drawn]) -> Drawn | None:
    """The cell of a line's own label: the last in words before its figures."""
    before = line[: next((index for index, cell in enumerate(line) if cell.ident), len(line))]
    labels = [cell for cell in before if _is_in_words(cell)]
    return labels[-1] if labels else None


def _words(page: Printed) -> list[Drawn]:
    """Labels and heads: what holds two figures is none."""
    return [cell for sheet in page.sheets for line in sheet.lines for cell in line if _is_in_words(cell)]


def _is_in_words(cell: Drawn) -> bool:
    return not cell.ident and len(cell.text) > 1 and any("\u4e00" <= each <= "\u9fff" for each in cell.text)


def lose_a_cell(page: Printed, pick: Pick) -> None:
    """A value cell is not there at all."""
    _, line = _value_line(page, pick)
    cells = [cell for cell in line if cell.ident]
    if not page.may_change(line):
        return
    cell = cells[pick(len(cells) - 1)]
    line.remove(cell)


def gain_a_blank(page: Printed, pick: Pick) -> None:
    """An empty cell too many somewhere in a line."""
    _, line = _value_line(page, pick)
    if not page.may_change(line):
        return
    line.insert(pick(len(line)), Drawn(""))


def gain_a_figure(page: Printed, pick: Pick) -> None:
    """A number too many somewhere in a line."""
    _, line = _value_line(page, pick)
    blank = any(cell.ident and not cell.text.strip() for cell in line)
    if blank or not page.may_change(line):
        return
    page.gained.add(id(line))
    first = next(index for index, cell in enumerate(line) if cell.ident) if page.vanishing else 0
    line.insert(first + pick(len(line) - first), Drawn(str(pick(99))))


def blank_cells(page: Printed, pick: Pick) -> None:
    """Some cells are left empty, or hold a stroke."""
    for _ in range(1 + pick(6)):
        _, line = _value_line(page, pick)
        cells = [cell for cell in line if cell.ident]
        if cells and id(line) not in page.gained and not (page.vanishing and id(line) in page.touched):
            cell = cells[pick(len(cells) - 1)]
            cell.text = ("", "\xa0", "/", "-", "—")[pick(4)]


def blank_a_column(page: Printed, pick: Pick) -> None:
    """A whole column of the applications is left empty, as many agencies do for zeros."""
    columns = (
        "natural_person",
        "commercial_enterprise",
        "research_institution",
        "social_welfare_org",
        "other_legal_person",
        "total",
    )
    column = columns[pick(len(columns) - 1)]
    for _, line in _value_lines(page):
        for cell in line:
            if id(line) in page.gained or (page.vanishing and id(line) in page.touched):
                continue
            if cell.ident and cell.ident[0] == "applications" and cell.ident[2] == column:
                cell.text = ""


def drop_a_rowspan(page: Printed, pick: Pick) -> None:
    """A cell that spans rows loses its span: the lines below begin too far left."""
    cells = [cell for sheet in page.sheets for line in sheet.lines for cell in line if cell.rows > 1]
    if cells:
        cells[pick(len(cells) - 1)].rows = 1


def drop_all_rowspans(page: Printed, pick: Pick) -> None:
    """Every row span of one table is lost."""
    for line in _sheet(page, pick).lines:
        for cell in line:
            cell.rows = 1


def wrong_rowspan(page: Printed, pick: Pick) -> None:
    """A span reaches too far, or to the end of the table; in some shapes lines below then begin with a blank."""
    cells = [cell for sheet in page.sheets for line in sheet.lines for cell in line if cell.rows > 1]
    if not cells:
        return
    cell = cells[pick(len(cells) - 1)]
    sheet = next(each for each in page.sheets if any(cell in line for line in each.lines))
    lines = {id(line) for line in sheet.lines}
    if not lines & page.touched:
        cell.rows = (cell.rows + 1, max(1, cell.rows - 1), 99)[pick(2)]
        page.touched |= lines


def wrong_colspan(page: Printed, pick: Pick) -> None:
    """A label spans one column too many or too few."""
    cells = [cell for sheet in page.sheets for line in sheet.lines for cell in line if not cell.ident]
    cell = cells[pick(len(cells) - 1)]
    cell.columns = max(1, cell.columns + (1, -1)[pick(1)])


def extra_column(page: Printed, pick: Pick) -> None:
    """An empty column through a whole table, its header too: before its figures, behind them, or among them."""
    sheet = _sheet(page, pick)
    among = 1 + pick(4)
    place = (0, among, 99)[pick(2)] if sheet.table == "applications" else 99
    for line in sheet.lines:
        figures = [index for index, cell in enumerate(line) if cell.ident]
        if figures:
            line.insert(min(figures[0] + place, len(line)), Drawn(""))
            page.touched.add(id(line))
        else:
            _widen_header(line, place)


def _widen_header(line: list[Drawn], place: int) -> None:
    """Let a header row of the applications reach over the new column; elsewhere the column is the last."""
    texts = [cell.text for cell in line]
    if place == 99:
        line.append(Drawn("", header=True))
    elif place == 0:
        for cell in line:
            cell.columns += cell.columns == 3
    elif "申请人情况" in texts:
        line[-1].columns += 1
    elif "法人或其他组织" in texts:
        line[texts.index("法人或其他组织")].columns += 1
    elif "商业企业" in texts:
        line.insert(place - 1, Drawn("", header=True))


def page_cut(page: Printed, pick: Pick) -> None:
    """A page ends inside a table: two tables, the group labels repeated or not, the header repeated or not."""
    index = pick(len(page.sheets) - 1)
    sheet = page.sheets[index]
    if len(sheet.lines) < 8 or sheet.table == "reviews_and_litigation":
        return
    at = 4 + pick(len(sheet.lines) - 6)
    upper, lower = sheet.lines[:at], sheet.lines[at:]
    for number, line in enumerate(upper):
        for cell in line:
            over = number + cell.rows - at
            if over > 0:
                cell.rows -= over
                if pick(1):
                    lower[0].insert(0, Drawn(cell.text, over, cell.columns))
    head = deepcopy(sheet.lines[:3]) if sheet.table == "applications" and pick(1) else []
    pieces = [Sheet(sheet.table, upper), Sheet(sheet.table, head + lower)]
    page.sheets[index : index + 1] = pieces


def typing_error(page: Printed, pick: Pick) -> None:
    """One character of a label is wrong, missing or doubled."""
    labels = _words(page)
    cell = labels[pick(len(labels) - 1)]
    at = pick(len(cell.text) - 1)
    if cell.text[at] in "亿万元":
        return  # another unit is another amount, for every reader
    cell.text = (
        cell.text[:at] + "口" + cell.text[at + 1 :],
        cell.text[:at] + cell.text[at + 1 :],
        cell.text[:at] + cell.text[at] + cell.text[at:],
    )[pick(2)]


def white_space(page: Printed, pick: Pick) -> None:
    """Blanks inside words, as justified text has them."""
    labels = _words(page)
    for _ in range(5):
        cell = labels[pick(len(labels) - 1)]
        at = pick(len(cell.text) - 1)
        cell.text = cell.text[:at] + " \u3000\xa0"[pick(2)] + cell.text[at:]


def lose_a_row(page: Printed, pick: Pick) -> None:
    """A whole line is not there."""
    sheet, line = _value_line(page, pick)
    sheet.lines[:] = [each for each in sheet.lines if each is not line]
    page.sheets[:] = [each for each in page.sheets if each.lines]


def swap_rows(page: Printed, pick: Pick) -> None:
    """Two lines have changed places, labels and all."""
    sheet = _sheet(page, pick)
    lines = [i for i, line in enumerate(sheet.lines) if any(cell.ident for cell in line)]
    if len(lines) > 2:
        i = pick(len(lines) - 2)
        a, b = lines[i], lines[i + 1]
        sheet.lines[a], sheet.lines[b] = sheet.lines[b], sheet.lines[a]


def lose_a_label(page: Printed, pick: Pick) -> None:
    """The cell of a row label is empty; the row above keeps its figures, or these would seem to be its own."""
    lines = [line for _, line in _value_lines(page)]
    at = pick(len(lines) - 1)
    line = lines[at]
    if page.vanishing and not (page.may_change(line) and page.may_change(lines[at - 1])):
        return
    label = _label(line)
    if label:
        label.text = ""
        for cell in line:
            cell.ident = None


def merge_two(page: Printed, pick: Pick) -> None:
    """Two neighbouring figures are drawn as one cell that prints the first."""
    _, line = _value_line(page, pick)
    cells = [index for index, cell in enumerate(line) if cell.ident]
    if len(cells) < 3 or not page.may_change(line):
        return
    at = cells[pick(len(cells) - 2)]
    line[at].columns += line[at + 1].columns
    del line[at + 1]


def merge_header(page: Printed, pick: Pick) -> None:
    """Two neighbouring header cells are drawn as one that prints the first."""
    heads = [line for s in page.sheets for line in s.lines if len(line) > 2 and all(cell.header for cell in line)]
    if heads:
        line = heads[pick(len(heads) - 1)]
        at = pick(len(line) - 2)
        line[at].columns += line[at + 1].columns
        del line[at + 1]


def merge_down(page: Printed, pick: Pick) -> None:
    """A figure's cell also covers the one below it, which is not drawn."""
    sheet = next((each for each in page.sheets if each.table == "applications"), None)
    if sheet is None:
        return
    lines = [line for line in sheet.lines if sum(bool(cell.ident) for cell in line) == 7]
    if len(lines) < 3:
        return
    i = pick(len(lines) - 2)
    upper, lower = lines[i], lines[i + 1]
    if sheet.lines.index(lower) != sheet.lines.index(upper) + 1 or not page.may_change(upper):
        return
    if not page.may_change(lower):
        return
    column = pick(6)
    above = [cell for cell in upper if cell.ident][column]
    below = [cell for cell in lower if cell.ident][column]
    if _column_of(sheet, above) != _column_of(sheet, below):
        return  # in a table whose lines begin at different places it covers another's
    above.rows = 2
    lower.remove(below)


def _column_of(sheet: Sheet, drawn: Drawn) -> int:
    return next(cell.column for cell in placed(sheet) if cell.drawn is drawn)


def repeat_a_row(page: Printed, pick: Pick) -> None:
    """A line is printed twice."""
    sheet, line = _value_line(page, pick)
    sheet.lines.insert(sheet.lines.index(line), deepcopy(line))


def full_width(page: Printed, pick: Pick) -> None:
    """Figures in full-width digits, with thousands separators or blanks around."""
    for _ in range(8):
        _, line = _value_line(page, pick)
        for cell in line:
            if cell.ident and cell.text.isdecimal():
                value = int(cell.text)
                cell.text = (
                    cell.text.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
                    f"{value:,}",
                    f"\xa0{value} ",
                    f"{value}件",
                )[pick(3)]


DAMAGES = [
    lose_a_cell, gain_a_blank, gain_a_figure, blank_cells, blank_a_column, drop_a_rowspan, drop_all_rowspans,
    wrong_rowspan, wrong_colspan, extra_column, page_cut, typing_error, white_space, lose_a_row, swap_rows,
    lose_a_label, merge_two, merge_header, merge_down, repeat_a_row, full_width,
]  # fmt: skip
