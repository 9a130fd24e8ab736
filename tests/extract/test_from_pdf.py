import random

import pytest
from drawing import balanced, draw_report
from paper import Paper
from pdf_writing import Style, as_pdf

from extract.documents import Document, Limits, Reading, Scanned, Tools, Word
from extract.errors import Unreadable
from extract.from_pdf import read
from extract.grids import Grid, Paragraph
from extract.read_report import read_report


def blocks(paper: Paper):
    return read(Document(paper.saved()), Reading()).blocks


def grids(paper: Paper) -> list[Grid]:
    return [block for block in blocks(paper) if isinstance(block, Grid)]


def shape(grid: Grid) -> list[str]:
    """One string per row: ``.`` covered, ``-`` no cell, ``text?`` doubtful."""
    return ["|".join(map(shown, row)) for row in grid.rows]


def shown(cell) -> str:
    if cell is None:
        return "-"
    return cell.text + "?" * bool(cell.doubt) if cell.origin else "."


def ruled(page, edges, rows, texts, draw="box"):
    """A full table: ``edges`` of columns, ``rows`` of rows, one text per cell."""
    for top, bottom, line in zip(rows, rows[1:], texts, strict=False):
        for left, right, text in zip(edges, edges[1:], line, strict=False):
            if draw:
                getattr(page, draw)(left, top, right, bottom)
            if text:
                page.text(left + 4, bottom - 5, text)


TWO = [["规章", "12"], ["规范性文件", "345"]]


def strokes(page):
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "box")


def long_lines(page):
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    for y in (100, 120, 140):
        page.line(60, y, 500, y)
    for x in (60, 300, 500):
        page.line(x, 100, x, 140)


def bars(page):
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    for y in (100, 120, 140):
        page.bar(60, y, 500, y + 0.5)
    for x in (60, 300, 500):
        page.bar(x, 100, x + 0.5, 140)


def open_sides(page):
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    for y in (100, 120, 140):
        page.line(60, y, 500, y)
    page.line(300, 100, 300, 140)


def double_lines(page):
    strokes(page)
    for y in (99, 118.5, 141):
        page.line(60, y, 500, y)


def dashed(page):
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    for y in (100, 120, 140):
        for x in range(60, 500, 5):
            page.line(x, y, x + 3, y)
    for x in (60, 300, 500):
        for y in range(100, 140, 5):
            page.line(x, y, x, y + 3)


def dotted(page):
    """A square for each dot, as browsers print dotted borders."""
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    for y in (100, 120, 140):
        for x in range(120, 1000, 3):
            page.bar(x / 2, y, x / 2 + 0.75, y + 0.75)
    for x in (60, 300, 500):
        for y in range(200, 280, 3):
            page.bar(x, y / 2, x + 0.75, y / 2 + 0.75)


def in_a_form(page):
    """Drawn under a scaled matrix, as printers' drivers do."""
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    page.raw("q 0.1 0 0 0.1 0 0 cm 8 w")
    for y in (100, 120, 140):
        page.raw(f"600 {10 * (page.height - y)} m 5000 {10 * (page.height - y)} l S")
    for x in (60, 300, 500):
        page.raw(f"{10 * x} {10 * (page.height - 100)} m {10 * x} {10 * (page.height - 140)} l S")
    page.raw("Q")


@pytest.mark.parametrize("draw", [strokes, long_lines, bars, open_sides, double_lines, dashed, dotted, in_a_form])
def test_the_lines_of_a_table_may_be_drawn_in_many_ways(draw):
    paper = Paper()
    draw(paper.page())
    (grid,) = grids(paper)
    assert shape(grid) == ["规章|12", "规范性文件|345"]


def test_dots_that_stand_apart_are_no_line():
    paper = Paper()
    page = paper.page()
    ruled(page, [60, 300, 500], [100, 120, 140], TWO, "")
    for x in range(60, 500, 5):
        for y in (100, 120, 140):
            page.bar(x, y, x + 0.75, y + 0.75)
    assert not any(len(row) > 1 and not grid.ragged for grid in grids(paper) for row in grid.rows)


