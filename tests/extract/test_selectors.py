"""Which elements a selector of a style sheet is for, as browsers have it."""

import pytest
from lxml import etree

from extract.markup.selectors import condition_of

PAGE = etree.fromstring(
    "<table class='a B' id=T><tr class=h><th>1</th><th>2</th><th>3</th></tr>"
    "<tr><td class=x>4</td><td title='n'>5</td><td><b>6</b></td></tr></table>",
    etree.HTMLParser(),
)
USED = frozenset({"a", "b", "h", "x"})

SELECTORS = [
    ("td", "456"),
    (".a td", "456"),
    ("#t > tr > th", "123"),
    ("table.a.b .x", "4"),
    (".y", None),
    ("td[title]", "5"),
    ("td[title=n]", "5"),
    ("td[title^='m']", ""),
    ("td:first-child", "4"),
    ("td:last-child b", "6"),
    ("th:nth-child(2)", "2"),
    ("th:nth-child(odd)", "13"),
    ("th:nth-child( 2n + 1 )", "13"),
    ("th:nth-child(-n+2)", "12"),
    ("th:nth-last-child(1)", "3"),
    (".x + td", "5"),
    (".x ~ td", "56"),
    ("tr:not(.h) td:not(.x)", "56"),
    (":is(th, .x)", "1234"),
    ("& > td", "456"),
    ("th:nth-child(2n +\n1)", "13"),
    ("th:nth-child(0n+2)", "2"),
    ("th:nth-child(" + "9" * 5000 + "n)", None),
    ("td[title='\x01']", None),
    ("table " * 500, None),
    ("td:hover", None),
    ("td::selection", None),
    ("td:nth-child(2 of .x)", None),
    ("td[title='a\"b']", None),
]


@pytest.mark.parametrize(("selector", "texts"), SELECTORS)
def test_what_a_selector_is_for(selector, texts):
    condition = condition_of(selector, USED)
    found = None if condition is None else ["".join(each.itertext()) for each in PAGE.xpath(f"//*[{condition}]")]
    assert found == (None if texts is None else list(texts))
