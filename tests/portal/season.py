"""Playing the season: every scenario on its own address, one crawl after the other, at the season's own time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.looks import Look
from crawler.plan import plan_visits
from crawler.register import Agency, Portal, Register
from crawler.run import CrawlJob, crawl
from crawler.settings import CrawlSettings
from crawler.summary import CrawlSummary
from portal import tls
from portal.handshakes import BAD_POINT, flight
from portal.scenarios import YEAR, Scenario
from portal.server import Host, PortalServer

SLOW = ("timeout", "drip", "robots_hangs")
"""Portals that use up the whole time limit; they are visited first, beside all others."""
SETTINGS = CrawlSettings(
    contact="test@example.org", delay_s=0, jitter=0, timeout_s=4.0, max_bytes=2_000_000, allow_private_addresses=True, adaptive=False, visits_at_once=32
)  # fmt: skip


class Stage:
    """The clock every portal and every crawl of the season goes by."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def agency_id(scenario: Scenario, number: int = 0) -> str:
    return f"{scenario.name}.{number}"


@dataclass(slots=True)
class Season:
    """A running server with its register, and what was concluded so far."""

    folder: Path
    server: PortalServer
    stage: Stage
    register: Register
    hosts: dict[str, Host]
    settings: CrawlSettings = SETTINGS
    summaries: list[CrawlSummary] = field(default_factory=list)

    @property
    def archive(self) -> Archive:
        return Archive(self.folder / "archive")

    def crawl(self, now: datetime) -> CrawlSummary:
        """One crawl of every portal at a moment."""
        self.stage.now = now
        for host in self.hosts.values():
            host.forget()
        run_id = f"run-{now:%m%d}"
        job = CrawlJob(
            self.register,
            plan_visits(self.register, [YEAR]),
            self.settings,
            self.folder / "archive",
            run_id,
            Clock(now),
        )
        self.summaries.append(crawl(job))
        return self.summaries[-1]

    def looks(self) -> dict[str, list[Look]]:
        """Every look by agency, in the order they were written."""
        by_agency: dict[str, list[Look]] = {}
        for look in self.archive.looks():
            by_agency.setdefault(look.agency_id, []).append(look)
        return by_agency


@contextmanager
def season(
    folder: Path, scenarios: Sequence[Scenario], start: datetime, settings: CrawlSettings = SETTINGS
) -> Iterator[Season]:
    """Serve the scenarios while the block runs."""
    stage = Stage(start)
    contexts = tls.old() if any(isinstance(s.tls, str) for s in scenarios) else {}
    with PortalServer(stage) as server:
        hosts, portals, agencies = {}, [], []
        for scenario in sorted(scenarios, key=lambda each: each.name not in SLOW):
            host = _host(server, scenario, contexts)
            hosts[scenario.name] = host
            portals.append(
                Portal(scenario.name, scenario.why, f"{host.url}/", tls_profile=scenario.profile, **scenario.portal)
            )  # type: ignore[arg-type]
            agencies += _agencies(scenario, host)
        for scenario in scenarios:
            if scenario.closed:
                server.close(hosts[scenario.name])
        yield Season(folder, server, stage, Register(tuple(agencies), tuple(portals)), hosts, settings)


def _host(server: PortalServer, scenario: Scenario, contexts: dict) -> Host:
    beside = server.add(scenario.beside).url if scenario.beside is not None else ""
    site = scenario.site(beside) if callable(scenario.site) else scenario.site
    if scenario.tls == "p256_only":
        strong = tls.context()
        return server.add(site, tls=strong, otherwise=flight(tls.certificate()[0].read_text(), BAD_POINT))
    if isinstance(scenario.tls, bytes):
        return server.add(site, greeting=scenario.tls)
    return server.add(site, tls=None if scenario.tls is None else contexts[scenario.tls])


def _agencies(scenario: Scenario, host: Host) -> list[Agency]:
    made = []
    for number, owed in enumerate(scenario.owed):
        path = host.site.family.column if owed.column is None else owed.column  # type: ignore[attr-defined]
        column = f"{host.url}{path}" if path else None
        identity = (agency_id(scenario, number), owed.name, "department", "county")
        fields = {"division_code": "320999", "portal_id": scenario.name, "column_url": column, **owed.fields}
        made.append(Agency(*identity, **fields))  # type: ignore[arg-type]
    return made
