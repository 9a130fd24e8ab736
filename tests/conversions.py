"""What converting a document from one format into another does to its tables: damages beside those of ``damage``.

Lines and cells are broken up, run together, drawn a place aside, or cut off. What no longer stands alone in a cell of
its own is printed for no statutory cell any more, and a reader that gives it a figure is wrong.
"""

from copy import deepcopy

from damage import Pick, Printed, _label, _sheet, _value_line, _value_lines
from drawing import Drawn, Sheet
from placing import placed, size_of


def insert_line(sheet: Sheet, at: int, line: list[Drawn], hang: bool = True) -> None:
    """Put a line before the one at ``at``; cells that span over the place reach one line further, if they ``hang``."""
    for number, above in enumerate(sheet.lines[:at]):
        for cell in above:
            cell.rows += hang and number + cell.rows > at
    sheet.lines.insert(at, line)


def _index(sheet: Sheet, line: list[Drawn]) -> int:
    return next(index for index, each in enumerate(sheet.lines) if each is line)


def _blanks(line: list[Drawn]) -> list[Drawn]:
    return [Drawn("", 1, cell.columns) for cell in line if cell.ident]


def _figures(line: list[Drawn]) -> list[int]:
    return [index for index, cell in enumerate(line) if cell.ident]


def split_a_label(page: Printed, pick: Pick) -> None:
    """A label is broken over two lines of the table: its end below its figures, or its beginning above them."""
    sheet, line = _value_line(page, pick)
    label = _label(line)
    if label is None or label.rows > 1:
        return
    cut = 1 + pick(len(label.text) - 2)
    head, tail = label.text[:cut], label.text[cut:]
    rest = [Drawn("", 1, label.columns), *(_blanks(line) if pick(1) else [])]
    at = _index(sheet, line)
    first = line.index(label)
    own = [cell for cell in line[:first] if cell.rows == 1]
    rest[:0] = [Drawn("", 1, cell.columns) for cell in own]
    if pick(1):
        label.text, rest[len(own)].text = head, tail
        insert_line(sheet, at + 1, rest)
    else:
        label.text, rest[len(own)].text = tail, head
        hanging = [cell for cell in line[:first] if cell.rows > 1]
        for cell in hanging:
            cell.rows += 1
            line.remove(cell)
        insert_line(sheet, at, [*hanging, *rest])


def figures_a_line_lower(page: Printed, pick: Pick) -> None:
    """The figures of a row stand one line below its label, which reaches over both lines or does not."""
    sheet, line = _value_line(page, pick)
    if not page.may_change(line):
        return
    places = _figures(line)
    labels, figures, rest = line[: places[0]], line[places[0] : places[-1] + 1], line[places[-1] + 1 :]
    reach = pick(1)
    upper = [*labels, *(Drawn("", 1, cell.columns) for cell in figures), *rest]
    lower = [*([] if reach else [Drawn("", 1, cell.columns) for cell in labels if cell.rows == 1]), *figures]
    at = _index(sheet, line)
    line[:] = upper
    insert_line(sheet, at + 1, lower)
    for cell in labels if reach else ():
        cell.rows = max(2, cell.rows)


def glue_figures(page: Printed, pick: Pick) -> None:
    """Two neighbouring figures run together in one cell."""
    _, line = _value_line(page, pick)
    places = _figures(line)
    if len(places) < 3:
        return
    at = places[pick(len(places) - 2)]
    left, right = line[at], line[at + 1]
    if not (left.text.strip() and right.text.strip() and right.ident) or not page.may_change(line):
        return
    between = "" if page.vanishing else ("", " ")[pick(1)]  # where blanks part cells, two stay two
    left.text = left.text.strip() + between + right.text.strip()
    left.ident = None
    line.remove(right)


def split_a_figure(page: Printed, pick: Pick) -> None:
    """The digits of a figure stand in two cells."""
    _, line = _value_line(page, pick)
    wide = [cell for cell in line if cell.ident and cell.text.isdecimal() and len(cell.text) > 1]
    blank = page.vanishing and any(cell.ident and not cell.text.strip() for cell in line)
    if not wide or blank or not page.may_change(line):
        return
    page.gained.add(id(line))
    cell = wide[pick(len(wide) - 1)]
    cut = 1 + pick(len(cell.text) - 2)
    line.insert(line.index(cell) + 1, Drawn(cell.text[cut:]))
    cell.text, cell.ident = cell.text[:cut], None


def digits_apart(page: Printed, pick: Pick) -> None:
    """White space among the digits of a figure, or a dot where its thousands end."""
    _, line = _value_line(page, pick)
    wide = [cell for cell in line if cell.ident and cell.text.isdecimal() and len(cell.text) > 1]
    if not wide or (page.vanishing and not page.may_change(line, beside_blanks=page.positional)):
        return
    page.gained.add(id(line))
    cell = wide[pick(len(wide) - 1)]
    dotted = len(cell.text) > 3 and cell.ident is not None and cell.ident[2] != "fee_amount" and pick(1)
    if cell.ident and not dotted:
        page.beside.setdefault(cell.ident, set()).add(cell.text)
    cut = len(cell.text) - 3 if dotted else 1 + pick(len(cell.text) - 2)
    cell.text = cell.text[:cut] + ("." if dotted else " \u3000\xa0\u2009"[pick(3)]) + cell.text[cut:]
    cell.ident = cell.ident if not dotted else None


def figure_in_its_label(page: Printed, pick: Pick) -> None:
    """The first figure of a row stands in the cell of its label."""
    _, line = _value_line(page, pick)
    label, places = _label(line), _figures(line)
    if label is None or not line[places[0]].text.strip() or not page.may_change(line):
        return
    cell = line.pop(places[0])
    label.text += ("" if page.vanishing else ("", " ")[pick(1)]) + cell.text
    if cell.ident:
        page.beside.setdefault(cell.ident, set()).add(cell.text)


