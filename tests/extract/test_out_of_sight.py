"""A table that nobody can see gives no figure; one that a reader sees keeps all of them."""

from random import Random

import pytest
from drawing import draw_report
from sampling import report_texts
from writing import as_html

from extract.documents import Document
from extract.read_report import read_report

VALUES, TEXTS = report_texts("2021", Random(3))
PAGE = as_html(draw_report("2021", TEXTS), 2023).decode()
OTHER = as_html(draw_report("2021", report_texts("2021", Random(9))[1]), 2023).decode()

STYLES = [
    ("opacity:0", False, "faded out"),
    ("opacity:.01", False, "nearly"),
    ("opacity:0;animation:come 1s forwards", True, "faded out to come in"),
    ("opacity:1", True, "not at all"),
    ("filter:opacity(0%)", False, "by a filter"),
    ("visibility:hidden", False, "not visible"),
    ("position:absolute;left:-9999px", False, "beyond the left edge"),
    ("position:absolute;right:-200vw", False, "beyond the right one"),
    ("margin-left:-9999px", False, "pushed there"),
    ("left:50%;margin-left:-500px", True, "set in the middle"),
    ("transform:translateX(-9999px)", False, "moved there"),
    ("transform:translate(0,0)", True, "moved nowhere"),
    ("transform:scale(0)", False, "shrunk"),
    ("text-indent:-9999px", False, "its text beyond the edge"),
    ("text-indent:-2em", True, "its text hung out"),
    ("clip:rect(0 0 0 0);position:absolute", False, "cut to nothing"),
    ("clip-path:inset(50%)", False, "the same"),
    ("height:0;overflow:hidden", False, "no room"),
    ("max-height:0px;overflow:hidden", False, "the same"),
    ("position:absolute;width:1px;height:1px;overflow:hidden", False, "for readers aloud only"),
    ("max-height:500px;overflow:auto", True, "a box to scroll"),
    ("height:1%;overflow:hidden", True, "as much room as it needs"),
    ("border-left:0;overflow:hidden", True, "a border"),
    ("flex:1;width:0;overflow:hidden", True, "as wide as there is room"),
    ("margin-bottom:-9999px;padding-bottom:9999px", True, "as high as the column beside it"),
    ("font-size:0", False, "letters of no size"),
    ("color:transparent", False, "letters of no colour"),
    ("content-visibility:hidden", False, "not drawn"),
    ("color:#fff", False, "white on white"),
    ("color:#FFFFFF;background:white", False, "the same, said twice"),
    ("color:white;background-color:#036", True, "white on a ground"),
    ("color:#333", True, "letters of another colour"),
    ("border-color:#fff", True, "white lines"),
]


@pytest.mark.parametrize("by_sheet", [False, True])
@pytest.mark.parametrize(("style", "seen", "why"), STYLES)
def test_a_table_in_a_part_of_this_style(style, seen, why, by_sheet):
    told = f"<style>.x {{{style}}}</style><div class=x>" if by_sheet else f'<div style="{style}">'
    begins, ends = PAGE.index("<p>二、"), PAGE.index("<p>五、")
    report = read_report(Document(f"{PAGE[:begins]}{told}{PAGE[begins:ends]}</div>{PAGE[ends:]}".encode()))
    assert {cell.state for cell in report.cells} == ({"number"} if seen else {"unreadable"}), why


@pytest.mark.parametrize(
    ("begin", "end"),
    [('<body style="opacity:0">', ""), ("<body><h2>公众号</h2><div style='visibility:hidden;opacity:0'>", "</div>")],
)
def test_a_page_that_a_script_shows_is_read(begin, end):
    page = PAGE.replace("<body>", begin).replace("</body>", f"{end}</body>")
    report = read_report(Document(page.encode()))
    assert {cell.state for cell in report.cells} == {"number"}


def test_the_cells_may_have_letters_of_their_own_size():
    page = PAGE.replace("<table", '<div style="font-size:0"><table').replace("<td>", '<td style="font-size:12px">')
    assert {cell.state for cell in read_report(Document(page.encode())).cells} == {"number"}


def test_an_unseen_copy_changes_nothing():
    copy = OTHER[OTHER.index("<table") : OTHER.rindex("</table>") + len("</table>")]
    page = PAGE.replace("</body>", f'<div style="opacity:0">{copy}</div></body>')
    report = read_report(Document(page.encode()))
    assert {(cell.table, cell.row, cell.column): cell.value for cell in report.cells} == VALUES


def test_white_letters_are_seen_where_something_else_is_the_ground_or_the_cells_set_their_own():
    for begin, end in [
        ('<body style="background:#024"><div style="color:#fff">', "</div>"),
        ('<body><div style="background:url(a.png)"><div style="color:#fff">', "</div></div>"),
    ]:
        page = PAGE.replace("<body>", begin).replace("</body>", f"{end}</body>")
        assert {cell.state for cell in read_report(Document(page.encode())).cells} == {"number"}
    page = PAGE.replace("<table", '<div style="color:#fff"><table').replace("<td>", '<td style="color:#000">')
    assert {cell.state for cell in read_report(Document(page.encode())).cells} == {"number"}
