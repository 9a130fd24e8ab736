# ruff: noqa: E501 - tables read better with a row on a line
"""What a host sees of whole visits, by a clock that only moves when we wait: never twice at once, never too soon."""

import asyncio
import itertools
from collections import defaultdict
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from portal_double import HOST, NOW, agency, page, report, row, trs
from scrapy.http import Response

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.fetch.fetching import Fetcher
from crawler.fetch.memory import Memory
from crawler.fetch.politeness import Pace, Politeness, host_of
from crawler.fetch.robots import read_robots
from crawler.history import history_of
from crawler.page.pages import Page
from crawler.plan import PlannedVisit
from crawler.register import Portal
from crawler.settings import AGENT, CrawlSettings
from spiders.visiting.visit import Due, Visit, neighbours_of

ROW = row("示例县教育局2024年政府信息公开工作年度报告", "2025-01-15", "/r.html")
LAST = row("示例县教育局2023年政府信息公开工作年度报告", "2024-01-18")
GOOD = trs(ROW, LAST)
WITH_FILES = report().replace(
    "</h1>",
    "</h1><p id='appendix'><a href='http://www.example.gov.cn:8080/a.pdf'>年度报告.pdf</a><a href='https://www.example.gov.cn/b.docx'>附表.docx</a></p>",
)
PDF = (200, "%PDF-1.4", {"Content-Type": "application/pdf"})
TXT = {"Content-Type": "text/plain"}


class World:
    """Hosts on a clock of their own. Every request takes two seconds, during which others may try theirs."""

    def __init__(self, answers, latency=2.0):
        self.answers, self.latency, self.now = answers, latency, 1000.0
        self.began, self.open = defaultdict(list), defaultdict(int)
        self.most = 0

    async def sleep(self, seconds):
        until = self.now + seconds
        while self.now < until:
            self.now = until
            await asyncio.sleep(0)

    async def download(self, request):
        host = host_of(request.url)
        self.began[host].append((self.now, request.url))
        self.open[host] += 1
        self.most = max(self.most, self.open[host])
        for _ in range(5):
            await asyncio.sleep(0)
        self.now += self.latency
        self.open[host] -= 1
        path = request.url.removeprefix(HOST)
        answer = self.answers.get(path, (404, "404"))
        status, body, headers = (200, answer, {}) if isinstance(answer, str) else (*answer, {})[:3]
        typed = {"Content-Type": "text/html; charset=utf-8", **headers}
        raw = body if isinstance(body, bytes) else body.encode()
        return Response(request.url, status=status, headers=typed, body=raw, request=request)

    def gaps(self, host):
        return [later[0] - sooner[0] for sooner, later in itertools.pairwise(self.began[host])]


def look(world, folder, portals=None, *, pace=None, past=None, now=NOW, run_id="run"):
    """Visits to some portals of one process, all at once; gives what kept their manners."""
    settings = CrawlSettings(delay_s=3.0, jitter=0.0)
    portals = portals or [Portal("p", "示例县", f"{HOST}/")]
    due = agency()

    async def run():
        archive = Archive(folder)
        with archive.writer(run_id, Clock(now), True) as writer:
            polite = Politeness(pace or Pace(3.0, 0.0, adaptive=False), lambda: world.now, world.sleep)
            if past is not None:
                polite.recall(past.asked_today, past.resting, past.ago, past.wishes)
            fetcher = Fetcher(world.download, writer, polite, settings, Clock(now), Memory(archive))
            visits = [
                Visit(each, [Due(due, 2024)], neighbours_of([due]), fetcher, f"{run_id}{n}", True)
                for n, each in enumerate(portals)
            ]
            looks = await asyncio.gather(*(visit.run() for visit in visits))
            for made in looks:
                writer.add_looks(made)
            return [each for made in looks for each in made]

    return asyncio.run(run())


WAYS = [
    # (situation, answers)
    ("a list, its report and its files, over http, https and another port", {"/nb/": GOOD, "/r.html": WITH_FILES, "http://www.example.gov.cn:8080/a.pdf": PDF, "https://www.example.gov.cn/b.docx": PDF}),
    ("redirects", {"/nb/": (301, "", {"Location": "https://www.example.gov.cn/nb2/"}), "https://www.example.gov.cn/nb2/": (302, "", {"Location": f"{HOST}/nb3/"}), "/nb3/": GOOD, "/r.html": report()}),
    ("a page that sends on by script", {"/nb/": "<html><script>location.href='/nb4/'</script></html>", "/nb4/": GOOD, "/r.html": report()}),
    ("failures that are tried again", {"/nb/": (500, "x"), "/": page("x")}),
    ("a redirected robots.txt", {"/robots.txt": (301, "", {"Location": "/rules.txt"}), "/rules.txt": (200, "User-agent: *\nDisallow:", TXT), "/nb/": GOOD, "/r.html": report()}),
    ("nothing there, and a search for the column", {"/": page("<a href='/a/'>政府信息公开</a><a href='/nb9/'>政府信息公开年报</a>"), "/nb9/": trs(LAST)}),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "answers"), WAYS, ids=[each[0] for each in WAYS])
