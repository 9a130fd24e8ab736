"""Statutory tables as drawn on paper: rows of cells with spans, each value cell knowing whose figure it prints.

A *drawing* is what a writer (``writing``) renders into a shape and what a *damage* changes. After damage the truth of a
cell is what is still printed for it: its text, or None when nothing is.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.forms import load_form
from extract.statutory import FormYear, Table

Ident = tuple[str, str, str]
"""(table, row, column) of a statutory cell."""


@dataclass(eq=False)
class Drawn:
    """One cell as drawn; ``ident`` is the statutory cell whose figure it prints, None for labels and fillers."""

    text: str
    rows: int = 1
    columns: int = 1
    ident: Ident | None = None
    header: bool = False


@dataclass(eq=False)
class Sheet:
    """One drawn table and the form row each of its lines belongs to (None for headers)."""

    table: str
    lines: list[list[Drawn]]
    owners: list[str | None] = field(default_factory=list)


Values = dict[Ident, Decimal]


def balanced(form: FormYear, draw) -> Values:
    """Figures of a whole report that satisfy every identity; ``draw`` gives a number from 0 to its argument."""
    values: Values = {}
    for table in load_form(form).tables:
        if table.id == "proactive_disclosure":
            values |= {(table.id, r, c): _loose(table, c, draw) for r, c in table.cells()}
        elif table.id == "reviews_and_litigation":
            values |= _summed_rows(table, draw)
        else:
            values |= _applications(table, draw)
    return values


def _loose(table: Table, column: str, draw) -> Decimal:
    kind = table.column(column).kind
    if kind == "change":
        return Decimal(draw(900) - 450)
    if kind == "amount":
        return Decimal(draw(99999)) / Decimal(100)
    return Decimal(draw(5000))


def _summed_rows(table: Table, draw) -> Values:
    values: Values = {}
    for row in table.rows:
        parts = {column.id: Decimal(draw(60)) for column in table.columns if column.id != "total"}
        values |= {(table.id, row.id, column): value for column, value in parts.items()}
        values[table.id, row.id, "total"] = sum(parts.values(), Decimal(0))
    return values


def _applications(table: Table, draw) -> Values:
    values: Values = {}
    columns = [column.id for column in table.columns if column.id != "total"]
    outside = ("new_received", "carried_over_in", "results_total", "carried_over_out")
    inner = [row.id for row in table.rows if row.id not in outside]
    for column in columns:
        results = {row: Decimal(draw(40)) for row in inner}
        total = sum(results.values(), Decimal(0))
        out = Decimal(draw(9))
        came_in = Decimal(draw(int(total + out)))
        each = {**results, "results_total": total, "carried_over_out": out, "carried_over_in": came_in}
        each["new_received"] = total + out - came_in
        values |= {(table.id, row, column): value for row, value in each.items()}
    for row in table.rows:
        values[table.id, row.id, "total"] = sum((values[table.id, row.id, c] for c in columns), Decimal(0))
    return values


def draw_report(form: FormYear, texts: dict[Ident, str]) -> list[Sheet]:
    """The three tables as the circular prints them."""
    return [_draw_disclosure(form, texts), _draw_applications(form, texts), _draw_reviews(form, texts)]


def _draw_disclosure(form: FormYear, texts: dict[Ident, str]) -> Sheet:
    table = load_form(form).table("proactive_disclosure")
    sheet = Sheet(table.id, [])
    last = None
    for row in table.rows:
        if row.group != last:
            last = row.group
            group = next(each for each in table.groups if each.id == row.group)
            sheet.lines.append([Drawn(group.label, columns=4, header=True)])
            heads = [Drawn(table.column(c).label, header=True) for c in row.columns]
            sheet.lines.append([Drawn("信息内容", header=True), *_spread(heads)])
            sheet.owners += [None, None]
        cells = [Drawn(texts[table.id, row.id, c], ident=(table.id, row.id, c)) for c in row.columns]
        sheet.lines.append([Drawn(row.label), *_spread(cells)])
        sheet.owners.append(row.id)
    return sheet


def _spread(cells: list[Drawn]) -> list[Drawn]:
    """Cells over three columns: one alone spans all, the second of two spans two."""
    spans = {1: [3], 2: [1, 2], 3: [1, 1, 1]}[len(cells)]
    return [replace(cell, columns=span) for cell, span in zip(cells, spans, strict=True)]


def _draw_applications(form: FormYear, texts: dict[Ident, str]) -> Sheet:
    table = load_form(form).table("applications")
    heads = [column.label for column in table.columns]
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    lines = [
        [Drawn(note, 3, 3, header=True), Drawn("申请人情况", 1, 7, header=True)],
        [Drawn(heads[0], 2, header=True), Drawn("法人或其他组织", 1, 5, header=True), Drawn(heads[6], 2, header=True)],
        [Drawn(head, header=True) for head in heads[1:6]],
    ]
    owners: list[str | None] = [None, None, None]
    inner = [row for row in table.rows if row.group]
    for row in table.rows:
        line: list[Drawn] = []
        if row.group is None:
            line.append(Drawn(row.label, 1, 3))
        else:
            if row is inner[0]:
                line.append(Drawn("三、本年度办理结果", len(inner)))
            if row.group == "results":
                line.append(Drawn(row.label, 1, 2))
            else:
                members = [each for each in table.rows if each.group == row.group]
                if row is members[0]:
                    group = next(each for each in table.groups if each.id == row.group)
                    line.append(Drawn(group.label, len(members)))
                line.append(Drawn(row.label))
        ids = [(table.id, row.id, column) for column in row.columns]
        lines.append(line + [Drawn(texts[ident], ident=ident) for ident in ids])
        owners.append(row.id)
    return Sheet(table.id, lines, owners)


def _draw_reviews(form: FormYear, texts: dict[Ident, str]) -> Sheet:
    table = load_form(form).table("reviews_and_litigation")
    outcomes = [column.label for column in table.columns]
    lines = [
        [Drawn("行政复议", 1, 5, header=True), Drawn("行政诉讼", 1, 10, header=True)],
        [
            *(Drawn(each, 2, header=True) for each in outcomes),
            Drawn("未经复议直接起诉", 1, 5, header=True),
            Drawn("复议后起诉", 1, 5, header=True),
        ],
        [Drawn(each, header=True) for each in outcomes * 2],
        [Drawn(texts[table.id, r, c], ident=(table.id, r, c)) for r, c in table.cells()],
    ]
    return Sheet(table.id, lines, [None, None, None, ""])


def expanded(sheet: Sheet) -> list[list[Drawn | None]]:
    """Every position of the grid: the cell where it begins, None where it only reaches."""
    taken: dict[tuple[int, int], Drawn | None] = {}
    rows: list[list[Drawn | None]] = []
    for at, line in enumerate(sheet.lines):
        column = 0
        row: dict[int, Drawn | None] = {c: taken[r, c] for r, c in taken if r == at}
        for cell in line:
            while column in row:
                column += 1
            for down in range(cell.rows):
                for over in range(cell.columns):
                    place = (at + down, column + over)
                    taken.setdefault(place, cell if (down, over) == (0, 0) else None)
                    if down == 0:
                        row.setdefault(column + over, taken[place])
            column += cell.columns
        width = max(row, default=-1) + 1
        rows.append([row.get(c) for c in range(width)])
    return rows
