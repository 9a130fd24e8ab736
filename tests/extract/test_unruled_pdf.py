"""Pages without any line, drawn line by line: whose a figure is by its label's height and its column's place alone."""

import pytest
from paper import Paper, width_of

from extract.documents import Document
from extract.read_report import read_report

HEADS = ("自然人", "商业企业", "科研机构", "公益组织", "法律服务组织", "其他", "总计")
AT = (250, 300, 350, 400, 455, 505, 545)
"""Where the middles of the columns are."""
SIZE = 9.0


def centred(page, middle, y, text):
    page.text(middle - width_of(text, SIZE) / 2, y, text, SIZE)


def heads(page, y):
    page.text(40, y, "申请人情况", SIZE)
    for middle, head in zip(AT, HEADS, strict=True):
        centred(page, middle, y + 14, head)


def row(page, y, labels, figures, shift=0):
    """Lines of a label, each (x, text), and the row's figures at half their height; where the next row begins."""
    for index, (x, text) in enumerate(labels):
        page.text(x, y + 12 * index, text, SIZE)
    for middle, figure in zip(AT, figures, strict=True):
        centred(page, middle + shift, y + 6 * (len(labels) - 1), figure)
    return y + 12 * len(labels) + 4


FIRST, LAST = "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"


def report():
    """A page with the heads of the applications, the first row to be set 40 points below."""
    paper = Paper()
    page = paper.page()
    page.text(40, 30, "云溪县财政局2023年政府信息公开工作年度报告", SIZE)
    page.text(40, 50, "三、收到和处理政府信息公开申请情况", SIZE)
    heads(page, 80)
    return paper


def figures_of(paper):
    """id of a row -> its figures in the order of the columns, those that are read."""
    found = {}
    for cell in read_report(Document(paper.saved())).cells:
        if cell.state == "number":
            found.setdefault(cell.row, []).append(int(cell.value))
    return found


def cells_of(paper):
    return {(cell.row, cell.column): cell.state for cell in read_report(Document(paper.saved())).cells}


def read(*rows):
    """The figures of a page of these rows between two whole ones."""
    paper, y = report(), 120
    first, last = (
        ([(40, FIRST)], map(str, (11, 12, 13, 14, 15, 16, 81))),
        ([(40, LAST)], map(str, (1, 2, 3, 4, 5, 6, 21))),
    )
    for labels, figures in (first, *rows, last):
        y = row(paper.pages[0], y, labels, figures)
    return figures_of(paper)


FIGURES = list("1020003")


@pytest.mark.parametrize(
    ("labels", "figures", "row_id", "why"),
    [
        (
            [(10, "（二）部分公开（区分处理的，只计这一情形，不计其他情"), (113, "形）")],
            FIGURES,
            "partially_granted",
            "lines set in the middle, half of a bracket white at an end of each",
        ),
        (
            [
                (80, text)
                for text in ("1.申请人无正当", "理由逾期不补", "正、行政机关", "不再处理其政", "府信息公开申", "请")
            ],
            FIGURES,
            "other_no_correction",
            "a label of six lines",
        ),
        (
            [(80, "1.申请人无正当理由逾期不补正、"), (80, "行政机关不再处理其"), (80, "政府信息公开申请")],
            FIGURES,
            "other_no_correction",
            "a label whose first line names the row by itself",
        ),
        (
            [(60, "（二）部分公开（区分处理的，只计这一情形，"), (60, "不计其他情形）")],
            FIGURES,
            "partially_granted",
            "so does the first line of this one, a bracket left open",
        ),
        ([(44, "（三）不予1.属于国家秘密")], FIGURES, "refused_state_secret", "the label of its group right before it"),
    ],
)
def test_labels_are_known_however_they_are_set(labels, figures, row_id, why):
    found = read((labels, figures))
    assert found.pop(row_id, None) == list(map(int, figures)), why
    assert set(found) == {"new_received", "carried_over_out"}


