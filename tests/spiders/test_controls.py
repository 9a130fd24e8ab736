# ruff: noqa: E501 - tables read better with a row on a line
"""What shows that a column is in use for its agency: an old report alone does not."""

from datetime import timedelta

import pytest
from portal_double import HOST, NOW, Double, agency, page, report, row, trs, visit

from crawler.archive import Archive
from crawler.history import history_of
from crawler.plan import PlannedVisit

NEWS = "示例县教育局召开全县教育工作会议"


def of(year, who="示例县教育局", href=None):
    return row(f"{who}{year}年政府信息公开工作年度报告", f"{year + 1}-01-18", href)


HOME = "<a href='%s'>政府信息公开年报</a>"
LATELY, LONG_AGO = row(NEWS, "2025-02-08"), "".join(row(f"{NEWS}（{n}）", f"2024-10-1{n}") for n in range(5))
HUB = page("<a href='/xxgk/'>政府信息公开</a>", "示例县")
OLD = trs(of(2014), of(2013))
MENU = "<h3>政府信息公开年报</h3><ul><li><a href='/y/%d/'>%d</a></li></ul>"
# fmt: off
ROWS = [
    # (what is listed, answers, outcome, reason or control)
    ("last year's report", {"/nb/": trs(of(2023))}, "absent", "earlier_report"),
    ("the year's before", {"/nb/": trs(of(2022))}, "absent", "earlier_report"),
    ("one of three years ago", {"/nb/": trs(of(2021))}, "unknown", "control_lost"),
    ("one of ten years ago", {"/nb/": OLD}, "unknown", "control_lost"),
    ("one of ten years ago, and news", {"/nb/": trs(row(NEWS, "2025-01-20"), of(2014))}, "unknown", "control_lost"),
    ("one of ten years ago, others' of last year", {"/nb/": trs(of(2023, "示例县水利局"), of(2014))}, "absent", "others_report"),
    ("one of ten years ago, others' as old", {"/nb/": trs(of(2015, "示例县水利局"), of(2014))}, "unknown", "control_lost"),
    ("one of ten years ago, a stranger's of last year", {"/nb/": trs(of(2023, "样本市水利局"), of(2014))}, "unknown", "control_lost"),
    ("one of ten years ago, the portal leads there", {"/nb/": OLD, "/": page(HOME % "/nb/index.html" + LATELY, "示例县"), "/nb/index.html": OLD}, "absent", "still_linked"),
    ("one of ten years ago, a portal without days leads there", {"/nb/": OLD, "/": page(HOME % "/nb/index.html", "示例县"), "/nb/index.html": OLD}, "unknown", "control_lost"),
    ("one of ten years ago, a portal nobody keeps leads there", {"/nb/": OLD, "/": page(HOME % "/nb/index.html" + LONG_AGO, "示例县"), "/nb/index.html": OLD}, "unknown", "control_lost"),
    ("last year's report, a portal nobody keeps", {"/nb/": trs(of(2023)), "/": page(LONG_AGO, "示例县")}, "unknown", "control_lost"),
    ("last year's report, a portal with old days and days of no year", {"/nb/": trs(of(2023)), "/": page("<ul><li><a href='/n/1'>" + NEWS + "</a><span>02-08</span></li></ul>" + LONG_AGO, "示例县")}, "absent", "earlier_report"),
    ("one of ten years ago, a portal with days of no year leads there", {"/nb/": OLD, "/": page(HOME % "/nb/index.html" + "<ul><li><a href='/n/1'>" + NEWS + "</a><span>02-08</span></li></ul>", "示例县"), "/nb/index.html": OLD}, "unknown", "control_lost"),
    ("last year's report, a portal with few days", {"/nb/": trs(of(2023)), "/": page(row(NEWS, "2024-10-10"), "示例县")}, "absent", "earlier_report"),
    ("last year's report, a portal kept", {"/nb/": trs(of(2023)), "/": page(LATELY + LONG_AGO, "示例县")}, "absent", "earlier_report"),
    ("last year's report, the portal leads to a new column with ours", {"/nb/": trs(of(2023)), "/": page(HOME % "/new/", "示例县"), "/new/": trs(of(2024, href="/r.html")), "/r.html": report()}, "seen", "earlier_report"),
    ("last year's report, the portal leads over a page to a new column with ours", {"/nb/": trs(of(2023)), "/": HUB, "/xxgk/": page(HOME % "/new/", "政府信息公开"), "/new/": trs(of(2024, href="/r.html")), "/r.html": report()}, "seen", "earlier_report"),
    ("last year's report, the portal leads over a page to a new column without", {"/nb/": trs(of(2023)), "/": HUB, "/xxgk/": page(HOME % "/new/", "政府信息公开"), "/new/": trs(of(2022))}, "absent", "earlier_report"),
    ("last year's report, the portal calls something else 年度报告", {"/nb/": trs(of(2023)), "/": page("<a href='/tj/'>年度报告</a>", "示例县"), "/tj/": page(row("示例县2023年统计年报", "2024-03-01") * 2, "统计年报")}, "absent", "earlier_report"),
    ("last year's report, the portal calls a new column 年报", {"/nb/": trs(of(2023)), "/": page("<a href='/new/'>年报</a>", "示例县"), "/new/": trs(of(2024, href="/r.html")), "/r.html": report()}, "seen", "earlier_report"),
    ("last year's report, the portal leads to a column that a script fills", {"/nb/": trs(of(2023)), "/": page(HOME % "/new/", "示例县"), "/new/": "<html><body><div id='app'></div><script src='/a.js'></script></body></html>"}, "unknown", "js_shell"),
    ("last year's report, the portal leads over a page that fails", {"/nb/": trs(of(2023)), "/": HUB, "/xxgk/": (500, "x")}, "unknown", "http.server_error"),
    ("last year's report, the portal leads over a page cut short", {"/nb/": trs(of(2023)), "/": HUB, "/xxgk/": "<html><head><title>政府信息公开</title></head><body>"}, "unknown", "truncated"),
    ("last year's report, the portal leads to a page that is gone", {"/nb/": trs(of(2023)), "/": page("<a href='/zwgk/'>政务公开</a>", "示例县")}, "absent", "earlier_report"),
    ("one of ten years ago, the portal leads to a new column with ours", {"/nb/": OLD, "/": page(HOME % "/new/", "示例县"), "/new/": trs(of(2024, href="/r.html"), of(2023)), "/r.html": report()}, "seen", "earlier_report"),
    ("last year's report, the portal leads to a column with a row that may be of anybody else", {"/nb/": trs(of(2023)), "/": page(HOME % "/gov/", "示例县"), "/gov/": trs(row("2024年政府信息公开工作年度报告", "2025-01-20", "/g.pdf")), "/g.pdf": (200, b"%PDF-1.4", {"Content-Type": "application/pdf"})}, "absent", "earlier_report"),
    ("the year's row names nobody, nor does its page, around which the portal names its owner", {"/nb/": trs(row("2024年政府信息公开工作年度报告", "2025-01-18", "/r24"), of(2023)), "/r24": page("<div>示例县水利局门户网站</div><h1>2024年政府信息公开工作年度报告</h1><p>" + "一、总体情况。二、主动公开政府信息情况。" * 80 + "</p>", "2024年年报")}, "unknown", "ambiguous_row"),
    ("the year's row names nobody, its page names another", {"/nb/": trs(row("2024年政府信息公开工作年度报告", "2025-01-18", "/r24"), of(2023)), "/r24": page("<h1>2024年政府信息公开工作年度报告</h1><p>本报告由示例县水利局编制。" + "一、总体情况。二、主动公开政府信息情况。" * 80 + "</p>", "2024年年报")}, "absent", "earlier_report"),
    ("a row that says too little, and its page", {"/nb/": trs(row("2023年年报", "2024-01-18", "/r23")), "/r23": report(year=2023)}, "absent", "earlier_report"),
    ("a row that says too little, and another's page", {"/nb/": trs(row("2023年年报", "2024-01-18", "/r23")), "/r23": report("示例县水利局", 2023)}, "unknown", "control_lost"),
    ("a row that says too little, and a page that fails", {"/nb/": trs(row("2023年年报", "2024-01-18", "/r23")), "/r23": (500, "x")}, "unknown", "control_lost"),
    ("a row that is cut, and its page", {"/nb/": trs(row("示例县教育局2023年政府信…", "2024-01-18", "/r23")), "/r23": report(year=2023)}, "absent", "earlier_report"),
    ("a row that leads to everybody's of a year", {"/nb/": trs(row("2023年政府信息公开年报", "2024-01-18", "/y23/")), "/y23/": trs(of(2023), of(2023, "示例县水利局"))}, "absent", "earlier_report"),
    ("a row that leads to everybody's of the year, with ours", {"/nb/": trs(row("2024年政府信息公开年报", "2025-01-18", "/y24/"), of(2023)), "/y24/": trs(of(2024, href="/r.html"), of(2024, "示例县水利局", "/w.html")), "/r.html": report()}, "seen", "earlier_report"),
    ("a row that leads to everybody's of the year, without", {"/nb/": trs(row("2024年政府信息公开年报", "2025-01-18", "/y24/"), of(2023)), "/y24/": trs(of(2024, "示例县水利局", "/w.html"))}, "absent", "earlier_report"),
    ("a row that leads to a part of everybody's of the year", {"/nb/": trs(row("2024年政府信息公开年报", "2025-01-18", "/y24/"), of(2023)), "/y24/": trs(of(2024, "示例县水利局", "/w.html"), pager="createPageHTML(2, 0, 'index', 'html');")}, "unknown", "http.not_found"),
    ("years of publication", {"/nb/": page("".join(MENU % (y, y) for y in (2024, 2023))), "/y/2024/": trs(of(2023)), "/y/2023/": trs(of(2022))}, "absent", "earlier_report"),
    ("years of publication, the season's with ours", {"/nb/": page("".join(MENU % (y, y) for y in (2025, 2024))), "/y/2025/": trs(of(2024, href="/r.html")), "/y/2024/": trs(of(2023)), "/r.html": report()}, "seen", "earlier_report"),
    ("one of ten years ago, the portal leads to a new column without", {"/nb/": OLD, "/": page(HOME % "/new/", "示例县"), "/new/": trs(of(2023))}, "absent", "earlier_report"),
    ("one of ten years ago, the new column fails", {"/nb/": OLD, "/": page(HOME % "/new/", "示例县"), "/new/": (500, "x")}, "unknown", "control_lost"),
    ("one of ten years ago, the home page fails", {"/nb/": OLD, "/": (500, "x")}, "unknown", "control_lost"),
    ("a menu of years that leaves off", {"/nb/": page(MENU % (2014, 2014)), "/y/2014/": trs(of(2014))}, "unknown", "control_lost"),
    ("a menu of years up to last year", {"/nb/": page(MENU % (2023, 2023)), "/y/2023/": trs(of(2023))}, "absent", "earlier_report"),
]
# fmt: on


