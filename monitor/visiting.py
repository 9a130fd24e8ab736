"""Which visits are due now."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from crawler.archive import Archive
from crawler.cadence import LastLook, is_due
from crawler.looks import Look
from crawler.plan import PlannedVisit, plan_visits
from crawler.register import Agency, Register
from monitor.duties import Duties, NotJudgeable


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked at: everything due by its cadence, or what somebody named, whether due or not."""

    only: tuple[str, ...] = ()
    region: str = ""
    years: tuple[int, ...] = ()
    sample: int | None = None
    due_only: bool = False

    @property
    def is_named(self) -> bool:
        """Whether somebody named what he wants."""
        return bool(self.only or self.region or self.years or self.sample)


def plan_of(wanted: Wanted, register: Register, season: int) -> tuple[PlannedVisit, ...]:
    """The visits to what is wanted, due or not; ``season`` is the report year when none is named."""
    years = wanted.years or (season,)
    return plan_visits(register, years, only=wanted.only, region=wanted.region, sample=wanted.sample)


def unopened(look: Look) -> str | None:
    """Why no report that a look saw could be opened; None when one could, or when it saw none."""
    closed = [found.unopened for found in look.found]
    return closed[0] if closed and all(closed) else None


def due_among(
    plan: tuple[PlannedVisit, ...], register: Register, duties: Duties, archive: Archive, now: datetime
) -> tuple[PlannedVisit, ...]:
    """The part of a plan that is due by its cadence; an agency never looked at is always due."""
    last: dict[tuple[str, int], LastLook] = {}
    for look in archive.looks():
        last[look.agency_id, look.report_year] = LastLook(look.ended_at, look.outcome, look.reason or unopened(look))
    agencies = {agency.agency_id: agency for agency in register.agencies}
    visits = []
    for visit in plan:
        due = tuple(
            (agency_id, year) for agency_id, year in visit.due
            if is_due(_due_on(duties, agencies[agency_id], year), now, last.get((agency_id, year)))
        )  # fmt: skip
        if due:
            visits.append(replace(visit, due=due))
    return tuple(visits)


def _due_on(duties: Duties, agency: Agency, year: int) -> date | None:
    try:
        due = duties.due(agency, year)
    except NotJudgeable:
        return None
    return due.statutory_on if due.subject else None
