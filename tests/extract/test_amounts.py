"""In which unit an amount is printed: as all say that name one, or openly not read."""

from decimal import Decimal
from random import Random

import pytest
from drawing import Drawn, draw_report
from sampling import report_texts
from writing import as_html, as_lines

from extract.documents import Document
from extract.read_report import read_report

_, TEXTS = report_texts("2021", Random(3))
IDENT = ("proactive_disclosure", "administrative_fees", "amount_wan_yuan")


def printed(head, label="", above="", amount="3900"):
    """The report with these words behind the head and the label, and in a line above the table's first row."""
    sheets = draw_report("2021", TEXTS | {IDENT: amount})
    lines = sheets[0].lines
    lines[-2][1].text = f"本年收费金额{head}"
    lines[-1][0].text = f"行政事业性收费{label}"
    if above:
        lines.insert(0, [Drawn(above, columns=4, header=True)])
    return sheets


AMOUNTS = [
    (printed("（单位：万元）"), "3900", "as the form has it"),
    (printed(""), "3900", "nothing said: as the form has it"),
    (printed("（元）"), "0.39", "yuan"),
    (printed("\n单位：元"), "0.39", "below the words"),
    (printed("（人民币元）"), "0.39", "of which money"),
    (printed("（单位：万元，保留两位小数）"), "3900", "more behind it"),
    (printed("", "（元）"), "0.39", "the label alone says it"),
    (printed("（亿元）", "（单位：亿元）"), "39000000", "both say the same"),
    (printed("（元）", amount="0.39万元"), "0.39", "the cell says it itself"),
    (printed("（千元）", amount="0"), "0", "nothing is nothing in any unit"),
    (printed("（单位：万元）", above="单位：件、万元"), "3900", "a line says so too"),
    (printed("（千元）"), None, "a unit that the form has not"),
    (printed("（美元）"), None, "other money"),
    (printed("（单位：元、万元）"), None, "two units"),
    (printed("（件）"), None, "no money"),
    (printed("（单位：万元）", "（元）"), None, "head and label differ"),
    (printed("（单位：万元）", above="（单位：元）"), None, "a line says otherwise"),
    (printed("", above="单位：件、元"), None, "only a line says it: of what else is it?"),
]


@pytest.mark.parametrize(("sheets", "value", "why"), AMOUNTS)
@pytest.mark.parametrize("write", [as_html, as_lines])
def test_an_amount_is_of_the_unit_all_name(write, sheets, value, why):
    cells = read_report(Document(write(sheets, 2023))).cells
    cell = next(cell for cell in cells if (cell.table, cell.row, cell.column) == IDENT)
    assert (cell.state, cell.value) == (("unreadable", None) if value is None else ("number", Decimal(value))), why


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("本年收费金额（单位：元）", "unreadable"),
        ("本年收费金额，元", "unreadable"),
        ("本年收费金额（单位：", "unreadable"),
        ("本年收费金额（单位：万元）", "number"),
        ("单位：件", "number"),
    ],
)
def test_a_head_may_stand_apart_from_its_table(line, state):
    page = as_html(printed(""), 2023).decode()
    before, behind = page.split('<tr><td>信息内容</td><td colspan="3">本年收费金额', 1)
    apart = f"{before}</table><p>{line}</p><table>{behind.split('</tr>', 1)[1]}"
    cells = read_report(Document(apart.encode())).cells
    assert next(cell.state for cell in cells if (cell.table, cell.row, cell.column) == IDENT) == state