@pytest.mark.parametrize(("listed", "answers", "outcome", "word"), ROWS, ids=[each[0] for each in ROWS])
def test_a_column_is_shown_to_be_in_use(tmp_path, listed, answers, outcome, word):
    everybody = [(agency(), 2024), (agency("water", "示例县水利局"), 2024)]
    look = visit(Double(dict(answers)), tmp_path, everybody, previous={f"{HOST}/nb/": 1})[0]
    assert (look.outcome, look.reason or look.control) == (outcome, word), look.detail


def test_it_is_said_where_a_column_leaves_off(tmp_path):
    (look,) = visit(Double({"/nb/": OLD}), tmp_path)
    assert look.detail == "该机关在此列出的最近一份为2014年度，栏目可能已停用"


def test_a_list_of_former_years_as_long_as_ever_is_no_control(tmp_path):
    everybody = [(agency(), 2024), (agency("water", "示例县水利局"), 2024)]
    for newest, outcome in ((2015, "unknown"), (2023, "absent")):
        listed = trs(of(newest, "示例县水利局"), of(2014, "示例县水利局"))
        look = visit(Double({"/nb/": listed}), tmp_path / str(newest), everybody, previous={f"{HOST}/nb/": 2})[0]
        assert (look.outcome, look.control) == (outcome, "not_shorter" if outcome == "absent" else None)


