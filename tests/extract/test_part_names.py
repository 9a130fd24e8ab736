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


TOLD = [
    ("<button class=active>2022年</button><button>2023年</button>", False, "the button that is chosen"),
    ("<button>2022</button><button aria-pressed=true>2023</button>", True, "the own one"),
    ("<button>2022</button><button>2023</button>", True, "nobody knows which"),
    ("<button class=on>2022</button><button class=on>2023</button>", True, "nor here"),
    ("<button class=on>打印</button><button>关闭</button>", True, "no years"),
    ("<select><option>2023</option><option selected>2022</option></select>", False, "the option that is chosen"),
    ("<select><option selected>2023年度</option><option>2022年度</option></select>", True, "the own one"),
    ("<select><option>2022</option><option>2021</option></select>", True, "none is said to be"),
    ("<img src=a.png alt='2022年数据'>", False, "what a picture shows"),
    ("<img src=a.png alt='2023年统计数据'>", True, "of the own year"),
    ("<a href=/x><img src=a.png alt='2022年专题'></a>", True, "a banner that leads elsewhere"),
    ("<img src=a.png alt='标题2022'>", True, "no year of anything"),
]


@pytest.mark.parametrize(("told", "read", "why"), TOLD)
@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<p>{}</p>"])
def test_a_year_may_be_told_without_a_word_of_text(told, read, why, around):
    report = read_report(Document(PAGE.replace("<table", around.format(told) + "<table", 1).encode()))
    found = {(cell.table, cell.row, cell.column): cell.value for cell in report.cells if cell.state == "number"}
    lost = {ident[0] for ident, value in OWN[0].items() if value is not None and ident not in found}
    assert lost == (set() if read else {"proactive_disclosure"}), why


def test_a_choice_of_years_at_the_head_of_a_page_says_nothing_of_its_report():
    choice = "<div>年份<select><option>2024</option><option selected>2022</option></select></div>"
    report = read_report(Document(PAGE.replace("<body>", f"<body>{choice}").encode()))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == OWN[0]


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
