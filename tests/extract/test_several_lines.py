"""Rows that go over two lines, for two years, two bodies or anything else: a line is read only where it is told."""

from random import Random

import pytest
from drawing import Drawn, Sheet, draw_report
from sampling import report_texts
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(7))
_, OTHERS = report_texts("2021", Random(9))
OTHER_LINES = ["1", "2", "3", "4", "5", "6", "21"]


def over_two_lines(words, own):
    """The applications with two lines to each row, words before their figures, the own ones in this of the two."""
    sheet = draw_report("2021", TEXTS)[1]
    lines = [[Drawn(sheet.lines[0][0].text, 3, 4, header=True), *sheet.lines[0][1:]], *sheet.lines[1:3]]
    for line in sheet.lines[3:]:
        labels = [cell for cell in line if not cell.ident]
        for cell in labels:
            cell.rows *= 2
        figures = [[cell for cell in line if cell.ident], [Drawn(text) for text in OTHER_LINES]]
        first, second = figures if own == 0 else reversed(figures)
        lines += [[*labels, Drawn(words[0]), *first], [Drawn(words[1]), *second]]
    return Sheet(sheet.table, lines)


LINES = [
    (("上年", "本年"), 1, 175, "of the year before, and of this one"),
    (("本年", "上年同期"), 0, 175, "the other way round"),
    (("2022年", "2023年"), 1, 175, "by their years"),
    (("所属单位", "局机关"), 1, 175, "of bodies below"),
    (("乡镇", "县本级"), 1, 0, "nothing tells that one of them is the report's"),
    (("县本级", "乡镇"), 0, 0, "nor here"),
    (("", ""), 0, 0, "no word at all"),
]


@pytest.mark.parametrize(("words", "own", "read", "why"), LINES)
def test_rows_over_two_lines(words, own, read, why):
    sheets = draw_report("2021", TEXTS)
    sheets[1] = over_two_lines(words, own)
    report = read_report(Document(as_html(sheets, 2023)))
    found = [cell for cell in report.cells if cell.table == "applications" and cell.state == "number"]
    assert len(found) == read, why
    assert all(cell.value == VALUES[cell.table, cell.row, cell.column] for cell in found)
    assert sum(cell.table != "applications" and cell.state == "number" for cell in report.cells) == 25


def test_labels_with_a_blank_below_them():
    sheets = draw_report("2021", TEXTS)
    lines = sheets[1].lines
    for line in [line for line in lines[3:] if line[0].columns == 3]:
        lines.insert(lines.index(line), [Drawn(line[0].text, 1, 3), *map(Drawn, OTHER_LINES)])
        line[0].text = ""
    report = read_report(Document(as_html(sheets, 2023)))
    found = [cell for cell in report.cells if cell.table == "applications" and cell.state == "number"]
    assert all(cell.value == VALUES[cell.table, cell.row, cell.column] for cell in found)
    assert {"new_received", "carried_over_in", "carried_over_out"}.isdisjoint(cell.row for cell in found)


OUTCOMES = [
    (("2022年", "2023年"), 15, "two years"),
    (("所属单位", "局机关"), 15, "two bodies"),
    (("2022年",), 0, "another year alone"),
    (("件数",), 15, "no other word than is said anyway"),
    (("网络", "信函"), 0, "nothing tells which"),
]


@pytest.mark.parametrize(("words", "read", "why"), OUTCOMES)
def test_lines_of_outcomes_behind_a_word(words, read, why):
    sheets = draw_report("2021", TEXTS)
    lines = sheets[2].lines
    lines[0].insert(0, Drawn("", 3, header=True))
    figures = lines.pop()
    others = [[Drawn(word), *(Drawn(OTHERS[cell.ident]) for cell in figures)] for word in words[:-1]]
    lines += [*others, [Drawn(words[-1]), *figures]]
    report = read_report(Document(as_html(sheets, 2023)))
    found = [cell for cell in report.cells if cell.table == "reviews_and_litigation" and cell.state == "number"]
    assert len(found) == read, why
    assert all(cell.value == VALUES[cell.table, cell.row, cell.column] for cell in found)


@pytest.mark.parametrize("words", ["申请人情况（2022年）", "上年申请人情况"])
def test_heads_over_all_applicants_may_name_another_year(words):
    sheets = draw_report("2021", TEXTS)
    sheets[1].lines[0][1].text = words
    report = read_report(Document(as_html(sheets, 2023)))
    assert {cell.table for cell in report.cells} == {"proactive_disclosure", "reviews_and_litigation"}