def repeat_group_labels(page: Printed, pick: Pick) -> None:
    """Cells over several rows are drawn apart, each with the text of the whole: the group labels of one table."""
    sheet = _sheet(page, pick)
    spanning = [cell for cell in placed(sheet) if cell.rows > 1 and not cell.drawn.header and not cell.drawn.ident]
    for cell in sorted(spanning, key=lambda each: -each.column):
        for row in range(cell.row + 1, cell.row + cell.rows):
            sheet.lines[row].insert(0, Drawn(cell.text, 1, cell.columns))
        cell.drawn.rows = 1


def empty_lines(page: Printed, pick: Pick) -> None:
    """Lines without any text between the others, whole or of one cell."""
    for _ in range(1 + pick(2)):
        sheet = _sheet(page, pick)
        at = 1 + pick(len(sheet.lines) - 1)
        width = size_of(placed(sheet))[1]
        inside = [cell for number, line in enumerate(sheet.lines[:at]) for cell in line if number + cell.rows > at]
        room = max(1, width - sum(cell.columns for cell in inside))
        insert_line(sheet, at, [Drawn("", 1, room)] if pick(1) else [Drawn("") for _ in range(room)], bool(pick(4)))


def cut_across(page: Printed, pick: Pick) -> None:
    """A table too wide for the page: its right columns are a table of their own, the row labels repeated or not."""
    index = pick(len(page.sheets) - 1)
    sheet = page.sheets[index]
    width = size_of(placed(sheet))[1]
    lines = {id(line) for line in sheet.lines}
    if sheet.table != "applications" or lines & page.touched or width < 6:
        return
    at, labels = width - 1 - pick(4), pick(1)
    left: list[list[Drawn]] = [[] for _ in sheet.lines]
    right: list[list[Drawn]] = [[] for _ in sheet.lines]
    for cell in placed(sheet):
        here, there = max(0, min(at, cell.column + cell.columns) - cell.column), cell.column + cell.columns - at
        if here:
            left[cell.row].append(cell.drawn)
        if there > 0:
            right[cell.row].append(Drawn(cell.text, cell.rows, min(there, cell.columns), None, cell.drawn.header))
            right[cell.row][-1].ident = None if here else cell.drawn.ident
        elif labels and not cell.drawn.ident and cell.column < 3:
            right[cell.row].append(Drawn(cell.text, cell.rows, cell.columns, None, cell.drawn.header))
        if here:
            cell.drawn.columns = here
    page.sheets[index : index + 1] = [Sheet(sheet.table, left), Sheet(sheet.table, right)]
    page.touched |= {id(line) for line in (*left, *right)}


def cut_in_a_row(page: Printed, pick: Pick) -> None:
    """A page ends inside a row: its label above with some of its figures or none, the other figures below."""
    index = pick(len(page.sheets) - 1)
    sheet = page.sheets[index]
    if sheet.table == "reviews_and_litigation":
        return
    line = sheet.lines[-1 - pick(len(sheet.lines) - 5)] if len(sheet.lines) > 5 else []
    places = _figures(line)
    if not places or any(c.rows > 1 for c in line if c.ident) or not page.may_change(line):
        return
    at, kept = _index(sheet, line), pick(1) * pick(len(places))
    figures = [line[place] for place in places]
    upper, lower = sheet.lines[: at + 1], sheet.lines[at + 1 :]
    below = [Drawn(""), *([Drawn("")] * kept), *figures[kept:]]
    for number, each in enumerate(upper):
        for cell in each:
            over = number + cell.rows - at - 1
            if over > 0:
                cell.rows -= over
                if lower and pick(1):
                    lower[0].insert(0, Drawn(cell.text, over, cell.columns))
    for place in places[kept:]:
        line[place] = Drawn("", 1, line[place].columns)
    page.touched |= {id(below), id(line)}
    page.sheets[index : index + 1] = [Sheet(sheet.table, upper), Sheet(sheet.table, [below, *lower])]


def poorer_head_again(page: Printed, pick: Pick) -> None:
    """The header is repeated after the end of a page, and one of its columns is missing there."""
    index = next(
        (i for i, each in enumerate(page.sheets) if each.table == "applications" and len(each.lines) > 8), None
    )
    if index is None or len(page.sheets[index].lines[2]) < 3:
        return
    sheet = page.sheets[index]
    at = 4 + pick(len(sheet.lines) - 6)
    upper, lower = sheet.lines[:at], sheet.lines[at:]
    head = deepcopy(upper[:3])
    row = head[1 + pick(1)]
    del row[pick(len(row) - 1)]
    for number, each in enumerate(upper):
        for cell in each:
            cell.rows -= max(0, number + cell.rows - at)
    page.sheets[index : index + 1] = [Sheet(sheet.table, upper), Sheet(sheet.table, head + lower)]


def lose_labels(page: Printed, pick: Pick) -> None:
    """The labels of several rows are empty."""
    lines = [line for _, line in _value_lines(page)]
    at = pick(len(lines) - 1)
    run = lines[at : at + 2 + pick(3)]
    may = [page.may_change(line) for line in (lines[at - 1], *run)] if page.vanishing else []
    if not all(may):
        return
    for line in run:
        label = _label(line)
        if label is not None:
            label.text = ""
            for cell in line:
                cell.ident = None


CONVERSIONS = (
    split_a_label, figures_a_line_lower, glue_figures, split_a_figure, digits_apart, figure_in_its_label,
    repeat_group_labels, empty_lines, cut_across, cut_in_a_row, poorer_head_again, lose_labels,
)  # fmt: skip