def test_a_report_seen_and_gone_again_is_no_absence(tmp_path):
    """Withdrawn, or a redesign: the next look must not call the list whole because it is as long as before."""
    other = row(NEWS, "2025-01-20")
    (first,) = visit(Double({"/nb/": trs(of(2024, href="/r.html"), other), "/r.html": report()}), tmp_path)
    assert (first.outcome, first.control) == ("seen", None)
    later = NOW + timedelta(days=1)
    past = history_of(Archive(tmp_path), [PlannedVisit("p", (("edu", 2024),))], later)
    assert past.earlier == {(f"{HOST}/nb/", "edu")}
    assert past.seen == {("edu", 2024): {f"{HOST}/r.html"}}
    (second,) = visit(
        Double({"/nb/": trs(other, row(NEWS + "会", "2025-02-10"))}),
        tmp_path, previous=past.rows, had_earlier=past.earlier, seen=past.seen, now=later,
    )  # fmt: skip
    assert (second.outcome, second.reason) == ("unknown", "control_lost")


GONE = "上次在列的该年度年报已不在列（撤下、移动或改版）"
NOW_LISTED = [
    # (what is listed where a report stood, outcome, detail)
    ("another row in its place, last year's beside it", {"/nb/": trs(row(NEWS, "2025-01-20"), of(2023))}, "unknown", GONE),
    ("its address still, under another body's name", {"/nb/": trs(of(2024, "示例县水利局", "/r.html"), of(2023))}, "absent", None),
    ("the report at another address", {"/nb/": trs(of(2024, href="/r2.html"), of(2023)), "/r2.html": report()}, "seen", None),
    ("nothing, but a new column has it", {"/nb/": trs(of(2023)), "/": page(HOME % "/new/", "示例县"), "/new/": trs(of(2024, href="/r.html")), "/r.html": report()}, "seen", None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "answers", "outcome", "detail"), NOW_LISTED, ids=[each[0] for each in NOW_LISTED])
