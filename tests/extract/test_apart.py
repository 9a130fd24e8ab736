"""Labels and figures on lines of their own, headers torn into lines, pages turned over: texts of papers."""

import pytest

from extract.align.figures import read_figures
from extract.grids import LinePlace, Paragraph
from extract.plain.blocks import blocks_of
from extract.plain.stacked import with_stacks

HEAD = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他"
ABOVE = "4.无正当理由大量反复申请 0 0 0 0 0 0 0"
BELOW = "3.其他 1 0 0 0 0 0 1"
UNCORRECTED = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
FEE = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
EIGHT = "8 0 0 0 0 0 8"


def read(text):
    """Row id -> figures of the applications table, None for what is not read; rows without any figure left out."""
    found = {}
    for cell in read_figures(tuple(blocks_of(text))).cells:
        if cell.table == "applications":
            found.setdefault(cell.row, []).append(None if cell.value is None else int(cell.value))
    return {row: figures for row, figures in found.items() if any(value is not None for value in figures)}


APART = [
    (
        [ABOVE, "5.要求行政机关确认或重新出具已", "获取信息", EIGHT, "1.申请人无正当理由逾期不补正、行政机关不再处理",
         "0 0 0 0 0 0 0", "其政府信息公开申请", f"{FEE} 0 0 0 0 0 0 0", BELOW],
        {"not_processed_reconfirm": 8, "other_no_correction": 0, "other_fee_unpaid": 0},
        "figures below and within their labels",
    ),
    (
        [ABOVE, EIGHT, "5.要求行政机关确认或重新出具已", "（六）其", "获取信息", "1.申请人无正当理由逾期不补正、",
         "他处理", "行政机关不再处理其政府信息公开", "申请", "2", f"{FEE}", "2 0 0 0 0 0", BELOW],
        {},
        "figures above their label, and others torn apart: nobody can tell whose any of them are",
    ),
    (
        [ABOVE, "5.要求行政机关确认或重新出具已获取信息", EIGHT, BELOW],
        {},
        "two labels of the form are missing: the figures may be one of theirs",
    ),
    (
        [ABOVE, "5.要求行政机关确认或重新出具已获取信息", "其中：网上申请 8 0 0 0 0 0 8",
         "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", EIGHT, f"{FEE} 0 0 0 0 0 0 0", BELOW],
        {"other_fee_unpaid": 0},
        "figures of nobody among them",
    ),
    (
        [ABOVE, f"5.要求行政机关确认或重新出具 {EIGHT}", "已获取信息",
         f"{UNCORRECTED} 0 0 0 0 0 0 0", f"{FEE} 0 0 0 0 0 0 0", BELOW],
        {"not_processed_reconfirm": 8, "other_no_correction": 0, "other_fee_unpaid": 0},
        "figures beside the first line of their label",
    ),
    (
        [ABOVE, "5.要求行政机关确认或重新出县已获取信息 8 0 0 0 0 0 8",
         "（六）其 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0",
         f"他处理 {FEE} 0 0 0 0 0 0 0", BELOW],
        {"not_processed_reconfirm": 8, "other_no_correction": 0, "other_fee_unpaid": 0},
        "a misprinted label; pieces of a group's label before others",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "between", "why"), APART)
def test_labels_and_figures_on_lines_of_their_own(lines, between, why):
    expected = {row: [total, 0, 0, 0, 0, 0, total] for row, total in between.items()}
    around = {"not_processed_excessive": [0] * 7, "other_misc": [1, 0, 0, 0, 0, 0, 1]}
    assert read("\n".join([HEAD, *lines])) == around | expected, why


LEGAL = "商业企业 科研机构 社会公益组织 法律服务机构 其他"
TURNED = [
    (["总计 自然人 法人或其他组织", "", LEGAL], {}, "two lines apart"),
    (["总计", "自然人", "法人或其他组织", "", LEGAL], {}, "a word a line"),
    (["自然人", "法人或其他组织", "总计", "", LEGAL], None, "the form's order"),
    (["本表由自然人填写", "", HEAD], None, "a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected", "why"), TURNED)
def test_a_header_torn_into_lines_still_tells_the_order(head, expected, why):
    whole = {"granted": [2, 0, 0, 0, 0, 0, 2], "refused_state_secret": [1, 0, 0, 0, 0, 0, 1]}
    rows = ["（一）予以公开 2 0 0 0 0 0 2", "1.属于国家秘密 1 0 0 0 0 0 1"]
    assert read("\n".join([*head, *rows])) == (whole if expected is None else expected), why


def test_a_page_printed_from_its_foot_gives_no_figures():
    labels = ("4.保护第三方合法权益", "3.危及“三安全一稳定”", "2.其他法律行政法规禁止公开", "1.属于国家秘密")
    upwards = ["7 0 0 0 0 0 7".replace(" ", "\n"), *(f"{label}\n1\n2\n3\n4\n5\n6\n21" for label in labels)]
    text = "\n".join(upwards)
    cells = read_figures(with_stacks(blocks_of(text))).cells
    assert cells
    assert all(cell.value is None for cell in cells)
    downwards = "\n".join(reversed(upwards[1:]))
    assert any(cell.value == 21 for cell in read_figures(with_stacks(blocks_of(downwards))).cells)


COUNTED = [
    (["0", "0", "0", "33", "0", "0", "33件"], True, "a counter behind one figure"),
    (["0", "0", "0", "33", "57", "0", "0", "33件"], False, "a figure too many, whatever stands behind the last"),
]


