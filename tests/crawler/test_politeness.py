"""Manners: a table of what hosts see of us, with a clock that only moves when we wait."""

import asyncio
import itertools
from datetime import UTC, datetime

import pytest

from crawler.clock import BEIJING
from crawler.fetch.politeness import Pace, Politeness, Resting, host_of, retry_after
from crawler.settings import CrawlSettings, may_visit

URL = "http://www.example.gov.cn/a"


class Time:
    """A clock that moves only by waiting."""

    def __init__(self) -> None:
        self.now = 100.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


def starts(pace: Pace, urls: list[str], latency: float = 0.0, chance: float = 0.5) -> list[float]:
    """When each request began, asked for all at once."""
    time, began = Time(), []
    polite = Politeness(pace, lambda: time.now, time.sleep, lambda: chance)

    async def one(url: str) -> None:
        async with polite.turn(url):
            began.append(time.now)
            time.now += latency

    async def all_of_them() -> None:
        await asyncio.gather(*(one(url) for url in urls))

    asyncio.run(all_of_them())
    return began


def test_a_host_is_asked_once_in_three_seconds_and_jitter_only_adds() -> None:
    assert starts(Pace(3.0, 0.5), [URL] * 3, chance=0.0) == [100.0, 103.0, 106.0]
    assert starts(Pace(3.0, 0.5), [URL] * 3, chance=1.0) == [100.0, 104.5, 109.0]


def test_hosts_do_not_wait_for_each_other() -> None:
    assert starts(Pace(3.0, 0.0), [URL, "http://other.gov.cn/"]) == [100.0, 100.0]


def test_portals_on_one_host_share_its_pace() -> None:
    assert starts(Pace(3.0, 0.0), [URL, "https://www.example.gov.cn:443/other/"]) == [100.0, 103.0]


def test_a_slow_host_is_asked_more_slowly() -> None:
    gaps = starts(Pace(3.0, 0.0), [URL] * 4, latency=20.0)
    assert [round(b - a) for a, b in itertools.pairwise(gaps)] == [23, 23, 23]  # 20 s of answer, 3 s of rest


def test_waiting_on_our_side_brings_no_request_nearer_to_the_last() -> None:
    time, sent = Time(), []
    polite = Politeness(Pace(3.0, 0.0), lambda: time.now, time.sleep)

    async def one(queued: float) -> None:
        async with polite.turn(URL):
            time.now += queued
            sent.append(time.now)

    async def all_of_them() -> None:
        await asyncio.gather(*(one(queued) for queued in (1.4, 0.0, 2.9, 0.0)))

    asyncio.run(all_of_them())
    assert min(b - a for a, b in itertools.pairwise(sent)) >= 3.0


def run(polite: Politeness, times: int) -> int:
    async def ask() -> int:
        for done in range(times):
            try:
                async with polite.turn(URL):
                    pass
            except Resting:
                return done
        return times

    return asyncio.run(ask())


def test_a_budget_lasts_a_day_over_all_runs() -> None:
    assert run(Politeness(Pace(0, 0, daily_budget=5), lambda: 0.0), 9) == 5
    polite = Politeness(Pace(0, 0, daily_budget=5), lambda: 0.0)
    polite.recall({host_of(URL): 3}, {})
    assert run(polite, 9) == 2
    assert polite.requests() == {host_of(URL): 2}


def test_a_host_that_refused_today_is_left_alone() -> None:
    polite = Politeness(Pace(0, 0), lambda: 0.0)
    polite.recall({}, {host_of(URL): "HTTP 403"})
    assert run(polite, 1) == 0


@pytest.mark.parametrize(("seconds", "waits"), [(30.0, True), (3600.0, False)])
def test_retry_after_is_waited_for_or_ends_the_day(seconds: float, waits: bool) -> None:
    time = Time()
    polite = Politeness(Pace(0, 0), lambda: time.now, time.sleep)
    polite.wait_for(URL, seconds)
    assert run(polite, 1) == waits
    assert time.now == (130.0 if waits else 100.0)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (None, None),
        ("soon", None),
        ("Wed, 01 Jan 2025 00:01:00 GMT", 60.0),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 0.0),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, datetime(2025, 1, 1, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("window", "hour", "open_"),
    [
        ("", 12, True),
        ("22:00-06:00", 23, True),
        ("22:00-06:00", 5, True),
        ("22:00-06:00", 6, False),
        ("01:00-05:00", 12, False),
    ],
)
def test_the_night_window_is_beijing_time(window: str, hour: int, open_: bool) -> None:
    assert may_visit(window, datetime(2025, 1, 1, hour, tzinfo=BEIJING)) is open_


def test_on_loopback_every_port_is_a_host() -> None:
    assert host_of("http://127.0.0.1:81/") != host_of("http://127.0.0.1:82/")
    assert host_of("http://x.gov.cn:81/") == host_of("https://x.gov.cn/")


def test_the_user_agent_says_who_we_are() -> None:
    assert CrawlSettings(contact="mailto:a@b.cn").agent_header == "gouji/0.1 (+mailto:a@b.cn)"