def test_a_page_of_which_every_character_is_a_line_keeps_its_numbers():
    """Single characters all over a page twice as wide as high: pdfium takes their lines for upright ones."""
    paper = Paper((842.0, 595.0))
    page = paper.page()
    for y in range(100, 500, 20):
        for x in range(60, 720, 120):
            for place, digit in enumerate("2418"):
                page.text(x + place * 5, y, digit, 10)
        page.line(60, y + 5, 780, y + 5)
        page.line(60, y - 15, 780, y - 15)
    for x in range(55, 800, 120):
        page.line(x, 85, x, 485)
    (grid,) = grids(paper)
    assert {cell.text for row in grid.rows for cell in row if cell and cell.text} == {"2418"}


def test_merged_cells_are_found_by_the_lines_that_are_not_there():
    paper = Paper()
    page = paper.page()
    page.box(60, 100, 100, 160)
    page.box(100, 100, 500, 120)
    ruled(page, [100, 300, 500], [120, 140, 160], [["（一）", "1"], ["（二）", "2"]])
    page.text(64, 130, "三")
    page.text(104, 115, "申请人情况")
    (grid,) = grids(paper)
    assert shape(grid) == ["三|申请人情况|.", ".|（一）|1", ".|（二）|2"]


@pytest.mark.parametrize(
    ("lines", "width", "expected", "reason"),
    [
        (["1403.", "55"], 40, "1403.55", "broken for want of width"),
        (["123456", "78"], 42, "12345678", "broken for want of width"),
        (["5", "3"], 60, "5\n3?", "two figures, one perhaps of another row"),
        (["12", "34"], 90, "12\n34?", "there was room for both in one line"),
        (["共5件", "（含3）"], 60, "共5件\n（含3）", "a text keeps its lines"),
    ],
)
def test_figures_of_several_lines(lines, width, expected, reason):
    paper = Paper()
    page = paper.page()
    ruled(page, [60, 160, 160 + width], [100, 140], [["行政许可", ""]])
    page.box(60, 140, 500, 160)
    for index, line in enumerate(lines):
        page.text(163, 114 + 14 * index, line)
    (grid,) = grids(paper)
    assert expected in shape(grid)[0], reason


def test_a_number_set_across_a_wall_is_doubtful_on_both_sides():
    paper = Paper()
    page = paper.page()
    ruled(page, [60, 160, 200, 240], [100, 120, 140], [["许可", "", ""], ["处罚", "1", "2"]])
    page.text(185, 115, "182122")
    (grid,) = grids(paper)
    assert shape(grid) == ["许可|182?|122?", "处罚|1|2"]


def test_a_digit_on_a_line_is_doubtful():
    paper = Paper()
    page = paper.page()
    ruled(page, [60, 160, 300], [100, 120, 140], [["许可", ""], ["处罚", "1"]])
    page.text(170, 123.2, "7")
    (grid,) = grids(paper)
    assert shape(grid)[0] == "许可|7?"


def cut(above, below, edges=(60, 100, 300, 400), between=(), repeat=()):
    """A table whose rows ``above`` end one page and whose rows ``below`` begin the next."""
    paper = Paper()
    first, second = paper.page(), paper.page()
    rows = [700 + 20 * index for index in range(len(above) + 1)]
    ruled(first, edges, rows, above)
    for text in between:
        second.text(60, 90, text)
    below = [*repeat, *below]
    ruled(second, edges, [100 + 20 * index for index in range(len(below) + 1)], below)
    return paper


