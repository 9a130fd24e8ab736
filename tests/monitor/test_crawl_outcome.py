"""What a crawl came to, told once and in full: counts per jurisdiction, causes with their agencies."""

from datetime import datetime

import pytest

from crawler.clock import BEIJING
from crawler.looks import Found, Look
from crawler.register import Agency, Portal, Register
from crawler.summary import CrawlSummary, Tally
from monitor.crawl_outcome import as_text

AT = datetime(2025, 2, 10, 9, 0, tzinfo=BEIJING)
PORTALS = (Portal("p1", "甲县政府网", "http://a.gov.cn/"), Portal("p2", "乙县政府网", "http://b.gov.cn/"))
AGENCIES = (
    Agency("gov", "甲县人民政府", "people_government", "county", "320901", "p1"),
    *(Agency(f"a{n}", f"甲县第{n}局", "department", "county", "320901", "p1") for n in range(12)),
    Agency("b", "乙县财政局", "department", "county", "330102", "p2"),
)
REGISTER = Register(AGENCIES, PORTALS)


def look(agency_id: str, outcome: str, reason: str | None = None, detail: str | None = None, found: tuple = ()) -> Look:
    portal = "p2" if agency_id == "b" else "p1"
    return Look(f"l.{agency_id}", "r", "v", portal, agency_id, 2024, AT, AT, outcome, reason, detail, (), found)  # type: ignore[arg-type]


def told(*visits: tuple[Look, ...]) -> CrawlSummary:
    tally = Tally(REGISTER, "r", 2)
    for looks in visits:
        tally.add(looks)
    return tally.summary(7, False)


OPEN = Found("http://a.gov.cn/1.html", "年报", ("r.1",))
CLOSED = Found("http://a.gov.cn/1.html", "年报", (), unopened="blocked.captcha", unopened_url="http://a.gov.cn/1.html")
SUMMARY = told(
    (
        look("gov", "seen", found=(OPEN,)),
        look("a0", "seen", found=(CLOSED,)),
        *(look(f"a{n}", "unknown", "timeout", "30 s") for n in range(1, 12)),
    ),
    (look("b", "unknown", "timeout", "30 s"),),
)
LINES = [
    # (line, why)
    ("查看 14 次：查到 2，未见公布 0，无法查看 12（访问网站 2/2，请求 7 次）", "the totals"),
    ("  320901 甲县：查看 13，查到 2，未见公布 0，无法查看 11（超时 11）", "a jurisdiction by its government's name"),
    ("  330102：查看 1，查到 0，未见公布 0，无法查看 1（超时 1）", "one whose government is not in the register"),
    ("  超时（timeout）：12 个机关，2 个网站", "a cause shared by two portals, once"),
    ("    乙县政府网（p2）：乙县财政局（30 s）", "whom it concerns"),
    ("列表中可见、正文或附件未能打开（按已公开计，下次查看再试）：", "seen and not opened is not the same as read"),
    ("  要求输入验证码（blocked.captcha）：1 个机关，1 个网站", "and why"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "why"), LINES)
def test_every_fact_has_its_line(line: str, why: str) -> None:
    assert as_text(SUMMARY, REGISTER).splitlines().count(line) == 1, why


def test_many_names_are_counted_and_not_all_listed() -> None:
    assert "甲县第10局 等 11 个（30 s）" in as_text(SUMMARY, REGISTER)
    assert "甲县第11局" not in as_text(SUMMARY, REGISTER)


def test_nothing_wrong_says_nothing_of_causes() -> None:
    text = as_text(told((look("gov", "seen", found=(OPEN,)),), ()), REGISTER)
    assert "无法查看（" not in text
    assert "未能打开" not in text