def test_a_host_is_asked_one_at_a_time_and_never_sooner_than_its_delay(tmp_path, situation, answers):
    world = World(answers)
    look(world, tmp_path, [Portal("p", "示例县", f"{HOST}/"), Portal("q", "示例县二", f"{HOST}/")])
    assert set(world.began) == {"www.example.gov.cn"}, "http, https and every port are one host"
    assert len(world.began["www.example.gov.cn"]) >= 4
    assert world.most == 1
    assert min(world.gaps("www.example.gov.cn")) >= 3.0


def test_a_crawl_delay_counts_from_the_rules_on(tmp_path):
    world = World({"/robots.txt": (200, "User-agent: *\nCrawl-delay: 20", TXT), "/nb/": GOOD, "/r.html": report()})
    look(world, tmp_path)
    assert min(world.gaps("www.example.gov.cn")) >= 20.0


def test_the_slowest_portal_of_a_host_sets_its_pace(tmp_path):
    world = World({"/nb/": GOOD, "/r.html": report()})
    slow, fast = Portal("slow", "甲", f"{HOST}/", delay_s=15.0), Portal("fast", "乙", f"{HOST}/", delay_s=1.0)
    look(world, tmp_path, [slow, fast])
    after_the_first = world.gaps("www.example.gov.cn")[1:]
    assert min(after_the_first) >= 15.0


RESTARTS = [
    # (what the host answered before, minutes since, whether the new process may ask it, why)
    ({"/nb/": (403, "no")}, 30, False, "refused today"),
    ({"/nb/": GOOD, "/r.html": (200, "<html><title>安全验证</title><body>请输入验证码</body></html>")}, 30, False, "a captcha at the report, which counts as seen"),
    ({"/nb/": (503, "busy", {"Retry-After": "7200"})}, 30, False, "asked for two hours"),
    ({"/nb/": (503, "busy", {"Retry-After": "7200"})}, 180, True, "and they are over"),
    ({"/nb/": (503, "busy", {"Retry-After": "Mon, 10 Feb 2025 09:00:00 GMT"})}, 180, False, "asked to wait until 17:00 Beijing time"),
    ({"/nb/": (503, "busy", {"Retry-After": "999999999999999999999"})}, 60, False, "an absurd wish is heeded for the day"),
    ({"/nb/": (503, "busy", {"Retry-After": "99999999999"})}, 60 * 24, True, "and not for ever"),
    ({"/nb/": (503, "busy", {"Retry-After": "²"})}, 60, True, "no number"),
    ({"/nb/": (500, "x")}, 30, True, "an error is no wish"),
    ({"/nb/": GOOD, "/r.html": report()}, 30, True, "nothing was amiss"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "minutes", "may", "why"), RESTARTS, ids=[each[3] for each in RESTARTS])
def test_a_new_process_knows_what_hosts_said(tmp_path, answers, minutes, may, why):
    look(World(answers), tmp_path)
    later = NOW + timedelta(minutes=minutes)
    past = history_of(Archive(tmp_path), [PlannedVisit("other", (("x", 2024),))], later)
    again = World({"/nb/": GOOD, "/r.html": report()})
    look(again, tmp_path, past=past, now=later, run_id="again")
    assert bool(again.began) is may, why


def test_what_was_kept_while_the_clock_ran_ahead_says_nothing_of_today(tmp_path):
    look(World({"/nb/": (500, "x")}), tmp_path, now=NOW + timedelta(days=18), run_id="ahead")
    past = history_of(Archive(tmp_path), [PlannedVisit("p", (("edu", 2024),))], NOW)
    assert (past.asked_today, past.resting, past.ago, past.wishes) == ({}, {}, {}, {})
    again = World({"/nb/": GOOD, "/r.html": report()})
    (made,) = look(again, tmp_path, past=past, run_id="right")
    assert made.outcome == "seen"


def test_a_new_process_counts_what_was_spent_and_waits_its_turn(tmp_path):
    first = World({"/nb/": GOOD, "/r.html": report()})
    look(first, tmp_path)
    spent = len(first.began["www.example.gov.cn"])
    past = history_of(Archive(tmp_path), [PlannedVisit("p", (("edu", 2024),))], NOW + timedelta(seconds=1))
    assert past.asked_today == {"www.example.gov.cn": spent}
    assert past.ago == {"www.example.gov.cn": 1.0}
    again = World({"/nb/": GOOD, "/r.html": report()})
    pace = Pace(3.0, 0.0, daily_budget=spent + 1, adaptive=False)
    (made,) = look(again, tmp_path, pace=pace, past=past, now=NOW + timedelta(seconds=1), run_id="again")
    assert [moment for moment, _ in again.began["www.example.gov.cn"]] == [1002.0], (
        "two more seconds, then the last one"
    )
    assert made.outcome == "seen"