def test_dashes_are_flat_and_say_nothing_of_the_size_of_characters():
    lines = [(60, "（二）部分公开（区分处理的，只计"), (60, "这一情形，不计其他情形）")]
    names = (
        "属于国家秘密",
        "其他法律行政法规禁止公开",
        "危及“三安全一稳定”",
        "保护第三方合法权益",
        "属于三类内部事务信息",
    )
    rows = [([(60, f"{number}.{name}")], ["-"] * 7) for number, name in enumerate(names, 1)]
    assert read((lines, FIGURES), *rows)["partially_granted"] == [1, 0, 2, 0, 0, 0, 3]


def test_a_label_that_ends_otherwise_than_any_may_have_taken_in_a_figure():
    lines = [(80, "1.申请人无正当理由逾期不补正、"), (80, "行政机关不再处理其政府信息"), (80, "公开申请0")]
    assert "other_no_correction" not in read((lines, ["1", "", "", "2", "", "", "3"]))


@pytest.mark.parametrize(
    ("gap", "state", "why"),
    [
        (0.4, "placeholder", "a dash that stands apart is a figure's"),
        (0.05, "ambiguous", "one right behind the label may be"),
    ],
)
def test_a_dash_behind_a_label_may_be_the_first_figure(gap, state, why):
    paper = report()
    page = paper.pages[0]
    row(page, 120, [(40, FIRST)], FIGURES)
    label = "（一）予以公开"
    row(page, 140, [(248 - width_of(label, SIZE), label)], ["", *FIGURES[1:]])
    page.text(248 + gap * SIZE, 140, "—", SIZE)
    row(page, 160, [(40, LAST)], FIGURES)
    assert cells_of(paper)["granted", "natural_person"] == state, why


def test_the_note_beside_the_heads_is_no_part_of_the_first_label():
    paper = report()
    page = paper.pages[0]
    page.text(40, 88, "（本列数据的勾稽关系为：第一项加第二项之和，", SIZE)
    page.text(40, 100, "等于第三项加第四项之和）", SIZE)
    page.text(140, 94, "社会", SIZE)
    for number, label in enumerate((FIRST, "（一）予以公开", LAST)):
        row(page, 112 + 16 * number, [(40, label)], FIGURES)
    page = paper.page()
    row(page, 80, [(60, "3.其他")], ["1", "", "", "", "", "2", "3"])
    row(page, 96, [(60, "（七）总计")], FIGURES)
    found = figures_of(paper)
    assert found["new_received"] == list(map(int, FIGURES))
    assert found["other_misc"] == [1, 2, 3], "nor does it head the rows of the next page"


BLANKS = ["", "2", "", "", "", "", "2"]


@pytest.mark.parametrize(
    ("whole", "shift", "is_read", "why"),
    [
        (0, 0, True, "its figures stand as those above"),
        (1, 0, True, "and so does a whole row"),
        (1, 14, True, "a whole row shows where the columns are on a page set further in"),
        (0, 14, False, "nothing shows it, and the figures stand nowhere above"),
    ],
)
def test_a_page_without_heads_goes_on_in_the_columns_of_the_one_before(whole, shift, is_read, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], ["1", "2", "", "", "", "", "3"])
    page = paper.page()
    rows = [["", "20", "", "", "", "", "20"], ["3", "", "", "", "", "", "3"], *[list("1020003")] * whole, BLANKS]
    labels = ("（一）予以公开", "1.属于国家秘密", "2.重复申请", LAST)
    for number, (label, figures) in enumerate(zip([*labels[: len(rows) - 1], LAST], rows, strict=True)):
        row(page, 80 + 16 * number, [(40 + shift, label)], figures, shift)
    assert figures_of(paper).get("carried_over_out") == ([2, 2] if is_read else None), why
    assert (cells_of(paper)["carried_over_out", "research_institution"] == "blank") == is_read, why


