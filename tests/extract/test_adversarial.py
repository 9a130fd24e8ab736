"""Documents made to mislead: whatever they do, nothing is read that they do not print."""

# ruff: noqa: E501 - hostile markup is shown in one piece

import re
from copy import deepcopy
from random import Random

import pytest
from drawing import Drawn, balanced, draw_report
from sampling import misread
from writing import SHAPES, as_html

from extract.documents import Document
from extract.read_report import read_report


def report_of(seed, form="2021"):
    random = Random(seed)
    values = balanced(form, lambda most: random.choice((0, random.randint(0, most))))
    return values, draw_report(form, {ident: str(value) for ident, value in values.items()})


VALUES, SHEETS = report_of(1)
OTHER_VALUES, OTHER_SHEETS = report_of(9)
PAGE, OTHER_PAGE = as_html(SHEETS, 2023).decode(), as_html(OTHER_SHEETS, 2022).decode()
PRINTED = {ident: {str(value)} for ident, value in VALUES.items()}
WHOLE = 200


def body_of(page):
    return page.split("<body>")[1].split("</body>")[0]


BLANK_FORM = body_of(re.sub(r"(<td[^>]*>)-?[0-9.]+(</td>)", r"\1\2", PAGE)).replace("2023", "××××")


def with_blank_outcomes():
    above, below = PAGE.rsplit("</tr><tr>", 1)
    return f"{above}</tr><tr>{'<td></td>' * 15}</tr><tr>{below}"


def as_one_sheet():
    """The whole report as Calc saves it: one table of fifteen columns, each paragraph in the first."""
    return (
        re.sub(r"<p>([^<]*)</p>", rf"<table><tr><td>\1</td>{'<td></td>' * 14}</tr></table>", PAGE)
        .replace("</table><table>", "")
        .replace("</table><table border=1><tbody>", "")
        .replace("</tbody></table><table>", "")
    )


def with_rows(number, change):
    """The sheets with each line of one table changed."""
    sheets = deepcopy(SHEETS)
    for line in sheets[number].lines:
        line[:] = change(line)
    return sheets


def one_table():
    between = r"</tbody></table>(?:<p>[^<]*</p>)*<table border=1><tbody>"
    return re.sub(
        between,
        lambda m: "".join(f"<tr><td colspan=15>{t}</td></tr>" for t in re.findall("<p>([^<]*)</p>", m[0])),
        PAGE,
    )


HOSTILE_PAGES = [
    ("two reports in one file", PAGE.replace("</body>", body_of(OTHER_PAGE) + "</body>"), WHOLE),
    ("a form nobody filled in, before the report", PAGE.replace("<body>", f"<body>{BLANK_FORM}"), WHOLE),
    ("a form nobody filled in, behind the report", PAGE.replace("</body>", f"{BLANK_FORM}</body>"), WHOLE),
    ("a blank line above the outcomes", with_blank_outcomes(), WHOLE),
    ("the sections below the last table as its rows", as_one_sheet(), WHOLE),
    ("a hidden copy with other figures", PAGE.replace("</body>", f"<div style='display:none'>{body_of(OTHER_PAGE)}</div></body>"), WHOLE),
    ("a hidden row with other figures", PAGE.replace("<tr><td>2.其他法律", "<tr style='display:none'><td>2.其他法律行政法规禁止公开</td>" + "<td>9</td>" * 7 + "</tr><tr><td>2.其他法律"), WHOLE),
    ("one table for three", one_table(), WHOLE),
    ("form and div between table and row", PAGE.replace("<tbody>", "<form><div>").replace("</tbody>", "</div></form>"), WHOLE),
    ("colspan of 100%", PAGE.replace('colspan="4"', 'colspan="100%"'), WHOLE),
    ("no column span", re.sub(r' colspan="\d+"', "", PAGE), WHOLE),
    ("no span at all", re.sub(r' (?:col|row)span="\d+"', "", PAGE), WHOLE),
    ("rowspan 0", PAGE.replace('rowspan="22"', 'rowspan="0"'), WHOLE),
    ("rowspan 99", PAGE.replace('rowspan="22"', 'rowspan="99"'), WHOLE),
    ("spans that are no numbers", PAGE.replace('rowspan="22"', 'rowspan="abc"').replace('colspan="3"', 'colspan=" 3px"'), WHOLE),
    ("no end tags", PAGE.replace("</td>", "").replace("</tr>", ""), WHOLE),
    ("header cells only", PAGE.replace("<td", "<th").replace("</td", "</th"), WHOLE),
    ("a table of last year's figures first", PAGE.replace("<p>二、", "<table><tr><td>指标<td>2021<td>2022</tr><tr><td>规章<td>7<td>8</tr><tr><td>本年新收政府信息公开申请数量<td>77<td>88</tr></table><p>二、"), WHOLE),
    ("a narrative that reads like rows", PAGE.replace("<p>二、", "<p>（一）予以公开 258 件。</p><p>行政许可 9 件。</p><p>二、"), WHOLE),
    ("a report in a script below a long page", "<html><body>" + "<p>导航栏目文字</p>" * 50 + f"<script>var x = {body_of(PAGE)!r};</script></body></html>", WHOLE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "page", "read"),
    HOSTILE_PAGES,
    ids=lambda value: value if isinstance(value, str) and len(value) < 50 else "",
)
def test_hostile_pages(why, page, read):
    report = read_report(Document(page.encode()))
    assert misread(report, PRINTED, VALUES) == [], why
    assert sum(cell.state == "number" for cell in report.cells) == read, why


