"""The ledger: append-only, crash-safe, and the same whoever opens it."""

import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from casework import at, case, check, look, report, stored

from monitor.errors import Stale
from monitor.ledger import Ledger
from monitor.ledger.corrections import Correction
from monitor.ledger.holds import Hold, NoSuchHold
from monitor.ledger.mail import Delivery, DigestRun, Subscription
from monitor.ledger.rulings import NoSuchRuling
from monitor.ledger.schema import STEPS
from monitor.rulings import DUTY, Ruling
from monitor.verdicts import judge

NOON = at("2023-02-07", "12:00")
ABSENT = [look(d) for d in ("2023-02-03", "2023-02-04", "2023-02-06")]
RULING = Ruling("R0001", "xian-caizheng", 2022, "dismiss", "T4_SUM", "", "f" * 64, "王某", "电话核实", NOON)


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def run(ledger: Ledger):
    return ledger.runs.begin("judge", NOON, rules="T4_SUM.1")


def test_a_verdict_is_appended_only_when_it_says_something_else(ledger, run):
    first = judge(case(looks=ABSENT))
    assert ledger.verdicts.append(first, run, NOON).number == 1
    assert ledger.verdicts.append(first, run, NOON) is None
    next_day = judge(case("2023-05-01", looks=ABSENT))
    assert ledger.verdicts.append(next_day, run, NOON) is None, "one more day overdue is not news"
    came = judge(case(looks=[*ABSENT, look("2023-02-10", "seen")], reports=[stored("2023-02-10")]))
    assert ledger.verdicts.append(came, run, NOON + timedelta(days=3)).number == 2
    assert [v.status for v in ledger.verdicts.history("xian-caizheng", 2022)] == ["overdue", "late"]
    assert [v.status for v in ledger.verdicts.as_of(NOON)] == ["overdue"]


def test_an_issued_verdict_keeps_its_failed_findings(ledger, run):
    content = report(checks=(check("T4_SUM", "fail", 1, 2),))
    verdict = judge(case(looks=[look("2023-01-20", "seen")], reports=[stored("2023-01-20", content)]))
    issued = ledger.verdicts.append(verdict, run, NOON)
    assert ledger.verdicts.last("xian-caizheng", 2022) == issued
    assert [f for f in verdict.findings if f.answer == "fail"] == list(issued.findings)


