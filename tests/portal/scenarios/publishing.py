"""When and where it is published: in time, late, backdated, withdrawn, in another column, after a redesign."""

from dataclasses import replace

from portal import papers
from portal.answers import HTML, Answer, Asked
from portal.families import GENERIC, TRS, UCAP, YEARS
from portal.scenarios.scenario import (
    ALWAYS,
    DARK,
    DAY1,
    DAY2,
    IN_TIME,
    LATE,
    NEVER,
    PAST,
    A,
    at,
    looks,
    new,
    one,
    trs,
)  # fmt: skip
from portal.site import Fault, Item, Site, history, on, report

SEEN_LATE = looks("absent", "absent", "absent", "seen")


def _redesigned(after: Site) -> Fault:
    """From the second crawl on the same address is answered by another portal."""
    return Fault(lambda asked: asked.now >= DAY1 and asked.path != "/robots.txt", lambda asked, _: after.answer(asked))


def _same_place(family, items, **more) -> Site:
    """A portal of another family whose column has the plain portal's address."""
    return Site(A, replace(family, column=TRS.column), items, **more)


def _vue(asked: Asked) -> Answer:
    text = "<!DOCTYPE html><html><head><meta charset='utf-8'><title></title></head><body><div id='app'></div><script src='/js/chunk-vendors.8d1.js'></script></body></html>"
    return Answer(text.encode(), media_type=HTML)


_ELSEWHERE = f'<div class="tzgg"><h3>通知公告</h3><ul><li><a href="/tzgg/report2025.html">{papers.title_of(A, 2025)}</a><span>01-20</span></li></ul></div>'
_MOVED = Site(
    A, TRS, PAST, column_name="政府信息公开工作年度报告", faults=(on("/zfxxgk/old/", Answer(b"<html>404</html>", 404)),)
)

SCENARIOS = [
    one("seen_before_due", "published and seen before the due day", trs(new("01-10 09:00")), looks("seen"), "on_time"),
    one("on_time", "published before the due day, seen after it, its date not contradicted", trs(new(IN_TIME)),
        looks("absent", "seen"), "on_time"),
    one("late", "first seen after a good look without it, after the due day", trs(new(LATE)), SEEN_LATE, "late"),
    one("backdated", "the portal prints a day in time, but a look after the due day did not see it",
        trs(new(LATE, shown=at("01-15 00:00").date())), SEEN_LATE, "late"),
    one("overdue", "three good looks after the due day, on three days", trs(), NEVER, "overdue"),
    one("withdrawn", "published in time, taken away later: the list is shorter than it was",
        trs(new("01-10 09:00", gone=at("02-04 08:00"))), looks("seen", "seen", "list_shrunk", "list_shrunk"), "on_time"),
    one("emptied_list", "every row is gone: not the same as never published",
        Site(A, TRS, tuple(replace(i, gone=DAY1) for i in PAST)), looks("absent", "empty_list"), DARK),
    one("emptied_says_none", "every row is gone and the page says 暂无信息: the list was longer before",
        Site(A, TRS, tuple(replace(i, gone=DAY1) for i in PAST), says_none=True), looks("absent", "list_shrunk"), DARK),
    one("never_any", "a new agency's column that says 暂无信息 from the first day on", Site(A, TRS, (), says_none=True),
        NEVER, "overdue"),
    one("never_any_silent", "an empty column that says nothing", Site(A, TRS, ()), looks("empty_list"), DARK),
    one("no_earlier_reports", "rows, but none of an earlier year: nothing shows that the list is the right one at first",
        Site(A, TRS, (Item("青禾县财政局权责清单", at("2024-05-01 10:00"), "<p>权责清单</p>"),)),
        looks("control_lost"), DARK),
    one("redesign_script", "the portal becomes a script application",
        trs(faults=(Fault(lambda a: a.now >= DAY1 and a.path != "/robots.txt", lambda a, _: _vue(a)),)),
        looks("absent", "js_shell"), DARK),
    one("redesign_lost", "another portal at the same address, without the earlier reports",
        trs(faults=(_redesigned(_same_place(UCAP, (Item("关于公开办事指南的公告", at("01-30 10:00"), "<p>公告</p>"),))),)),
        looks("absent", "list_shrunk"), DARK),
    one("redesign_kept", "another family at the same address with every earlier report: looked at as before",
        trs(faults=(_redesigned(Site(A, replace(TRS, pager="inline"), PAST)),)), NEVER, "overdue"),
    one("wrong_column", "published under 通知公告, linked beside the column: a near miss, but published",
        trs(chrome=_ELSEWHERE, extra={"/tzgg/report2025.html": Answer(
            f"<html><head><meta charset='utf-8'><title>{papers.title_of(A, 2025)}</title></head><body><h1>{papers.title_of(A, 2025)}</h1>"
            f"<p>发布日期：2026-01-10</p>{papers.report_html(A, 2025)}</body></html>".encode())}),
        looks("seen"), "on_time", near_miss=True),
    one("renamed_column", "the column has another name and another address: found again from the home page", _MOVED,
        NEVER, "overdue", column="/zfxxgk/old/"),
    one("discovered", "no column in the register: found from the home page", trs(new(LATE)), SEEN_LATE, "late", column=""),
    one("no_column_anywhere", "no column in the register, and the home page leads to none",
        Site(A, GENERIC, PAST, column_name="党建工作"), looks("no_column"), DARK, column=""),
    one("year_columns", "the heading is no link; the column of each year reads only the year",
        Site(A, YEARS, (*PAST, new(LATE))), SEEN_LATE, "late"),
    one("swapped_file", "the file at one address is another one the next day: the report stays seen",
        trs(new(IN_TIME, html="", file=("pdf", papers.pdf(("first",)))),
            faults=(Fault(lambda a: a.now >= DAY2 and ".pdf" in a.target,
                          lambda a, own: replace(own, body=papers.pdf(("second",)))),)),
        looks("absent", "seen"), "unreadable"),
    one("only_last_year", "the newest report is last year's, published late, in January 2026",
        Site(A, TRS, (*history(A, 2017, 2023), report(A, 2024, at("01-30 10:00")))),
        looks("absent"), "overdue"),
    one("frozen", "the register says that the portal is no longer updated", trs(), looks("portal_frozen"), DARK,
        portal={"state": "frozen", "state_reason": "已停止更新"}),
    one("ended", "the register says that the portal was closed", trs(), looks("portal_ended"), DARK,
        portal={"state": "ended", "state_reason": "已关停"}),
    one("future_row", "a row dated after the day of looking is a row all the same",
        trs(new("01-10 09:00", shown=at("2026-12-31 00:00").date())), looks("seen"), "on_time"),
    one("moved_within", "the column answers with a redirect to its new place",
        trs(new(LATE), faults=(on("/zfxxgk/alt/", Answer(b"", 301, headers=(("Location", TRS.column),)), ALWAYS),)),
        SEEN_LATE, "late", column="/zfxxgk/alt/"),
]  # fmt: skip
