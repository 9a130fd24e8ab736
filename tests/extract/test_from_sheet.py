import io

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from extract.documents import Document, Limits, Reading
from extract.errors import Unreadable
from extract.from_sheet import read
from extract.grids import Grid, Paragraph

BOXED = Border(top=Side("thin"), bottom=Side("thin"))


def saved(book) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_of(*rows: list[object]):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book, book.active


def blocks(book, **limits):
    return read(Document(saved(book)), Reading(Limits(**limits))).blocks


def texts(grid: Grid) -> list[str]:
    return ["|".join(cell.text if cell.origin else "." for cell in row) for row in grid.rows]


@pytest.mark.parametrize(
    ("value", "text", "reason"),
    [
        (5, "5", "a whole number"),
        (5.0, "5", "Excel stores 5 and 5.0 alike"),
        (4166.241619, "4166.241619", "decimals as typed"),
        (0.1 + 0.2, "0.3", "Excel shows 15 digits; the rest is the binary fraction's own"),
        (0.000012, "0.000012", "never an exponent"),
        ("/", "/", "a placeholder stays"),
        ("０", "０", "full-width digits stay for the reader of numbers"),
        (None, "", "blank is not zero"),
        ("#REF!", "#REF!", "an error is no number"),
    ],
)
def test_values_as_shown(value, text, reason):
    (grid,) = blocks(sheet_of(["规章", value, "x"])[0])
    assert grid.rows[0][1].text == text, reason


def test_cells_are_addressed_and_merges_kept_apart():
    book, sheet = sheet_of(["一", None, 1], ["三", "（一）", None], [None, "（二）", 2])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A2:A3")
    (grid,) = blocks(book)
    assert texts(grid) == ["一|.|1", "三|（一）|", ".|（二）|2"]
    assert grid.rows[2][2].place.path == "Sheet!C3"


def test_titles_and_empty_rows_part_tables():
    book, _ = sheet_of(["某局2024年度报告"], ["规章", 1], [], ["三、收到和处理"], ["总计", 2])
    found = blocks(book)
    assert [type(block) for block in found] == [Paragraph, Grid, Paragraph, Grid]
    assert [block.number for block in found if isinstance(block, Grid)] == [0, 1]


def test_the_lines_of_table_two_are_not_titles():
    book, sheet = sheet_of(["第二十条第（一）项"], ["规章", 1])
    sheet.merge_cells("A1:B1")
    (grid,) = blocks(book)
    assert texts(grid) == ["第二十条第（一）项|.", "规章|1"]


def test_a_boxed_empty_row_belongs_to_the_table():
    book, sheet = sheet_of(["结果维持", "结果纠正"])
    for column in (1, 2):
        sheet.cell(2, column).border = BOXED
    (grid,) = blocks(book)
    assert texts(grid) == ["结果维持|结果纠正", "|"]


def test_a_formula_without_a_stored_result_is_doubtful_not_blank():
    (grid,) = blocks(sheet_of(["总计", "=1+1"])[0])
    assert (grid.rows[0][1].text, grid.rows[0][1].doubt is not None) == ("", True)


def test_hidden_rows_and_sheets_are_marked():
    book, sheet = sheet_of(["规章", 1], ["规章", 2])
    sheet.row_dimensions[1].hidden = True
    book.create_sheet("备份").append(["规章", 9])
    book["备份"].sheet_state = "hidden"
    content = read(Document(saved(book)), Reading())
    assert [cell.hidden for block in content.blocks for row in block.rows for cell in row[1:]] == [True, False, True]
    assert content.notes == ("sheet 备份 is hidden",)


@pytest.mark.parametrize(
    ("content", "limits", "kind", "reason"),
    [
        (saved(openpyxl.Workbook()), Limits(), "empty", "no text in any sheet"),
        (saved(sheet_of(["规章", 1])[0])[:-30], Limits(), "format", "cut off: no longer an Office file at all"),
        (saved(sheet_of(["规章", 1])[0]), Limits(max_cells=1), "too_large", "more cells than allowed"),
        (b"%PDF-1.4", Limits(), "format", "not a workbook"),
    ],
)
def test_what_cannot_be_read_says_why(content, limits, kind, reason):
    with pytest.raises(Unreadable) as caught:
        read(Document(content), Reading(limits))
    assert caught.value.kind == kind, reason


def test_a_merge_over_the_whole_sheet_is_refused_before_it_is_opened():
    book, sheet = sheet_of(["规章", 1])
    sheet.merged_cells.add("A1:XFD1048576")
    with pytest.raises(Unreadable, match="the limit is"):
        blocks(book)


def test_a_cell_at_the_very_end_of_a_sheet_costs_nothing():
    book, sheet = sheet_of(["规章", 1])
    sheet.cell(1_048_576, 16_384).value = "末"
    found = blocks(book)
    assert [type(block) for block in found] == [Grid, Paragraph]
    assert len(list(sheet._cells)) == 3
