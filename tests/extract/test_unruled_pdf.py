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


def test_the_note_beside_the_heads_is_no_part_of_the_first_label():
    paper = report()
    page = paper.pages[0]
    page.text(40, 88, "（本列数据的勾稽关系为：第一项加第二项之和，", SIZE)
    page.text(40, 100, "等于第三项加第四项之和）", SIZE)
    for number, label in enumerate((FIRST, "（一）予以公开", LAST)):
        row(page, 112 + 16 * number, [(40, label)], FIGURES)
    assert figures_of(paper)["new_received"] == list(map(int, FIGURES))


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
