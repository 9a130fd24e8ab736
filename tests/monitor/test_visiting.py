"""What is due when, and who holds it."""

import asyncio
import os
import pickle
import socket
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler.cadence import LastLook, interval, is_due
from crawler.clock import BEIJING, Clock
from crawler.plan import PlannedVisit
from crawler.register import Register
from crawler.settings import CrawlSettings
from crawler.summary import Tally
from data.errors import StorageError
from monitor.leasing import VisitLeases
from monitor.ledger import Ledger
from spiders.watch import Held, PortalSpider

DUE = date(2025, 1, 31)
NOON = datetime(2025, 1, 31, 12, tzinfo=BEIJING)

ROWS = [
    # (days from the due day, outcome, hours to the next look, why)
    (-60, "absent", 168, "long before: weekly"),
    (-8, "absent", 168, "eight days before: weekly"),
    (-7, "absent", 24, "the last week: daily"),
    (-1, "absent", 24, "the day before"),
    (0, "absent", 10, "the day itself: twice"),
    (14, "absent", 10, "the fortnight after: twice"),
    (15, "absent", 24, "then daily"),
    (60, "absent", 168, "two months after: weekly"),
    (0, "seen", 168, "seen: weekly, for corrections"),
    (-60, "unknown", 24, "not looked at well: again the next day"),
    (5, "unknown", 10, "not looked at well, when it matters"),
]


@pytest.mark.parametrize(("days", "outcome", "hours", "why"), ROWS)
def test_the_cadence_tightens_around_the_due_day(days: int, outcome: str, hours: int, why: str) -> None:
    last = LastLook(NOON, outcome, "timeout" if outcome == "unknown" else None)
    assert interval(DUE, DUE + timedelta(days=days), last) == timedelta(hours=hours), why


def test_a_frozen_portal_is_not_hurried() -> None:
    assert interval(DUE, DUE - timedelta(days=60), LastLook(NOON, "unknown", "portal_frozen")) == timedelta(days=7)


def test_no_look_yet_or_one_in_the_future_is_due() -> None:
    assert is_due(DUE, NOON, None)
    assert is_due(DUE, NOON, LastLook(NOON + timedelta(days=1), "absent"))
    assert not is_due(DUE, NOON, LastLook(NOON - timedelta(hours=1), "absent"))
    assert is_due(DUE, NOON, LastLook(NOON - timedelta(hours=9, minutes=30), "absent"))
    assert is_due(None, NOON, LastLook(NOON - timedelta(days=7), "absent"))


@pytest.fixture
def ledger(tmp_path: Path):
    made = Ledger(tmp_path / "ledger.db")
    yield made
    made.close()


def leases(tmp_path: Path) -> VisitLeases:
    return VisitLeases(tmp_path / "ledger.db", Clock(NOON))


def test_a_visit_is_held_by_one_and_given_back(ledger, tmp_path) -> None:
    assert ledger.leases.take("visit:a", "elsewhere:1", NOON, 60)
    mine = leases(tmp_path)
    assert (mine.take("a"), mine.take("b"), mine.take("b")) == (False, True, True), "its holder renews it"
    assert not ledger.leases.take("visit:b", "elsewhere:1", NOON, 60)
    mine.give_back("a")
    mine.give_back("b")
    assert ledger.leases.take("visit:b", "elsewhere:1", NOON, 60)
    assert not leases(tmp_path).take("a"), "another's lease is not given back"


def test_a_lease_that_ran_out_belongs_to_nobody(ledger, tmp_path) -> None:
    assert ledger.leases.take("visit:a", "elsewhere:1", NOON - timedelta(hours=1), 60)
    assert leases(tmp_path).take("a")


def test_a_killed_process_holds_nothing(ledger, tmp_path) -> None:
    dead = os.fork()
    if dead == 0:
        os._exit(0)
    os.waitpid(dead, 0)
    assert ledger.leases.take("visit:a", f"{socket.gethostname()}:{dead}", NOON, 3600)
    assert leases(tmp_path).take("a")


def test_leases_travel_to_another_process(ledger, tmp_path) -> None:
    mine = pickle.loads(pickle.dumps(leases(tmp_path)))
    assert mine.take("a")
    assert [row["visit"] for row in ledger.db.execute("SELECT visit FROM leases")] == ["visit:a"]


def test_a_ledger_that_is_not_there_is_said(tmp_path) -> None:
    with pytest.raises(StorageError, match=r"nowhere\.db"):
        VisitLeases(tmp_path / "nowhere.db", Clock(NOON)).take("a")


class Shared:
    """Leases that note what is asked of them; ``theirs`` are held by another process."""

    def __init__(self, *theirs: str) -> None:
        self.theirs, self.asked = set(theirs), list[str]()

    def take(self, portal_id: str) -> bool:
        self.asked.append(f"take {portal_id}")
        return portal_id not in self.theirs

    def give_back(self, portal_id: str) -> None:
        self.asked.append(f"give back {portal_id}")


@pytest.mark.parametrize("broken", [False, True])
def test_a_crawl_leases_visit_by_visit_and_leaves_what_is_held(broken: bool) -> None:
    shared, held = Shared("theirs"), list[list[str]]()
    spider = SimpleNamespace(_leases=Held(shared), orders=SimpleNamespace(
        settings=CrawlSettings(), clock=Clock(NOON), tally=Tally(Register((), ()), "run", 3)))  # fmt: skip

    async def whole(planned: PlannedVisit, _: object) -> None:
        held.append(list(shared.asked))
        if broken and planned.portal_id == "c":
            raise RuntimeError

    spider._whole = whole
    plan = iter(PlannedVisit(key, ()) for key in ("a", "theirs", "c"))
    with pytest.raises(RuntimeError) if broken else nullcontext():
        asyncio.run(PortalSpider._work(spider, plan, None))  # type: ignore[arg-type]
    assert shared.asked == ["take a", "give back a", "take theirs", "take c", "give back c"]
    assert held[0] == ["take a"], "nothing is held before its visit begins"
    assert spider.orders.tally.planned == 2
