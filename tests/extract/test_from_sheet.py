import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, PatternFill, Side

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


def many_sheets(count: int):
    book, _ = sheet_of(["规章", 1])
    for _ in range(count - 1):
        book.create_sheet()
    return book


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


@pytest.mark.parametrize(
    ("formula", "stored", "anew", "doubt", "reason"),
    [
        ("=SUM(A1:B1)", "5", False, None, "what Excel stored"),
        ("=SUM(A1:B1)", "4", False, None, "a sum that is wrong is shown so: the checks say it"),
        ("=SUM(A1:B1)", "0", False, "adds up", "a library stored nought and computed nothing"),
        ("=A1+B1", "0.0", False, "adds up", "the same with a plus"),
        ("=SUM(D1:E1)", "0", False, None, "nothing to add: nought it is"),
        ("=IF(A1,0,B1)", "0", False, None, "what does not only add up may be nought"),
        ("=SUM(A1:B1)", "5", True, "anew", "Excel computes it again when it opens the file"),
    ],
)
def test_results_nobody_computed_are_no_figures(formula, stored, anew, doubt, reason):
    book, _ = sheet_of([2, 3, formula])
    book.calculation.fullCalcOnLoad = anew
    with zipfile.ZipFile(io.BytesIO(saved(book))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(r"</f><v ?/>|</f><v></v>|</f>(?=</c>)", f"</f><v>{stored}</v>", parts[name])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    (grid,) = read(Document(buffer.getvalue()), Reading()).blocks
    found = grid.rows[0][2].doubt
    assert found is None if doubt is None else doubt in found, reason


def test_hidden_sheets_are_not_read():
    book, _ = sheet_of(["规章", 1])
    book.create_sheet("备份").append(["规章", 9])
    book["备份"].sheet_state = "hidden"
    content = read(Document(saved(book)), Reading())
    assert [texts(block) for block in content.blocks] == [["规章|1"]]
    assert content.notes == ("sheet 备份 is hidden: not read",)


def hide_a_row(sheet):
    sheet.row_dimensions[2].hidden = True


def hide_a_column(sheet):
    sheet.column_dimensions["B"].hidden = True


def hide_a_group(sheet):
    sheet.column_dimensions.group("A", "B", hidden=True)


def hide_under_a_merge(sheet):
    sheet.merge_cells("A1:B1")
    sheet.column_dimensions["A"].hidden = True


@pytest.mark.parametrize(
    ("hide", "rows", "first", "reason"),
    [
        (lambda sheet: None, ["甲|乙|丙|丁", "规章|1|2|3", "总计|5|6|7"], "A1", "nothing is hidden"),
        (hide_a_row, ["甲|乙|丙|丁", "总计|5|6|7"], "A1", "a row filtered out"),
        (hide_a_column, ["甲|丙|丁", "规章|2|3", "总计|6|7"], "A1", "a column hidden"),
        (hide_a_group, ["丙|丁", "2|3", "6|7"], "C1", "a file names the first of several hidden columns only"),
        (hide_under_a_merge, ["甲|丙|丁", "1|2|3", "5|6|7"], "A1", "a merged cell shows in what is left of it"),
    ],
)
def test_what_is_out_of_view_is_not_there(hide, rows, first, reason):
    book, sheet = sheet_of(["甲", "乙", "丙", "丁"], ["规章", 1, 2, 3], ["总计", 5, 6, 7])
    hide(sheet)
    (grid,) = blocks(book)
    assert texts(grid) == rows, reason
    assert (grid.rows[0][0].place.path, grid.rows[-1][-1].place.path) == (f"Sheet!{first}", "Sheet!D3"), reason


@pytest.mark.parametrize(
    ("written", "instead", "rows"),
    [
        (b'<row r="2"', b'<row r="2" ht="0" customHeight="1"', ["甲|乙", "总计|5"]),
        (b"<sheetData>", b'<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>', []),
    ],
    ids=["a row without height", "a column without width"],
)
def test_what_has_no_height_or_width_is_out_of_view(written, instead, rows):
    book, _ = sheet_of(["甲", "乙"], ["规章", 1], ["总计", 5])
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(written, instead) if name.endswith("sheet1.xml") else part)
    found = read(Document(changed.getvalue()), Reading()).blocks
    assert [line for block in found if isinstance(block, Grid) for line in texts(block)] == rows


