"""Table elements as grids, by the rules browsers follow; hostile markup included."""

from random import Random

import pytest
from drawing import draw_report, expanded
from lxml.html import fragment_fromstring
from sampling import report_texts

from extract.documents import Document, Limits, Reading
from extract.errors import Unreadable
from extract.grids import Grid, Paragraph
from extract.markup.divs import cells_of_row
from extract.read_report import read_report
from extract.reader import read_content


def grids(markup, **limits):
    content = read_content(Document(f"<html><body><p>x</p>{markup}</body></html>".encode()), Reading(Limits(**limits)))
    return [block for block in content.blocks if isinstance(block, Grid)]


def drawn(grid):
    """Texts where a cell begins, ``^`` where one only reaches, ``.`` where there is none."""
    return [
        " ".join("." if cell is None else cell.text.replace("\n", "|") or "_" if cell.origin else "^" for cell in row)
        for row in grid.rows
    ]


TABLES = [
    ("<tr><td>a<td>b<tr><td>c<td>d", ["a b", "c d"], "end tags left out"),
    ("<tr><td rowspan=2>a<td>b<tr><td>c", ["a b", "^ c"], "a row span"),
    ("<tr><td colspan=2>a<tr><td>b<td>c", ["a ^", "b c"], "a column span"),
    ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", ["a b", "^ c", "^ d"], "rowspan 0: to the end of the section"),
    ("<tr><td rowspan=99>a<td>b<tr><td>c", ["a b", "^ c"], "a span over the end is cut"),
    ("<tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</tbody>", ["a b", "c d"], "and at a section's end"),
    ('<tr><td colspan="2px">a<tr><td>b<td>c', ["a ^", "b c"], "leading digits, as browsers read them"),
    ('<tr><td colspan="x" rowspan="-1">a<td>b', ["a b"], "no digits: one"),
    ("<div><tr><td>a<td>b</tr></div><form><tr><td>c<td>d</tr></form>", ["a b", "c d"], "div and form between"),
    ("<tr><td><table><tr><td>1</table></td><td>b", ["1 b"], "an inner table of one cell is its text"),
    ("<tr><th>a<th>b<tr><td>c<td>d", ["a b", "c d"], "header cells are cells"),
    ("<tfoot><tr><td>a</tfoot><tbody><tr><td>b</tbody>", ["b", "a"], "the foot stands last, wherever it is written"),
    ("<tfoot><tr><td>a</tfoot><tfoot><tr><td>b</tfoot>", ["b", "a"], "another foot is none"),
    ("<tr><td>a<td>b<tr><td>c", ["a b", "c ."], "a short row is short, not blank"),
    ("<tr><td>a<td><tr><td>c<td>&nbsp;", ["a _", "c \xa0"], "empty and non-breaking blank"),
    ("<tr><td>1<br>2<td><p>3</p><p>4</p>", ["1|2 3|4"], "breaks and paragraphs are lines"),
    ("<tr><td>1<!-- x -->2<td><span>3</span><span>4</span>", ["12 34"], "digits over comments and spans"),
    ("<tr><td>a<script>9</script><td>b<style>p{}</style>", ["a b"], "scripts and styles say nothing"),
    ("<tr><td>商业<span style='display:none'>9</span>企业<td>b", ["商业企业 b"], "a hidden part"),
    ("<tr><td>a<td style='display: none'>9<td>b<tr><td>c<td>d", ["a b", "c d"], "a hidden cell takes no room"),
]


@pytest.mark.parametrize(("markup", "expected", "why"), TABLES)
def test_spans_and_hostile_markup(markup, expected, why):
    (grid,) = grids(f"<table>{markup}</table>")
    assert drawn(grid) == expected, why


DIVS = [
    ("行政许可", "7", True, "a figure"),
    ("行政许可", "", True, "a blank one"),
    ("行政许可", "无", True, "a word for none"),
    ("行政许可", "详见网站", False, "words: a list, no table"),
]


@pytest.mark.parametrize(("label", "figure", "is_row", "why"), DIVS)
def test_rows_of_div_elements(label, figure, is_row, why):
    row = fragment_fromstring(f"<div><div>{label}</div><div>{figure}</div></div>")
    assert (cells_of_row(row) is not None) is is_row, why


def test_a_hidden_row_is_kept_apart_and_takes_no_part_in_row_spans():
    (grid,) = grids("<table><tr><td rowspan=2>a<td>b<tr style='display:none'><td>9<td>9<tr><td>c</table>")
    shown = [row for row in grid.rows if not any(cell and cell.hidden for cell in row)]
    assert len(shown) == 2
    assert [cell.text for cell in grid.rows[1] if cell] == ["9", "9"]


def test_a_layout_table_is_opened_and_a_frame_is_no_table():
    inner = "<table><tr><td>a<td>b</table>"
    content = read_content(
        Document(f"<html><body><table><tr><td>导航<td>{inner}<tr><td colspan=2>页脚</table></body></html>".encode()),
        Reading(),
    )
    kinds = [block.text if isinstance(block, Paragraph) else drawn(block) for block in content.blocks]
    assert kinds == ["导航", ["a b"], "页脚"]
    assert grids("<table><tr><td><p>alone</p></table>") == []


