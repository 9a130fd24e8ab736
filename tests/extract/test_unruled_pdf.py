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


def row(page, y, labels, figures):
    """Lines of a label, each (x, text), and the row's figures at half their height; where the next row begins."""
    for index, (x, text) in enumerate(labels):
        page.text(x, y + 12 * index, text, SIZE)
    for middle, figure in zip(AT, figures, strict=True):
        centred(page, middle, y + 6 * (len(labels) - 1), figure)
    return y + 12 * len(labels) + 4


def read(*rows):
    """The rows of a page of these, between two whole ones: id -> figures by column, those that are read."""
    paper = Paper()
    page = paper.page()
    page.text(40, 30, "云溪县财政局2023年政府信息公开工作年度报告", SIZE)
    page.text(40, 50, "三、收到和处理政府信息公开申请情况", SIZE)
    heads(page, 80)
    y = 120
    whole = ("一、本年新收政府信息公开申请数量", list(map(str, (11, 12, 13, 14, 15, 16, 81))))
    last = ("四、结转下年度继续办理", list(map(str, (1, 2, 3, 4, 5, 6, 21))))
    for labels, figures in (([(40, whole[0])], whole[1]), *rows, ([(40, last[0])], last[1])):
        y = row(page, y, labels, figures)
    report = read_report(Document(paper.saved()))
    found = {}
    for cell in report.cells:
        if cell.state == "number":
            found.setdefault(cell.row, []).append(int(cell.value))
    return found


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
