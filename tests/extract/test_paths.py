"""The path to an element is lxml's own; to find it nobody is counted twice."""

import pytest
from lxml import etree

from extract.documents import Document, Reading
from extract.from_html import read
from extract.markup.paths import Paths

PAGES = [
    ("<p>一</p>", "an only child"),
    ("<p>一</p><p>二<b>三</b></p><!-- x --><div><p>四</p></div><p>五</p>", "several of a name, others between"),
    ("<p>一<o:p>二</o:p><o:p>三</o:p></p>", "names as Word writes them"),
    ("文字<!DOCTYPE html><html><body><p>一</p>", "a text before the page"),
    ("<div>" * 200 + "一", "deeper than most"),
    ("<table><tr><td>1<td>2<tr><td>3</table><table><tr><td><table><tr><td>4</table></table>", "tables in tables"),
    ("<d<ul><li>一<li>二", "a broken name"),
]


@pytest.mark.parametrize(("page", "why"), PAGES)
def test_every_path_is_that_of_lxml(page, why):
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    paths, tree = Paths(), root.getroottree()
    for element in (*root.iter(etree.Element), *reversed(list(root.iter(etree.Element)))):
        assert paths.to(element) == tree.getpath(element), why


@pytest.mark.parametrize("page", ["<p>x</p>" * 500, "<div><p>x</p></div>" * 500, "<p>x</p><div><p>x</p></div>" * 500])
def test_the_children_of_each_parent_are_numbered_once(page, monkeypatch):
    numbered = []
    number = Paths._number
    monkeypatch.setattr(Paths, "_number", lambda self, parent: (numbered.append(parent), number(self, parent)))
    content = read(Document(page.encode()), Reading())
    assert len(content.blocks) >= 500
    assert len(numbered) == len(set(numbered)) <= 502
