"""Which TLS profile a portal needs: tried once each, in order, through the same engine a crawl uses. Proposes only."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.archive import Archive
from crawler.clock import Clock
from crawler.plan import PlannedVisit
from crawler.register import Agency, Portal, Register, TlsProfile
from crawler.run import CrawlJob, crawl
from crawler.settings import CrawlSettings

PROFILES: tuple[TlsProfile, ...] = ("default", "p256", "legacy", "http")
NETWORK = frozenset({"dns", "timeout", "connection_refused", "connection_lost"})


@dataclass(frozen=True, slots=True)
class Trial:
    """One profile tried: ``reason`` is None when the portal answered, whatever it said."""

    profile: TlsProfile
    reason: str | None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the trials came to. ``profile`` None: none works, or the trouble is not TLS."""

    portal_id: str
    registered: TlsProfile
    profile: TlsProfile | None
    trials: tuple[Trial, ...]


def propose_profile(portal: Portal, settings: CrawlSettings, clock: Clock) -> Proposal:
    """Try the profiles in order until the portal answers; the register is not changed. Raises GoujiError."""
    trials: list[Trial] = []
    for profile in PROFILES:
        trial = _try(portal, profile, settings, clock)
        trials.append(trial)
        if trial.reason is None:
            return Proposal(portal.portal_id, portal.tls_profile, profile, tuple(trials))
        if not _is_tls(trial.reason) and trial.reason not in NETWORK:
            break
    return Proposal(portal.portal_id, portal.tls_profile, None, tuple(trials))


def portals_with_tls_trouble(archive: Archive, register: Register) -> tuple[Portal, ...]:
    """The portals whose newest look ended in a TLS reason, or, over https, in a connection that broke off: a server
    that does not bear our first message may only hang up."""
    newest: dict[str, str] = {}
    for look in archive.looks():
        newest[look.portal_id] = look.reason or ""
    return tuple(portal for portal in register.portals if _may_be_tls(portal, newest.get(portal.portal_id, "")))


def _may_be_tls(portal: Portal, reason: str) -> bool:
    return _is_tls(reason) or (reason == "connection_lost" and portal.home_url.startswith("https://"))


def _is_tls(reason: str) -> bool:
    return reason.startswith("tls.")


def _try(portal: Portal, profile: TlsProfile, settings: CrawlSettings, clock: Clock) -> Trial:
    """Ask for the home page with one profile, into an archive that is thrown away."""
    home = _as_http(portal.home_url) if profile == "http" else portal.home_url
    asked = replace(portal, home_url=home, tls_profile=profile, state="active")
    agency = Agency("diagnosis", "诊断", "department", "county", "000000", portal.portal_id, column_url=home)
    plan = (PlannedVisit(portal.portal_id, (("diagnosis", clock().year - 1),)),)
    with tempfile.TemporaryDirectory(prefix="gouji-diagnosis-") as folder:
        crawl(CrawlJob(Register((agency,), (asked,)), plan, settings, Path(folder), "diagnosis", clock))
        look = next(iter(Archive(Path(folder)).looks()))
    reached = not _failed_below(look.reason, look.captures)
    return Trial(profile, None if reached else look.reason, look.detail)


def _failed_below(reason: str | None, captures: Iterable[str]) -> bool:
    """Whether nothing was answered at all: every answer, a refusal too, is a capture."""
    return reason is not None and not tuple(captures)


def _as_http(url: str) -> str:
    return "http://" + url.removeprefix("https://") if url.startswith("https://") else url
