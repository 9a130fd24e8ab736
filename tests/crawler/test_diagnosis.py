"""The proposal of a TLS profile, against servers that speak TLS as old portals do."""

import pytest
from portal import tls
from portal.families import TRS
from portal.handshakes import BAD_POINT, flight
from portal.scenarios.scenario import CRAWLS, PAST, A
from portal.season import Stage
from portal.server import PortalServer
from portal.site import Site

from crawler.clock import Clock
from crawler.diagnosis import propose_profile
from crawler.register import Portal
from crawler.settings import CrawlSettings

SETTINGS = CrawlSettings(delay_s=0, timeout_s=10, allow_private_addresses=True)


KINDS = [
    # (kind of server, profile proposed, profiles tried)
    ("tls10", "legacy", 3),
    ("static_rsa", "default", 1),
    ("p256_only", "p256", 2),
]


@pytest.mark.parametrize(("kind", "proposed", "tried"), KINDS)
def test_the_first_profile_that_is_answered_is_proposed(kind: str, proposed: str, tried: int) -> None:
    with PortalServer(Stage(CRAWLS[0])) as server:
        strange = flight(tls.certificate()[0].read_text(), BAD_POINT) if kind == "p256_only" else None
        host = server.add(Site(A, TRS, PAST), tls=tls.old().get(kind) or tls.context(), otherwise=strange)
        found = propose_profile(Portal("p", "p", f"{host.url}/"), SETTINGS, Clock(CRAWLS[0]))
    assert (found.profile, len(found.trials)) == (proposed, tried), found
