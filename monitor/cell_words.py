"""What people call a statutory cell: 表三·本年新收政府信息公开申请数量·总计, by the printed labels of the form."""

from functools import cache

from extract.forms import load_form
from extract.statutory import FORMS

_NUMERALS = "〇一二三四五六"


@cache
def cell_words(cell: str) -> str:
    """The words for ``table.row.column``; the name itself where no form has such a cell."""
    table_id, _, rest = cell.partition(".")
    row_id, _, column_id = rest.partition(".")
    for form in reversed(FORMS):
        for table in load_form(form).tables:
            if table.id == table_id and (row_id, column_id) in table.cells():
                row, column = table.row(row_id).label, table.column(column_id).label
                return f"表{_NUMERALS[table.section]}·{_short(row)}·{_short(column)}"
    return cell


def _short(label: str) -> str:
    """A printed label without its number and its notes in brackets."""
    for mark in ("、", "）", "."):
        head, found, tail = label.partition(mark)
        if found and len(head.strip("（")) <= 2 and tail:
            label = tail
            break
    return label.split("（")[0] or label