@pytest.mark.parametrize(("figures", "is_read", "why"), COUNTED)
def test_cells_a_line_with_counters(figures, is_read, why):
    rows = [
        ["7.属于行政执法案卷", *["0"] * 7],
        ["8.属于行政查询事项", *figures],
        ["1.本机关不掌握相关政府信息", *["0"] * 7],
    ]
    paragraphs = [Paragraph(text, LinePlace(at)) for at, text in enumerate(sum(rows, HEAD.split()))]
    found = {cell.row for cell in read_figures(with_stacks(paragraphs)).cells if cell.value == 33}
    assert found == ({"refused_admin_inquiry"} if is_read else set()), why


BLANK = [
    ("546\n| 行政规范性文件 | 58 | 45 | |", None, "a figure that fell out of the table stands above"),
    ("| 行政规范性文件 | 58 | 45 | |\n546\n", None, "or below"),
    ("共三页\n| 行政规范性文件 | 58 | 45 | |", "blank", "words do not"),
]


@pytest.mark.parametrize(("text", "state", "why"), BLANK)
def test_a_blank_cell_beside_a_lone_figure_is_not_taken_for_blank(text, state, why):
    head = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n"
    cells = read_figures(tuple(blocks_of(f"{head}{text}"))).cells
    found = {f"{cell.row}.{cell.column}": cell.state for cell in cells}
    assert found["normative_documents.in_force"] == (state or "unreadable"), (why, cells)
    assert found["normative_documents.made"] == "number"


HALVES = [
    ("| 费用、行政机关不再处理其政府信息公开申请 | | | | | | | |", "blank", "no figure in it"),
    ("| 费用、行政机关不再处理其政府信息公开申请 | | | 2 | | | | |", "unreadable", "its figure may be another row's"),
]


@pytest.mark.parametrize(("half", "state", "why"), HALVES)
def test_the_second_half_of_a_label(half, state, why):
    rows = ["| 2.重复申请 | | | | | | | |", "| 2.申请人逾期未按收费通知要求缴纳 | 19 | 8 | 1 | 1 | 1 | 1 | 31 |", half]
    cells = read_figures(tuple(blocks_of("\n".join(rows)))).cells
    assert {cell.state for cell in cells if cell.row == "not_processed_repeat"} == {state}, why


def test_one_pipe_between_words_of_the_form_parts_cells():
    rows = ["总计 | 自然人 | 法人或其他组织", "（一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2", "详见 | 附件。"]
    grid, note = blocks_of("\n".join(rows))
    assert [cell.text for cell in grid.rows[0] if cell] == ["总计", "自然人", "法人或其他组织"]
    assert note.text == "详见 | 附件。"


EXACT = "| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n" + "".join(
    f"| {label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n" for label in ("2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")
)
LEADING = [
    ("| （一）予以公开 | | 2 | 0 | 0 | 0 | 0 | 0 | 2 |", True, "blank cells of the label's columns"),
    ("| （一）予以公开 | 2 | | 0 | 0 | 0 | 0 | 0 | 2 |", False, "a blank cell among the figures"),
    (
        "| （一）予以公开 | | 2 | 0 | 0 | 0 | 0 | 2 | 30 |\n"
        "| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 10 |",
        False,
        "another row has a figure too many: one of these is none",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "is_read", "why"), LEADING)
def test_blank_cells_before_the_figures_of_a_row_without_columns(row, is_read, why):
    assert ("granted" in read(f"{row}\n{EXACT}| 四、结转下年度继续办理 | | | | | | | | 0 |")) == is_read, why


HEADED = [
    (["（六）其他处理 3 0 0 0 0 0 3", EIGHT, "0 0 0 0 0 0 0"], None, "the heading of rows without labels"),
    (["（六）其他处理 3 0 0 0 0 0 3"], [3, 0, 0, 0, 0, 0, 3], "a row of the form of 2019"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), HEADED)
def test_figures_beside_what_may_be_a_heading(lines, expected, why):
    rows = ["1.属于国家秘密 1 0 0 0 0 0 1", ABOVE, *lines, "（七）总计 4 0 0 0 0 0 4"]
    assert read("\n".join([HEAD, *rows])).get("other_processing") == expected, why


OUTCOMES = "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉"
FURTHER = [
    ([OUTCOMES, HEAD, BELOW, ABOVE], {"not_processed_excessive"}, "behind the next table: another body's"),
    ([HEAD, BELOW, ABOVE], {"not_processed_excessive", "other_misc"}, "the table goes on, its header printed again"),
    ([OUTCOMES, BELOW], {"not_processed_excessive", "other_misc"}, "its header is not printed again"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), FURTHER)
def test_a_row_that_only_a_further_table_prints_is_nobodys(lines, expected, why):
    assert set(read("\n".join([HEAD, ABOVE, *lines]))) == expected, why


RULES = ["规章 1 0 3", "行政规范性文件 0 0 4", "行政处罚 5"]
TOLD = [
    ([], 0, "three figures of rules are others in each of the forms"),
    (["信息内容 本年制发件数 本年废止件数 现行有效件数"], 7, "the header of the form of 2021"),
    ([HEAD, f"{FEE} 0 0 0 0 0 0 0"], 7, "another table of that form"),
    ([HEAD, "（六）其他处理 3 0 0 0 0 0 3"], 6, "one of that of 2019, where a penalty has three figures"),
]


@pytest.mark.parametrize(("lines", "read", "why"), TOLD)
def test_a_table_whose_form_nothing_tells_is_not_read(lines, read, why):
    cells = read_figures(tuple(blocks_of("\n".join([*lines, "", "第二十条第（一）项", *RULES])))).cells
    assert sum(cell.table == "proactive_disclosure" and cell.value is not None for cell in cells) == read, why
