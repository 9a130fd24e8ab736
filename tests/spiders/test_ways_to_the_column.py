"""From a home page to the column of annual reports, by the ways portals are built; nobody registered the column."""

import pytest
from portal_double import Situation, agency, page, play, report
from portal_pieces import LAST, NEW, PAST, UL, P, R, li

COLUMN = "/zfxxgk/nb/"
TO_COLUMN = f"<a href='{COLUMN}'>政府信息公开年报</a>"
TO_HUB = "<a href='/zfxxgk/'>政府信息公开</a>"


def hub(body):
    return {"/zfxxgk/": page(body, "政府信息公开")}


WAYS = {
    # (the home page, what lies between it and the column)
    "a link": (TO_COLUMN, {}),
    "a hub": (TO_HUB, hub(TO_COLUMN)),
    "two hubs": ("<a href='/zwgk/'>政务公开</a>", {"/zwgk/": page(TO_HUB)} | hub(TO_COLUMN)),
    "pictures": (
        "<a href='/zfxxgk/'><img src='/1.png' alt='政府信息公开'></a>",
        hub(f"<a href='{COLUMN}'><img src='/2.png' alt='政府信息公开年报'></a>"),
    ),
    "icons": ("<a href='/zfxxgk/' title='政府信息公开'><i></i></a>", hub(TO_COLUMN)),
    "clicks": (
        "<div onclick=\"window.open('/zfxxgk/')\">政府信息公开</div>",
        hub(f"<li onclick=\"location.href='{COLUMN}'\">政府信息公开年报</li>"),
    ),
    "a map": (TO_HUB, hub(f"<map name='m'><area href='{COLUMN}' alt='政府信息公开年报'></map>")),
    "a menu in a frame": (
        TO_HUB,
        hub("<iframe src='/menu.html' width='200' height='500'></iframe>") | {"/menu.html": page(TO_COLUMN)},
    ),
    "a part of a platform": (
        TO_HUB,
        hub("<a href='/jyj/'>县教育局</a><a href='/slj/'>县水利局</a>") | {"/jyj/": page(TO_COLUMN)},
    ),
    "a heading of years": (
        TO_HUB,
        hub(f"<h3>政府信息公开年报</h3><ul><li><a href='{COLUMN}'>2024</a></li><li><a href='/y23/'>2023</a></li></ul>")
        | {"/y23/": P(UL(li(LAST, "2024-01-18", "/nb/a23.html")))},
    ),
    **{
        name: (TO_HUB, hub(f"<a href='{COLUMN}'>{name}</a>"))
        for name in (
            "年报",
            "年度报告",
            "年报公开",
            "政府信息<br>公开年度报告",
            "信息公开工作年度报告",
            "政府信息公开年度报告专栏",
        )
    },
}
WATER = li("示例县水利局2024年政府信息公开工作年度报告", "2025-01-16", "/nb/w.html")


@pytest.mark.parametrize("way", WAYS, ids=[name.replace("<br>", " ") for name in WAYS])
@pytest.mark.parametrize(("new", "want"), [(NEW, "seen"), ("", "absent")], ids=["seen", "absent"])
def test_the_column_is_found_and_read(tmp_path, way, new, want):
    home, between = WAYS[way]
    answers = {"/": page(home, "示例县人民政府"), COLUMN: P(UL(new, WATER, PAST), nav=""), R: report()}
    answers |= between | {"/nb/a23.html": report(year=2023), "/nb/w.html": report("示例县水利局")}
    who = [agency(column_url=None), agency("water", "示例县水利局", column_url=None)]
    look = play(Situation(way, answers, want, who=who), tmp_path)
    assert look.outcome == want, look


@pytest.mark.parametrize(("new", "want"), [(NEW, "seen"), ("", "absent")], ids=["seen", "absent"])
def test_a_tab_of_a_page_on_the_way_may_be_the_column(tmp_path, new, want):
    tabs = "<a href='#zn'>政府信息公开指南</a><a href='#nb'>政府信息公开年报</a><div id='zn'>指南</div>"
    answers = {"/": page(TO_HUB, "示例县人民政府"), R: report()} | hub(f"{tabs}<div id='nb'>{UL(new, PAST)}</div>")
    look = play(Situation("", answers, want, who=[agency(column_url=None)]), tmp_path)
    assert look.outcome == want, look


def test_an_address_that_a_click_adds_to_is_none(tmp_path):
    rows = "".join(f"<li onclick=\"window.open('/show/' + {n})\">示例县第{n}局2024年工作</li>" for n in range(3))
    look = play(Situation("", {"/nb/": P(UL(rows, PAST))}, "absent"), tmp_path)
    assert look.outcome == "absent"
    assert look.rows_read == 2
