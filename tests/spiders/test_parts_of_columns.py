"""What hides in a part of a column (a year's, a frame's, a new one's) is as little absent as what hides in itself."""

import pytest
from portal_double import HOST, Double, agency, page, report, row, trs, visit

from crawler.column.choosing import hidden_choices
from crawler.page.pages import Page


def of(year, who="示例县教育局", href=None):
    return row(f"{who}{year}年政府信息公开工作年度报告", f"{year + 1}-01-18", href)


OURS = "示例县教育局2024年政府信息公开工作年度报告"
OTHERS = of(2024, "示例县水利局", "/w.html")
TABS = "<ul class='tab'><li class='on' onclick='a(1)'>县政府</li><li onclick='a(2)'>部门</li></ul>"
STRANGE = "<iframe src='http://data.example.com/list' width=800 height=600></iframe>"
FRAME = "<iframe src='/in/' width=800 height=600></iframe>"
UNLINKED = f"<li><span>{OURS}</span></li>"
LOOSE = row("正文", "2025-01-18", "/z.html")


def inside(extra, *rows):
    return trs(*rows).replace("<ul", f"{extra}<ul", 1)


YEARS = page(
    "<h3>政府信息公开年报</h3><ul><li><a href='/y/2024/'>2024</a></li><li><a href='/y/2023/'>2023</a></li></ul>"
)
FRAMED = inside(FRAME, of(2023))
FURTHER = inside("<p><a href='/in/'>政府信息公开年报</a></p>", of(2023))
PARTS = [
    # (column, address of the part)
    (YEARS, "/y/2024/"),
    (FRAMED, "/in/"),
    (FURTHER, "/in/"),
]
HIDES = [
    # (the part, outcome, reason, what it hides)
    (trs(OTHERS), "absent", None, "nothing"),
    (inside(TABS, OTHERS), "unknown", "pager_broken", "tabs a script fills"),
    (inside(STRANGE, OTHERS), "unknown", "offsite", "a stranger's frame"),
    (trs(OTHERS, UNLINKED), "unknown", "ambiguous_row", "a row without a link"),
    (trs(OTHERS, LOOSE), "unknown", "ambiguous_row", "a row that does not say what it is"),
    (trs(OTHERS, pager="createPageHTML(3, 0, 'index', 'html');"), "unknown", "http.not_found", "pages that fail"),
]


@pytest.mark.parametrize(("column", "part"), PARTS, ids=["a year", "a frame", "a new column"])
@pytest.mark.parametrize(("listed", "outcome", "reason", "hides"), HIDES, ids=[each[3] for each in HIDES])
def test_a_part_that_hides_something_is_not_absent(tmp_path, column, part, listed, outcome, reason, hides):
    double = Double({"/nb/": column, "/y/2023/": trs(of(2023)), part: listed})
    everybody = [(agency(), 2024), (agency("water", "示例县水利局"), 2024)]
    look = visit(double, tmp_path, everybody)[0]
    assert (look.outcome, look.reason) == (outcome, reason), (hides, look.detail)


def test_a_frame_beside_the_rows_of_a_year_is_opened(tmp_path):
    framed = {"/y/2024/": inside(FRAME, OTHERS), "/in/": trs(of(2024, href="/r.html")), "/r.html": report()}
    everybody = [(agency(), 2024), (agency("water", "示例县水利局"), 2024)]
    look = visit(Double({"/nb/": YEARS, "/y/2023/": trs(of(2023)), **framed}), tmp_path, everybody)[0]
    assert look.outcome == "seen"


BOXES = [
    # (what stands around the tabs, whether the page shows all that the tabs do)
    ("<div>{tabs}<ul><li><a href='/1'>一</a></li></ul></div><div>版权</div><div>备案</div>", False),
    ("<div>头</div><div>尾</div>{tabs}<ul><li><a href='/1'>一</a></li></ul>", False),
    ("{tabs}<ul><li><a href='/1'>一</a></li></ul><ul><li>暂无</li></ul>", True),
    ("<div>{tabs}</div><div><div><p><a href='/1'>一</a></p></div><div><p><a href='/2'>二</a></p></div></div>", True),
]


@pytest.mark.parametrize(("around", "shown"), BOXES)
def test_only_boxes_with_rows_are_what_tabs_show(around, shown):
    markup = page(around.format(tabs=TABS))
    assert hidden_choices(Page(f"{HOST}/nb/", 200, markup.encode())) == (() if shown else ("部门",))


COLUMN = "<a href='/nb/'>政府信息公开年报</a>"
MENU = page(f"{COLUMN}<a href='/bm/jyj/'>示例县教育局</a>", "示例县人民政府")
ITS_PART = page("<a href='/bm/jyj/nb/'>政府信息公开年报</a>", "示例县教育局")
LAST, BEFORE = OURS.replace("2024", "2023"), OURS.replace("2024", "2022")
OWN_PARTS = [
    # (what the agency's own part of the platform holds, answers, outcome)
    ("the report", {"/bm/jyj/": ITS_PART, "/bm/jyj/nb/": trs(of(2024, href="/r")), "/r": report()}, "seen"),
    ("former reports", {"/bm/jyj/": ITS_PART, "/bm/jyj/nb/": trs(row(LAST, "2024-01-18"))}, "absent"),
    ("nothing of the kind", {"/bm/jyj/": page("<p>主要职责</p>", "示例县教育局")}, "absent"),
    ("what fails", {"/bm/jyj/": ITS_PART, "/bm/jyj/nb/": (500, "x")}, "unknown"),
    ("what fails at once", {"/bm/jyj/": (500, "x")}, "unknown"),
    ("what is gone", {}, "absent"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "answers", "outcome"), OWN_PARTS, ids=[each[0] for each in OWN_PARTS])
def test_an_agencys_own_part_is_read_beside_the_portals_column(tmp_path, part, answers, outcome):
    listed = {"/": MENU, "/nb/": trs(row(LAST, "2024-01-18"), row(BEFORE, "2023-01-18"))}
    (look,) = visit(Double({**listed, **answers}), tmp_path, [(agency(column_url=None), 2024)])
    assert look.outcome == outcome, (part, look.reason, look.detail)