def test_a_figure_of_two_lines_is_none_of_one_line():
    paper = report()
    page = paper.pages[0]
    row(page, 120, [(40, FIRST)], ["1", "2", "", "", "", "", "3"])
    for middle, upper, lower in ((AT[1], "3,64", "4"), (AT[6], "15,1", "2")):
        centred(page, middle, 150, upper)
        centred(page, middle, 164, lower)
    row(page, 164, [(60, "（一）予以公开")], [""] * 7)
    row(page, 192, [(40, LAST)], list("1020003"))
    assert set(figures_of(paper)) <= {"carried_over_out"}


def test_a_figure_at_the_head_of_a_page_is_no_page_number_below_a_label():
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], list("1020003"))
    page = paper.page()
    row(page, 50, [(60, "（二）部分公开（区分处理的，只计"), (60, "这一情形，不计其他情形）")], [""] * 7)
    for middle, figure in zip(AT, list("1020007"), strict=True):
        centred(page, middle, 62, figure)
    centred(page, AT[6], 52, "2,33")
    row(page, 90, [(40, LAST)], list("1020003"))
    assert "partially_granted" not in figures_of(paper)


OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
STEP = 34
"""Points from one column of the reviews to the next."""


def reviews(paper, y, figures, width=3, align=0.5, down=0, cut=False):
    """The table of reviews: heads broken after so many characters, in the middle of columns; figures set elsewhere.

    The page ends before the figures if these are so far ``down`` on the next; or, ``cut``, below the first labels.
    """
    page = paper.pages[-1]
    for middle, block in ((2.5, "行政复议"), (10, "行政诉讼")):
        centred(page, 40 + STEP * middle, y, block)
    page = paper.page() if cut else page
    for middle, block in ((7.5, "未经复议直接起诉"), (12.5, "复议后起诉")):
        centred(page, 40 + STEP * middle, y + 14, block)
    for column in range(15):
        name = OUTCOMES[column % 5]
        for line, start in enumerate(range(0, len(name), width)):
            centred(page, 40 + STEP * (column + 0.5), y + 28 + 11 * line, name[start : start + width])
    page = paper.page() if down else page
    for column, figure in enumerate(figures):
        room = STEP - 6 - width_of(figure, SIZE)
        page.text(43 + STEP * column + align * room, down or y + 62, figure, SIZE)


OWN = list("100010200200303")
SOME = [figure if figure != "0" else "" for figure in OWN]


@pytest.mark.parametrize(
    ("figures", "how", "is_read", "why"),
    [
        (OWN, {}, True, "three characters fill a column nearly"),
        (OWN, {"width": 4, "align": 0}, True, "heads touch each other"),
        (OWN, {"width": 4, "align": 1}, True, "and figures are set to the right"),
        (OWN, {"width": 2, "down": 60}, True, "the page ends below the heads"),
        (SOME, {"width": 2, "down": 60}, False, "a line that lacks figures may be set by itself on its page"),
        (OWN, {"width": 2, "cut": True}, True, "or among the labels of the blocks"),
        (SOME, {"width": 2}, True, "blank figures, those that are there under their heads"),
        (SOME, {"width": 2, "align": 0}, True, "no further left than their columns reach"),
        (SOME, {"width": 2, "align": -0.4}, False, "between two columns"),
        (["1 2", "", *OWN[2:]], {"width": 2}, False, "digits set apart beside a blank column make fifteen, too"),
        (SOME, {"width": 4}, False, "heads that touch, and not every column has a figure to tell them apart"),
    ],
)
def test_the_line_of_outcomes_is_read_under_its_heads(figures, how, is_read, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], list("1020003"))
    paper.pages[0].text(40, 180, "四、政府信息公开行政复议、行政诉讼情况", SIZE)
    reviews(paper, 210, figures, **how)
    cells = [cell for cell in read_report(Document(paper.saved())).cells if cell.table == "reviews_and_litigation"]
    said = [str(cell.value) if cell.state == "number" else "" for cell in cells if cell.state in ("number", "blank")]
    assert said == (figures if is_read else []), why


