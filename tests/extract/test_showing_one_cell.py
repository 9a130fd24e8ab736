import pytest

from extract.documents import Document, Reading
from extract.reader import read_content
from extract.showing.one_cell import page_with_cell

PAGE = """<html><head><script>alert(1)</script><link href="http://x/"></head><body onload="go()">
<p>文字<script>x()</script>后面的文字</p><table><tr><td>收费</td><td style="color:red" onclick="y()">7</td></tr></table>
<iframe src="http://x/"></iframe></body></html>"""


def content():
    return read_content(Document(PAGE.encode(), "a.html"), Reading())


def test_the_cell_is_marked_and_nothing_acts():
    shown = page_with_cell(content(), "/html/body/table/tr/td[2]")
    assert shown is not None
    assert 'style="color:red;outline' in shown
    assert 'id="cell"' in shown
    assert "后面的文字" in shown
    for word in ("script", "onload", "onclick", "iframe", "<link"):
        assert word not in shown


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/html/body/table/tr/td[9]", "no such element"), ("//td", "more than one"), ("not a path[", "no path at all")],
)
def test_a_path_that_does_not_lead_to_one_element_shows_nothing(path, reason):
    assert page_with_cell(content(), path) is None


def test_without_a_path_the_page_is_shown():
    assert "收费" in (page_with_cell(content(), None) or "")


def test_a_document_without_markup_has_none():
    assert page_with_cell(read_content(Document("一、总体情况\n本年度。".encode(), "a.txt"), Reading()), None) is None


def test_a_page_set_in_a_form_keeps_its_text():
    page = PAGE.replace("<table>", "<form onsubmit='go()'><table>").replace("</table>", "</table></form>")
    shown = page_with_cell(read_content(Document(page.encode(), "a.html"), Reading()), "/html/body/form/table/tr/td[2]")
    assert shown is not None
    assert 'id="cell"' in shown
    assert "收费" in shown
    assert "<form" not in shown
