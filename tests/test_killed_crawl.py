"""A whole crawl killed with no chance to tidy up, at random moments, again and again; then one left in peace."""

import contextlib
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from portal.families import EVERY
from portal.scenarios.scenario import CRAWLS, DAY1, NEVER, YEAR, Owed, Scenario, new
from portal.season import SETTINGS, season
from portal.site import Site, history

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.plan import plan_visits
from crawler.run import CrawlJob
from data.errors import Locked

ROOT = Path(__file__).parents[1]
NAMES = ("青禾县财政局", "青禾县教育局", "青禾县水利局")


def _scenarios(count: int) -> list[Scenario]:
    """Portals of three agencies each, one of which has published."""
    made = []
    for number in range(count):
        family = EVERY[("trs", "ucap", "hanweb_jpage", "generic")[number % 4]]
        items = (*(item for name in NAMES for item in history(name, 2021, 2024)), new("01-20 09:00"))
        site = Site("青禾县人民政府", family, items, per_page=4)
        made.append(Scenario(f"p{number}", "killed", site, tuple(Owed(NEVER, "", name) for name in NAMES)))
    return made


def _start(folder: Path, job: CrawlJob) -> subprocess.Popen[bytes]:
    path = folder / f"{job.run_id}.job"
    path.write_bytes(pickle.dumps(job))
    command = [sys.executable, str(ROOT / "tests" / "crawling_child.py"), str(path)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _wait_for_bytes(archive: Path, more: int, child: subprocess.Popen[bytes]) -> None:
    """Wait until the crawl has written so many bytes more, or has ended; then is the moment to kill it."""

    def written() -> int:
        return sum(path.stat().st_size for path in archive.glob("**/*.warc.gz"))

    goal = written() + more
    while written() < goal and child.poll() is None:
        time.sleep(0.002)


def _unlocked(archive: Path, seconds: float = 5) -> None:
    """Wait until nobody writes the archive any more; that must not take long after its crawl was killed."""
    until = time.monotonic() + seconds
    while True:
        try:
            with Archive(archive).writer("probe", Clock(DAY1)):
                return
        except Locked:
            assert time.monotonic() < until, "the killed crawl still writes"
            time.sleep(0.1)


@pytest.mark.parametrize("whom", ["both", "parent"])
def test_killed_and_run_again(tmp_path, whom):
    rng = random.Random(whom)
    scenarios = _scenarios(12)
    settings = replace(SETTINGS, visits_at_once=2, delay_s=0.05 if whom == "parent" else 0)
    with season(tmp_path, scenarios, CRAWLS[0], settings) as running:
        running.stage.now = DAY1
        plan = plan_visits(running.register, [YEAR])
        for round_ in range(3):
            job = CrawlJob(
                running.register, plan, running.settings, tmp_path / "archive", f"killed-{round_}", Clock(DAY1)
            )
            child = _start(tmp_path, job)
            assert child.stdout is not None
            _wait_for_bytes(tmp_path / "archive", rng.randrange(1_000, 40_000), child)
            if whom == "both":
                with contextlib.suppress(ProcessLookupError):  # it may just have ended
                    os.killpg(child.pid, signal.SIGKILL)
            else:
                child.kill()
            child.wait()
            child.stdout.close()
            _unlocked(tmp_path / "archive")
            assert list(Archive(tmp_path / "archive").check()) == []
        running.settings = replace(SETTINGS, visits_at_once=4)
        summary = running.crawl(DAY1)
    assert (summary.visits, summary.complete) == (12, True)
    archive = Archive(tmp_path / "archive")
    visits: dict[str, set[str]] = {}
    for look in archive.looks():
        visits.setdefault(look.visit_id, set()).add(look.agency_id)
        assert look.outcome == ("seen" if look.agency_id.endswith(".0") else "absent"), (look.run_id, look.reason)
    assert all(len(agencies) == 3 for agencies in visits.values()), "every visit told whole"
    assert list(archive.check()) == []