@pytest.mark.parametrize(
    ("figures", "shift", "is_read", "why"),
    [
        (["1000000000", *FIGURES[1:]], 0, True, "one figure for each head: it is wide, and no two that touch"),
        (["1000000000", "", *FIGURES[2:]], 0, False, "one is missing: two may touch"),
        (["1000000000", *FIGURES[1:]], 30, False, "it stands nearer to the head of another column"),
    ],
)
def test_a_figure_wider_than_a_column_is_one_where_none_is_missing(figures, shift, is_read, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    row(paper.pages[0], 140, [(40, "二、上年结转政府信息公开申请数量")], figures, shift)
    row(paper.pages[0], 160, [(40, LAST)], FIGURES)
    assert ("carried_over_in" in figures_of(paper)) == is_read, why


@pytest.mark.parametrize(
    ("label", "state", "why"),
    [
        ("情形，不计其他情形）", "unreadable", "they stand beside the rest of its own label"),
        (None, "blank", "there are none"),
    ],
)
def test_figures_of_nobody_may_be_those_of_any_row_without_figures(label, state, why):
    paper = report()
    page = paper.pages[0]
    row(page, 120, [(40, FIRST)], FIGURES)
    row(page, 140, [(60, "（二）部分公开")], [""] * 7)
    row(page, 160, [(60, "1.属于国家秘密")], FIGURES)
    if label:
        row(page, 180, [(60, label)], FIGURES)
    row(page, 200, [(60, "2.其他法律行政法规禁止公开")], FIGURES)
    row(page, 220, [(40, LAST)], FIGURES)
    assert cells_of(paper)["partially_granted", "total"] == state, why


def test_heads_with_lines_around_them_are_those_of_the_rows_without_lines_below():
    paper = report()
    page = paper.pages[0]
    for left, right in zip((30, *(at - 25 for at in AT)), (225, *(at + 25 for at in AT)), strict=True):
        page.box(left, 70, right, 102)
    row(page, 120, [(40, FIRST)], ["", "2", "", "", "", "", "2"])
    row(page, 140, [(40, LAST)], ["1", "", "2", "", "", "", "3"])
    assert figures_of(paper) == {"new_received": [2, 2], "carried_over_out": [1, 2, 3]}


THIRDS = (260, 360, 460)
"""Where the middles of the three columns of the disclosure table are."""


def block(page, y, group, heads, rows, align=0.5):
    centred(page, 300, y, group)
    for middle, head in heads:
        centred(page, middle, y + 14, head)
    for number, (label, figures) in enumerate(rows):
        page.text(40, y + 28 + 14 * number, label, SIZE)
        for at, figure in figures:
            page.text(at + (align - 0.5) * 80, y + 28 + 14 * number, figure, SIZE)


@pytest.mark.parametrize(
    ("align", "single", "expected", "why"),
    [
        (0.5, 360, {"rules": [7], "normative_documents": [5, 6], "penalty": [9]}, "below the middles of their heads"),
        (
            0.0,
            360,
            {"rules": [7], "normative_documents": [5, 6], "penalty": [9]},
            "at the left of columns whose reach is known",
        ),
        (0.0, 250, {"penalty": [9]}, "the heads may be set otherwise in their columns"),
    ],
)
def test_figures_of_the_disclosure_table_among_blanks_stand_under_the_heads_of_their_block(
    align, single, expected, why
):
    paper = Paper()
    page = paper.page()
    page.text(40, 30, "云溪县财政局2023年政府信息公开工作年度报告", SIZE)
    page.text(40, 50, "二、主动公开政府信息情况", SIZE)
    names = ("本年制发件数", "本年废止件数", "现行有效件数")
    rows = [("规章", [(360, "7")]), ("行政规范性文件", [(260, "5"), (460, "6")])]
    block(page, 80, "第二十条第（一）项", list(zip(THIRDS, names, strict=True)), rows, align)
    block(page, 150, "第二十条第（五）项", [(single, "本年处理决定数量")], [("行政许可", [])])
    block(
        page, 210, "第二十条第（六）项", [(single, "本年处理决定数量")], [("行政处罚", [(360, "9")]), ("行政强制", [])]
    )
    assert figures_of(paper) == expected, why
    states = cells_of(paper)
    assert states["licensing", "decisions"] == states["coercion", "decisions"] == "blank"
    assert (states["rules", "made"] == "blank") == ("rules" in expected)


def test_digits_set_apart_are_no_figures_of_the_disclosure_table():
    paper = Paper()
    page = paper.page()
    page.text(40, 30, "云溪县财政局2023年政府信息公开工作年度报告", SIZE)
    page.text(40, 50, "二、主动公开政府信息情况", SIZE)
    names = ("本年制发件数", "本年废止件数", "现行有效件数")
    rows = [("规章", [(255, "1"), (264, "2"), (460, "5")]), ("行政规范性文件", [(260, "5"), (360, "0"), (460, "6")])]
    block(page, 80, "第二十条第（一）项", list(zip(THIRDS, names, strict=True)), rows)
    assert figures_of(paper) == {"normative_documents": [5, 0, 6]}


PARTED = ("1.申请人无正当理由逾期不补正、行政机", "关不再处理其政府信息公开申请")


@pytest.mark.parametrize(
    ("upper", "lower", "is_read", "why"),
    [
        (FIGURES, [""] * 7, True, "beside the upper part"),
        ([""] * 7, FIGURES, True, "beside the lower part"),
        (
            ["1", "0", "2", "0", "0", "0", ""],
            [""] * 6 + ["3"],
            False,
            "on both pages: which row's they are is not certain",
        ),
    ],
)
@pytest.mark.parametrize(
    ("label", "row_id"),
    [
        (PARTED, "other_no_correction"),
        (("4.无正当理由", "大量反复申请"), "not_processed_excessive"),  # its end alone names it, too
    ],
)
def test_a_label_that_a_page_end_parts_has_the_figures_beside_it(label, row_id, upper, lower, is_read, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    row(paper.pages[0], 760, [(60, label[0])], upper)
    page = paper.page()
    row(page, 80, [(60, label[1])], lower)
    row(page, 100, [(60, "3.其他")], FIGURES)
    row(page, 120, [(40, LAST)], FIGURES)
    assert figures_of(paper).get(row_id) == (list(map(int, FIGURES)) if is_read else None), why


SPACED = [
    (("12", "", "3", "0", "0", "0", "15"), 2, "number", "as near as digits of one figure stand: nothing is set apart"),
    (("12", "", "3", "0", "0", "0", "5"), 5, "unreadable", "1 2, a blank and five more would be seven figures"),
    (("0", "0", "3", "12", "0", "", "15"), 8, "ambiguous", "two figures too many, and one too few"),
    (("1", "2", "3", "0", "0", "0", "6"), 8, "number", "one in each column"),
]


def spaced(page, middle, y, text, gap):
    """Text with white space between its characters as programs set it that spread text."""
    half = (width_of(text, SIZE) + gap * (len(text) - 1)) / 2
    page.raw(f"{gap} Tc")
    page.text(middle - half, y, text, SIZE)
    page.raw("0 Tc")


@pytest.mark.parametrize(("figures", "gap", "state", "why"), SPACED)
def test_digits_set_apart_are_no_figures_of_columns_left_blank(figures, gap, state, why):
    paper = report()
    page = paper.pages[0]
    row(page, 120, [(40, FIRST)], FIGURES)
    page.text(60, 140, "（一）予以公开", SIZE)
    for middle, figure in zip(AT, figures, strict=True):
        spaced(page, middle, 140, figure, gap)
    row(page, 160, [(40, LAST)], FIGURES)
    states = cells_of(paper)
    assert {states["granted", column] for column in ("commercial_enterprise", "total")} - {"blank"} == {state}, why


@pytest.mark.parametrize(
    ("down", "state", "why"),
    [
        (12, "unreadable", "as the next line of a cell is set: it is a figure of that row, or of the next"),
        (40, "blank", "apart from the text, where page numbers stand"),
    ],
)
def test_a_figure_at_the_foot_of_a_page_is_a_number_of_it_only_apart_from_the_text(down, state, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    row(paper.pages[0], 140, [(60, "3.要求提供公开出版物")], FIGURES)
    row(paper.pages[0], 770, [(40, LAST)], [*FIGURES[:6], ""])
    centred(paper.pages[0], AT[-1], 770 + down, "3")
    paper.page().text(40, 80, "五、存在的主要问题及改进情况", SIZE)
    assert cells_of(paper)["carried_over_out", "total"] == state, why


@pytest.mark.parametrize(
    ("label", "row_id", "state", "why"),
    [
        ("3.要求提供公开出版物", "not_processed_publication", "unreadable", "the table goes on"),
        (LAST, "carried_over_out", "blank", "the table ends with the page"),
    ],
)
def test_a_blank_at_the_end_of_a_page_may_be_of_a_cell_that_goes_on_the_next(label, row_id, state, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    row(paper.pages[0], 140, [(60, "2.重复申请")], ["", *FIGURES[1:]])
    row(paper.pages[0], 160, [(60, label)], [*FIGURES[:6], ""])
    row(paper.page(), 80, [(60, "4.无正当理由大量反复申请")], FIGURES)
    states = cells_of(paper)
    assert states[row_id, "total"] == state, why
    assert states["not_processed_repeat", "natural_person"] == "blank", "of a row above the last nothing is doubted"


@pytest.mark.parametrize(
    ("x", "is_read", "why"),
    [
        (60, True, "its label stands below those numbered like it"),
        (100, True, "and so it does when it is set in the middle of a wider column"),
        (10, False, "its label stands in another column, and so do its figures"),
    ],
)
def test_rows_that_lack_figures_are_placed_only_where_their_labels_stand_as_those_above(x, is_read, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    row(paper.pages[0], 140, [(60, "1.信访举报投诉类申请")], ["", *FIGURES[1:]])
    page = paper.page()
    row(page, 80, [(x, "2.重复申请")], ["", *FIGURES[1:]])
    row(page, 100, [(40, LAST)], ["", *FIGURES[1:]])
    assert (cells_of(paper)["not_processed_repeat", "natural_person"] == "blank") == is_read, why


@pytest.mark.parametrize(
    ("beside", "state", "why"),
    [
        (["4", *FIGURES], "unreadable", "they may be this row's"),
        (["续下页", *[""] * 7], "blank", "there are none"),
    ],
)
def test_figures_of_no_row_that_end_a_page_may_be_those_of_the_first_one_on_the_next(beside, state, why):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    row(paper.pages[0], 700, [(60, "3.危及“三安全一稳定”")], FIGURES)
    paper.pages[0].text(60, 740, beside[0], SIZE)
    row(paper.pages[0], 740, [], beside[1:])
    page = paper.page()
    heads(page, 80)
    row(page, 120, [(66, ".保护第三方合法权益")], [""] * 7)
    row(page, 140, [(60, "5.属于三类内部事务信息")], FIGURES)
    row(page, 160, [(40, LAST)], FIGURES)
    assert cells_of(paper)["refused_third_party_rights", "total"] == state, why


def test_the_label_of_a_group_that_a_page_end_parts_takes_no_figures_of_its_rows():
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], FIGURES)
    page = paper.pages[0]
    row(page, 748, [(80, PARTED[0])], FIGURES)
    for y, text in ((748, "（六）其"), (760, "他处")):
        page.text(40, y, text, SIZE)
    page = paper.page()
    page.text(40, 80, "理", SIZE)
    page.text(80, 80, PARTED[1], SIZE)
    row(page, 100, [(80, "3.其他")], FIGURES)
    row(page, 120, [(40, LAST)], FIGURES)
    found = figures_of(paper)
    assert "other_processing" not in found
    assert found["other_no_correction"] == found["other_misc"] == list(map(int, FIGURES))


def faintly(page, x, y, text):
    page.raw("0.85 g")
    page.text(x, y, text, SIZE)
    page.raw("0 g")


DOUBTS = [
    (lambda page, x, y: page.line(x - 5, y - 3, x - 0.5, y - 3), "a line is drawn through the digits", "struck out"),
    (lambda page, x, y: page.text(x + 4.5, y - 3.5, "1", 6), "a raised or lowered number", "the mark of a note"),
    (lambda page, x, y: page.text(x + 4.5, y, "1", SIZE), None, "one more digit"),
    (lambda page, x, y: faintly(page, x + 4.5, y, "1"), "the text is as faint as a watermark", "a watermark"),
]


@pytest.mark.parametrize(("draw", "note", "why"), DOUBTS)
def test_what_is_doubtful_of_a_digit_is_so_without_lines_too(draw, note, why):
    paper = report()
    y = row(paper.pages[0], 120, [(40, FIRST)], list("1020003"))
    row(paper.pages[0], y, [(40, LAST)], ["1", "0", "2", "0", "0", "0", "93"])
    draw(paper.pages[0], AT[6], y)
    cells = {(cell.row, cell.column): cell for cell in read_report(Document(paper.saved())).cells}
    total = cells["carried_over_out", "total"]
    assert (total.state, total.note) == ("unreadable" if note else "number", note), why
    assert cells["carried_over_out", "research_institution"].state == "number"


def test_a_line_of_outcomes_keeps_the_doubts_of_its_digits():
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], list("1020003"))
    paper.pages[0].text(40, 180, "四、政府信息公开行政复议、行政诉讼情况", SIZE)
    reviews(paper, 210, OWN)
    paper.pages[0].line(40, 269, 40 + STEP, 269)
    states = cells_of(paper)
    assert states["review", "upheld"] == "unreadable"
    assert states["review", "total"] == "number"


TWO_LINES = [(80, "1.申请人无正当理由逾期不补正、"), (80, "行政机关不再处理其政府信息公开申请")]
UNDER_A_HEAD = "other_no_correction"


def two_pages(x, text):
    """A running head on both pages, the second of which begins with a row of two lines."""
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], ["11", "12", "13", "14", "15", "16", "81"])
    page = paper.page()
    y = row(page, 20, TWO_LINES, list("1020003"))
    row(page, y, [(40, LAST)], ["1", "2", "3", "4", "5", "6", "21"])
    for each in paper.pages:
        if text:
            each.text(x, 26, text, SIZE)
    return paper


