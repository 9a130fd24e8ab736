"""Workbooks as others read them."""

import io

import openpyxl
import pytest

from extract.documents import Document
from extract.read_report import read_report
from monitor.workbook import workbook

ROWS = [
    # value, what is read of it, reason
    ("某县财政局", "某县财政局", "Chinese"),
    ("=1+1", "=1+1", "no formula"),
    ('a<b & "c"', 'a<b & "c"', "what XML would take for its own"),
    (" 前后 ", " 前后 ", "blanks at both ends stay"),
    ("两\n行", "两\n行", "a line break stays"),
    ("a\x00b\x0bc\ud800d", "abcd", "what no XML file can hold is left out"),
    ("_x0041_ 和 _x", "_x005F_x0041_ 和 _x", "what the standard takes for a code of a character is written as one"),
    ("长" * 40000, "长" * 32767, "as much as a cell holds"),
    (7, 7, "a whole number"),
    (4478.1715, 4478.1715, "a decimal"),
    (True, True, "a truth"),
    (None, None, "nothing"),
]


@pytest.mark.parametrize(("value", "read", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_a_value_is_read_as_it_is(value, read, reason):
    made = workbook([("状态", ["甲", "乙", "丙"], [[1, value, "末"]])])
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [cell.value for cell in sheet[2]] == [1, read, "末"], reason
    assert sheet["B2"].data_type != "f"


def test_sheets_heads_and_what_stays_in_view():
    wide = [f"第{n}列" for n in range(30)]
    book = openpyxl.load_workbook(io.BytesIO(workbook([("一 & 二", wide, []), ("空", [], [])])))
    assert book.sheetnames == ["一 & 二", "空"]
    sheet = book["一 & 二"]
    assert [cell.value for cell in sheet[1]] == wide
    assert sheet["AD1"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == 7


def test_our_own_reader_takes_it_for_a_workbook():
    made = workbook([("状态", ["机关"], [["某局"]])])
    assert read_report(Document(made, "a.xlsx")).reader == "xlsx"