def numbered(line):
    return [Drawn(str(SERIAL.pop() if SERIAL else 1)), *line]


SERIAL = list(range(99, 0, -1))


def permuted_legal(line):
    values, rest = [c for c in line if c.ident], [c for c in line if not c.ident]
    if values:
        return rest + [values[i] for i in (0, 2, 1, 3, 4, 5, 6)]
    names = {cell.text: cell for cell in line}
    return [names["科研机构"], names["商业企业"], *line[2:]] if "科研机构" in names else line


def total_first(line):
    values, rest = [c for c in line if c.ident], [c for c in line if not c.ident]
    return [*rest, values[6], *values[:6]] if values else line


def one_header_row(sheets):
    heads = ["申请类别", "", "", "总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    sheets[1].lines[:3] = [[Drawn(head, header=True) for head in heads]]
    return sheets


def last_first_in_disclosure(line):
    return [line[0], line[3], line[1], line[2]] if len(line) == 4 else line


def blocks_swapped(sheets):
    lines = sheets[2].lines
    lines[1][5], lines[1][6] = lines[1][6], lines[1][5]
    values = lines[3]
    lines[3] = values[:5] + values[10:] + values[5:10]
    return sheets


ODD_DRAWINGS = {
    "a column of serial numbers": lambda: with_rows(1, numbered),
    "two legal columns in another order, header too": lambda: with_rows(1, permuted_legal),
    "the total first, under one header row": lambda: one_header_row(with_rows(1, total_first)),
    "the columns of the disclosure table turned": lambda: with_rows(0, last_first_in_disclosure),
    "the two kinds of lawsuit changed places": lambda: blocks_swapped(deepcopy(SHEETS)),
    "a column of figures more": lambda: with_rows(1, lambda line: [*line, Drawn("5" if line[-1].ident else "")]),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("why", ODD_DRAWINGS)
def test_odd_drawings_are_read_by_their_headers_or_not_at_all(why, shape):
    report = read_report(Document(SHAPES[shape](ODD_DRAWINGS[why](), 2023)))
    assert misread(report, PRINTED, VALUES) == []


def test_the_second_report_of_a_file_is_named():
    report = read_report(Document(PAGE.replace("</body>", body_of(OTHER_PAGE) + "</body>").encode()))
    assert (report.report_year, [unread.what for unread in report.unread]) == (2023, ["report"])


NO_FIGURE = re.sub(r"(<td[^>]*>)-?[0-9.]+(</td>)", r"\1/\2", OTHER_PAGE)


def test_a_report_without_a_figure_gives_way_to_no_other_bodys():
    page = NO_FIGURE.replace("</body>", f"{body_of(PAGE)}</body>")
    report = read_report(Document(page.encode()))
    assert (report.report_year, {cell.state for cell in report.cells}) == (2022, {"placeholder"})


def test_of_two_reports_under_one_title_no_figure_is_taken_that_only_one_prints():
    second = body_of(OTHER_PAGE).replace("2022", "2023")
    report = read_report(Document(PAGE.replace("</body>", f"{second}</body>").encode()))
    differing = [
        cell
        for cell in report.cells
        if VALUES[cell.table, cell.row, cell.column] != OTHER_VALUES[cell.table, cell.row, cell.column]
    ]
    assert len(differing) > 100
    assert {cell.state for cell in differing} == {"ambiguous"}


def test_two_unlike_copies_of_a_table_are_ambiguous_with_both():
    table = OTHER_PAGE.split("<p>三、")[1].split("<p>四、")[0].split("</p>", 1)[1]
    report = read_report(Document(PAGE.replace("<p>四、", table + "<p>四、").encode()))
    assert misread(report, PRINTED, VALUES) == []
    doubtful = [cell for cell in report.cells if cell.state == "ambiguous"]
    assert doubtful
    assert sum(len(cell.candidates) >= 2 for cell in doubtful) > 100
    assert not any(cell.state == "number" for cell in report.cells if cell.table == "applications")


def test_glued_text_is_unreadable():
    glued = re.sub(r"<[^>]+>", "", PAGE)
    report = read_report(Document(glued.encode()))
    assert {cell.state for cell in report.cells} == {"unreadable"}
    assert report.form == "2021"
