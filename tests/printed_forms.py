"""The statutory forms as printed cells with random figures that balance, for the writers of every shape."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.forms import load_form
from extract.report import TableId
from extract.statutory import Form, Row, Table

CellId = tuple[TableId, str, str]
HEADS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass(frozen=True)
class Printed:
    """One drawn cell of a printed table."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    cell: CellId | None = None


Sheet = list[Printed]


def figures(form: Form, rng: random.Random) -> dict[CellId, Decimal]:
    """A figure for every cell of the form such that all its equations hold."""
    found: dict[CellId, Decimal] = {}
    for table in form.tables:
        if table.id == "applications":
            found.update(_applications(table, rng))
        elif table.id == "reviews_and_litigation":
            found.update(_reviews(table, rng))
        else:
            found.update(_disclosure(table, rng))
    return found


def _count(rng: random.Random) -> int:
    return rng.choice((0, 0, 0, 0, 1, 2, rng.randrange(10), rng.randrange(100), rng.randrange(5000)))


def _applications(table: Table, rng: random.Random) -> Iterator[tuple[CellId, Decimal]]:
    kinds = [column.id for column in table.columns if column.id != "total"]
    results = [row.id for row in table.rows if row.group]
    results.remove("results_total")
    columns = {}
    for kind in kinds:
        line = {row: _count(rng) if rng.random() < 0.5 else 0 for row in results}
        line["results_total"] = sum(line.values())
        line["carried_over_out"] = _count(rng)
        whole = line["results_total"] + line["carried_over_out"]
        line["new_received"] = rng.randint(0, whole)
        line["carried_over_in"] = whole - line["new_received"]
        columns[kind] = line
    columns["total"] = {row: sum(columns[kind][row] for kind in kinds) for row in columns[kinds[0]]}
    for column, line in columns.items():
        for row, value in line.items():
            yield (table.id, row, column), Decimal(value)


def _reviews(table: Table, rng: random.Random) -> Iterator[tuple[CellId, Decimal]]:
    for row in table.rows:
        values = [_count(rng) % 100 for _ in range(4)]
        for column, value in zip(table.columns, [*values, sum(values)], strict=True):
            yield (table.id, row.id, column.id), Decimal(value)


def _disclosure(table: Table, rng: random.Random) -> Iterator[tuple[CellId, Decimal]]:
    for row in table.rows:
        for column in row.columns:
            kind = table.column(column).kind
            value = Decimal(rng.choice((0, rng.randrange(50), rng.randrange(10**6))))
            if kind == "amount":
                value = Decimal(rng.randrange(10**8)).scaleb(-rng.choice((0, 1, 2, 4, 6))).normalize()
            elif kind == "change":
                value = Decimal(rng.randint(-400, 400))
            yield (table.id, row.id, column), value + 0


def shown(value: Decimal) -> str:
    """A figure as typed, without an exponent."""
    return format(value, "f")


def printed(form: Form, texts: dict[CellId, str]) -> list[Sheet]:
    """The three tables of a form with these texts in their cells."""
    return [
        _print_disclosure(form.table("proactive_disclosure"), texts),
        _print_applications(form.table("applications"), texts),
        _print_reviews(form.table("reviews_and_litigation"), texts),
    ]


def _print_disclosure(table: Table, texts: dict[CellId, str]) -> Sheet:
    sheet: Sheet = []
    at, group, heads = 0, None, ()
    for row in table.rows:
        if (row.group, row.columns) != (group, heads):
            if row.group != group:
                label = next(each.label for each in table.groups if each.id == row.group)
                sheet.append(Printed(at, 0, label, columns=4))
                at += 1
            sheet.extend(_widened(at, ["信息内容", *(table.column(column).label for column in row.columns)]))
            at, group, heads = at + 1, row.group, row.columns
        cells = _widened(at, [row.label, *(texts[table.id, row.id, column] for column in row.columns)])
        ids: list[CellId | None] = [None, *((table.id, row.id, column) for column in row.columns)]
        sheet.extend(replace(cell, cell=name) for cell, name in zip(cells, ids, strict=True))
        at += 1
    return sheet


def _widened(at: int, texts: list[str]) -> Sheet:
    """A row of four columns, the last cell over what is left."""
    last = len(texts) - 1
    return [Printed(at, index, text, columns=4 - last if index == last else 1) for index, text in enumerate(texts)]


def _print_applications(table: Table, texts: dict[CellId, str]) -> Sheet:
    sheet = [
        Printed(0, 0, BALANCE, rows=3, columns=3),
        Printed(0, 3, "申请人情况", columns=7),
        Printed(1, 3, "自然人", rows=2),
        Printed(1, 4, "法人或其他组织", columns=5),
        Printed(1, 9, "总计", rows=2),
        *(Printed(2, 4 + index, text) for index, text in enumerate(HEADS)),
    ]
    labels = {group.id: group.label for group in table.groups}
    inner = {group for group in labels if group != "results"}
    for index, row in enumerate(table.rows):
        at = 3 + index
        start = 0 if row.group is None else 2 if row.group in inner else 1
        sheet.append(Printed(at, start, row.label, columns=3 - start))
        sheet.extend(
            Printed(at, 3 + place, texts[table.id, row.id, column.id], cell=(table.id, row.id, column.id))
            for place, column in enumerate(table.columns)
        )
    for group in labels:
        held = [3 + index for index, row in enumerate(table.rows) if _within(row, group, inner)]
        if held:
            sheet.append(Printed(held[0], 0 if group == "results" else 1, labels[group], rows=len(held)))
    return sheet


def _within(row: Row, group: str, inner: set[str]) -> bool:
    return row.group == group or (group == "results" and row.group in inner)


def _print_reviews(table: Table, texts: dict[CellId, str]) -> Sheet:
    outcomes = [column.label for column in table.columns]
    sheet = [Printed(0, 0, "行政复议", columns=5), Printed(0, 5, "行政诉讼", columns=10)]
    sheet += [Printed(1, index, text, rows=2) for index, text in enumerate(outcomes)]
    sheet += [Printed(1, 5, "未经复议直接起诉", columns=5), Printed(1, 10, "复议后起诉", columns=5)]
    sheet += [Printed(2, 5 + index, text) for index, text in enumerate(outcomes * 2)]
    cells = table.cells()
    sheet += [
        Printed(3, index, texts[table.id, row, column], cell=(table.id, row, column))
        for index, (row, column) in enumerate(cells)
    ]
    return sheet


def printed_form(year: str, seed: int) -> tuple[dict[CellId, Decimal], list[Sheet]]:
    """Figures and printed tables of one random report."""
    form = load_form(year)  # type: ignore[arg-type]
    found = figures(form, random.Random(seed))
    return found, printed(form, {cell: shown(value) for cell, value in found.items()})