@pytest.mark.parametrize(
    ("status", "wish", "delay_s", "since", "least", "why"),
    [
        (503, "100", None, 30, 70, "a wish that one process waits for is waited for by the next"),
        (503, "3600", None, 3570, 30, "the rest of a long one, too"),
        (500, "100", None, 30, 70, "with any error, as while the process lives"),
        (503, "100", None, 120, 0, "one that is over"),
        (500, "x", 20.0, 5, 15, "the portal's own pace, where it is slower than ours"),
    ],
)
def test_a_new_process_waits_as_long_as_the_old_one_would_have(tmp_path, status, wish, delay_s, since, least, why):
    look(World({"/robots.txt": (status, "busy", {"Retry-After": wish})}), tmp_path)
    later = NOW + timedelta(seconds=since)
    past = history_of(Archive(tmp_path), [PlannedVisit("p", (("edu", 2024),))], later)
    again = World({"/nb/": GOOD, "/r.html": report()})
    look(again, tmp_path, [Portal("p", "示例县", f"{HOST}/", delay_s=delay_s)], past=past, now=later, run_id="again")
    assert again.began["www.example.gov.cn"][0][0] == 1000.0 + least, why


ROBOTS = [
    # (status, body, type, whether the column may be asked for, why)
    (200, "User-agent: *\nDisallow: /", "text/plain", False, "everything"),
    (200, b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /", "text/plain", False, "a byte order mark before it"),
    (200, "User-agent: *\nDisallow: /".encode("utf-16"), "text/plain", False, "in UTF-16"),
    (200, "# 禁止抓取\nUser-agent: *\nDisallow: /nb/".encode("gbk"), "text/plain", False, "a remark in GBK"),
    (200, "user-agent:*\ndisallow:/nb", "text/plain", False, "small letters, no spaces"),
    (200, "User-agent: Baiduspider\nDisallow: /", "text/plain", True, "others only"),
    (200, "User-agent: Gouji\nDisallow: /nb/\n\nUser-agent: *\nAllow: /", "text/plain", False, "we, by name"),
    (200, "User-agent: *\nAllow: /nb/\nDisallow: /", "text/plain", True, "all but the column"),
    (200, "User-agent: *\nDisallow: /*?\nSitemap: http://x/s.xml", "text/plain", True, "a pattern, and a sitemap"),
    (200, "Sitemap: http://x/s.xml", "text/plain", True, "a sitemap alone"),
    (200, "User-agent: *\nDisallow: /", "text/html", False, "rules under a wrong type"),
    (200, "<!DOCTYPE html><html>User-agent: *\nDisallow: /</html>", "text/plain", True, "a page is no rules"),
    (200, "\n\n<html></html>", "text/html", True, "a page after empty lines"),
    (200, '{"code":404,"msg":"not found"}', "application/json", True, "an error of an interface"),
    (200, "", "text/plain", True, "nothing"),
    (200, "User-agent: *\n" + "Disallow: /x\n" * 50_000 + "Disallow: /nb/", "text/plain", False, "a huge one, the rule at its end"),
    (404, "no", "text/html", True, "none"),
    (410, "no", "text/html", True, "none any more"),
    (400, "no", "text/html", True, "a client error"),
    (401, "no", "text/html", False, "a refusal"),
    (403, "no", "text/html", False, "a refusal"),
    (429, "no", "text/html", False, "too often"),
    (500, "no", "text/html", False, "an error"),
    (503, "no", "text/html", False, "an error"),
    (302, "", "text/html", False, "led nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "body", "kind", "may", "why"), ROBOTS, ids=[f"{each[0]} {each[4]}" for each in ROBOTS]
)
def test_rules_of_every_make(tmp_path, status, body, kind, may, why):
    raw = body if isinstance(body, bytes) else body.encode()
    rules = read_robots(Page(f"{HOST}/robots.txt", status, raw, {"content-type": kind}))
    assert (rules.answer(f"{HOST}/nb/", AGENT) == "allowed") is may, why
    world = World({"/robots.txt": (status, body, {"Content-Type": kind}), "/nb/": GOOD, "/r.html": report()})
    (made,) = look(world, tmp_path)
    asked = [urlsplit(url).path for _, url in world.began["www.example.gov.cn"]]
    assert ("/nb/" in asked) is may, why
    assert made.outcome == ("seen" if may else "unknown")
    assert made.captures, "what was answered is shown"
