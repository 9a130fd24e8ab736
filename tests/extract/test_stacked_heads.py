"""Heads whose words stand in rows of their own, as a table pasted into a sheet has them, are read as one."""

from random import Random

import pytest
from drawing import Drawn, draw_report
from office_writing import as_xlsx
from sampling import misread, report_texts
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report
from extract.report import APPLICATIONS, REVIEWS

VALUES, TEXTS = report_texts("2021", Random(3))
BLANKED = {ident: "" if at % 3 == 0 else text for at, (ident, text) in enumerate(TEXTS.items())}
"""Without their heads no blank can be placed."""


def head(text="", rows=1, columns=1):
    return Drawn(text, rows, columns, header=True)


def applicants(*lowest):
    """The header in five rows: the words of the second and third column one below the other, others beside them."""
    return [
        [head("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 5, 3), head("申请人情况", 1, 7)],
        [head(), head("法人或其他组织", 1, 5), head("总计", 4)],
        [head(), head("商业"), head("科研"), head("社会公益组织", 3), head("法律服务机构", 3), head("其他", 3)],
        [head("自然人"), head(), head()],
        [head(), *map(head, lowest)],
    ]


def outcomes(*lowest):
    blocks = [head("行政复议", columns=5), head("未经复议直接起诉", columns=5), head("复议后起诉", columns=5)]
    upper = [head("结果"), head("结果"), head("其他结果", 2), head("尚未"), head("总计", 2)]
    return [blocks, upper * 3, list(map(head, lowest)) * 3]


def report(table, header):
    sheets = draw_report("2021", BLANKED)
    sheet = next(sheet for sheet in sheets if sheet.table == table)
    body = [line for line in sheet.lines if any(cell.ident for cell in line)]
    sheet.lines, sheet.owners = header + body, [None] * len(header) + sheet.owners[-len(body) :]
    return sheets


@pytest.mark.parametrize("write", [as_html, as_xlsx])
@pytest.mark.parametrize(
    ("table", "header", "is_read", "why"),
    [
        (APPLICATIONS, applicants("企业", "机构"), True, "the pieces are the heads of the form"),
        (APPLICATIONS, applicants("企业", "上年"), False, "one is not, and another's figures may stand here"),
        (REVIEWS, outcomes("维持", "维持", "审结"), False, "one outcome twice"),
        (REVIEWS, outcomes("维持", "纠正", "审结"), True, "outcomes in two rows"),
    ],
)
def test_pieces_of_heads_below_each_other_are_one(write, table, header, is_read, why):
    read = read_report(Document(write(report(table, header), 2023)))
    states = {cell.state for cell in read.cells if cell.table == table and BLANKED[table, cell.row, cell.column] == ""}
    assert (states == {"blank"}) == is_read, why
    assert misread(read, {ident: [text] for ident, text in BLANKED.items()}, VALUES) == []