@pytest.mark.parametrize(
    ("above", "below", "expected", "reason"),
    [
        (
            [["", "1.属于国家秘密", "1"]],
            [["", "2.重复申请", "2"]],
            ["|1.属于国家秘密|1", "|2.重复申请|2"],
            "two whole rows",
        ),
        (
            [["", "1.申请人无正当理由", "8"]],
            [["", "逾期不补正", ""]],
            ["|1.申请人无正当理由\n逾期不补正|8"],
            "a label goes on below",
        ),
        (
            [["", "1.申请人无正当理由", ""]],
            [["", "逾期不补正", "8"]],
            ["|1.申请人无正当理由\n逾期不补正|8?"],
            "the figure may belong to a row of its own, so it is in doubt",
        ),
        (
            [["", "1.申请人", "8"]],
            [["", "不补正", "9"]],
            ["|1.申请人|8", "|不补正|9"],
            "both have figures: two rows, whatever they are called",
        ),
        (
            [["", "规章", ""]],
            [["", "行政许可", "5"]],
            ["|规章|", "|行政许可|5"],
            "a blank row and the next one",
        ),
        (
            [["", "结果维持", "结果纠正"]],
            [["", "7", "9"]],
            ["|结果维持|结果纠正", "|7|9"],
            "figures under their heading are a row",
        ),
        (
            [["", "其他", "尚未"]],
            [["", "结果", "审结"]],
            ["|其他\n结果|尚未\n审结", "|.|."],
            "a head set over two rows is cut between its words",
        ),
        (
            [["", "结果维持", "总计"]],
            [["", "结果纠正", "总计"]],
            ["|结果维持|总计", "|结果纠正|总计"],
            "two heads, one below the other",
        ),
        (
            [["", "结果维持", "结果纠正"]],
            [["", "", ""]],
            ["|结果维持|结果纠正", "||"],
            "blank figures under their heading are a row",
        ),
    ],
)
def test_rows_at_the_end_of_a_page(above, below, expected, reason):
    (grid,) = grids(cut(above, below))
    assert shape(grid) == expected, reason


def test_a_cut_row_is_one_though_the_label_of_its_group_ends_a_hair_higher():
    paper = Paper()
    first, second = paper.page(), paper.page()
    first.box(60, 700, 100, 740)
    ruled(first, [100, 300, 400], [700, 720, 740], [["4.无正当理由", "3"], ["5.要求行政机关确认", "8"]])
    ruled(second, [100, 300, 400], [100, 120, 140], [["或重新出具", ""], ["1.申请人", "2"]])
    second.box(60, 100, 100, 114)
    second.box(60, 120, 100, 140)
    (grid,) = grids(paper)
    rows = [[cell.text for cell in row if cell and cell.origin and cell.text] for row in grid.rows]
    assert [row for row in rows if row] == [
        ["4.无正当理由", "3"],
        ["5.要求行政机关确认\n或重新出具", "8"],
        ["1.申请人", "2"],
    ]


def test_a_head_repeated_on_the_next_page_is_read_once():
    head = [["一", "申请人", "自然人"]]
    (grid,) = grids(cut([*head, ["", "甲", "1"]], [["", "乙", "2"]], repeat=head))
    assert shape(grid) == ["一|申请人|自然人", "|甲|1", "|乙|2"]


@pytest.mark.parametrize(("number", "rows", "reason"), [("表2", 3, "a numbered title"), ("2", 4, "a figure is none")])
def test_a_head_with_a_number_in_it_is_repeated_too(number, rows, reason):
    head = [["", number, "自然人"]]
    (grid,) = grids(cut([*head, ["", "甲", "1"]], [["", "乙", "2"]], repeat=head))
    assert len(grid.rows) == rows, reason


def test_fragments_with_fewer_columns_are_joined_by_position():
    paper = Paper()
    first, second = paper.page(), paper.page()
    ruled(first, [60, 100, 300, 400], [700, 720], [["（三）", "1.属于国家秘密", "1"]])
    ruled(second, [60, 300, 400], [100, 120], [["四、结转下年度", "2"]])
    (grid,) = grids(paper)
    assert shape(grid) == ["（三）|1.属于国家秘密|1", "四、结转下年度|.|2"]


def test_tables_with_text_between_stay_two():
    assert len(grids(cut([["", "甲", "1"]], [["", "乙", "2"]], between=("三、收到和处理政府信息公开申请情况",)))) == 2


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_on_the_page_as_displayed(rotate):
    paper = Paper()
    page = paper.page(rotate)
    ruled(page, [60, 300, 500], [100, 120, 140], TWO)
    (grid,) = grids(paper)
    assert shape(grid) == ["规章|12", "规范性文件|345"]
    box = grid.rows[0][0].place.box
    width, height = page.width, page.height
    expected = {
        0: (60, 100, 300, 120),
        90: (height - 120, 60, height - 100, 300),
        180: (width - 300, height - 120, width - 60, height - 100),
        270: (100, width - 300, 120, width - 60),
    }[rotate]
    assert box == pytest.approx(expected, abs=0.2)


def test_page_numbers_and_running_titles_are_no_text():
    paper = Paper()
    for number in (1, 2, 3):
        page = paper.page()
        page.text(200, 40, "某某县年度报告")
        page.text(60, 200, f"第{'一二三'[number - 1]}页的正文。")
        page.text(280, 815, f"- {number} -")
    assert [block.text for block in blocks(paper)] == ["第一页的正文。", "第二页的正文。", "第三页的正文。"]


