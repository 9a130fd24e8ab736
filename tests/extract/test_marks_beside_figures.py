"""What stands in a cell beside its figure and is none of it: marks of notes, struck out text, fields of forms."""

import pytest
from mutating import YEARS, Original
from office_writing import as_docx
from writing import as_html

from extract.documents import Document
from extract.numbers import read_value
from extract.read_report import read_report

REPORT = Original(5)
VALUE = REPORT.values["applications", "new_received", "total"]
PAGE = as_html(REPORT.sheets(), YEARS[REPORT.form]).decode()


def read(content):
    cells = read_report(Document(content)).cells
    return next(cell for cell in cells if (cell.row, cell.column) == ("new_received", "total"))


MARKUP = [
    ("{}<sup>1</sup>", "unreadable", "the mark of a note would make it ten times as much"),
    ("{}<sub>2</sub>", "unreadable", "the same"),
    ("{}<sup>[1]</sup>", "number", "in brackets it is a note and nothing else"),
    ("{}<span style='vertical-align:super'>1</span>", "unreadable", "raised by a style"),
    ("<s>12</s>{}", "unreadable", "what is struck out no longer stands"),
    ("<del>12</del>{}", "unreadable", "the same"),
    ("<span style='text-decoration: line-through'>12</span>{}", "unreadable", "struck out by a style"),
    ("<span style='vertical-align:middle'>{}</span>", "number", "set in the middle, not raised"),
    ("{}<br>3", "ambiguous", "two whole numbers, or one in two lines"),
    ("<input value='{}'>", "unreadable", "a field shows what is no text of the page"),
    ("{}<input type=hidden value='7'>", "number", "a hidden field shows nothing"),
]


@pytest.mark.parametrize(("cell", "state", "why"), MARKUP)
def test_marks_in_markup(cell, state, why):
    cells = read(PAGE.replace(f"<td>{VALUE}</td>", f"<td>{cell.format(VALUE)}</td>", 1).encode())
    assert (cells.state, cells.value) == (state, VALUE if state == "number" else None), why


RUNS = [
    ('<w:vertAlign w:val="superscript"/>', "unreadable", "a raised digit"),
    ('<w:vertAlign w:val="baseline"/>', "number", "not raised"),
    ("<w:strike/>", "unreadable", "struck out"),
    ('<w:dstrike w:val="1"/>', "unreadable", "struck out twice"),
    ('<w:strike w:val="0"/>', "number", "not struck out"),
]


@pytest.mark.parametrize(("setting", "state", "why"), RUNS)
def test_marks_in_word(setting, state, why):
    import io
    import zipfile

    source = io.BytesIO(as_docx(REPORT.sheets(), YEARS[REPORT.form]))
    changed = io.BytesIO()
    run = f'<w:r><w:t xml:space="preserve">{VALUE}</w:t></w:r>'
    split = f"<w:r><w:t>{VALUE // 10}</w:t></w:r><w:r><w:rPr>{setting}</w:rPr><w:t>{VALUE % 10}</w:t></w:r>"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace(run, split, 1))
    cell = read(changed.getvalue())
    assert (cell.state, cell.value) == (state, VALUE if state == "number" else None), why


TEXTS = [
    ("12①", "number", "the mark of a note, not a digit"),
    ("12²", "number", "the same, raised"),
    ("12½", "unreadable", "a fraction is no count"),
    ("1①2", "unreadable", "a mark among the digits"),
    ("⑫", "unreadable", "nothing but a mark"),
    ("120\n45", "ambiguous", "two figures one above the other"),
    ("4605.3\n0", "number", "an amount broken behind its point"),
]


@pytest.mark.parametrize(("text", "state", "why"), TEXTS)
def test_marks_in_texts(text, state, why):
    assert read_value(text, "amount" if "." in text else "count").state == state, why
