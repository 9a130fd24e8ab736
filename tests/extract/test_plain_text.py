"""Tables written in plain text, in each of its shapes."""

import pytest

from extract.documents import Document, Reading
from extract.grids import Grid
from extract.reader import read_content


def grids(text):
    content = read_content(Document(text.encode()), Reading())
    return [block for block in content.blocks if isinstance(block, Grid)]


def cells(grid):
    return [[None if cell.lost else cell.text.strip() for cell in row] for row in grid.rows]


def test_tabs_of_equal_width_have_columns_and_others_only_an_order():
    even, uneven = grids("a\tb\tc\n1\t\t3\n\ntext\n\na\tb\tc\n1\t2\n")
    assert (even.ragged, cells(even)) == (False, [["a", "b", "c"], ["1", "", "3"]])
    assert (uneven.ragged, cells(uneven)) == (True, [["a", "b", "c"], ["1", "2"]])


def test_one_cell_a_line_rows_end_at_empty_lines_and_words_go_on_below():
    (grid,) = grids("text\n\t信息内容\n\t本年新\n制作数量\n\n\t规章\n\t0\n\t \n\n\n三、收到\n")
    assert cells(grid) == [["信息内容", "本年新\n制作数量"], ["规章", "0", ""]]


def test_what_a_lost_cell_left_before_the_tab_is_a_lost_cell():
    (grid,) = grids("\t行政规范性文件\n\t0\n\t0\n \t第二十条第（五）项\n\n\t行政许可\n\t0\n")
    assert cells(grid) == [["行政规范性文件", "0", "0", None], ["第二十条第（五）项"], ["行政许可", "0"]]


def test_pipes_a_rule_parts_two_tables():
    first, second = grids("| a | b |\n|---|---|\n| 1 | 2 |\n| c | d | e |\n|---|:-:|---|\n| 3 | 4 | 5 |\n")
    assert cells(first) == [["a", "b"], ["1", "2"]]
    assert cells(second) == [["c", "d", "e"], ["3", "4", "5"]]


SPACED = [
    ("规章 0 0 3", ["规章", "0", "0", "3"], "label and figures"),
    (
        "三、本年度办理结果 （一）予以公开 1 0 0 0 0 0 1",
        ["三、本年度办理结果", "（一）予以公开", *"1000001"],
        "a group before",
    ),
    ("1. 属于国家秘密 1 0 0 0 0 0 1", ["1.属于国家秘密", *"1000001"], "a blank inside the label"),
    ("0 1 0 0 1 0 0 1 0 1 0 1 0 0 1", [*"010010010101001"], "a line of figures"),
    ("自然人 法人或其他组织 总计", ["自然人", "法人或其他组织", "总计"], "a header"),
    ("全年公开信息 120", None, "no label of the form"),
    ("2021 5", None, "few figures may be anything"),
]


@pytest.mark.parametrize(("line", "expected", "why"), SPACED)
def test_label_and_figures_on_a_line(line, expected, why):
    found = grids(f"前言。\n{line}\n后记。\n")
    assert ([cells(grid) for grid in found] == [[expected]]) if expected else found == [], why


def test_csv_is_a_grid_between_its_lone_lines():
    rows = ["二、主动公开政府信息情况"] + ["规章,0,0,3"] * 12 + ["三、收到"]
    content = read_content(Document("\n".join(rows).encode()), Reading())
    kinds = [type(block).__name__ for block in content.blocks]
    assert (content.reader, kinds) == ("csv", ["Paragraph", "Grid", "Paragraph"])


_ROW = ["一、本年新收政府信息公开申请数量", "3", "0", "", "1", "0", "0", "4"]
_NEXT = ["二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"]
_HEAD = ["自然人", "法人或其他组织", "总计"]
_READ = [[*_HEAD], [*_ROW], [*_NEXT]]
PIPED = [
    ("\n".join(f"{cell} |" for row in _READ for cell in row), _READ, "cell and pipe on a line"),
    ("\n".join(f"{cell}\n|" if cell else "|" for row in _READ for cell in row), _READ, "the pipe alone under its cell"),
    ("\n".join("\n".join(["| ", *(f" {cell}  | " for cell in row)]) for row in _READ), _READ, "a pipe opens each row"),
    (
        "\n".join("\n".join([*(f"{cell} |" for cell in row), "||"]) for row in _READ),
        _READ,
        "pipes on a line of their own fill the row up",
    ),
    (
        "\n".join(f"{cell} |" for row in ([*_HEAD], [*_ROW[:-1], ""], _NEXT) for cell in row),
        [[*_HEAD], _ROW[:-1], _NEXT],
        "a blank at the end may be what fills the row up",
    ),
    (
        "\n".join(f"| {' | '.join(row)} | {'|' * fill}" for row, fill in ((_HEAD, 7), (_NEXT, 2))),
        [[*_HEAD], [*_NEXT]],
        "rows padded to the widest",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), PIPED)
