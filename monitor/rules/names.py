"""How cells are called in sentences for people: the words of the form, short."""

import re
from functools import cache

from extract.forms import load_form
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS
from extract.statutory import FORMS

TABLES: dict[str, str] = {DISCLOSURE: "表二", APPLICATIONS: "表三", REVIEWS: "表四"}


@cache
def cell_name(name: str) -> str:
    """The words of the form for ``table.row.column``; the id itself for what no form has.

    >>> cell_name("applications.new_received.total")
    '表三“本年新收政府信息公开申请数量”总计'
    >>> cell_name("reviews_and_litigation.review.upheld")
    '表四“行政复议”结果维持'
    """
    table_id, row_id, column_id = name.split(".")
    for form in reversed(FORMS):
        for table in load_form(form).tables:
            rows = {row.id: row.label for row in table.rows}
            columns = {column.id: column.label for column in table.columns}
            if table.id == table_id and row_id in rows and column_id in columns:
                return f"{TABLES[table_id]}“{_row(row_id, rows[row_id])}”{_short(columns[column_id])}"
    return name


@cache
def line_name(table_id: str, row_id: str | None, column_id: str | None) -> str:
    """The words of the form for a row or a column, or for the table alone.

    >>> line_name("applications", None, "natural_person"), line_name("applications", "granted", None)
    ('表三自然人一列', '表三“予以公开”一行')
    """
    words = TABLES.get(table_id, table_id)
    for form in reversed(FORMS):
        for table in load_form(form).tables:
            if table.id != table_id:
                continue
            rows = {row.id: row.label for row in table.rows}
            columns = {column.id: column.label for column in table.columns}
            if row_id in rows:
                return f"{words}“{_row(row_id or '', rows[row_id or ''])}”一行"
            if column_id in columns:
                return f"{words}{_short(columns[column_id or ''])}一列"
    return words


def _row(row_id: str, label: str) -> str:
    """A row's label; several rows and columns are called 总计, so the results' one says what it totals."""
    return "办理结果总计" if row_id == "results_total" else _short(label)


def _short(label: str) -> str:
    """A label without its number and its explanation in brackets."""
    bare = re.sub(r"^\s*(?:[一二三四五六七]、|（[一二三四五六七]）|\d+\.)", "", label)
    return re.sub(r"（[^（）]*）$", "", bare).strip() or label