@pytest.mark.parametrize("statement", ["UPDATE {} SET agency_id = 'x'", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["issued_verdicts", "rulings"])
def test_nothing_written_can_be_changed(ledger, run, table, statement):
    ledger.verdicts.append(judge(case()), run, NOON)
    ledger.rulings.add(RULING)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.db.execute(statement.format(table))


def test_a_run_ends_once(ledger, run):
    ledger.runs.end(run, NOON, "good")
    with pytest.raises(sqlite3.IntegrityError):
        ledger.runs.end(run, NOON, "again")
    assert ledger.runs.last("judge").outcome == "good"
    assert ledger.runs.begin("judge", NOON) != run


def test_rulings_are_withdrawn_but_stay(ledger):
    ledger.rulings.add(RULING)
    ledger.rulings.withdraw("R0001", "李某", "误裁", NOON + timedelta(hours=1))
    assert ledger.rulings.of("xian-caizheng", 2022) == ()
    [kept] = ledger.rulings.all()
    assert (kept.withdrawn_by, kept.withdrawn_because) == ("李某", "误裁")
    assert ledger.rulings.next_id() == "R0003"
    with pytest.raises(NoSuchRuling):
        ledger.rulings.withdraw("R0001", "李某", "误裁", NOON)


def test_rulings_come_back_as_they_were(ledger):
    extend = replace(RULING, ruling_id="R0002", kind="extend", rule=DUTY, until=date(2023, 2, 20))
    ledger.rulings.add(RULING)
    ledger.rulings.add(extend)
    assert ledger.rulings.of("xian-caizheng", 2022) == (RULING, extend)


def test_holds_stay_until_released(ledger, run):
    hold = Hold("H1", run, "510000", 2022, "dark", "60 家中 20 家无法查看", ("a", "b"), NOON)
    ledger.holds.add(hold)
    assert ledger.holds.open() == (hold,)
    ledger.holds.release("H1", "王某", "平台维护", NOON)
    assert ledger.holds.open() == ()
    with pytest.raises(NoSuchHold):
        ledger.holds.release("H1", "王某", "", NOON)


def test_leases_belong_to_one_owner_until_they_run_out(ledger):
    assert ledger.leases.take("portal", "a", NOON, 60)
    assert not ledger.leases.take("portal", "b", NOON + timedelta(seconds=59), 60)
    assert ledger.leases.take("portal", "a", NOON + timedelta(seconds=59), 60), "its owner may renew it"
    assert ledger.leases.take("portal", "b", NOON + timedelta(seconds=120), 60)
    ledger.leases.give_back("portal", "a")
    assert not ledger.leases.take("portal", "a", NOON + timedelta(seconds=121), 60)


def test_mail_steps_and_subscriptions(ledger):
    ledger.mail.add_digest(DigestRun("D1", "2023-W06", "51", NOON, "built", None, {"items": []}))
    step = Delivery("L1", "D1", "a@example.org", "<m@example>", "handing_over", NOON)
    ledger.mail.add_delivery(step, ["xian-caizheng-2022-1"])
    ledger.mail.add_delivery(replace(step, delivery_id="L2", state="sent"))
    assert [d.state for d in ledger.mail.deliveries("D1")] == ["handing_over", "sent"]
    active = Subscription("S1", "a@example.org", "51", "supervisor", "active", NOON)
    ledger.mail.add_subscription(active)
    assert ledger.mail.subscriptions() == (active,)
    ledger.mail.add_subscription(replace(active, subscription_id="S2", state="ended", at=NOON + timedelta(days=1)))
    assert ledger.mail.subscriptions() == ()


def test_a_newer_ledger_is_refused(tmp_path):
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.db.execute(f"PRAGMA user_version={len(STEPS) + 1}")
    with pytest.raises(Stale, match="升级"):
        Ledger(tmp_path / "ledger.db")


def test_a_killed_write_leaves_nothing_behind(tmp_path):
    """A process killed inside a transaction: the next one opens the ledger and finds only whole writes."""
    script = """
        import os, sys
        from pathlib import Path
        from datetime import datetime, timezone
        from monitor.ledger import Ledger
        ledger = Ledger(Path(sys.argv[1]))
        ledger.runs.begin("judge", datetime(2023, 2, 7, tzinfo=timezone.utc))
        ledger.db.execute("BEGIN IMMEDIATE")
        ledger.runs.begin("judge", datetime(2023, 2, 8, tzinfo=timezone.utc))
        os.kill(os.getpid(), 9)
    """
    path = tmp_path / "ledger.db"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(path)], cwd=root, check=False)
    assert done.returncode == -9
    with Ledger(path) as ledger:
        assert [run.ended_at for run in ledger.runs.all()] == [None]


def test_a_correction_knows_every_verdict_that_said_it(ledger, run):
    """Overdue was said twice (a ruling reopened between): whoever was told either was told it."""
    overdue = judge(case(looks=ABSENT))
    ledger.verdicts.append(judge(case("2023-01-31", looks=[])), run, NOON)
    ledger.verdicts.append(overdue, run, NOON)
    ledger.verdicts.append(replace(overdue, fingerprint="another"), run, NOON)
    correction = Correction(
        "c", run, "xian-caizheng", 2022, "T_STATUTORY", "", "逾期", "不适用", "ruling", "xian-caizheng-2022-3", NOON
    )
    ledger.corrections.add(correction)
    assert ledger.corrections.said_in(correction) == {"xian-caizheng-2022-2", "xian-caizheng-2022-3"}
    assert ledger.corrections.between(NOON - timedelta(seconds=1), NOON) == (correction,)
    assert ledger.corrections.between(NOON, NOON + timedelta(days=1)) == ()