def test_an_empty_position_is_addressed_as_the_sheet_counts():
    book, sheet = sheet_of(["甲", "乙", "丙"], ["规章", 1, None])
    sheet.column_dimensions["B"].hidden = True
    (grid,) = blocks(book)
    assert (grid.rows[1][1].text, grid.rows[1][1].place.path) == ("", "Sheet!C2")


WHITE, RED = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FFC00000")


@pytest.mark.parametrize(
    ("value", "style", "text", "doubt", "reason"),
    [
        (5, {"number_format": "0.00"}, "5", False, "the same figure with decimals"),
        (1234, {"number_format": "#,##0"}, "1234", False, "the same figure with a comma"),
        (25.125, {"number_format": '0.000"万元"'}, "25.125万元", False, "with its unit"),
        (25.125, {"number_format": "0.00"}, "25.13", True, "people see another figure than is stored"),
        (5.000000000001, {}, "5", True, "without a format Excel shows eleven characters"),
        (1234.567891234, {}, "1234.567891", True, "the point is one of them"),
        (5, {"number_format": "0%"}, "5", True, "500%"),
        (5000, {"number_format": '0,"千"'}, "5000", True, "people see 5千"),
        (0, {"number_format": "0;-0;;@"}, "", False, "a zero that is not shown is a blank to whoever looks"),
        (5, {"number_format": ";;;"}, "", False, "nothing is shown"),
        ("5", {"number_format": ";;;"}, "", False, "nor is a text"),
        (0, {"number_format": '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '}, "0", False, "accountants' dash for zero"),
        (-5, {"number_format": "0_);(0)"}, "-5", False, "accountants' brackets for less than nothing"),
        (-5, {"number_format": "0;0"}, "5", True, "the sign is not shown"),
        (5, {"font": Font(strike=True)}, "5", True, "struck out"),
        (5, {"font": Font(vertAlign="superscript")}, "5", True, "raised"),
        (5, {"font": WHITE}, "5", True, "white on white"),
        (5, {"font": WHITE, "fill": RED}, "5", False, "white on red"),
        ("无", {"font": Font(strike=True)}, "无", False, "only figures are doubted"),
        (CellRichText(TextBlock(InlineFont(strike=True), "9"), "5"), {}, "95", True, "9 is struck out"),
        (CellRichText("5", TextBlock(InlineFont(vertAlign="superscript"), "1")), {}, "51", True, "1 is raised"),
        (CellRichText("5", TextBlock(InlineFont(vertAlign="superscript"), "[1]")), {}, "5[1]", False, "a note's mark"),
        (CellRichText("5", TextBlock(InlineFont(b=True), "1")), {}, "51", False, "1 is bold"),
    ],
)
def test_figures_as_people_see_them(value, style, text, doubt, reason):
    book, sheet = sheet_of(["规章", value, "x"])
    for name, setting in style.items():
        setattr(sheet["B1"], name, setting)
    ((row,),) = (block.rows for block in blocks(book))
    assert (row[1].text, row[1].doubt is not None) == (text, doubt), reason


def test_zeros_may_be_switched_off_for_a_whole_sheet():
    book, sheet = sheet_of(["规章", 0, 5])
    sheet.sheet_view.showZeros = False
    (grid,) = blocks(book)
    assert texts(grid) == ["规章||5"]


def test_both_figures_are_named_where_a_format_rounds():
    book, sheet = sheet_of(["规章", 25.125])
    sheet["B1"].number_format = "0.00"
    (grid,) = blocks(book)
    assert grid.rows[0][1].alternatives == ("25.13", "25.125")


@pytest.mark.parametrize(
    ("content", "limits", "kind", "reason"),
    [
        (saved(openpyxl.Workbook()), Limits(), "empty", "no text in any sheet"),
        (saved(sheet_of(["规章", 1])[0])[:-30], Limits(), "format", "cut off: no longer an Office file at all"),
        (saved(sheet_of(["规章", 1])[0]), Limits(max_cells=1), "too_large", "more cells than allowed"),
        (saved(many_sheets(301)), Limits(), "too_large", "more sheets than allowed, though almost empty"),
        (b"%PDF-1.4", Limits(), "format", "not a workbook"),
    ],
)
def test_what_cannot_be_read_says_why(content, limits, kind, reason):
    with pytest.raises(Unreadable) as caught:
        read(Document(content), Reading(limits))
    assert caught.value.kind == kind, reason


def test_as_many_sheets_as_allowed_are_read():
    assert len(blocks(many_sheets(3), max_pages=3)) == 1


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
