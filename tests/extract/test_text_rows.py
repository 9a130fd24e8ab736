"""Tables that a page or a Word file writes as text, a row a line."""

from random import Random

import pytest
from docx import Document as Word
from drawing import draw_report
from sampling import report_texts
from writing import around, as_html

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(3))
SHEETS = draw_report("2021", {key: text or "0" for key, text in TEXTS.items()})


def lines(sheet, between):
    return [between.join(cell.text for cell in line) for line in sheet.lines]


def page(body):
    return f"<html><body>{body}</body></html>".encode()


def as_paragraphs(between):
    parts = around(SHEETS, 2023, lambda sheet: "</p><p>".join(lines(sheet, between)))
    return page("".join(f"<p>{part}</p>" for part in parts))


def as_breaks():
    parts = around(SHEETS, 2023, lambda sheet: "<br>".join(lines(sheet, " ")))
    return page("".join(f"<p>{part}</p>" for part in parts))


def as_preformatted():
    parts = around(SHEETS, 2023, lambda sheet: "\n".join(lines(sheet, "\t")))
    return page("".join(f"<pre>{part}</pre>" for part in parts))


def in_word(tmp_path):
    document = Word()
    for part in around(SHEETS, 2023, lambda sheet: "\n".join(lines(sheet, "\t"))):
        for line in part.split("\n"):
            document.add_paragraph(line)
    document.save(tmp_path / "report.docx")
    return (tmp_path / "report.docx").read_bytes()


def values(content):
    cells = read_report(Document(content)).cells
    return {(cell.table, cell.row, cell.column): cell.value for cell in cells}


@pytest.mark.parametrize("content", [as_paragraphs(" "), as_breaks(), as_preformatted()])
def test_rows_on_a_page(content):
    assert values(content) == VALUES


def test_rows_in_a_word_file(tmp_path):
    assert values(in_word(tmp_path)) == VALUES


def test_places_are_those_of_the_paragraphs():
    (cell,) = (c for c in read_report(Document(as_paragraphs(" "))).cells if (c.row, c.column) == ("granted", "total"))
    assert "/p[" in cell.place.path


NOT_READ = [
    (as_paragraphs(""), "nothing between the cells"),
    (page("<p>（一）予以公开 1 0 0 0 0 0 1</p><p>（七）总计 1 0 0 0 0 0 1</p>"), "two lines may be anything"),
    (page("<p>行政许可 3</p><p>行政处罚 4</p><p>行政强制 5</p>"), "a list under no head of the table"),
]


@pytest.mark.parametrize(("content", "why"), NOT_READ)
def test_what_gives_no_figure(content, why):
    assert not any(values(content).values()), why


def test_beside_a_table_lines_stay_text():
    report = as_html(SHEETS, 2023).decode()
    listed = "".join(f"<p>{label} 9 0 0 0 0 0 9</p>" for label in ("（一）予以公开", "（七）总计", "2.重复申请"))
    assert values(report.replace("<p>五、", f"{listed}<p>五、").encode()) == VALUES