OVER = [
    (
        220,
        "云溪县财政局政府信息公开",
        {"unreadable", "ambiguous"},
        "begins left of the label's end, covers two figures",
    ),
    (220, "云溪县财政局政府信息公开年度报告二〇二三年度云溪县财政局编制", {"unreadable", "ambiguous"}, "covers all"),
    (0, "", {"number"}, "no head at all"),
]


@pytest.mark.parametrize(("x", "text", "states", "because"), OVER)
def test_figures_under_a_running_head_are_not_blank(x, text, states, because):
    found = cells_of(two_pages(x, text))
    assert {state for (name, _), state in found.items() if name == UNDER_A_HEAD} <= states, because
    assert found["carried_over_out", "total"] == "number"


@pytest.mark.parametrize(
    ("text", "because"),
    [("第#页", "a page number"), ("云溪县财政局 第#页", "with a name before it"), ("云溪县财政局", "a name alone")],
)
def test_a_running_head_above_the_table_is_no_part_of_it(text, because):
    paper = report()
    row(paper.pages[0], 120, [(40, FIRST)], ["11", "12", "13", "14", "15", "16", "81"])
    page = paper.page()
    y = row(page, 60, TWO_LINES, list("1020003"))
    row(page, y, [(40, LAST)], ["1", "2", "3", "4", "5", "6", "21"])
    for number, each in enumerate(paper.pages, 9):
        centred(each, AT[1], 16, text.replace("#", str(number)))
    found = cells_of(paper)
    assert {state for (name, _), state in found.items() if name == UNDER_A_HEAD} == {"number"}, because
