"""How cells, lines and identities are called in sentences for people: the words of the form, short."""

import re
from collections.abc import Iterator
from functools import cache

from extract.forms import load_form
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, Check
from extract.statutory import FORMS, Table

TABLES: dict[str, str] = {DISCLOSURE: "表二", APPLICATIONS: "表三", REVIEWS: "表四"}


@cache
def cell_name(name: str) -> str:
    """The words of the form for ``table.row.column``; the id itself for what no form has.

    >>> cell_name("applications.new_received.total")
    '表三“本年新收政府信息公开申请数量”总计'
    >>> cell_name("reviews_and_litigation.review.upheld")
    '表四“行政复议”结果维持'
    """
    table_id, _, cell = name.partition(".")
    row_id, _, column_id = cell.partition(".")
    for table in _printed(table_id):
        if (row_id, column_id) in table.cells():
            return f"{TABLES[table_id]}“{_row(table, row_id)}”{_short(table.column(column_id).label)}"
    return name


@cache
def line_name(table_id: str, row_id: str | None, column_id: str | None) -> str:
    """The words of the form for a row or a column, or for the table alone.

    >>> line_name("applications", None, "natural_person"), line_name("applications", "granted", None)
    ('表三自然人一列', '表三“予以公开”一行')
    """
    words = TABLES.get(table_id, table_id)
    for table in _printed(table_id):
        if row_id in {row.id for row in table.rows}:
            return f"{words}“{_row(table, row_id or '')}”一行"
        if column_id in {column.id for column in table.columns}:
            return f"{words}{_short(table.column(column_id or '').label)}一列"
    return words


@cache
def sides_of(rule: str) -> tuple[str, str]:
    """What the two sums of an identity are called. Raises KeyError for a rule no form prints.

    >>> sides_of("T3_BALANCE")
    ('第一项加第二项', '第三项加第四项')
    """
    named = {each.rule: each.sides for table_id in TABLES for table in _printed(table_id) for each in table.equations}
    return named[rule]


def failure_of(check: Check) -> str:
    """A failed identity in a sentence: where, and both sums."""
    one, other = sides_of(check.rule)
    return f"{line_name(check.table, check.row, check.column)}：{one} {check.left}，{other} {check.right}"


def _printed(table_id: str) -> Iterator[Table]:
    """A table as the forms print it, the newest first."""
    for form in reversed(FORMS):
        yield from (table for table in load_form(form).tables if table.id == table_id)


def _row(table: Table, row_id: str) -> str:
    """A row's label. Several rows and columns are called 总计 and 其他: such a row says of what."""
    row = table.row(row_id)
    if row_id == "results_total":
        return "办理结果总计"
    if row.group and _short(row.label) == "其他":
        return f"{_short(next(group.label for group in table.groups if group.id == row.group))}·其他"
    return _short(row.label)


def _short(label: str) -> str:
    """A label without its number and its explanation in brackets."""
    bare = re.sub(r"^\s*(?:[一二三四五六七]、|（[一二三四五六七]）|\d+\.)", "", label)
    return re.sub(r"（[^（）]*）$", "", bare).strip() or label
