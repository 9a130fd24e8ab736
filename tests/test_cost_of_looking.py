# ruff: noqa: E501 - tables read better with a row on a line
"""What a portal pays for being watched, counted at the server: crawls over weeks, with and without validators."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import format_datetime

import pytest
from portal import papers
from portal.answers import Answer
from portal.scenarios import YEAR
from portal.scenarios.scenario import IN_TIME, Owed, Scenario, at, new, trs
from portal.season import SETTINGS, season

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.plan import plan_visits
from crawler.run import CrawlJob, crawl
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store.store import Store

START = at("01-21 09:00")
SWAPPED = START + timedelta(days=40)
VISITS = {name: START + after for name, after in {
    "first": timedelta(0), "same hour": timedelta(hours=1), "next day": timedelta(days=1), "third day": timedelta(days=2, hours=1),
    "week": timedelta(days=9), "day after": timedelta(days=10), "before the swap": timedelta(days=39), "month after": timedelta(days=68),
}.items()}  # fmt: skip
LIST, FILE = "/zfxxgk/zfxxgknb/", "/attachment/"


@dataclass
class Served:
    """A portal whose server marks its answers with validators, or changes them at every request."""

    site: object
    validator: str = ""
    moving: bool = False
    asked: int = 0

    def __getattr__(self, name):
        return getattr(self.site, name)

    def answer(self, asked):
        self.asked += 1
        own = self.site.answer(asked)
        if self.moving and own.media_type and "html" in own.media_type:
            clock = f"<p>现在是 {asked.now:%Y年%m月%d日 %H:%M}，您是第 {self.asked} 位访问者</p></body>"
            own = replace(own, body=own.body.replace(b"</body>", clock.encode()))
        if own.status != 200 or not self.validator:
            return own
        mark = hashlib.md5(own.body).hexdigest()
        since = format_datetime(SWAPPED if asked.now >= SWAPPED and FILE in asked.path else START, usegmt=False)
        name, value, header = {
            "etag": ("ETag", f'"{mark}"', "if-none-match"),
            "date": ("Last-Modified", since, "if-modified-since"),
        }[self.validator]
        if asked.headers.get(header) == value:
            return Answer(b"", 304, None, ((name, value),))
        return replace(own, headers=(*own.headers, (name, value)))


PAPER, PAPER_SWAPPED = papers.word("青禾县财政局", 2025), papers.word("青禾县财政局", 2025) + b"\0"
KINDS = {"etag": ("etag", False), "last_modified": ("date", False), "neither": ("", False), "moving": ("", True)}


def _site(validator: str, moving: bool) -> Served:
    item = new(IN_TIME, html="<p>详见附件。</p>", attached=(("2025年政府信息公开年报.docx", "docx", PAPER),))
    plain = trs(item)

    class Swapping:
        def __getattr__(self, name):
            return getattr(plain, name)

        def answer(self, asked):
            own = plain.answer(asked)
            return replace(own, body=PAPER_SWAPPED) if own.body == PAPER and asked.now >= SWAPPED else own

    return Served(Swapping(), validator, moving)


@dataclass
class Costs:
    asked: dict[tuple[str, str], Counter[str]]
    """Requests by kind of server and visit: list, article, file, robots, other."""
    statuses: dict[tuple[str, str], Counter[int]]
    read: dict[str, int]
    archive: Archive


@pytest.fixture(scope="module")
def costs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("costs")
    scenarios = [Scenario(name, "", _site(*kind), (Owed(("seen",), "on_time"),)) for name, kind in KINDS.items()]
    asked, statuses, read = {}, {}, {}
    with season(folder, scenarios, START) as running:
        for visit, moment in VISITS.items():
            running.stage.now = moment
            for host in running.hosts.values():
                host.forget()
            plan = plan_visits(running.register, [YEAR])
            crawl(CrawlJob(running.register, plan, SETTINGS, folder / "archive", f"run-{moment:%m%d%H}", Clock(moment)))
            for name, host in running.hosts.items():
                asked[name, visit] = Counter(_kind(seen.target) for seen in host.seen)
                statuses[name, visit] = Counter(seen.status for seen in host.seen)
            with Store(folder / "gouji.db") as store:
                project(running.archive, running.register, store)
                read[visit] = read_captures(running.archive, store, ReadSection()).read
    return Costs(asked, statuses, read, Archive(folder / "archive"))


def _kind(target: str) -> str:
    for pattern, kind in (
        (r"^/robots\.txt$", "robots"),
        (rf"^{LIST}$", "list"),
        (FILE, "file"),
        (r"/t\d{8}_", "article"),
    ):
        if re.search(pattern, target):
            return kind
    return "other"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("visit", VISITS)
def test_a_visit_costs_one_request_for_the_list(costs, kind, visit):
    assert costs.asked[kind, visit]["list"] == 1
    assert costs.asked[kind, visit]["other"] == 0
    assert costs.asked[kind, visit]["robots"] == (0 if visit == "same hour" else 1), (
        "robots.txt is remembered for 20 hours"
    )


UNCHANGED = {
    "first": 1,
    "same hour": 0,
    "next day": 1,
    "third day": 1,
    "week": 1,
    "day after": 0,
    "before the swap": 1,
    "month after": 1,
}


@pytest.mark.parametrize("visit", VISITS)
@pytest.mark.parametrize("kind", KINDS)
def test_an_old_report_is_asked_for_ever_more_seldom(costs, kind, visit):
    assert costs.asked[kind, visit]["file"] == UNCHANGED[visit], "the file does not move, whatever its page does"
    moves = kind == "moving" and visit != "same hour"
    assert costs.asked[kind, visit]["article"] == (1 if moves else UNCHANGED[visit])


@pytest.mark.parametrize("kind", ["etag", "last_modified"])
@pytest.mark.parametrize("visit", [name for name in VISITS if name not in ("first", "month after")])
def test_with_validators_nothing_is_sent_again(costs, kind, visit):
    rest = costs.statuses[kind, visit]
    assert rest[200] == 0
    assert rest[304] == costs.asked[kind, visit].total() - costs.asked[kind, visit]["robots"]


def test_only_what_is_new_is_read(costs):
    assert costs.read["first"] >= 2
    for visit in ("same hour", "next day", "third day", "week", "day after", "before the swap"):
        assert costs.read[visit] <= 1, "the page with the clock alone"


@pytest.mark.parametrize("kind", KINDS)
def test_a_swapped_file_is_found_within_the_month_as_a_new_capture(costs, kind):
    looks = [look for look in costs.archive.looks() if look.portal_id == kind]
    files = [
        [
            costs.archive.capture(each)
            for found in look.found
            for each in found.captures
            if FILE in costs.archive.capture(each).url
        ]
        for look in looks
    ]
    assert [len(each) for each in files] == [1] * len(VISITS)
    shas = [each[0].sha256 for each in files]
    assert len(set(shas[:-1])) == 1
    assert shas[-1] != shas[0]
    assert costs.archive.body(files[0][0]) == PAPER, "the earlier one is still there"
    assert costs.archive.body(files[-1][0]) == PAPER_SWAPPED
    assert list(costs.archive.check()) == []


def test_the_log_of_every_run_is_whole_and_archived(costs):
    sums = dict(
        reversed(line.split("  ")) for line in (costs.archive.folder / "logs" / "SHA256SUMS").read_text().splitlines()
    )
    assert sorted(sums) == sorted(f"run-{moment:%m%d%H}.jsonl" for moment in VISITS.values())
    for name, digest in sums.items():
        content = (costs.archive.folder / "logs" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        events = [json.loads(line) for line in content.splitlines()]
        assert [each["event"] for each in events] == ["begun", *["visit"] * len(KINDS), "ended"]
        assert {each["portal_id"] for each in events[1:-1]} == set(KINDS)
        assert events[0]["settings"]["contact"] == SETTINGS.contact