def test_cells_ended_by_pipes_keep_their_order_and_no_column(text, expected, why):
    (grid,) = grids(f"说明。\n三、收到和处理政府信息公开申请情况\n{text}\n四、政府信息公开行政复议、行政诉讼情况\n")
    assert (grid.ragged, cells(grid)) == (True, expected), why


def test_running_text_with_a_pipe_is_no_table():
    assert grids("联系我们 |\n网站地图 |\n版权所有\n") == []


DRAWN = [
    ("+---+---+\n| 规章 | 3 |\n+---+---+", None, "bars that do not stand under the corners: no table"),
    (
        """\
+------+---+
| 规章 | 3 |
+------+---+
| 行政 | 4 |
| 处罚 |   |
+------+---+
| a    | 5 |
+------+---+""",
        [["规章", "3"], ["行政\n处罚", "4"], ["a", "5"]],
        "a wrapped label",
    ),
    (
        """\
+------+---+
| 规章 | 3 |
|      +---+
|      | 4 |
+------+---+
| a        |
+------+---+
| b    | 5 |
+------+---+""",
        [["规章", "3"], ["规章", "4"], ["a", "a"], ["b", "5"]],
        "spans down and across",
    ),
    (
        """\
+------+-----+
| 规章 | 12  |
|      | 34  |
| 处罚 | 5   |
+------+-----+""",
        [["规章", "12\n34"], ["处罚", "5"]],
        "figures alone may be the rest of those above",
    ),
    (
        "┌────┬──┐\n│规章│3 │\n├────┼──┤\n│“章 │4 │\n├────┼──┤\n│处罚│5 │\n└────┴──┘",
        [["规章", "3"], ["“章", "4"], ["处罚", "5"]],
        "a terminal's box, a mark one column wide",
    ),
    (
        """\
+------+---------+
| 规章 | +---+   |
|      | | 3 |   |
|      | +---+   |
+------+---------+
| a    | b       |
+------+---------+
| a    | c       |
+------+---------+""",
        [["规章", "3"], ["a", "b"], ["a", "c"]],
        "a box in a cell",
    ),
    (
        "  ---- --- ---\n  规章   3   4\n  a        5\n  ---- --- ---",
        [["规章", "3", "4"], ["a", "", "5"]],
        "columns under a ruler keep blank cells",
    ),
    (
        "  ---- --- ---\n  规章   3   4\n\n  处     1   2\n  罚\n  ---- --- ---",
        [["规章", "3", "4"], ["处\n罚", "1", "2"]],
        "rows parted by empty lines go over several",
    ),
    ("  ---- --- ---\n  规章章   3   4\n  ---- --- ---", None, "a text across the gap of the ruler: no table"),
    ("||规章||3||||4||", [["规章", "3", "", "4"]], "a wiki's two pipes"),
]


@pytest.mark.parametrize(("text", "expected", "why"), DRAWN)
def test_tables_drawn_with_characters(text, expected, why):
    found = [cells(grid) for grid in grids(f"前言。\n\n{text}\n\n后记。\n") if len(grid.rows) > 0]
    assert (found == [expected]) if expected else [each for each in found if len(each) > 1] == [], why


def test_the_numbers_of_rows_are_none_of_their_figures():
    (numbered,) = grids("\n".join(f"{at}\t规章\t{2 * at}\tnan" for at in range(6)).replace("\tnan", "\t"))
    assert cells(numbered)[2] == ["规章", "4", ""]
    (counted,) = grids("\n".join(f"{at * at}\t规章\t{2 * at}" for at in range(6)))
    assert cells(counted)[2] == ["4", "规章", "4"]


def test_a_tab_after_every_cell_closes_it():
    rows = ["信息内容\t本年制发件数\t本年废止件数", *(f"第{n}行\t{n}\t" for n in range(10))]
    closed = "\n".join(f"{row}\t" for row in rows)
    (grid,) = grids(closed)
    assert [len(row) for row in grid.rows] == [3] * 11
    assert cells(grid)[3] == ["第2行", "2", ""], "a blank cell stays"
    (open_,) = grids(closed.replace("件数\t\n", "件数\n", 1))
    assert cells(open_)[3] == ["第2行", "2", "", ""], "not where one line has none"