SHEETS_OF_PAPER = [
    ((595.0, 842.0), 60, True, "upright"),
    ((842.0, 595.0), 60, True, "lying: its head is as deep"),
    ((842.0, 595.0), 90, False, "below the head"),
]


@pytest.mark.parametrize(("size", "y", "is_running", "why"), SHEETS_OF_PAPER)
def test_how_deep_the_head_of_a_page_is(size, y, is_running, why):
    paper = Paper(size)
    for number in "一二三":
        page = paper.page()
        page.text(200, y, "某某县年度报告")
        page.text(60, 200, f"第{number}页的正文。")
    assert ("某某县年度报告" not in [block.text for block in blocks(paper)]) is is_running, why


def test_short_lines_of_a_last_page_are_paragraphs():
    paper = Paper()
    page = paper.page()
    for y, text in ((80, "六、其他需要报告的事项"), (100, "无。"), (120, "云溪县水务局")):
        page.text(60, y, text, 12)
    assert [block.text for block in blocks(paper)] == ["六、其他需要报告的事项", "无。", "云溪县水务局"]


def test_bold_by_double_printing_is_read_once():
    paper = Paper()
    page = paper.page()
    page.text(60, 100, "一、总体情况55")
    page.text(60.3, 100, "一、总体情况55")
    (paragraph,) = blocks(paper)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "一、总体情况55"


def drawn(year: str, seed: int):
    rng = random.Random(seed)
    figures = balanced(year, lambda most: rng.choice((0, rng.randint(0, most))))
    return figures, draw_report(year, {cell: str(value) for cell, value in figures.items()})


REPORT = as_pdf(drawn("2021", 1)[1], 2023)


@pytest.mark.parametrize(
    ("content", "limits", "kind", "reason"),
    [
        (b"%PDF-1.4 nothing", Limits(), "damaged", "no PDF behind the header"),
        (REPORT[:3000], Limits(), "damaged", "cut off"),
        (REPORT, Limits(max_pages=0), "too_large", "more pages than allowed"),
        (REPORT, Limits(max_cells=10), "too_large", "more cells than allowed"),
        (REPORT, Limits(max_seconds=0), "too_slow", "no time at all"),
    ],
)
def test_what_cannot_be_read_says_why(content, limits, kind, reason):
    with pytest.raises(Unreadable) as caught:
        read(Document(content), Reading(limits))
    assert caught.value.kind == kind, reason


def blank_page() -> bytes:
    paper = Paper()
    paper.page()
    return paper.saved()


def test_pages_of_pictures_need_the_recogniser_and_say_how_to_get_it():
    with pytest.raises(Unreadable, match=r"pip install 'gouji\[ocr\]'") as caught:
        read(Document(blank_page()), Reading())
    assert caught.value.kind == "needs_ocr"


def test_pages_of_pictures_go_through_the_recogniser():
    def ocr(picture: bytes) -> Scanned:
        assert picture.startswith(b"\x89PNG")
        return Scanned((Word("总体情况", (100, 100, 300, 150), 0.9),), (), 1654, 2339)

    content = read(Document(blank_page()), Reading(tools=Tools(ocr=ocr)))
    assert (content.reader, content.recognised, content.blocks[0].text) == ("scan", (1,), "总体情况")
    assert content.blocks[0].place.box == pytest.approx((36, 36, 108, 54), abs=0.2)


@pytest.mark.parametrize("year", ["2019", "2021"])
@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(lines="bars", valign="top", align="left", foot=420, footers=True),
        Style(lines="cells", align="right", foot=400, repeat_head=3, shift_even=13, running="某某县年报"),
        Style(landscape=True, size=8, total_valign="bottom", foot=500),
        Style(rotate=90),
    ],
)
def test_whole_reports_are_read_cell_by_cell(year, style):
    figures, sheets = drawn(year, 7)
    report = read_report(Document(as_pdf(sheets, 2023, style)))
    read_cells = {(cell.table, cell.row, cell.column): cell.value for cell in report.cells}
    assert read_cells == figures


