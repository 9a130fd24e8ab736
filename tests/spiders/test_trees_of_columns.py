# ruff: noqa: E501 - tables read better with a row on a line
"""Columns of many makes that lead to their rows by kinds of bodies, bodies and years, with and without the report."""

import pytest
from portal_double import NOT_ABSENT, Situation, agency, play, report
from portal_pieces import LAST, OURS, UL, P, R, li

OTHERS = ("示例县水利局", "示例县民政局", "示例县司法局")


def of_all(year, *ours):
    """Everybody's reports of a year."""
    theirs = (
        li(f"{who}{year}年政府信息公开工作年度报告", f"{year + 1}-01-1{n}", f"/d/{n}{year}.html")
        for n, who in enumerate(OTHERS)
    )
    return UL(*ours, *theirs)


def menu(*items):
    return "<ul>" + "".join(f"<li><a href='{url}'>{words}</a></li>" for words, url in items) + "</ul>"


PAST = li(LAST, "2024-01-18", "/nb/a23.html")
BODIES = menu(("示例县教育局", "/b/edu/"), *((who, f"/b/{n}/") for n, who in enumerate(OTHERS)))
KINDS = menu(("县政府", "/nb/zf/"), ("县直部门", "/nb/bm/"), ("乡镇街道", "/nb/xz/"))
GOVERNMENT = {
    "/nb/zf/": P(UL(li("示例县人民政府2024年政府信息公开工作年度报告", "2025-01-20", "/d/zf.html")), "县政府")
}
TOWNS = {"/nb/xz/": P(UL(li("青石镇人民政府2024年政府信息公开工作年度报告", "2025-01-20", "/d/xz.html")), "乡镇街道")}
TREES = {
    "bodies": lambda new: {"/nb/": P(BODIES), "/b/edu/": P(UL(*new, PAST))},
    "kinds of bodies, bodies": lambda new: {"/nb/": P(KINDS), "/nb/bm/": P(BODIES, "县直部门"), "/b/edu/": P(UL(*new, PAST)), **GOVERNMENT, **TOWNS},
    "kinds of bodies": lambda new: {"/nb/": P(KINDS), "/nb/bm/": P(of_all(2024, *new) + of_all(2023, PAST), "县直部门"), **GOVERNMENT, **TOWNS},
    "years of all bodies": lambda new: {
        "/nb/": P(menu(("各部门2024年政府信息公开年报", "/nb/2024/"), ("各部门2023年政府信息公开年报", "/nb/2023/"))),
        "/nb/2024/": P(of_all(2024, *new)), "/nb/2023/": P(of_all(2023, PAST)),
    },
    "years in rows": lambda new: {
        "/nb/": P(UL(li("2024年度政府信息公开年报", "2025-01-10", "/nb/2024/"), li("2023年度政府信息公开年报", "2024-01-10", "/nb/2023/"))),
        "/nb/2024/": P(of_all(2024, *new), "2024年度政府信息公开年报"), "/nb/2023/": P(of_all(2023, PAST), "2023年度政府信息公开年报"),
    },
    "a page before it": lambda new: {"/nb/": P(menu(("政府信息公开指南", "/zn/"), ("政府信息公开年报", "/nb2/")), "政府信息公开平台", nav=""), "/nb2/": P(UL(*new, PAST), nav="")},
}  # fmt: skip


@pytest.mark.parametrize("beside", [(), OTHERS], ids=["alone in the register", "among others"])
@pytest.mark.parametrize("tree", TREES)
def test_a_report_is_found_at_the_end_of_its_way_or_is_not_there(tmp_path, tree, beside):
    pages = {R: report(), "/nb/a23.html": report(year=2023)}
    new = li(OURS, "2025-01-20", R)
    for want, rows in {"seen": [new], "absent": []}.items():
        look = play(Situation(tree, TREES[tree](rows) | pages, want, beside=beside), tmp_path / want)
        assert look.outcome == want, (look.reason, look.detail, [found.title for found in look.found])


CELLS = {
    "": "absent", "—": "absent", "未公开": "absent",
    "<a href='javascript:void(0)' onclick='view(8)'>查看</a>": NOT_ABSENT, "<a href='#' data-id='3'>查看</a>": NOT_ABSENT,
    "<button data-id='3'>查看</button>": NOT_ABSENT, "<img src='/i/ok.png' onclick='view(3)'>": NOT_ABSENT, "√": NOT_ABSENT,
    f"<a href='{R}'>查看</a>": "seen", f"<a href='{R}'><img src='/i/doc.gif'></a>": "seen",
}  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_of_bodies_by_years_is_empty_or_not(tmp_path, cell):
    def line(who, *cells):
        return f"<tr><td>{who}</td>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"

    def see(url):
        return f"<a href='{url}'>查看</a>"

    theirs = (line(who, see(f"/d/{n}2024.html"), see(f"/d/{n}2023.html")) for n, who in enumerate(OTHERS))
    table = f"<table>{line('单位', '2024年', '2023年')}{''.join(theirs)}{line('示例县教育局', cell, see('/nb/a23.html'))}</table>"
    pages = {"/nb/": P(table), R: report(), "/nb/a23.html": report(year=2023)}
    situation = Situation(cell, pages, CELLS[cell], who=[agency()], beside=OTHERS)
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail)
