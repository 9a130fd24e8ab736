"""What a page hides, raises or strikes out is found by its attributes as parsed, however they are written."""

import pytest
from lxml import etree

from extract.documents import Document, Reading
from extract.from_html import read
from extract.grids import Grid
from extract.markup.hiding import hiding_of
from extract.markup.style_sheets import note_style_sheets

TABLE = "<table><tr><td>规章</td><td>1</td></tr></table>"
CELL = "<td>1"
OVERRULED = TABLE.replace(CELL, '<td class=x style="display:block!important">1')

PAGES = [
    (TABLE, [], [], "nothing is hidden"),
    (f"<style>td{{overflow: hidden;}}</style>{TABLE}", [], [], "a word of a style sheet hides nothing"),
    (f'<input type="hidden">{TABLE}', [], [], "nor does the value of an attribute"),
    (f'<p title="display:none">规章</p>{TABLE}', [], [], "nor another attribute"),
    (TABLE.replace(CELL, '<td style="display:block">1'), [], [], "what is displayed"),
    (f'<div style="display:none">分享</div>{TABLE}', ["div"], [], "a button above the table"),
    (f'{TABLE}<div style="DISPLAY : NONE">分享</div>', ["div"], [], "below it, in capitals"),
    (f"{TABLE}<div hidden>分享</div>{TABLE}", ["div"], [], "between two tables"),
    (f'<li style="display:none">分享</li>{TABLE}<b style="display:none">1</b>', ["b", "li"], [], "two, alike"),
    (TABLE.replace(CELL, '<td style="display&#58;none">1'), ["td"], [], "the colon as an entity"),
    (TABLE.replace(CELL, '<td style="d&#105;splay:none">1'), ["td"], [], "a letter as an entity"),
    (TABLE.replace(CELL, "<td hidden>1"), ["td"], [], "an attribute without a value"),
    (TABLE.replace(CELL, '<td class="x"hidden>1'), ["td"], [], "an attribute without a space before it"),
    (TABLE.replace(CELL, "<td style='display:\nnone' hidden>1"), ["td"], [], "both at once"),
    (f'<table><tr><td>{TABLE}<p style="display:none">1</p></td></tr></table>', ["p"], [], "inside the outer table"),
    (TABLE.replace("</table>", "") + "<p hidden>1</p>", ["p"], [], "a table that is never closed"),
    (TABLE.replace(CELL, '<td>1<span style="Vertical-Align:super">2</span>'), [], ["span"], "a raised digit"),
    (TABLE.replace(CELL, '<td>1<b style="vertical-align: sub">2</b>'), [], ["b"], "a lowered one"),
    (TABLE.replace(CELL, '<td style="vertical-align:middle">1'), [], [], "where a cell has its text"),
    (TABLE.replace(CELL, '<td>1<font style="text-decoration:LINE-THROUGH">2</font>'), [], ["font"], "a struck one"),
    (TABLE.replace(CELL, '<td style="visibility: hidden">1'), [], ["td"], "keeps its room"),
    (f'<div style="position:absolute">分享</div>{TABLE}', [], ["div"], "a button that floats"),
    (f'<div style="position:abs&#111;lute">分享</div>{TABLE}', [], ["div"], "by an entity"),
    (TABLE.replace(CELL, '<td style="color: black; line-height: 0.5">1'), [], [], "black is seen"),
    (TABLE.replace(CELL, '<td><span style="COLOR:#FFF">1</span>'), [], ["span"], "white is not"),
    (f"<dialog>分享</dialog><dialog open>分享</dialog>{TABLE}", ["dialog"], [], "a dialog that is not open"),
    (f"<style>.x {{display:none}}</style>{TABLE.replace(CELL, '<td class=x>1')}", ["td"], [], "a style sheet"),
    (f"<style>.x {{display:none}}</style>{OVERRULED}", [], [], "a style sheet the cell's own style overrules"),
    (f"<style>.x {{float:right}}</style>{TABLE.replace(CELL, '<td class=x>1')}", [], ["td"], "one that moves"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "hidden", "telling", "why"), PAGES)
def test_what_a_page_hides_and_what_its_styles_do_to_text(page, hidden, telling, why):
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    note_style_sheets(root)
    found = hiding_of(root)
    assert sorted(element.tag for element in found.hidden) == hidden, why
    assert sorted(element.tag for element in found.telling) == telling, why
    for elements, around in ((found.hidden, found.around_hidden), (found.telling, found.around_telling)):
        assert around == {ancestor for element in elements for ancestor in element.iterancestors()}, why


@pytest.mark.parametrize(
    "hides", ['style="display:none"', 'style="Display:\nNone"', "hidden", 'hidden="hidden"', "HIDDEN"]
)
def test_a_hidden_cell_is_no_cell_of_its_row(hides):
    page = f"<table><tr><td>规章</td><td {hides}>9</td><td>1</td></tr><tr><td>a</td><td>b</td></tr></table>"
    grid = next(block for block in read(Document(page.encode()), Reading()).blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[0] if cell] == ["规章", "1"]
    assert [cell.place.path[-3:] for cell in grid.rows[0] if cell] == ["[1]", "[3]"]


WHO_IS_HIDDEN = [
    ("<div>甲<div hidden>乙</div>丙</div>", [("甲", False), ("乙", True), ("丙", False)], "only what is inside"),
    ("<div hidden>甲<p>乙</p>丙</div>丁", [("甲", True), ("乙", True), ("丙", True), ("丁", False)], "to its very end"),
    ("甲<p hidden>乙</p>", [("甲", False), ("乙", True)], "the text before it is ended first"),
]


@pytest.mark.parametrize(("markup", "expected", "why"), WHO_IS_HIDDEN)
def test_text_around_a_hidden_block_is_seen(markup, expected, why):
    content = read(Document(f"<html><body>{markup}</body></html>".encode()), Reading())
    assert [(block.text, block.hidden) for block in content.blocks] == expected, why


def test_the_cells_of_a_hidden_row_of_divs_are_hidden():
    row = "<div{}>" + "".join(f"<div>{text}</div>" for text in ("予以公开", "1", "2", "3")) + "</div>"
    markup = f"<div>{row.format('')}{row.format(' hidden')}{row.format('')}</div>"
    content = read(Document(f"<html><body>{markup}</body></html>".encode()), Reading())
    (grid,) = content.blocks
    assert [{cell.hidden for cell in line if cell} for line in grid.rows] == [{False}, {True}, {False}]
    assert not grid.hidden
