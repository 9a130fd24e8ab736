"""Merged cells that a library wrote out in every position."""

import pytest

from extract.grids import Grid, GridCell, GridPlace
from extract.plain.written_out import with_spans


def grid(*rows, ragged=False):
    placed = enumerate(rows)
    made = tuple(
        tuple(GridCell(text, GridPlace(0, at, c)) for c, text in enumerate(row.split("|"))) for at, row in placed
    )
    return Grid(0, made, ragged)


def spans(found):
    return [
        [(cell.text, cell.row_span, cell.col_span) for cell in row if cell is not None and cell.origin]
        for row in found.rows
    ]


ROWS = [
    (
        ("信息内容|本年处理决定数量|本年处理决定数量", "行政许可|5|5"),
        [("行政许可", 1, 1), ("5", 1, 2)],
        "one head, one figure",
    ),
    (
        ("信息内容|本年处理决定数量|本年处理决定数量", "行政许可|5|6"),
        [("行政许可", 1, 1), ("5", 1, 1), ("6", 1, 1)],
        "two figures stay two",
    ),
    (
        ("信息内容|上一年项目数量|本年增/减|本年增/减", "行政事业性收费||-4|-4"),
        [("行政事业性收费", 1, 1), ("", 1, 1), ("-4", 1, 2)],
        "a blank before a figure over two places",
    ),
    (
        ("三、本年度办理结果|（三）不予公开|1.属于国家秘密|0|0", "三、本年度办理结果|（七）总计|（七）总计|0|0"),
        [("（七）总计", 1, 2), ("0", 1, 1), ("0", 1, 1)],
        "figures that are alike under heads of their own stay two",
    ),
    (
        ("（七）总计|（七）总计|1|2", "（七）总计|（七）总计|3|4"),
        [("（七）总计", 1, 2), ("3", 1, 1), ("4", 1, 1)],
        "a row printed twice",
    ),
]


@pytest.mark.parametrize(("rows", "last", "why"), ROWS)
def test_positions_with_the_same_words_become_one_cell(rows, last, why):
    (found,) = with_spans([grid(*rows)])
    assert spans(found)[-1] == last, why


def test_what_is_not_written_out_is_left_alone():
    for each in (
        grid("规章|0|0|3", "行政规范性文件|1|1|1"),
        grid("（七）总计|（七）总计|1", ragged=True),
        grid("甲|甲|1"),
    ):
        assert with_spans([each]) == (each,)
