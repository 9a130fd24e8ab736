"""Reviews and litigation in a table for each kind, or a row for each; what is laid out otherwise gives nothing."""

from random import Random

import pytest
from drawing import draw_report
from sampling import report_texts
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(3))
PAGE = as_html(draw_report("2021", TEXTS), 2023).decode()
ABOVE, REST = PAGE.split("<p>四、", 1)
BELOW = REST.split("</table>", 1)[1]
HEADS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
REVIEW, DIRECT, AFTER = ["1", "0", "2", "0", "3"], ["0", "", "0", "4", "4"], ["0", "5", "0", "0", "5"]
KINDS = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def table(*rows):
    return "<table>" + "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows) + "</table>"


def cell(text):
    span = " colspan=5" if text in KINDS else " colspan=10" if text == "行政诉讼" else ""
    return f"<td{span}>{text}"


def row(kind, figures):
    return [f"{kind} ", *figures]


OF_REVIEWS = table(KINDS[:1], HEADS, REVIEW)
OF_SUITS = table(["行政诉讼"], KINDS[1:], HEADS * 2, DIRECT + AFTER)
ROWS = [row(kind, figures) for kind, figures in zip(KINDS, (REVIEW, DIRECT, AFTER), strict=True)]


def captioned(*captions):
    figures = (REVIEW, DIRECT, AFTER)
    return "".join(f"<p>{said}</p>{table(HEADS, some)}" for said, some in zip(captions, figures, strict=True))


LAID_OUT = [
    (
        captioned("（一）行政复议", "（二）行政诉讼（未经复议直接起诉）", "（三）行政诉讼（复议后起诉）"),
        "named above each",
    ),
    (captioned("行政复议情况", "未经复议直接起诉：", "复议后起诉情况统计表"), "the same in short"),
    (f"<p>1.行政复议情况</p>{table(HEADS, REVIEW)}{OF_SUITS}", "one named above, the others within"),
    (OF_REVIEWS + OF_SUITS, "a table of reviews and one of suits"),
    (OF_REVIEWS + "<p>行政诉讼情况</p>" + OF_SUITS, "a line between them"),
    (table(KINDS[:1], HEADS, REVIEW, ["行政诉讼"], KINDS[1:], HEADS * 2, DIRECT + AFTER), "one below the other"),
    (table(["类别", *HEADS], *ROWS), "a row for each"),
    (table(["三、附表"], ["类别", *HEADS], *ROWS), "a title above"),
]


def found(tables):
    report = read_report(Document(f"{ABOVE}<p>四、政府信息公开行政复议、行政诉讼情况</p>{tables}{BELOW}".encode()))
    cells = [cell for cell in report.cells if cell.table == "reviews_and_litigation"]
    return [(cell.state, cell.raw) for cell in cells]


@pytest.mark.parametrize(("tables", "why"), LAID_OUT)
def test_all_three_are_read_as_the_forms_one_line(tables, why):
    figures = [("number" if text else "blank", text) for text in REVIEW + DIRECT + AFTER]
    assert found(tables) == figures, why


UNLIKE = [
    (captioned("行政复议", "行政诉讼", "复议后起诉"), "suits of no kind"),
    (captioned("行政复议情况", "上年未经复议直接起诉", "复议后起诉"), "of last year"),
    (captioned("行政复议", "复议后起诉", "未经复议直接起诉"), "in another order, named above"),
    (captioned("行政复议", "行政复议", "复议后起诉"), "a kind twice"),
    (captioned("行政复议3件，其中结果维持1件。", "未经复议直接起诉", "复议后起诉"), "a sentence"),
    (OF_SUITS + OF_REVIEWS, "in another order"),
    (OF_REVIEWS, "one missing"),
    (OF_REVIEWS + OF_REVIEWS + OF_SUITS, "one twice"),
    (table(["类别", *HEADS[-1:], *HEADS[:-1]], *ROWS), "the total first"),
    (table(["类别", *HEADS, "合计"], *([*each, "9"] for each in ROWS)), "a column more"),
    (table(["类别", *HEADS], *([*each, "9"] for each in ROWS)), "figures under no head"),
    (table(["类别", *HEADS], *(each[:-1] for each in ROWS)), "a figure short"),
    (table(["类别", *HEADS], *ROWS, row("上年", REVIEW)), "figures of nobody's below"),
    (table(["类别", *HEADS], ["行政复议 ", *["约1"] * 5], *ROWS[1:]), "words"),
]


@pytest.mark.parametrize(("tables", "why"), UNLIKE)
def test_of_others_no_figure_is_taken(tables, why):
    assert not any(state == "number" for state, _ in found(tables)), why
