"""Text of a PDF that is drawn in a form, some of it with the words it stands for."""

import pytest
from paper import Paper

from extract.documents import Document, Reading
from extract.pdf.in_forms import in_its_place
from extract.reader import read_content


def shown(x, text):
    return f"BT /F 10 Tf 1 0 0 1 {x} 5 Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def meaning(x, text):
    code = text.encode("utf-16-be").hex()
    return f"/Span <</ActualText <FEFF{code}>> >> BDC\n{shown(x, text)}EMC\n"


@pytest.mark.parametrize(
    ("drawn", "text", "because"),
    [
        (shown(5, "云溪县行政审批局"), "云溪县行政审批局", "as it is set"),
        (shown(5, "云溪县") + meaning(35, "行") + shown(45, "政审批局"), "云溪县行政审批局", "one character"),
        (meaning(5, "工") + shown(15, "信局") + meaning(35, "金"), "工信局金", "the first and the last"),
        (meaning(5, "人") + meaning(15, "行"), "人行", "nothing else"),
    ],
)
def test_characters_stand_where_the_page_shows_them(drawn, text, because):
    paper = Paper()
    page = paper.page()
    page.text(40, 60, "云溪县财政局", 10)
    page.note("Stamp", 100, 200, 400, 220, drawn)
    found = [block.text for block in read_content(Document(paper.saved()), Reading()).blocks]
    assert found == ["云溪县财政局", text], because


HALF = (0.5, 0.0, 0.0, 0.5, 100.0, 200.0)


@pytest.mark.parametrize(
    ("box", "placed", "moved", "because"),
    [
        ((10, 20, 0, 8, 10, 0), {1: (HALF, HALF)}, (105, 110, 200, 204, 105, 200), "left in the form"),
        ((105, 110, 200, 204, 105, 200), {1: (HALF, HALF)}, (105, 110, 200, 204, 105, 200), "on its line already"),
        ((10, 20, 0, 8, 10, 0), {2: (HALF, HALF)}, (10, 20, 0, 8, 10, 0), "in no form"),
    ],
)
def test_a_box_is_moved_with_its_form_only_onto_its_line(box, placed, moved, because):
    assert in_its_place(box, 1, placed) == moved, because
