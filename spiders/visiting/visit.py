"""One visit to one portal: its columns read to their ends, its reports followed, ending in looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.fetch.fetching import Fetcher
from crawler.history import History
from crawler.looks import Control, Look
from crawler.outcomes import AgencyFacts, Decision, decide, unknown
from crawler.register import Agency, Portal
from crawler.title.agency_names import Names, names_of
from crawler.title.links import Asked
from spiders.listing.reading import ReadList, failed, is_same_list, problem_of, year_of
from spiders.row.bearers import bearers_of, owners_of
from spiders.row.order import is_newest_last
from spiders.row.reports import Sighting
from spiders.visiting.columns import Columns
from spiders.visiting.elsewhere import in_columns_of_others, in_further_columns
from spiders.visiting.kept import of_a_kept_portal, unless_gone
from spiders.visiting.nearby import Nearby
from spiders.visiting.seeking import seek
from spiders.visiting.vouching import STILL_RECENT, vouched
from spiders.visiting.years import sub_columns

ELSEWHERE = frozenset({"control_lost", "no_column", "empty_list", "family_not_recognised", "list_shrunk"})
"""Unknown, but the portal answers: the report may still be seen in another place of it."""

NOT_OURS = frozenset({"control_lost", "empty_list"})
"""What a part of a column is for an agency that does not publish in it."""


@dataclass(frozen=True, slots=True)
class Due:
    """An agency and the report year to be looked at."""

    agency: Agency
    year: int


@dataclass(slots=True)
class Visit:
    """The state of one visit; made, run and thrown away."""

    portal: Portal
    dues: Sequence[Due]
    neighbours: Mapping[str, Names]
    """Names of every agency of the portal, by id: a loose name could mean any of them."""
    fetcher: Fetcher
    run_id: str
    simulated: bool = False
    history: History = field(default_factory=History)
    columns: Columns = field(init=False)
    nearby: Nearby = field(init=False)
    known: Mapping[str, frozenset[str]] = field(init=False)
    bearers: Mapping[Names, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        unseen = any(not self.history.seen.get((due.agency.agency_id, due.year)) for due in self.dues)
        self.columns = Columns(self.portal, self.fetcher, unseen)
        self.nearby = Nearby(self.portal.home_url)
        self.known = owners_of(self.neighbours)
        self.bearers = bearers_of(self.neighbours)

    async def run(self) -> tuple[Look, ...]:
        """Every look of the visit. Raises StorageError when the archive cannot be written."""
        return tuple([await self._look(due) for due in self.dues])

    async def _look(self, due: Due) -> Look:
        started = self.fetcher.clock()
        if self.portal.state != "active":
            reason = "portal_frozen" if self.portal.state == "frozen" else "portal_ended"
            return self.written(
                due, started, failed(None, reason, None), Sighting(), unknown(reason, self.portal.state_reason)
            )
        asked = self._asked(due)
        sighting = Sighting()
        first = await self.columns.registered(due.agency.column_url)
        listed, decision = await self._decided(asked, first, sighting)
        if decision.outcome == "unknown" and decision.reason in ELSEWHERE:
            listed, decision = await self._in_other_lists(asked, listed, decision, sighting)
        if decision.outcome == "absent":
            listed, decision = await self._in_sections(asked, listed, decision, sighting)
        if decision.outcome == "absent":
            await in_further_columns(self.columns, first, listed, asked, sighting)
        if decision.outcome == "absent" and not sighting.found:
            agencies = [each.agency for each in self.dues]
            await in_columns_of_others(self.columns, agencies, due.agency.column_url, asked, sighting)
        if not sighting.found and (decision.outcome == "absent" or decision.reason in ELSEWHERE):
            await self.nearby.look(self.columns.fetch, asked, sighting)
        today, yearless = self.fetcher.clock().date(), self.nearby.yearless
        decision = of_a_kept_portal(decision, self.nearby.rows, listed.rows, today, yearless=yearless)
        stood = self.history.seen.get((due.agency.agency_id, due.year), frozenset())
        decision = unless_gone(decision, stood, self.columns.addresses)
        if sighting.found and decision.outcome != "seen":
            decision = Decision("seen", control=decision.control)
        elif decision.outcome == "absent" and sighting.trouble:
            decision = unknown(sighting.trouble, sighting.trouble_detail)
        return self.written(due, started, listed, sighting, decision)

    async def _in_other_lists(
        self, asked: Asked, listed: ReadList, decision: Decision, sighting: Sighting
    ) -> tuple[ReadList, Decision]:
        """The first further list that settles the matter; else what the first one gave."""
        async for other in self.columns.others(listed, asked):
            theirs = Sighting()
            read, made = await self._decided(asked, other, theirs)
            sighting.captures.extend(theirs.captures)
            if made.outcome != "unknown":
                sighting.found |= theirs.found
                return read, made
        return listed, decision

    async def _in_sections(
        self, asked: Asked, listed: ReadList, decision: Decision, sighting: Sighting
    ) -> tuple[ReadList, Decision]:
        """A column may have parts by kind of body, too: what they show, or why they cannot be read."""
        for url in listed.sections:
            theirs = Sighting()
            read, made = await self._decided(asked, await self.columns.read(url), theirs)
            sighting.captures.extend(theirs.captures)
            if made.outcome == "seen":
                sighting.found |= theirs.found
                return read, made
            if made.outcome == "unknown" and made.reason not in NOT_OURS:
                return listed, unknown(made.reason or "internal_error", f"{url}: {made.detail or ''}")
        return listed, decision

    def _asked(self, due: Due) -> Asked:
        """What is looked for. An agency that stands twice in the register is one body, not its own rival."""
        mine, me = names_of(due.agency), due.agency.agency_id
        twins = self.bearers.get(mine, frozenset()) - {me}
        others = tuple(names for key, names in self.neighbours.items() if key != me and key not in twins)
        known = (
            {name: owners - twins or frozenset({me}) for name, owners in self.known.items()} if twins else self.known
        )
        return Asked(me, due.year, mine, others, known)

    async def _decided(self, asked: Asked, listed: ReadList, sighting: Sighting) -> tuple[ReadList, Decision]:
        """What one list says of one agency and year."""
        sighting.captures.extend(listed.captures)
        sole = not asked.others and listed.index.speaks_for_one(asked)
        await seek(self.columns, asked, listed, sole, sighting)
        newest = listed.index.newest(asked, sole=sole)
        if not listed.facts.rows_read and listed.years:
            listed = replace(listed, facts=replace(listed.facts, rows_counted=len(listed.years)))
        if not sighting.found:
            newest = await sub_columns(self.columns, listed, asked, sole, sighting, newest)
        if not (sighting.found or sighting.doubts or _is_recent(newest, asked)):
            newest = await vouched(self.columns, listed, asked, sole, sighting) or newest
        if not sighting.found and problem_of(listed) is None:
            shift = await self.columns.shifted(listed)
            sighting.captures.extend(shift.captures)
            listed = shift.seen_in(listed)
        return listed, decide(listed.facts, await self._facts(asked, listed, sighting, newest))

    async def _facts(self, asked: Asked, listed: ReadList, sighting: Sighting, newest: int | None) -> AgencyFacts:
        """What a list gives for one agency and year, ``newest`` being the newest earlier year it lists."""
        where = listed.facts.list_url or ""
        recent, of_year = _is_recent(newest, asked), year_of(listed)
        facts = AgencyFacts(
            tuple(sighting.found.values()),
            int(recent),
            None if recent else newest,
            None,
            tuple(sighting.doubts),
            self._rows_before(where, newest, asked),
            (where, asked.agency_id) in self.history.earlier,
            listed.index.is_familiar(asked),
            self._is_current(asked, listed),
            of_year if of_year is not None and of_year < asked.year else None,
            sighting.trouble,
            sighting.trouble_detail,
        )
        if facts.left_off is None or decide(listed.facts, facts).reason != "control_lost":
            return facts
        return replace(facts, alive=await self._alive(asked, listed, sighting))

    def _rows_before(self, where: str, newest: int | None, asked: Asked) -> int | None:
        """How long a list was. One that lost rows days ago and has stayed so was meant so, where last year's report of
        the agency is still in it: old years are taken off columns."""
        settled = self.history.shorter.get(where) if newest == asked.year - 1 else None
        return self.history.rows.get(where) if settled is None else settled

    def _is_current(self, asked: Asked, listed: ReadList) -> bool:
        """Whether a list is used these days: by other bodies of the portal, where there are some."""
        if asked.others:
            return listed.index.others_since(asked, asked.year - 1)
        return listed.index.is_current(asked.year)

    async def _alive(self, asked: Asked, listed: ReadList, sighting: Sighting) -> Control | None:
        """What shows that a column whose reports of an agency leave off years ago is still the place for them; not of
        one that ends with its newest row: it may go on."""
        if is_newest_last([row for row in listed.rows if row.in_list]):
            return None
        if listed.index.others_since(asked, asked.year - 1):
            return "others_report"
        led = await self.columns.discovered()
        sighting.captures.extend(led.captures)
        return "still_linked" if is_same_list(led, listed) else None

    def written(self, due: Due, started: datetime, listed: ReadList, sighting: Sighting, decision: Decision) -> Look:
        """A look with all it rests on."""
        facts = listed.facts
        visit_id = f"{self.run_id}.{self.portal.portal_id}"
        return Look(
            look_id=f"{visit_id}.{due.agency.agency_id}.{due.year}",
            run_id=self.run_id,
            visit_id=visit_id,
            portal_id=self.portal.portal_id,
            agency_id=due.agency.agency_id,
            report_year=due.year,
            started_at=started,
            ended_at=self.fetcher.clock(),
            outcome=decision.outcome,
            reason=decision.reason,
            detail=decision.detail,
            captures=tuple(dict.fromkeys(sighting.captures)),
            found=tuple(sighting.found.values()),
            control=decision.control,
            list_url=facts.list_url,
            family=facts.family,
            declared_total=facts.declared_total,
            rows_read=facts.rows_read,
            pages_read=len(facts.pages),
            end_reason=facts.end_reason,
            simulated=self.simulated,
        )


def _is_recent(newest: int | None, asked: Asked) -> bool:
    return newest is not None and newest >= asked.year - STILL_RECENT


def neighbours_of(portal_agencies: Sequence[Agency]) -> dict[str, Names]:
    """The names of every agency of a portal."""
    return {agency.agency_id: names_of(agency) for agency in portal_agencies}