def test_a_report_that_stood_there_is_not_absent(tmp_path, why, answers, outcome, detail):
    seen = {("edu", 2024): frozenset({f"{HOST}/r.html"})}
    (look,) = visit(Double(dict(answers)), tmp_path, seen=seen)
    assert (look.outcome, look.detail) == (outcome, detail), why


def test_a_list_that_stays_shorter_is_looked_at_again(tmp_path):
    """Old years are taken off a column: for three days that is doubted, then it is how long the list is, where last
    year's report is still in it. A list that lost its newest rows, too, stays in doubt."""
    for newest, outcomes in (
        (2023, ("absent", *["list_shrunk"] * 3, "absent")),
        (2022, ("absent", *["list_shrunk"] * 4)),
    ):
        folder, came = tmp_path / str(newest), []
        for day in range(5):
            now = NOW + timedelta(days=day)
            past = history_of(Archive(folder), [PlannedVisit("p", (("edu", 2024),))], now)
            years = range(2015 if day == 0 else 2020, (2023 if day == 0 else newest) + 1)
            (look,) = visit(
                Double({"/nb/": trs(*[of(year) for year in years])}), folder, previous=past.rows, shorter=past.shorter, now=now,
            )  # fmt: skip
            came.append(look.reason or look.outcome)
        assert tuple(came) == outcomes