@pytest.mark.parametrize("lines", ["none", "level"])
@pytest.mark.parametrize("labels", ["left", "center"])
def test_labels_of_several_lines_are_read_without_upright_lines_however_they_are_set(lines, labels):
    figures, sheets = drawn("2019", 7)
    report = read_report(Document(as_pdf(sheets, 2023, Style(size=10.5, width=455, lines=lines, labels=labels))))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == figures


LONG = "一二三四五六七八九十" * 4


@pytest.mark.parametrize(
    ("last", "first", "x", "count", "reason"),
    [
        (LONG, "接着说下去。", 60, 2, "the line is full and ends no sentence"),
        (LONG[:-1] + "。", "另起一段。", 60, 3, "the sentence ends with the page"),
        (LONG[:20], "另起一段。", 60, 3, "a short line ends its paragraph"),
        (LONG, "另起一段，首行缩进。", 84, 3, "an indented line begins one"),
        (LONG, "二、主动公开政府信息情况", 60, 3, "a heading begins one"),
    ],
)
def test_a_paragraph_goes_on_over_the_end_of_a_page(last, first, x, count, reason):
    paper = Paper()
    page = paper.page()
    page.text(60, 740, LONG, 12)
    page.text(60, 758, last, 12)
    page = paper.page()
    page.text(x, 90, first, 12)
    page.text(60, 108, LONG, 12)
    found = [block for block in blocks(paper) if isinstance(block, Paragraph)]
    assert len(found) == count, reason
    assert "".join(block.text for block in found) == LONG + last + first + LONG


def test_the_only_line_of_a_cover_is_a_paragraph():
    paper = Paper()
    paper.page().text(200, 300, "云溪县水务局", 22)
    paper.page().text(60, 90, "云溪县水务局2023年政府信息公开工作年度报告", 22)
    assert [block.text for block in blocks(paper)] == ["云溪县水务局", "云溪县水务局2023年政府信息公开工作年度报告"]


@pytest.mark.parametrize(
    ("size", "count", "reason"), [(16, 2, "a body of 16 points"), (22, 1, "two lines of one title")]
)
def test_a_title_that_fills_its_line_ends_with_it(size, count, reason):
    paper = Paper()
    page = paper.page()
    page.text(60, 80, LONG[:20], 22)
    for y in (110, 132):
        page.text(60, y, LONG[: 440 // size], size)
    found = [block for block in blocks(paper) if isinstance(block, Paragraph)]
    assert len(found) == count, reason


def cut_rows(below):
    """A table whose last row on a page has these figures, and what stands in the first row of the next page."""
    paper = Paper()
    ruled(
        paper.page(),
        [60, 300, 400, 500],
        [700, 720, 740, 760],
        [["规章", "0", "2"], *[["（七）总计", "1288", "652"]] * 2],
    )
    ruled(paper.page(), [60, 300, 400, 500], [60, 80, 100], [below, ["四、结转下年度继续办理", "0", "336"]])
    return grids(paper)[0]


@pytest.mark.parametrize(
    ("below", "last", "reason"),
    [
        (["", "4", ""], "（七）总计|1288?|652", "the figure may go on as 4"),
        (["四、结转", "4", ""], "（七）总计|1288|652", "the figures below have a label"),
        (["", "", ""], "（七）总计|1288|652", "nothing stands below"),
    ],
)
def test_a_figure_above_one_without_a_label_may_be_half_of_it(below, last, reason):
    assert shape(cut_rows(below))[2] == last, reason


WRAPPED = [
    (("１", "４"), 26, "１４", "one figure of full width in a line is all that goes in"),
    (("１", "４"), 60, "１\n４", "in a wide column they are two"),
    (("1", "4"), 26, "1\n4", "two of half width would have gone in"),
]


@pytest.mark.parametrize(("digits", "width", "text", "why"), WRAPPED)
def test_a_figure_broken_in_a_narrow_column(digits, width, text, why):
    paper = Paper()
    page = paper.page()
    for x in (60, 300, 300 + width):
        page.line(x, 100, x, 140)
    for y in (100, 140):
        page.line(60, y, 300 + width, y)
    page.text(64, 122, "规章")
    for line, digit in enumerate(digits):
        page.text(305, 116 + 13 * line, digit)
    (grid,) = grids(paper)
    assert grid.rows[0][1].text == text, why
