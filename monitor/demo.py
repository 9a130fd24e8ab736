"""The demo: the whole way on the bundled portals, over a simulated season, by the very steps a real run takes.

Only the register, the clock, the pauses and the permission to visit loopback differ from a real run.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import data
from crawler.plan import plan_visits
from monitor.app import App, make_app
from monitor.cli.digest import open_desk
from monitor.config import Config, load_config
from monitor.demo_folder import prepare, write_register
from monitor.demo_pages import Site, load_sites
from monitor.demo_server import PORT, serving
from monitor.digest.build import build_digest, mail_for
from monitor.digest.issuing import issue
from monitor.digest.periods import latest_period
from monitor.digest.readers import Reader
from monitor.digest.render import render
from monitor.digest.scopes import ALL
from monitor.pipeline import crawl_step, judge_step, load_sources, read_step

FOLDER = Path("gouji-demo")
READER = "reader@example.invalid"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SeasonVisit:
    """One simulated run: when, for which report year, and for whom (everybody when empty)."""

    at: datetime
    report_year: int
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """What ``data/demo/season.toml`` says: visits and digests, in the order of time."""

    visits: tuple[SeasonVisit, ...]
    digests: tuple[datetime, ...]

    @property
    def ends_at(self) -> datetime:
        """The moment of the last digest."""
        return self.digests[-1]


class MovableClock:
    """The portals' clock: it stands at each visit in turn."""

    def __init__(self, at: datetime) -> None:
        """Stand at a moment."""
        self.at = at

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.at


def load_season(path: Path) -> Season:
    """Read the script of the season."""
    raw: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    visits = tuple(SeasonVisit(v["at"], v["report_year"], tuple(v.get("only", ()))) for v in raw["visit"])
    return Season(visits, tuple(each["at"] for each in raw["digest"]))


@contextmanager
def demo_portals(folder: Path, clock: MovableClock) -> Iterator[Config]:
    """Serve the bundled portals and write a register that leads to them; gives the demo's settings."""
    sites = load_sites(data.path("demo"))
    with serving(sites, clock) as places:
        write_register(folder, {_declared(site): places[site.portal_id] for site in sites})
        yield _config(folder)


def load_demo(folder: Path) -> App:
    """The App of a demo that was played before, at its last moment."""
    return make_app(_config(folder), load_season(data.path("demo/season.toml")).ends_at)


def run_season(folder: Path, say: Say, verbosity: int = -1) -> App:
    """Play the season into ``folder``; gives the App of its last moment. Raises GoujiError."""
    season = load_season(data.path("demo/season.toml"))
    clock = MovableClock(season.visits[0].at)
    prepare(folder)
    with demo_portals(folder, clock) as config:
        digests = list(season.digests)
        for number, visit in enumerate(season.visits, 1):
            while digests[0] < visit.at:
                _digest(make_app(config, digests.pop(0), verbosity=verbosity), folder)
            clock.at = visit.at
            say(f"[{number}/{len(season.visits)}] {visit.at:%Y-%m-%d %H:%M} 查看 {visit.report_year} 年度报告")
            _visit(make_app(config, visit.at, verbosity=verbosity), visit)
    for at in digests:
        app = make_app(config, at, verbosity=verbosity)
        _digest(app, folder)
    return app


def _config(folder: Path) -> Config:
    """The demo's settings; a GOUJI_HOME in the environment is not followed."""
    return load_config((folder / "gouji.toml").resolve(), {}, folder.resolve())


def _visit(app: App, visit: SeasonVisit) -> None:
    """What ``gouji run`` does; for a few agencies only, what ``gouji crawl --only`` and ``gouji read`` do."""
    with app.home.lock():
        sources = load_sources(app.config)
        crawl_step(app, sources, plan_visits(sources.register, [visit.report_year], only=visit.only))
        read_step(app, sources)
        if not visit.only:
            judge_step(app, sources)


def _digest(app: App, folder: Path) -> None:
    """Judge as of the morning, record the digest, and leave it as ``digest.html`` and ``digest.eml`` in the folder."""
    judge_step(app, load_sources(app.config))
    with open_desk(app) as desk:
        period = latest_period(app.config.digest, app.clock())
        made = build_digest(app.config, desk, ALL, period, simulated=app.simulated)
        mail = mail_for(app.config, made, Reader(READER, ALL), app.clock())
        issue(app, desk, period)
    (folder / "digest.html").write_text(render(made.letter).html, encoding="utf-8")
    (folder / "digest.eml").write_bytes(mail.as_bytes())


def _declared(site: Site) -> str:
    """The address of a portal as the shipped register writes it."""
    return f"http://{site.address}:{PORT}"
