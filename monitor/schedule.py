"""``gouji watch``: looks every day, more often around the due days, and sends what is due; one process per folder.

The truth about what is due is in the ledger (digest_runs, deliveries) and in the looks, not in the scheduler: a job
that was missed while the machine was off is made up for at the start and every hour.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.blocking import BlockingScheduler
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from monitor.app import App, make_app
from monitor.config import load_config
from monitor.digest.periods import in_season
from monitor.duty_round import alarm_if_silent, digest_round, looked_within
from monitor.errors import Locked
from monitor.pipeline import run_all
from monitor.settings import WatchSection

log = logging.getLogger("gouji.watch")
ZONE = "Asia/Shanghai"
CATCH_UP = timedelta(hours=26)
"""When the last look is older than this at the start, we look at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a job needs to find its settings again in a new process: plain texts, kept in the job store."""

    config: str
    folder: str
    home: str

    def app(self) -> App:
        """The App of this moment: settings are read anew for every job."""
        config = load_config(Path(self.config) if self.config else None, _environ(self.home), Path(self.folder))
        return make_app(config)


def _environ(home: str) -> dict[str, str]:
    return {**os.environ, "GOUJI_HOME": home}


def look_job(config: str, folder: str, home: str) -> None:
    """The daily look."""
    _guarded(Place(config, folder, home), _look)


def season_job(config: str, folder: str, home: str) -> None:
    """The additional looks around the due days."""
    _guarded(Place(config, folder, home), _look_in_season)


def digest_job(config: str, folder: str, home: str) -> None:
    """Whatever digest is due and not in the ledger, and whatever mail was not taken yet."""
    _guarded(Place(config, folder, home), digest_round)


def alarm_job(config: str, folder: str, home: str) -> None:
    """A word to the operator when nothing was looked at for too long."""
    _guarded(Place(config, folder, home), alarm_if_silent)


def _look(app: App) -> int:
    return run_all(app, workers=1)


def _look_in_season(app: App) -> int:
    return _look(app) if in_season(app.clock().date()) else 0


def _guarded(place: Place, work: Callable[[App], int]) -> None:
    """A job that fails is logged and comes again; it never ends the scheduler."""
    app = place.app()
    try:
        log.info("%s ended with %s", getattr(work, "__name__", "job"), work(app))
    except Locked as error:
        log.warning("%s", error)
    except Exception:
        log.exception("job failed; it comes again at its next time")


def make_scheduler(app: App, place: Place) -> BlockingScheduler:
    """A scheduler with its jobs, stored in ``schedule.db`` of the state folder."""
    settings = app.config.watch
    app.home.folder.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{app.home.folder / 'schedule.db'}", poolclass=NullPool)
    scheduler = BlockingScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=engine)},
        executors={"default": ThreadPoolExecutor(1)},  # one job at a time: they share one lock anyway
        job_defaults={
            "coalesce": True,
            "max_instances": 1,
            "misfire_grace_time": int(settings.grace_hours * 3600),
        },
        timezone=ZONE,
    )
    for name, job, times in _timetable(settings):
        scheduler.add_job(
            job, "cron", id=name, args=[place.config, place.folder, place.home], replace_existing=True, **times
        )
    return scheduler


def _timetable(settings: WatchSection) -> list[tuple[str, Callable[[str, str, str], None], dict[str, object]]]:
    minute = settings.minute
    hours = ",".join(map(str, settings.extra_hours))
    table: list[tuple[str, Callable[[str, str, str], None], dict[str, object]]] = [
        ("look", look_job, {"hour": settings.hour, "minute": minute, "jitter": 600}),
        ("digest", digest_job, {"minute": (minute + 7) % 60}),
        ("alarm", alarm_job, {"hour": 9, "minute": minute}),
    ]
    if hours:
        table.append(("season", season_job, {"hour": hours, "minute": minute, "jitter": 600}))
    return table


def watch(app: App, config: Path | None, folder: Path) -> None:
    """Run until interrupted. Raises Locked when another one runs on the same state folder."""
    place = Place(str(config.resolve()) if config else "", str(folder), str(app.home.folder.resolve()))
    with app.home.lock("watch"):
        scheduler = make_scheduler(app, place)
        now: datetime = app.clock()
        arguments = [place.config, place.folder, place.home]
        if not looked_within(app, CATCH_UP):
            scheduler.add_job(look_job, "date", id="look-now", run_date=now, args=arguments, replace_existing=True)
        scheduler.add_job(digest_job, "date", id="digest-now", run_date=now, args=arguments, replace_existing=True)
        app.say(f"已开始值守（{ZONE}），状态文件夹 {app.home.folder}。Ctrl-C 结束。")
        for job in _timetable(app.config.watch):
            app.say(f"  {job[0]}：{job[2]}")
        try:
            scheduler.start()
        except (KeyboardInterrupt, SystemExit):
            app.say("值守结束，状态已保存。")
