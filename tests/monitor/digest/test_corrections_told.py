"""What we withdraw is told to exactly those who were told it, once: through crashes, refusals and new subscriptions."""

from datetime import datetime, timedelta

import pytest
from issuework import desk, live, look, state
from mailwork import PostOffice, post_office

from monitor.digest.issuing import issue
from monitor.digest.periods import latest_period
from monitor.digest.subscribing import join, leave
from monitor.ledger import Ledger
from monitor.rulings import DUTY, Ruling
from monitor.workdays import BEIJING

START = datetime(2026, 1, 26, 9, tzinfo=BEIJING)
"""A Monday; AT of storework is the 20th, so that the overdue ones are told of on 4 February."""
SHOWN = {1: 1, 2: 2, 3: 3, 4: 0, 5: 5}
TOLD_ON, LATER, LAST = (START + timedelta(days=n) for n in (9, 16, 23))


@pytest.fixture
def folder(tmp_path):
    """Five agencies; the fourth is overdue."""
    live(state(tmp_path, START), 0, SHOWN)
    for day in (12, 13, 14):
        live(state(tmp_path, TOLD_ON), day, SHOWN)
    return tmp_path


def subscribe(folder, address, scope="*", at=START):
    with desk(state(folder, at)) as on:
        join(on.ledger, address, scope, at)


def unsubscribe(folder, address, at=TOLD_ON):
    with desk(state(folder, at)) as on:
        leave(on.ledger, address, at)


def send(folder, at, **post):
    """What each reader was sent in the period that ends at a moment."""
    office = PostOffice(**post)
    with post_office(office) as port:
        app = state(folder, at, port=port)
        with desk(app) as on:
            issue(app, on, latest_period(app.config.digest, at))
    texts = [mail.get_body(("plain",)).get_content() for mail in office.kept]
    return dict(zip(office.recipients, texts, strict=True))


def exempt(folder, day, number="R0001"):
    """A person decides that the fourth owes nothing, and the county is judged again."""
    ledger = Ledger(state(folder, TOLD_ON).home.ledger)
    ledger.rulings.add(Ruling(number, "a4", 2025, "exempt", DUTY, "", "", "王某", "合并", TOLD_ON))
    ledger.close()
    live(state(folder, LATER), day, SHOWN)


def corrected(texts):
    return {reader for reader, text in texts.items() if "更正" in text and "某县第4局（2025年度）：此前告知" in text}


def test_only_who_was_told_and_only_once(folder):
    subscribe(folder, "was-told@x.cn")
    subscribe(folder, "other-agency@x.cn", "agency:a1")
    subscribe(folder, "moved@x.cn")
    subscribe(folder, "left@x.cn")
    assert "某县第4局" in send(folder, TOLD_ON)["was-told@x.cn"]
    unsubscribe(folder, "moved@x.cn")
    subscribe(folder, "Moved <moved@X.cn>", "agency:a1")
    unsubscribe(folder, "left@x.cn")
    subscribe(folder, "new@x.cn")
    exempt(folder, 16)
    second = send(folder, LATER)
    assert corrected(second) == {"was-told@x.cn", "moved@X.cn"}
    assert "other-agency@x.cn" in second
    assert "new@x.cn" in second
    assert "left@x.cn" not in second
    assert corrected(send(folder, LATER)) == set()
    subscribe(folder, "left@x.cn", "agency:a2", LATER)
    assert corrected(send(folder, LAST)) == {"left@x.cn"}, "who comes back is told what is still owed"


def test_two_digests_before_the_correction_tell_it_once(folder):
    subscribe(folder, "a@x.cn")
    send(folder, TOLD_ON)
    live(state(folder, LATER), 16, SHOWN)
    assert "仍逾期" in send(folder, LATER)["a@x.cn"]
    exempt(folder, 23)
    assert corrected(send(folder, LAST)) == {"a@x.cn"}
    assert corrected(send(folder, LAST + timedelta(days=7))) == set()


def test_a_refused_telling_owes_nothing_and_a_refused_correction_is_still_owed(folder):
    subscribe(folder, "a@x.cn")
    subscribe(folder, "b@x.cn")
    send(folder, TOLD_ON, rcpt=["550 no"])
    exempt(folder, 16)
    assert corrected(send(folder, LATER, rcpt=["250 OK", "450 busy"])) == set(), "only b was told, and b was busy"
    assert corrected(send(folder, LAST)) == {"b@x.cn"}


def test_a_mail_that_may_have_arrived_is_corrected_and_a_correction_that_may_not_have_is_repeated(folder):
    subscribe(folder, "a@x.cn")
    send(folder, TOLD_ON, data=["drop after"])
    exempt(folder, 16)
    first = send(folder, LATER, data=["drop after"])
    assert corrected(first) == {"a@x.cn"}
    assert "故再次列出" not in first["a@x.cn"]
    second = send(folder, LAST)
    assert corrected(second) == {"a@x.cn"}
    assert "可能未送达，故再次列出" in second["a@x.cn"]
    assert corrected(send(folder, LAST + timedelta(days=7))) == set()


def test_what_is_said_anew_before_the_next_digest_is_no_correction(folder):
    subscribe(folder, "a@x.cn")
    send(folder, TOLD_ON)
    exempt(folder, 16)
    ledger = Ledger(state(folder, LATER).home.ledger)
    ledger.rulings.withdraw("R0001", "李某", "误裁", LATER)
    ledger.close()
    live(state(folder, LATER), 17, SHOWN)
    text = send(folder, LATER + timedelta(days=7))["a@x.cn"]
    assert "更正（" not in text
    assert "仍逾期" in text


def test_a_quiet_period_is_told_to_whom_a_correction_is_owed_and_to_nobody_else(folder):
    subscribe(folder, "a@x.cn")
    send(folder, TOLD_ON)
    for day in (35, 42):
        live(state(folder, START), day, SHOWN)
        send(folder, START + timedelta(days=day - 4))
    subscribe(folder, "new@x.cn", at=START + timedelta(days=39))
    for day in range(43, 52):
        look(state(folder, START), day, SHOWN)  # no outage of ours, which everybody would be told
    exempt(folder, 49)
    texts = send(folder, START + timedelta(days=45))
    assert corrected(texts) == {"a@x.cn"}
    assert list(texts) == ["a@x.cn"]
