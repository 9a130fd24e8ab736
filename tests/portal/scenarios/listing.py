"""Lists as the families show them: paged, shifting, lying about their totals, and told apart row by row."""

from dataclasses import replace
from datetime import date

from portal import blocks, papers
from portal.answers import Answer, Asked
from portal.families import EVERY, TRS, UCAP
from portal.scenarios.scenario import (
    DARK,
    DAY1,
    IN_TIME,
    LATE,
    NEVER,
    PAST,
    A,
    Owed,
    Scenario,
    at,
    looks,
    new,
    one,
    trs,
)  # fmt: skip
from portal.site import Fault, Item, Site, history, on, report

SEEN_LATE = looks("absent", "absent", "absent", "seen")
B, C, D = "青禾县教育局", "青禾县水利局", "青禾县卫生健康局"


def row(title: str, when: str = "01-18 10:00", html: str = "<p>正文</p>", **more) -> Item:
    return Item(title, at(when), html, **more)


def _shift(own_site: Site, extra: Item) -> Site:
    """While the second crawl reads the list, a row at its top goes away: page two begins one row too late."""
    longer = replace(own_site, items=(*own_site.items, extra))
    first = Fault(lambda a: a.path == TRS.column and a.now == DAY1 and a.nth == 1, lambda a, _: longer.page(a))
    return replace(own_site, faults=(first,))


def _repeat(asked: Asked, own: Answer) -> Answer:
    """Every further page is the first one again."""
    return trs(per_page=3).page(replace(asked, target=TRS.column))


def _column(*items: Item, name: str = "青禾县人民政府", **more) -> Site:
    """One column for many agencies."""
    return Site(name, TRS, items, **more)


_MANY = tuple(item for name in (A, B, C) for item in history(name, 2020, 2024))
_SHARED = _column(*_MANY, report(A, 2025, at(IN_TIME)), report(B, 2025, at(LATE)), per_page=4)

