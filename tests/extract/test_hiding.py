"""What a page hides is looked for where it may be, by the bytes; never overlooked."""

import pytest

from extract.documents import Document, Reading
from extract.from_html import read
from extract.grids import Grid
from extract.markup.hiding import Hiding, hiding_of

NOWHERE, OUTSIDE, EVERYWHERE = Hiding(False, False), Hiding(True, False), Hiding(True, True)
TABLE = "<table><tr><td>规章</td><td>1</td></tr></table>"

PAGES = [
    (TABLE, NOWHERE, "nothing is hidden"),
    (f"<style>td{{overflow: hidden;}}</style>{TABLE}", NOWHERE, "a word of a style sheet hides nothing"),
    (f'<input type="hidden">{TABLE}', NOWHERE, "nor does the value of an attribute"),
    (f'<div style="display:none">分享</div>{TABLE}', OUTSIDE, "a button above the table"),
    (f'{TABLE}<div style="DISPLAY : NONE">分享</div>', OUTSIDE, "below it, in capitals"),
    (f"{TABLE}<div hidden>分享</div>{TABLE}", OUTSIDE, "between two tables"),
    (TABLE.replace("<td>1", '<td style="display&#58;none">1'), EVERYWHERE, "the colon as an entity"),
    (TABLE.replace("<td>1", "<td hidden>1"), EVERYWHERE, "an attribute without a value"),
    (TABLE.replace("<td>1", '<td class="x"hidden>1'), EVERYWHERE, "an attribute without a space before it"),
    (f'<table><tr><td>{TABLE}<p style="display:none">1</p></td></tr></table>', EVERYWHERE, "inside the outer table"),
    (TABLE.replace("</table>", "") + "<p hidden>1</p>", EVERYWHERE, "a table that is never closed"),
    (f"</table>{TABLE}<p hidden>1</p>", EVERYWHERE, "a table closed too often"),
    (TABLE.replace("<td>1", '<td style="visibility: hidden">1'), EVERYWHERE, "keeps its room"),
    (TABLE.replace("<td>1", "<td><font color=white>1</font>"), EVERYWHERE, "white by an old attribute"),
    (TABLE.replace("<td>1", '<td><bdo dir="rtl">1</bdo>'), EVERYWHERE, "set backwards"),
    (f'<div style="position:absolute">分享</div>{TABLE}', OUTSIDE, "a button that floats"),
    (TABLE.replace("<td>1", '<td style="color: black; line-height: 0.5">1'), NOWHERE, "black is seen"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "where", "why"), PAGES)
def test_where_a_page_may_hide_something(page, where, why):
    assert hiding_of(page.encode()) == where, why


@pytest.mark.parametrize(
    "hides", ['style="display:none"', 'style="Display:\nNone"', "hidden", 'hidden="hidden"', "HIDDEN"]
)
def test_a_hidden_cell_is_no_cell_of_its_row(hides):
    page = f"<table><tr><td>规章</td><td {hides}>9</td><td>1</td></tr><tr><td>a</td><td>b</td></tr></table>"
    grid = next(block for block in read(Document(page.encode()), Reading()).blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[0] if cell] == ["规章", "1"]
