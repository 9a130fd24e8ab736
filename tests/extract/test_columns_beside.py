"""Columns the form does not have, and columns without a head: their figures are nobody's, and take nobody's place."""

from copy import deepcopy
from dataclasses import replace
from random import Random

import pytest
from drawing import Drawn, draw_report
from office_writing import as_docx, as_xlsx
from sampling import misread, report_texts
from writing import as_html, as_markdown, as_spaced, as_tabs

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(3))
SHEETS = draw_report("2021", TEXTS)


def without_head(change):
    """The applications without their header, every row changed."""
    sheets = deepcopy(SHEETS)
    sheets[1].lines = [change(line) for line in sheets[1].lines[3:]]
    return sheets


def total_first(line):
    figures = [cell for cell in line if cell.ident]
    return [*(cell for cell in line if not cell.ident), figures[-1], *figures[:-1]]


def of_persons_only(line):
    """All of natural persons: the figure stands first and last, and adds up whichever of the two is the total."""
    figures = [replace(cell, text="0") for cell in line if cell.ident]
    figures[0].text = figures[-1].text = "5"
    return [*(cell for cell in line if not cell.ident), *figures]


def with_a_blank_behind(line):
    return [*line, Drawn("")]


def total_twice(line):
    """All of natural persons, whose figures were left blank: what stands twice is the total."""
    figures = [replace(cell, text="0") for cell in line if cell.ident]
    figures[0].text, figures[-1].text = "", "5"
    return [*(cell for cell in line if not cell.ident), *figures, Drawn("5")]


def with_a_row_cut(sheets):
    """One row that has lost two cells."""
    del sheets[1].lines[4][-2:]
    return sheets


def beside(head, *figures):
    """A column more in the disclosure table, and the first figure of its rows blank where another stands beside."""
    sheets = deepcopy(SHEETS)
    rows = iter(figures)
    for line in sheets[0].lines:
        if line[0].columns == 4:
            line[0].columns = 5
        elif line[0].header:
            line.append(Drawn(head, header=True))
        else:
            line.append(Drawn(next(rows, "7")))
    sheets[0].lines[2][1].text = ""
    return sheets


def beside_all(figure):
    """An unnamed figure behind the rows of the applications, of which some have a blank one."""
    sheets = deepcopy(SHEETS)
    for number, line in enumerate(sheets[1].lines[3:]):
        line.append(Drawn("" if number > 1 else figure))
    line = sheets[1].lines[5]
    next(cell for cell in line if cell.ident).text = ""
    line[-1].text = figure
    return sheets


def numbered():
    """A number before the figures of reviews and litigation, of which one is blank."""
    sheets = deepcopy(SHEETS)
    lines = sheets[2].lines
    lines[0].insert(0, Drawn("序号", rows=3, header=True))
    lines[3][4].text = ""
    lines[3].insert(0, Drawn("1"))
    return sheets


def remarked(remarks):
    """Remarks behind the applications, whose every other row begins with a blank figure."""
    sheets = deepcopy(SHEETS)
    lines = sheets[1].lines
    lines[0].append(Drawn("备注", rows=3, header=True))
    for number, line in enumerate(lines[3:]):
        line.append(Drawn(remarks[number % len(remarks)]))
        if number % 2:
            next(cell for cell in line if cell.ident).text = ""
    return sheets


def heads_unmerged():
    """A sheet without merged cells: the last row of the head is the shortest; one figure is blank."""
    sheets = deepcopy(SHEETS)
    lines = sheets[1].lines
    spread = [
        [Drawn(cell.text, header=True) if at == 0 else Drawn("") for cell in line for at in range(cell.columns)]
        for line in lines[:3]
    ]
    lines[:3] = [spread[0], [Drawn(""), Drawn(""), Drawn(""), *spread[1]], [*(Drawn("") for _ in range(4)), *spread[2]]]
    for at, line in enumerate(lines[3:]):
        lines[3 + at] = [Drawn(c.text if n == 0 else "", ident=c.ident) for c in line for n in range(c.columns)]
    for at, line in enumerate(lines[3:]):
        lines[3 + at] = [Drawn("") for _ in range(10 - len(line))] + line
    next(cell for cell in lines[5] if cell.ident).text = ""
    return sheets


COLUMNS = [
    (heads_unmerged(), set(), "figures below their heads, whatever was merged"),
    (without_head(list), set(), "the order of the form, as the sums say"),
    (without_head(with_a_blank_behind), set(), "the same, and a column is blank"),
    (without_head(total_first), {"applications"}, "the total first and no header: whose figures are they?"),
    (
        with_a_row_cut(without_head(of_persons_only)),
        {"applications"},
        "no header, and the one row that might have told is cut",
    ),
    (beside("上年数"), set(), "a column with a head of its own is nobody's"),
    (beside(""), {"proactive_disclosure"}, "one without a head may be the reason why figures stand aside"),
    (remarked(["", "其中3件转办", "2023年1件"]), set(), "words beside the figures"),
    (numbered(), set(), "numbers of rows before the figures"),
    (beside_all("9"), {"applications"}, "figures behind the last column"),
    (without_head(total_twice), {"applications"}, "the last two are not the last of the form and its total"),
]


@pytest.mark.parametrize(("sheets", "unread", "reason"), COLUMNS)
@pytest.mark.parametrize("write", [as_html, as_docx, as_xlsx])
def test_columns_that_nobody_names_give_no_figure_away(sheets, unread, reason, write):
    report = read_report(Document(write(sheets, 2023)))
    assert not misread(report, _printed(sheets), VALUES), reason
    assert {cell.table for cell in report.cells if cell.state in ("ambiguous", "unreadable")} == unread, reason


@pytest.mark.parametrize("write", [as_markdown, as_tabs, as_spaced])
@pytest.mark.parametrize(("sheets", "unread", "reason"), COLUMNS[:-3])
def test_nor_do_they_in_lines(sheets, unread, reason, write):
    """Where a blank leaves no trace, the last three are as good as rows filled in otherwise."""
    report = read_report(Document(write(sheets, 2023)))
    assert not misread(report, _printed(sheets), VALUES), (reason, unread)


def _printed(sheets):
    return {c.ident: {c.text} for sheet in sheets for line in sheet.lines for c in line if c.ident}
