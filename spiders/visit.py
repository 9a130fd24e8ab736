"""One visit to one portal: its columns read to their ends, its reports followed, ending in looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.asks import Ask
from crawler.fetching import Fetcher
from crawler.history import History
from crawler.links import Asked, read_title
from crawler.looks import Look
from crawler.names import Names, names_of
from crawler.outcomes import AgencyFacts, Decision, decide, unknown
from crawler.register import Agency, Portal
from spiders.columns import Columns, problem_of
from spiders.lists import ReadList, failed
from spiders.nearby import Nearby
from spiders.reports import Sighting, file_itself, report_itself, settle, take
from spiders.unlinked import mentioned

ELSEWHERE = frozenset({"control_lost", "no_column", "empty_list", "family_not_recognised", "list_shrunk"})
"""Unknown, but the portal answers: the report may still be seen in another place of it."""


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

    def __post_init__(self) -> None:
        self.columns = Columns(self.portal, self.fetcher)
        self.nearby = Nearby(self.portal.home_url)
        self.known = owners_of(self.neighbours)

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
        listed, decision = await self._decided(asked, await self.columns.registered(due.agency.column_url), sighting)
        if decision.outcome == "unknown" and decision.reason in ELSEWHERE:
            listed, decision = await self._in_other_lists(asked, listed, decision, sighting)
        if decision.outcome == "absent" or decision.reason in ELSEWHERE:
            await self.nearby.look(self.columns.fetch, asked, sighting)
            if sighting.found:
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

    def _asked(self, due: Due) -> Asked:
        others = tuple(names for key, names in self.neighbours.items() if key != due.agency.agency_id)
        return Asked(due.agency.agency_id, due.year, names_of(due.agency), others, self.known)

    async def _decided(self, asked: Asked, listed: ReadList, sighting: Sighting) -> tuple[ReadList, Decision]:
        """What one list says of one agency and year."""
        sighting.captures.extend(listed.captures)
        sole = len(self.neighbours) == 1 and listed.index.speaks_for_one(asked)
        await self._seek(asked, listed, sole, sighting)
        earlier = listed.index.earlier(asked, sole=sole)
        if not listed.facts.rows_read and listed.years:
            listed = replace(listed, facts=replace(listed.facts, rows_counted=len(listed.years)))
        if not sighting.found:
            earlier += await self._sub_columns(listed, asked, sole, sighting, earlier)
        if not sighting.found and problem_of(listed) is None:
            shifted, captures = await self.columns.shifted(listed)
            sighting.captures.extend(captures)
            listed = replace(listed, facts=replace(listed.facts, shifted=shifted))
        if not sighting.found and asked.year in listed.to_click and not _shows_year(listed, asked.year):
            sighting.trouble, sighting.trouble_detail = "pager_broken", f"{asked.year} 年度须由脚本选取"
        if not sighting.found and mentioned(listed.unlinked, asked, sole=sole):
            sighting.unsettled += 1
        where = listed.facts.list_url or ""
        facts = AgencyFacts(
            tuple(sighting.found.values()),
            earlier,
            sighting.unsettled,
            self.history.rows.get(where),
            (where, asked.agency_id) in self.history.earlier,
            listed.index.is_familiar(asked),
            sighting.trouble,
            sighting.trouble_detail,
        )
        return listed, decide(listed.facts, facts)

    async def _seek(self, asked: Asked, listed: ReadList, sole: bool, sighting: Sighting) -> None:
        """The rows of a list; a page without rows may be the report itself."""
        itself = report_itself(listed.rowless, asked) if listed.rowless is not None else None
        if itself is not None:
            await take(self.columns.fetch, itself, await self.columns.fetch(Ask(itself.url)), sighting)
        else:
            await settle(self.columns.fetch, listed.index, asked, sole=sole, sighting=sighting)

    async def _sub_columns(self, listed: ReadList, asked: Asked, sole: bool, sighting: Sighting, earlier: int) -> int:
        """Sub-columns that hold the year asked for; when there is none, the latest earlier one as positive control."""
        years = dict(listed.years)
        collected = [row.url for row in listed.rows if _collects(row.title, asked.year)][:3]
        for url in [*([years[asked.year]] if asked.year in years else []), *collected]:
            await self._sub_column(url, asked, sole, sighting)
        past = [year for year in years if year < asked.year]
        if sighting.found or earlier or not past:
            return 0
        there = Sighting()
        await self._sub_column(years[max(past)], replace(asked, year=max(past)), sole, there)
        sighting.captures.extend(there.captures)
        return len(there.found)

    async def _sub_column(self, url: str, asked: Asked, sole: bool, sighting: Sighting) -> None:
        """One sub-column: a list, or the report itself. What fails in it must be mended before anything is absent."""
        sub = await self.columns.read(url)
        sighting.captures.extend(sub.captures)
        if problem_of(sub) == "not_a_page":
            await file_itself(self.columns.fetch, url, asked, sole, sighting)
            return
        await self._seek(asked, sub, sole, sighting)
        whole = decide(sub.facts, AgencyFacts(earlier=1))
        if not sighting.found and whole.outcome != "absent":
            sighting.trouble, sighting.trouble_detail = whole.reason, f"{url}: {whole.detail or ''}"
        elif not sighting.found and sub.rows and not any(_is_report_of(row.title, asked.year) for row in sub.rows):
            sighting.trouble, sighting.trouble_detail = "control_lost", f"{url}: rows, but nobody's report of the year"

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


def neighbours_of(portal_agencies: Sequence[Agency]) -> dict[str, Names]:
    """The names of every agency of a portal."""
    return {agency.agency_id: names_of(agency) for agency in portal_agencies}


def owners_of(neighbours: Mapping[str, Names]) -> dict[str, frozenset[str]]:
    """Whose each complete name is."""
    owners: dict[str, set[str]] = {}
    for agency_id, names in neighbours.items():
        for name in names.exact:
            owners.setdefault(name, set()).add(agency_id)
    return {name: frozenset(ids) for name, ids in owners.items()}


def _is_report_of(title: str, year: int) -> bool:
    reading = read_title(title)
    return reading.kind in ("report", "weak") and reading.year in (year, None)


def _shows_year(listed: ReadList, year: int) -> bool:
    """Whether the list shows anybody's report of the year: then its tabs only hide what is there."""
    return any(read_title(row.title).kind == "report" and read_title(row.title).year == year for row in listed.rows)


def _collects(title: str, year: int) -> bool:
    reading = read_title(title)
    return reading.kind == "collection" and reading.year in (year, None)