SCENARIOS = [
    *(one(f"family_{name}", f"{name}: paged list, published after the third crawl",
          Site(A, family, (*PAST, new(LATE)), per_page=3), SEEN_LATE, "late") for name, family in EVERY.items()),
    *(one(f"family_{name}_long", f"{name}: a long list, read to its end, and the report is not in it",
          Site(A, family, (*PAST, *(row(f"政务公开工作动态第{n}期", f"2025-{n % 12 + 1:02}-11 10:00") for n in range(1, 48))), per_page=10),
          NEVER, "overdue") for name, family in EVERY.items() if name not in ("trs_inline", "years")),
    one("old_page", "the portal prints an old day beside the new report, so that it stands on the last page",
        trs(new(IN_TIME, shown=at("2017-01-01 10:00").date()), per_page=3), looks("absent", "seen"), "on_time"),
    one("shifted", "a row goes away between page one and page two and hides the report: noticed, not called absent",
        _shift(trs(new(IN_TIME, shown=at("2024-06-01 10:00").date()), per_page=2), row("新增的一行", "01-25 10:00")),
        looks("absent", "list_shifted", "seen", "seen"), "on_time"),
    one("pager_repeats", "every page is the first one", trs(per_page=3, faults=(on("index_", _repeat, DAY1),)),
        looks("absent", "pager_broken"), DARK),
    one("pager_404", "the pager names a page that is not there", trs(per_page=3, faults=(on("index_2", Answer(b"<html><title>404</title>404</html>", 404), DAY1),)),
        looks("absent", "http.not_found"), DARK),
    one("pager_500", "the last page fails", trs(per_page=3, faults=(on("index_2", blocks.ERROR_500, DAY1),)), looks("absent", "http.server_error"), DARK),
    one("totals_lie", "the list claims more entries than it shows",
        Site(A, UCAP, PAST, faults=(on("list.shtml", lambda _, own: replace(own, body=own.body.replace(b"'shtml',8)", b"'shtml',21)")), DAY1),)),
        looks("absent", "totals_disagree"), DARK),
    # whose report
    one("other_bodies", "the column holds this year's reports of others",
        trs(report("青禾县人民政府", 2025, at(IN_TIME)), report("青禾县人民政府办公室", 2025, at(IN_TIME))), NEVER, "overdue"),
    one("lookalikes", "this year's website, rule-of-law and work reports are others",
        trs(row("2025年青禾县财政局政府网站工作年度报表"), row("青禾县财政局2025年法治政府建设年度报告"), row("青禾县2025年政府工作报告")), NEVER, "overdue"),
    one("interpretation", "an interpretation of the report is not the report", trs(row("青禾县财政局2025年政府信息公开工作年度报告解读"), row("一图读懂青禾县财政局2025年政府信息公开年报")), NEVER, "overdue"),
    one("letter", "a letter asking for reports is not a report", trs(row("关于做好2025年度政府信息公开工作年度报告编制报送工作的通知")), NEVER, "overdue"),
    one("wrong_year", "last year's report posted again this year", trs(report(A, 2024, at(IN_TIME))), NEVER, "overdue"),
    one("year_in_title", "the report on 2026 is not the one on 2025", trs(report(A, 2026, at(IN_TIME))), NEVER, "overdue"),
    one("no_year", "the title names no year: the page says which",
        trs(new(IN_TIME, title="青禾县财政局政府信息公开工作年度报告")), looks("absent", "seen"), "on_time"),
    one("no_name", "the title names nobody, on a portal of one agency", trs(new(IN_TIME, title="2025年政府信息公开工作年度报告")), looks("absent", "seen"), "on_time"),
    one("cut_title", "the list cuts the title and keeps the whole in its attribute",
        trs(new(IN_TIME), faults=(on("nb/", lambda a, own: replace(own, body=own.body.replace(f">{papers.title_of(A, 2025)}<".encode(), ">青禾县财政局2025年政府信息公开…<".encode())) if a.path == TRS.column else own),)),
        looks("absent", "seen"), "on_time"),
    one("twice", "the same report stands in the list twice", trs(new(IN_TIME), new("01-21 10:00")), looks("absent", "seen"), "on_time"),
    one("chinese_year", "the year in Chinese digits", trs(new(IN_TIME, title="青禾县财政局二〇二五年政府信息公开工作年度报告")), looks("absent", "seen"), "on_time"),
    one("short_title", "年报 in short", trs(new(IN_TIME, title="2025年青禾县财政局政府信息公开年报")), looks("absent", "seen"), "on_time"),
    Scenario("shared_column", "one column for three agencies: in time, late, and not at all", _SHARED, (
        Owed(looks("absent", "seen"), "on_time", A), Owed(SEEN_LATE, "late", B), Owed(NEVER, "overdue", C))),
    Scenario("twins", "two agencies whose names contain each other", _column(
        *history(D, 2020, 2024), *history(f"{D}综合监督执法大队", 2020, 2024), report(f"{D}综合监督执法大队", 2025, at(IN_TIME))), (
        Owed(NEVER, "overdue", D), Owed(looks("absent", "seen"), "on_time", f"{D}综合监督执法大队"))),
    Scenario("nobody_named", "a title that names nobody, in a column of several: whose it is, the page says", _column(
        *_MANY, report(B, 2025, at(IN_TIME), title="2025年政府信息公开工作年度报告")), (
        Owed(NEVER, "overdue", A), Owed(looks("absent", "seen"), "on_time", B))),
    one("renamed", "the agency has another name since: earlier reports under the old one, the new one under the new",
        Site("青禾县市场监督管理局", TRS, (*history("青禾县工商行政管理局", 2017, 2024), report("青禾县市场监督管理局", 2025, at(LATE)))),
        SEEN_LATE, "late", name_="青禾县市场监督管理局", fields={"aliases": ("青禾县工商行政管理局",)}),
    Scenario("merged", "one agency went into another during the year: the successor's report is its own, the ended one owes none", _column(
        *history("青禾县广播电视局", 2020, 2024), *history("青禾县文化和旅游局", 2020, 2024), report("青禾县文化和旅游局", 2025, at(IN_TIME))), (
        Owed(looks("absent", "seen"), "on_time", "青禾县文化和旅游局"),
        Owed((), "not_due", "青禾县广播电视局", fields={"until": date(2025, 6, 30), "successors": ("merged.0",)}))),
    Scenario("merged_after", "merged after the year had ended and before the due day: the successor publishes, the ended one is judged no more", _column(
        *history("青禾县粮食局", 2020, 2024), *history("青禾县商务局", 2020, 2024), report("青禾县商务局", 2025, at(IN_TIME))), (
        Owed(looks("absent", "seen"), "on_time", "青禾县商务局"),
        Owed(NEVER, "not_due", "青禾县粮食局", fields={"until": date(2026, 1, 20), "successors": ("merged_after.0",)}))),
    Scenario("twice_registered", "one body stands twice in the register: one body all the same", _column(
        *history(A, 2020, 2024), report(A, 2025, at(IN_TIME))), (
        Owed(looks("absent", "seen"), "on_time", A), Owed(looks("absent", "seen"), "on_time", A))),
    Scenario("one_name_two_towns", "towns of two counties bear one name: the page does not say which, so nobody is accused or cleared", _column(
        report("城关镇人民政府", 2025, at(IN_TIME))), (
        Owed(looks("empty_list", "ambiguous_row"), "could_not_look", "城关镇人民政府", fields={"division_code": "320921"}),
        Owed(looks("empty_list", "ambiguous_row"), "could_not_look", "城关镇人民政府", fields={"division_code": "320922"}))),
]  # fmt: skip
