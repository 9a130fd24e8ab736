"""Every scenario of the season, by what is being tried."""

from portal.scenarios import blocked, documents, listing, publishing, transport
from portal.scenarios.scenario import CRAWLS, YEAR, Owed, Scenario

SCENARIOS: tuple[Scenario, ...] = (
    *publishing.SCENARIOS,
    *blocked.SCENARIOS,
    *transport.SCENARIOS,
    *listing.SCENARIOS,
    *documents.SCENARIOS,
)

__all__ = ["CRAWLS", "SCENARIOS", "YEAR", "Owed", "Scenario"]
