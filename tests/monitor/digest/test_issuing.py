"""Digests over a real server: once, in spite of everything."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from issuework import desk, live, look, state
from mailwork import PostOffice, post_office
from storework import AT

from monitor.digest.issuing import issue, issue_to
from monitor.digest.outbox import Outbox
from monitor.digest.periods import latest_period
from monitor.digest.readers import Reader
from monitor.digest.subscribing import join, leave
from monitor.errors import NotDelivered
from monitor.mail import Mailer
from monitor.workdays import BEIJING

FIRST = datetime(2026, 1, 26, 9, tzinfo=BEIJING)
"""The Monday after the first days of AT (2026-01-20)."""
SECOND = FIRST + timedelta(days=7)
HERE = Path(__file__).parent


def subscribe(folder, *addresses, scope="*"):
    with desk(state(folder, FIRST)) as on:
        for address in addresses:
            join(on.ledger, address, scope, FIRST - timedelta(days=1))


def send(folder, at=FIRST, port=0, again=False):
    app = state(folder, at, port=port)
    with desk(app) as on:
        return issue(app, on, latest_period(app.config.digest, at), again=again)


@pytest.fixture
def folder(tmp_path):
    live(state(tmp_path, FIRST), 0, {1: 1, 2: 2, 3: 0, 4: 0, 5: 0})
    return tmp_path


def test_once_and_only_once(folder):
    subscribe(folder, "a@example.gov.cn", "b@example.gov.cn")
    office = PostOffice()
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {"sent": 2}
        assert send(folder, port=port).deliveries.endings == {"already_sent": 2}
        assert send(folder, at=FIRST + timedelta(days=3), port=port).deliveries.endings == {"already_sent": 2}
    assert sorted(office.recipients) == ["a@example.gov.cn", "b@example.gov.cn"]


def test_each_mail_is_taken_from_the_outbox_when_the_one_before_was_handed_over(folder, monkeypatch):
    """So that one is held at a time, however many readers there are; and all are kept before the first is sent."""
    subscribe(folder, "a@example.gov.cn", "b@example.gov.cn", "c@example.gov.cn")
    subscribe(folder, "d@example.gov.cn", scope="agency:a3")
    steps = []
    put, get, hand_over = Outbox.put, Outbox.get, Mailer.hand_over
    monkeypatch.setattr(Outbox, "put", lambda *on: (steps.append(f"keep {on[1][0]}"), put(*on))[1])
    monkeypatch.setattr(Outbox, "get", lambda *on: (steps.append(f"take {on[1][0]}"), get(*on))[1])
    monkeypatch.setattr(Mailer, "hand_over", lambda *on: (steps.append(f"send {on[1]['To'][0]}"), hand_over(*on))[1])
    with post_office(PostOffice()) as port:
        assert send(folder, port=port).deliveries.endings == {"sent": 4}
    assert steps[:4] == ["keep a", "keep b", "keep c", "keep d"]
    assert steps[4:] == [f"{step} {name}" for name in "abcd" for step in ("take", "send")]


def test_recipients_are_told_apart_by_their_whole_address(folder):
    """Two steps of one are none of the other, though one address begins with the other and a slash."""
    subscribe(folder, "A@example.gov.cn", "a@example.gov.cn/b")
    office = PostOffice(rcpt=["450 busy"])
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {"deferred": 1, "sent": 1}
        assert send(folder, port=port).deliveries.endings == {"sent": 1, "already_sent": 1}


def test_one_mail_per_address_with_overlapping_subscriptions(folder):
    subscribe(folder, "a@example.gov.cn")
    subscribe(folder, "A@example.gov.cn", scope="321300")
    subscribe(folder, "a@example.gov.cn", scope="agency:a1")
    office = PostOffice()
    with post_office(office) as port:
        send(folder, port=port)
    assert len(office.kept) == 1


def test_a_reader_of_one_agency_is_told_of_that_one_only(folder):
    subscribe(folder, "a@example.gov.cn", scope="agency:a3")
    office = PostOffice()
    with post_office(office) as port:
        send(folder, port=port)
    text = office.kept[0].get_body(("plain",)).get_content()
    assert "某县第3局" in office.kept[0]["Subject"]
    assert "某县第1局" not in text


def test_who_left_gets_nothing(folder):
    subscribe(folder, "a@example.gov.cn")
    with desk(state(folder, FIRST)) as on:
        assert leave(on.ledger, "A@example.gov.cn", FIRST) == 1
    office = PostOffice()
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {}


def test_what_was_put_off_is_sent_later_with_the_same_id_and_bytes(folder):
    subscribe(folder, "a@example.gov.cn")
    office = PostOffice(rcpt=["450 busy"])
    with post_office(office) as port:
        first = send(folder, port=port)
        assert not first.deliveries.complete
        assert "450" in first.deliveries.trouble[0]
        assert send(folder, at=FIRST + timedelta(hours=1), port=port).deliveries.endings == {"sent": 1}
    assert office.kept[0]["Date"].datetime == FIRST


def test_a_refused_reader_is_not_asked_again_by_itself(folder):
    subscribe(folder, "a@example.gov.cn", "b@example.gov.cn")
    office = PostOffice(rcpt=["550 unknown user"])
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {"refused": 1, "sent": 1}
        assert send(folder, port=port).deliveries.endings == {"refused": 1, "already_sent": 1}
        assert send(folder, port=port, again=True).deliveries.endings == {"sent": 1, "already_sent": 1}


def test_nobody_there_and_then_somebody(folder):
    subscribe(folder, "a@example.gov.cn")
    with post_office(PostOffice()) as port:
        pass
    assert send(folder, port=port).deliveries.endings == {"deferred": 1}
    office = PostOffice()
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {"sent": 1}


def test_dropped_after_the_text_it_may_have_been_sent(folder):
    subscribe(folder, "a@example.gov.cn")
    office = PostOffice(data=["drop after"])
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {"uncertain": 1}
        second = send(folder, port=port)
        assert second.deliveries.endings == {"uncertain": 1}
        assert "可能已发送" in second.deliveries.trouble[0]
        assert len(office.kept) == 1
        assert send(folder, port=port, again=True).deliveries.endings == {"sent": 1}
    one, other = office.kept
    assert one["Message-ID"] == other["Message-ID"]


def test_killed_between_send_and_record(folder):
    subscribe(folder, "a@example.gov.cn")
    office = PostOffice()
    with post_office(office) as port:
        command = [sys.executable, str(HERE / "killed_sender.py"), str(folder), FIRST.isoformat(), str(port)]
        root = HERE.parents[2]
        environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"}
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        ) as sender:
            assert sender.stdout.readline() == "ready\n"
            office.kill = sender.pid
            sender.stdin.write("\n")
            sender.stdin.flush()
            assert sender.wait(30) == -9
        office.kill = 0
        after = send(folder, at=FIRST + timedelta(hours=1), port=port)
        assert after.deliveries.endings == {"uncertain": 1}
        assert len(office.kept) == 1
        with desk(state(folder, FIRST)) as on:
            (step,) = on.ledger.mail.deliveries()
            assert step.state == "handing_over"
            assert step.message_id == office.kept[0]["Message-ID"]
        assert send(folder, port=port, again=True).deliveries.endings == {"sent": 1}
    assert office.kept[0]["Message-ID"] == office.kept[1]["Message-ID"]


def test_a_digest_that_was_recorded_but_not_sent_is_sent_after_a_restart(folder):
    subscribe(folder, "a@example.gov.cn")
    with pytest.raises(NotDelivered, match="outbox"):
        send(folder)
    office = PostOffice()
    with post_office(office) as port:
        assert send(folder, port=port).deliveries.endings == {"sent": 1}


def test_the_second_digest_tells_changes_and_threads(folder):
    subscribe(folder, "a@example.gov.cn")
    office = PostOffice()
    with post_office(office) as port:
        send(folder, port=port)
        for day in (12, 13, 14):
            live(state(folder, SECOND), day, {1: 1, 2: 2, 3: 3, 4: 0, 5: 0})
        send(folder, at=SECOND + timedelta(days=2), port=port)
    first, second = office.kept
    assert second["References"] == first["Message-ID"]
    text = second.get_body(("plain",)).get_content()
    assert "新逾期（2）" in text
    assert "某县第4局" in text
    published = text.split("== 新公开")[1].split("\r\n== ")[0]
    assert "某县第3局" in published
    assert "某县第1局" not in published


def test_a_held_digest_goes_to_the_operator_and_readers_hear_of_a_delay(folder):
    subscribe(folder, "a@example.gov.cn")
    for day in (12, 13, 14):
        live(state(folder, SECOND), day, dict.fromkeys(range(1, 6), 0), flip_share=0.01)
    office = PostOffice()
    with post_office(office) as port:
        app = state(folder, SECOND + timedelta(days=2), port=port, operator="op@example.gov.cn")
        period = latest_period(app.config.digest, app.clock())
        with desk(app) as on:
            assert on.ledger.holds.open()
            done = issue(app, on, period)
            assert list(done.held) == ["*"]
            assert issue(app, on, period).deliveries.endings == {"already_sent": 2}
        by_reader = dict(zip(office.recipients, office.kept, strict=True))
        assert "推迟" in by_reader["a@example.gov.cn"]["Subject"]
        assert "某县第1局" not in by_reader["a@example.gov.cn"].get_body(("plain",)).get_content()
        assert "某县第1局" in by_reader["op@example.gov.cn"].get_body(("plain",)).get_content()
        with desk(app) as on:
            for hold in on.ledger.holds.open():
                on.ledger.holds.release(hold.hold_id, "张三", "已核对", app.clock())
            done = issue(app, on, period)
            assert not done.held
            assert done.deliveries.endings == {"sent": 1}
            assert [run.state for run in on.ledger.mail.digests("*")] == ["held", "released"]
    ids = [mail["Message-ID"] for mail in office.kept]
    assert len(set(ids)) == len(ids)


def test_one_reader_can_be_sent_to(folder):
    office = PostOffice()
    with post_office(office) as port:
        app = state(folder, FIRST, port=port)
        with desk(app) as on:
            period = latest_period(app.config.digest, FIRST)
            reader = Reader("me@example.gov.cn", "*")
            assert issue_to(app, on, period, reader).deliveries.endings == {"sent": 1}
            assert issue_to(app, on, period, reader).deliveries.endings == {"already_sent": 1}
    assert office.recipients == ["me@example.gov.cn"]


def test_nothing_new_no_mail_but_a_heartbeat_each_month(folder):
    subscribe(folder, "a@example.gov.cn")
    office = PostOffice()
    numbers, sent = {n: n for n in range(1, 6)}, []
    with post_office(office) as port:
        start = datetime(2026, 5, 4, 9, tzinfo=BEIJING)
        first = (start.date() - AT.date()).days
        live(state(folder, start), first - 1, numbers)
        for day in range(first, first + 7 * 9):
            at = start + timedelta(days=day - first)
            if (day - first) % 7:
                look(state(folder, at), day, numbers)
            else:
                live(state(folder, at), day, numbers)
                sent.append(send(folder, at=at + timedelta(hours=2), port=port).deliveries.endings["sent"])
    assert sent == [1, 0, 0, 0, 1, 0, 0, 0, 1]


def test_nothing_new_because_we_did_not_look_is_told(folder):
    subscribe(folder, "a@example.gov.cn")
    office = PostOffice()
    with post_office(office) as port:
        for week in range(3):
            at = datetime(2026, 5, 4, 9, tzinfo=BEIJING) + timedelta(days=7 * week)
            assert send(folder, at=at, port=port).deliveries.endings == {"sent": 1}
    assert "未运行" in office.kept[-1].get_body(("plain",)).get_content()