def test_a_table_inside_something_hidden_says_so():
    first, second = grids("<div style='display:none'><table><tr><td>a<td>b</table></div><table><tr><td>c<td>d</table>")
    assert (first.hidden, second.hidden) == (True, False)


@pytest.mark.parametrize(
    "markup", ["<tr>" + "<td colspan=1000>a" * 300, "<tr><td rowspan=65000 colspan=1000>a" + "<tr><td>b" * 500]
)
def test_a_table_beyond_the_limit_is_refused(markup):
    with pytest.raises(Unreadable) as refusal:
        grids(f"<table>{markup}</table>", max_cells=10_000)
    assert refusal.value.kind == "too_large"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"<html><body></body></html>", "empty"),
        (b"<html><script>x</script></html>", "empty"),
    ],
)
def test_a_page_without_text_is_empty(content, kind):
    with pytest.raises(Unreadable) as refusal:
        read_content(Document(content), Reading())
    assert refusal.value.kind == kind


CHARSETS = [
    ("utf-8", "", "right without a declaration"),
    ("gb18030", "", "GBK without a declaration"),
    ("gb18030", "<meta charset=utf-8>", "GBK declared as UTF-8"),
    ("utf-8", "<meta charset=gb2312>", "UTF-8 declared as GBK"),
    ("utf-16", "", "UTF-16 with its mark"),
    ("utf-8-sig", "", "UTF-8 with a mark"),
]


@pytest.mark.parametrize(("encoding", "declaration", "why"), CHARSETS)
def test_charsets(encoding, declaration, why):
    text = "政府信息公开〇"
    page = f"<html><head>{declaration}</head><body><p>{text}</p></body></html>".encode(encoding)
    content = read_content(Document(page), Reading())
    assert content.blocks[0].text == text, why


@pytest.mark.parametrize("before", [0, 1, 2])
def test_utf8_is_told_wherever_a_piece_of_it_ends(before):
    text = "政" * 20_000
    page = f"<p>{'x' * before}{text}</p>".encode()
    whole = read_content(Document(page), Reading())
    assert (whole.blocks[0].text, whole.notes) == ("x" * before + text, ())
    cut = read_content(Document(page[:-5]), Reading())
    assert "could not be decoded" in "".join(cut.notes)
    assert cut.blocks[0].text.startswith("x" * before + "政" * 19_998)


@pytest.mark.parametrize(
    ("encoding", "broken", "why"),
    [
        ("utf-8", b"\xb9\xab\xbf\xaa ", "UTF-8 with pieces of GBK, whose bytes GB18030 takes for other ideographs"),
        ("gb18030", b"\xe6\x94 ", "GBK with broken pieces of UTF-8"),
    ],
)
def test_most_of_a_page_tells_what_it_is_written_in(encoding, broken, why):
    page = b"<p>" + broken * 9 + "政府信息公开工作年度报告".encode(encoding) * 9 + b"</p>"
    assert "信息公开工作" in read_content(Document(page), Reading()).blocks[0].text, why


def test_a_page_nested_deeper_than_the_parser_goes_is_refused_and_not_read_in_part():
    page = "<html><body><p>一、总体情况</p>" + "<div>" * 3000 + "<p>二、主动公开政府信息情况</p></body></html>"
    with pytest.raises(Unreadable, match="nested deeper") as refused:
        read_content(Document(page.encode()), Reading())
    assert refused.value.kind == "too_large"


@pytest.mark.parametrize(("lost", "read", "why"), [(0, True, "every row is drawn in full"), (1, False, "a row is not")])
def test_rows_of_div_as_long_as_each_other_are_drawn_in_columns(lost, read, why):
    values, _ = report_texts("2021", Random(6))
    sheet = draw_report("2021", {key: str(value or "") for key, value in values.items()})[1]
    rows = [[cell.text if cell else "" for cell in row] for row in expanded(sheet)]
    rows[5] = rows[5][lost:]
    table = "".join(f"<section>{''.join(f'<section>{text}</section>' for text in row)}</section>" for row in rows)
    report = read_report(Document(f"<p>云溪县财政局2023年政府信息公开工作年度报告</p>{table}".encode()))
    found = [cell for cell in report.cells if cell.state in ("number", "blank")]
    assert all((cell.value or 0) == values[cell.table, cell.row, cell.column] for cell in found)
    assert (len(found) == len(report.cells)) == read, why


@pytest.mark.parametrize("part", ["", "<div>", "<p>"])
def test_cells_without_rows_are_read_as_text(part):
    end = part.replace("<", "</")
    markup = f"<table>{part}<td>规章<td>1{end}{part}<td>行政许可<td>2{end}</table>"
    blocks = read_content(Document(f"<html><body>{markup}</body></html>".encode()), Reading()).blocks
    assert [block.text for block in blocks] == ["规章", "1", "行政许可", "2"]
