"""What is due when, and who holds it."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.cadence import LastLook, interval, is_due
from crawler.clock import BEIJING
from crawler.plan import PlannedVisit
from monitor.ledger import Ledger
from monitor.visiting import leased

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


PLAN = (PlannedVisit("a", (("x", 2024),)), PlannedVisit("b", (("y", 2024),)))


def test_a_visit_is_held_by_one_and_given_back(ledger) -> None:
    assert ledger.leases.take("visit:a", "elsewhere:1", NOON, 60)
    with leased(ledger, PLAN, NOON) as mine:
        assert [visit.portal_id for visit in mine] == ["b"]
        assert not ledger.leases.take("visit:b", "elsewhere:1", NOON, 60)
    assert ledger.leases.take("visit:b", "elsewhere:1", NOON, 60)


def test_a_lease_that_ran_out_belongs_to_nobody(ledger) -> None:
    assert ledger.leases.take("visit:a", "elsewhere:1", NOON - timedelta(hours=1), 60)
    with leased(ledger, PLAN, NOON) as mine:
        assert len(mine) == 2


def test_a_killed_process_holds_nothing(ledger) -> None:
    import socket

    dead = os.fork()
    if dead == 0:
        os._exit(0)
    os.waitpid(dead, 0)
    assert ledger.leases.take("visit:a", f"{socket.gethostname()}:{dead}", NOON, 3600)
    with leased(ledger, PLAN, NOON) as mine:
        assert len(mine) == 2


def test_leases_are_given_back_when_the_crawl_fails(ledger) -> None:
    with pytest.raises(RuntimeError), leased(ledger, PLAN, NOON):
        raise RuntimeError
    assert ledger.leases.take("visit:a", "elsewhere:1", NOON, 60)
