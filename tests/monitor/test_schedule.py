"""The watch: one process per folder, jobs that survive, holes that are filled."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from issuework import desk, live, state
from mailwork import PostOffice, post_office
from storework import AT

from monitor import schedule
from monitor.digest.subscribing import join
from monitor.duty_round import alarm_if_silent, digest_round, looked_within
from monitor.errors import Locked
from monitor.schedule import Place, make_scheduler, watch
from monitor.workdays import BEIJING

MONDAY = datetime(2026, 1, 26, 9, tzinfo=BEIJING)


def place(folder):
    return Place("", str(folder), str(folder))


def test_jobs_are_kept_coalesced_one_at_a_time_and_late_by_hours(tmp_path):
    scheduler = make_scheduler(state(tmp_path, AT), place(tmp_path))
    jobs = {job.id: job for job, _, _ in scheduler._pending_jobs}
    assert set(jobs) == {"look", "season", "digest", "alarm"}
    assert (tmp_path / "schedule.db").parent.is_dir()
    assert str(scheduler.timezone) == "Asia/Shanghai"
    assert scheduler._job_defaults["coalesce"] is True
    assert scheduler._job_defaults["max_instances"] == 1
    assert scheduler._job_defaults["misfire_grace_time"] == 12 * 3600


HOLD = """
import pathlib, sys
from monitor.home import Home
with Home(pathlib.Path(sys.argv[1])).lock("watch"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_watch_on_the_same_folder_is_refused(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Locked):
            watch(state(tmp_path, AT), None, tmp_path)
        other.kill()


def test_a_job_that_fails_is_logged_and_does_not_end_the_watch(tmp_path, caplog):
    def broken(app):
        raise OSError("disk full")

    schedule._guarded(place(tmp_path), broken)
    assert "disk full" in caplog.text


def test_a_job_finds_its_settings_again(tmp_path):
    (tmp_path / "gouji.toml").write_text("[digest]\nscope = '某县'\n", encoding="utf-8")
    app = Place(str(tmp_path / "gouji.toml"), "/", str(tmp_path / "state")).app()
    assert app.config.digest.scope == "某县"
    assert app.home.folder == tmp_path / "state"


RAN = threading.Semaphore(0)


def test_missed_runs_after_a_stop_become_one(tmp_path):
    watching = make_scheduler(state(tmp_path, AT), place(tmp_path))
    kept, defaults = watching._jobstores["default"], watching._job_defaults.copy()
    scheduler = BackgroundScheduler(jobstores={"default": kept}, job_defaults=defaults, timezone="Asia/Shanghai")
    scheduler.start(paused=True)
    job = scheduler.add_job(note, "interval", seconds=60, id="probe")
    job._modify(next_run_time=datetime.now(UTC) - timedelta(hours=3))
    kept.update_job(job)
    scheduler.resume()
    assert RAN.acquire(timeout=30)
    scheduler.shutdown()
    assert not RAN.acquire(blocking=False)


def note():
    RAN.release()


@pytest.fixture
def folder(tmp_path):
    live(state(tmp_path, MONDAY), 0, {1: 1, 2: 2, 3: 0, 4: 0, 5: 0})
    with desk(state(tmp_path, MONDAY)) as on:
        join(on.ledger, "a@example.gov.cn", "*", AT)
    return tmp_path


@pytest.fixture
def register(monkeypatch):
    """The small register of these tests in place of the shipped one."""
    from storework import REGISTER

    from monitor.duties import load_duties
    from monitor.rebuilding import Sources
    from monitor.settings import JudgeSection, ReadSection

    def sources(config):
        return Sources(REGISTER, load_duties(), ReadSection(), JudgeSection())

    for module in ("monitor.duty_round", "monitor.desks"):
        monkeypatch.setattr(f"{module}.load_sources", sources)


def test_a_missed_digest_is_made_up_for_once(folder, register):
    office = PostOffice()
    with post_office(office) as port:
        assert digest_round(state(folder, MONDAY + timedelta(hours=30), port=port)) == 0
        assert digest_round(state(folder, MONDAY + timedelta(hours=31), port=port)) == 0
        assert len(office.kept) == 1
        # three weeks later: two periods were missed, one digest tells all of it
        assert digest_round(state(folder, MONDAY + timedelta(days=22), port=port)) == 0
        assert len(office.kept) == 2
    with desk(state(folder, MONDAY)) as on:
        assert [run.period for run in on.ledger.mail.digests("*")] == ["2026-W04", "2026-W07"]


def test_mail_that_was_put_off_is_handed_over_in_the_next_hour(folder, register):
    office = PostOffice(rcpt=["450 busy"])
    with post_office(office) as port:
        assert digest_round(state(folder, MONDAY, port=port)) == 7
        assert digest_round(state(folder, MONDAY + timedelta(hours=1), port=port)) == 0
    assert len(office.kept) == 1


def test_without_a_server_the_digest_is_kept_and_the_watch_goes_on(folder, register):
    assert digest_round(state(folder, MONDAY)) == 7
    assert list((folder / "outbox").rglob("*.eml"))


def test_silence_is_broken_by_mail_to_the_operator(folder):
    office = PostOffice()
    with post_office(office) as port:
        app = state(folder, AT + timedelta(days=7), port=port, operator="op@example.gov.cn")
        assert alarm_if_silent(app) == 0
        app = state(folder, AT + timedelta(days=9), port=port, operator="op@example.gov.cn")
        assert alarm_if_silent(app) == 8
    assert "8 天" in office.kept[0]["Subject"]
    assert office.recipients == ["op@example.gov.cn"]


def test_looked_within(folder, tmp_path):
    assert looked_within(state(folder, AT + timedelta(hours=5)), timedelta(hours=26))
    assert not looked_within(state(folder, AT + timedelta(days=3)), timedelta(hours=26))
    assert not looked_within(state(tmp_path / "nothing", AT), timedelta(hours=26))
