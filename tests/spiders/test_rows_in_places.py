"""Every way to write a row, in every place a list may have: who can see it is not told that it is not there."""

import pytest
from portal_double import NOT_ABSENT, Situation, agency, page, play, report
from portal_pieces import BEFORE, LAST, NAV, OURS, UL, P, R, li

DAY = "2025-01-15"
OTHERS = li("示例县水利局2024年政府信息公开工作年度报告", "2025-01-16", "/nb/w.html")
PAST = OTHERS + li(LAST, "2024-01-18", "/nb/a23.html") + li(BEFORE, "2023-01-18", "/nb/a22.html")
OLD = li("示例县教育局2021年政府信息公开工作年度报告", "2022-01-18", "/nb/a21.html")
FRAME = "<iframe src='/nb/in.html' width=800 height=600></iframe>"


def years(new):
    menu = UL(*(li(f"{year}年", "", f"/nb/{year}/") for year in (2024, 2023)))
    column = {"/nb/": P(menu), "/nb/2023/": P(UL(li(LAST, "2024-01-18", "/nb/a23.html")), "2023年")}
    return column | {"/nb/2024/": P(UL(new, OTHERS), "2024年")}


def turned(new):
    pager = "<script>createPageHTML(2, {}, 'index', 'html');</script>"
    return {"/nb/": P(UL(PAST) + pager.format(0)), "/nb/index_1.html": P(UL(new, OLD) + pager.format(1))}


PLACES = {
    "the list": lambda new: {"/nb/": P(UL(new, PAST))},
    "the end of the list": lambda new: {"/nb/": P(UL(PAST, new))},
    "paragraphs": lambda new: {"/nb/": P(f"<div>{new}{PAST}</div>".replace("<li", "<p").replace("</li>", "</p>"))},
    "a second list": lambda new: {"/nb/": P(f"{UL(PAST)}<h3>本单位年报</h3>{UL(new)}")},
    "the second page": turned,
    "a frame": lambda new: {"/nb/": P(FRAME), "/nb/in.html": page(UL(new, PAST))},
    "a frame beside the list": lambda new: {"/nb/": P(UL(PAST) + FRAME), "/nb/in.html": page(UL(new))},
    "the column of a year": years,
    "a second column": lambda new: {
        "/nb/": P(UL(PAST), nav=NAV.replace("</ul>", "<li><a href='/nb2/'>政府信息公开年度报告</a></li></ul>")),
        "/nb2/": P(UL(new, PAST), "政府信息公开年度报告"),
    },
}
TITLES = (
    *(OURS, " ".join(OURS), "&shy;".join(OURS), "\u200b".join(OURS), "<br>".join((OURS[:6], OURS[6:]))),
    *(
        "示例县教育局二〇二四年政府信息公开工作年度报告",
        "示例县教育局２０２４年政府信息公开工作年度报告",
        "示例县教育局24年年报",
    ),
    *("2024年", "2024年年报", "2024年度政府信息公开工作年度报告", "示例县教育局2024年政府信…", "示例县教育局2024年政"),
    *("示例县教育局2023-2024年政府信息公开工作年度报告", "示例县教育局20024年政府信息公开工作年度报告"),
    *("示例县教育局政府信息公开工作年度报告（2024年1月1日至12月31日）", "示例县教育局2024年政府信息公开工作年渡报告"),
    *(
        "县教育和体育局2024年政府信息公开工作年度报告",
        "示例縣教育局2024年政府信息公開工作年度報告",
        "教育局2024年政务公开年报",
    ),
)
WRITTEN = {title: li(title, DAY, R) for title in TITLES} | {
    "only a click": f"<li onclick=\"location.href='{R}'\">{OURS}<span>{DAY}</span></li>",
    "a script's click": f"<li><a href='#' onclick='view(1)'>{OURS}</a><span>{DAY}</span></li>",
    "no link": f"<li>{OURS}<span>{DAY}</span></li>",
    "an attribute": f"<li><a href='{R}' title='{OURS}'></a><span>{DAY}</span></li>",
    "a button": f"<li><button data-id='3'>{OURS}</button><span>{DAY}</span></li>",
    "the value of a button": f"<li><input type='button' value='{OURS}'><span>{DAY}</span></li>",
    "a choice": f"<li><select><option value='{R}'>{OURS}</option></select></li>",
    "a form": f"<li><form action='{R}'><button>{OURS}</button></form></li>",
    "hidden": f"<li style='display:none'><a href='{R}'>{OURS}</a><span>{DAY}</span></li>",
    "in a comment": f"<!-- <li><a href='{R}'>{OURS}</a></li> -->",
    "put together by a script": f"<script>var y=2024;add('{OURS[:6]}'+y+'{OURS[10:20]}'+'{OURS[20:]}')</script>",
    "data in a field": f"<li><textarea hidden>[{{&quot;title&quot;:&quot;{OURS}&quot;}}]</textarea></li>",
    "data in an attribute": f"<li data-list='[{{&quot;title&quot;:&quot;{OURS}&quot;}}]'></li>",
    "escaped in a script": "<script>unescape('{}')</script>".format("".join(f"%u{ord(each):04x}" for each in OURS)),
    "a picture": f"<li><img src='/24.jpg' alt='{OURS}'></li>",
    "a file beside": f"<li>{OURS}<a href='{R}'>下载</a><span>{DAY}</span></li>",
}
WATER = ("示例县水利局",)


@pytest.mark.parametrize("place", PLACES)
def test_without_the_row_nothing_is_there(tmp_path, place):
    look = play(Situation(place, PLACES[place](""), "absent", beside=WATER), tmp_path)
    assert (look.outcome, look.detail) == ("absent", None)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("new", WRITTEN.values(), ids=WRITTEN)
def test_a_row_that_people_see_is_not_absent(tmp_path, place, new):
    pages = {R: report(), "/nb/a23.html": report(year=2023), "/nb/w.html": report("示例县水利局")}
    situation = Situation(place, PLACES[place](new) | pages, NOT_ABSENT, beside=WATER)
    look = play(situation, tmp_path)
    assert situation.allows(look), look


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("教育局年报", NOT_ABSENT),
        ("水利局年报", "absent"),
        ("发布机构：示例县教育局", "absent"),
    ],
)
def test_a_line_that_leads_nowhere_counts_when_it_names_a_report(tmp_path, line, want):
    pages = {"/nb/": P(UL(f"<li>{line}<span>{DAY}</span></li>", PAST))}
    situation = Situation(line, pages, want, who=[agency()], beside=WATER)
    look = play(situation, tmp_path)
    assert situation.allows(look), look
