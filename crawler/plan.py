"""Which agencies and years are to be looked at, portal by portal."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from crawler.register import Agency, Register


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One portal and what is due there: pairs of agency id and report year."""

    portal_id: str
    due: tuple[tuple[str, int], ...]


class Leases(Protocol):
    """Who visits a portal now. Travels to the crawling process, so that a visit is claimed when it begins.

    A process that is killed gives nothing back: whoever keeps the leases sees that it is gone, or lets them run out.
    """

    def take(self, portal_id: str) -> bool:
        """Claim or renew a visit; False when somebody else holds it."""

    def give_back(self, portal_id: str) -> None:
        """End a visit's lease."""


def owes(agency: Agency, report_year: int) -> bool:
    """Whether the agency existed in the report year and the year after, when the report is due."""
    begun = agency.since is None or agency.since <= date(report_year, 12, 31)
    ended = agency.until is not None and agency.until < date(report_year + 1, 1, 1)
    return begun and not ended


def plan_visits(
    register: Register, years: Iterable[int], *, only: Sequence[str] = (), region: str = "", sample: int | None = None
) -> tuple[PlannedVisit, ...]:
    """Visits for the given report years.

    ``only`` names agencies or portals, ``region`` is the beginning of a division code, ``sample`` a number of portals
    chosen by a fixed rule, so that a run can be repeated.
    """
    due: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    wanted = set(only)
    for agency in register.agencies:
        named = not wanted or agency.agency_id in wanted or agency.portal_id in wanted
        if named and agency.division_code.startswith(region):
            due[agency.portal_id] += [(agency.agency_id, year) for year in years if owes(agency, year)]
    visits = [
        PlannedVisit(portal.portal_id, tuple(due[portal.portal_id]))
        for portal in register.portals
        if due[portal.portal_id]
    ]
    if sample is not None and sample < len(visits):
        chosen = set(random.Random("gouji").sample(range(len(visits)), sample))
        visits = [visit for number, visit in enumerate(visits) if number in chosen]
    return tuple(visits)
