"""Tables whose year stands in a tab, a link to them or an attribute; several reports in a workbook."""

import io
from random import Random

import openpyxl
import pytest
from drawing import draw_report, expanded
from sampling import report_texts
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report

OWN, OTHERS = (report_texts("2021", Random(seed)) for seed in (3, 9))
SHEETS, OTHER_SHEETS = draw_report("2021", OWN[1]), draw_report("2021", OTHERS[1])
PAGE, OTHER = (as_html(sheets, 2023).decode() for sheets in (SHEETS, OTHER_SHEETS))


def tables(page):
    return page[page.index("<table") : page.index("<p>五、")]


CHOSEN = "<button aria-controls=a>{0}</button><button aria-controls=b>{1}</button>"
TABS = "<ul><li><a href='#a'>{0}</a></li><li><a href='#b'>{1}</a></li></ul>"
PARTS = [
    (TABS + "<div id=a>{2}</div><div id=b>{3}</div>", "links that lead to the parts"),
    (TABS + "<div id=a>{2}</div><div id=b style='display:none'>{3}</div>", "the own one not chosen"),
    (TABS + "<div id=a style='display:none'>{2}</div><div id=b>{3}</div>", "the other one not chosen"),
    (CHOSEN + "<div id=a>{2}</div><div id=b>{3}</div>", "tabs"),
    ("<section aria-label={0}>{2}</section><section aria-label={1}>{3}</section>", "for readers aloud"),
    ("<i id=x>{0}</i><i id=y>{1}</i><div aria-labelledby=x>{2}</div><div aria-labelledby=y>{3}</div>", "by an id"),
    ("<div title={0}>{2}</div><div title={1}>{3}</div>", "shown under the mouse"),
    ("<details><summary>{0}</summary>{2}</details><details><summary>{1}</summary>{3}</details>", "parts to open"),
    ("<fieldset><legend>{0}</legend>{2}</fieldset><fieldset><legend>{1}</legend>{3}</fieldset>", "parts in a frame"),
]  # fmt: skip


@pytest.mark.parametrize("names", [("2022年", "2023年"), ("2022", "2023"), ("上年度", "本年度")])
@pytest.mark.parametrize(("parts", "why"), PARTS)
def test_a_part_is_what_the_page_calls_it(parts, names, why):
    begins, ends = PAGE.index("<p>二、"), PAGE.index("<p>五、")
    page = f"{PAGE[:begins]}{parts.format(*names, tables(OTHER), tables(PAGE))}{PAGE[ends:]}"
    report = read_report(Document(page.encode()))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == OWN[0], why


def test_a_name_of_the_whole_report_says_nothing():
    page = PAGE.replace("<body>", "<body><main aria-label=正文 id=zoom>").replace("</body>", "</main></body>")
    assert {cell.state for cell in read_report(Document(page.encode())).cells} == {"number"}


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines, drawings in sheets:
        page = book.create_sheet(name)
        for line in lines:
            page.append([line])
        for drawing in drawings:
            for row in expanded(drawing):
                page.append([cell.text if cell else None for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


TITLE = ["云溪县财政局2023年政府信息公开工作年度报告"]
ANOTHER_PERIOD = ["统计期限：2022年1月1日至2022年12月31日"]
BOOKS = [
    ([("2022", [], OTHER_SHEETS), ("2023", TITLE, SHEETS)], True, "another year's sheet before the report"),
    ([("2023", TITLE, SHEETS), ("2022", [], OTHER_SHEETS)], True, "and below it"),
    ([("样表", [], OTHER_SHEETS), ("Sheet2", TITLE, SHEETS)], True, "a sheet of examples before it"),
    ([("Sheet1", ANOTHER_PERIOD, OTHER_SHEETS), ("Sheet2", TITLE, SHEETS)], True, "only a period tells it"),
    ([("Sheet1", TITLE, SHEETS), ("Sheet2", ANOTHER_PERIOD, OTHER_SHEETS)], True, "the same below it"),
    ([("Sheet1", TITLE, []), ("Sheet2", ANOTHER_PERIOD, OTHER_SHEETS)], False, "no table of its own"),
]


@pytest.mark.parametrize(("sheets", "read", "why"), BOOKS)
def test_a_sheet_of_another_year_gives_no_figure(sheets, read, why):
    report = read_report(Document(workbook(*sheets)))
    found = {(cell.table, cell.row, cell.column): cell.value for cell in report.cells}
    assert (report.agency, report.report_year, found) == ("云溪县财政局", 2023, OWN[0] if read else {}), why
