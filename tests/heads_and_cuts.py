"""Damages of the heads, of the table of reviews, and of whole rows, beside those of ``damage`` and ``conversions``."""

from copy import deepcopy

from damage import Pick, Printed, _sheet, _value_lines
from drawing import Drawn, Sheet

from extract.forms import load_form

REVIEWS = "reviews_and_litigation"


def _reviews(page: Printed) -> tuple[int, Sheet] | None:
    """The table of reviews and its place, while it is printed as one: three lines of heads, one of figures."""
    found = [(index, sheet) for index, sheet in enumerate(page.sheets) if sheet.table == REVIEWS]
    whole = len(found) == 1 and [any(cell.ident for cell in line) for line in found[0][1].lines]
    return found[0] if whole == [False, False, False, True] else None


def cut_below_heads(page: Printed, pick: Pick) -> None:
    """A page ends between the heads of the reviews and their figures; the heads are repeated, in part or not at all."""
    found = _reviews(page)
    if found is None:
        return
    index, sheet = found
    heads, figures = sheet.lines[:3], sheet.lines[3:]
    again = deepcopy(heads) if pick(1) else []
    page.sheets[index : index + 1] = [Sheet(sheet.table, heads), Sheet(sheet.table, again + figures)]


def reviews_in_two(page: Printed, pick: Pick) -> None:
    """The table of reviews is too wide for the page: the lawsuits are a table of their own."""
    found = _reviews(page)
    if found is None or [len(line) for line in found[1].lines] != [2, 7, 10, 15]:
        return
    index, sheet = found
    top, kinds, outcomes, figures = sheet.lines
    left = [top[:1], kinds[:5], [], figures[:5]]
    right = [top[1:], kinds[5:], outcomes, figures[5:]]
    page.sheets[index : index + 1] = [Sheet(sheet.table, left), Sheet(sheet.table, right)]
    page.touched |= {id(line) for line in (*left, *right)}


def _in_order(sheet: Sheet) -> bool:
    """Whether its figures stand in the form's order: without a head nothing would tell another one."""
    form = load_form("2021").table("applications").columns
    order = [column.id for column in form]
    lines = [[cell.ident[2] for cell in line if cell.ident] for line in sheet.lines]
    return sheet.table != "applications" or all(line == sorted(line, key=order.index) for line in lines)


def lose_a_head(page: Printed, pick: Pick) -> None:
    """One cell of a header is not there; in some shapes those behind it then stand further left."""
    sheets = filter(_in_order, page.sheets)
    heads = [line for s in sheets for line in s.lines if len(line) > 2 and all(cell.header for cell in line)]
    if heads:
        line = heads[pick(len(heads) - 1)]
        del line[pick(len(line) - 1)]


def lose_the_heads(page: Printed, pick: Pick) -> None:
    """A table begins with its first row of figures: its header lines are not there."""
    sheet = _sheet(page, pick)
    at = next((index for index, line in enumerate(sheet.lines) if any(cell.ident for cell in line)), 0)
    if _in_order(sheet) and all(cell.header for line in sheet.lines[:at] for cell in line):
        del sheet.lines[:at]


def misspelt(page: Printed, pick: Pick) -> None:
    """Two neighbouring characters of a label have changed places, or its end is cut off."""
    labels = [c for s in page.sheets for line in s.lines for c in line if not c.ident and len(c.text) > 3]
    if not labels:
        return
    cell = labels[pick(len(labels) - 1)]
    at = pick(len(cell.text) - 2)
    if any(unit in cell.text for unit in "亿万元"):
        return  # another unit is another amount, for every reader
    turned = cell.text[:at] + cell.text[at + 1] + cell.text[at] + cell.text[at + 2 :]
    cell.text = turned if pick(1) else cell.text[: max(at, len(cell.text) - 3)]


def blank_a_row(page: Printed, pick: Pick) -> None:
    """A whole row is left empty or struck out, as many agencies do for zeros."""
    lines = _value_lines(page)
    _, line = lines[pick(len(lines) - 1)]
    if id(line) in page.gained or (page.vanishing and id(line) in page.touched):
        return
    text = ("", "/", "—")[pick(2)]
    for cell in line:
        cell.text = text if cell.ident else cell.text


def extra_column_of_reviews(page: Printed, pick: Pick) -> None:
    """An empty column stands among those of the reviews, under the heads of its neighbours."""
    found = _reviews(page)
    if found is None or [len(line) for line in found[1].lines] != [2, 7, 10, 15]:
        return
    top, kinds, outcomes, figures = found[1].lines
    if not page.may_change(figures):
        return
    at = 1 + pick(13)
    figures.insert(at, Drawn(""))
    top[at >= 5].columns += 1
    if at < 5:
        kinds.insert(at, Drawn("", 2, header=True))
    else:
        kinds[5 + (at >= 10)].columns += 1
        outcomes.insert(at - 5, Drawn("", header=True))


HEADS_AND_CUTS = (
    cut_below_heads, reviews_in_two, lose_a_head, lose_the_heads, misspelt, blank_a_row, extra_column_of_reviews,
)  # fmt: skip
