"""One visit to one portal: its columns read to their ends, its reports followed, ending in looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.discovery import leads
from crawler.fetching import Ask, Fetched, Fetcher
from crawler.links import Asked, read_title
from crawler.looks import Look
from crawler.names import Names, names_of
from crawler.outcomes import AgencyFacts, Decision, ListFacts, decide, unknown
from crawler.register import Agency, Portal
from spiders.lists import ReadList, failed, has_shifted, read_list
from spiders.reports import Sighting, earlier_reports, mentioned, report_itself, settle, take

REDISCOVER = frozenset({"http.not_found", "soft404", "redirect_home", "not_a_page"})
"""Ways in which a column address has rotted: the column is looked for anew."""


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
    previous_rows: Mapping[str, int] = field(default_factory=dict)
    """Rows of a list at its last good look, by list address."""
    _pages: dict[str, Fetched] = field(default_factory=dict)
    _lists: dict[str, ReadList] = field(default_factory=dict)
    _shifts: dict[str, tuple[bool, tuple[str, ...]]] = field(default_factory=dict)
    _discovered: ReadList | None = None

    async def run(self) -> tuple[Look, ...]:
        """Every look of the visit. Raises StorageError when the archive cannot be written."""
        looks = []
        for due in self.dues:
            looks.append(await self._look(due))
        return tuple(looks)

    async def _look(self, due: Due) -> Look:
        started = self.fetcher.clock()
        if self.portal.state != "active":
            reason = "portal_frozen" if self.portal.state == "frozen" else "portal_ended"
            decision = unknown(reason, self.portal.state_reason)
            return self.written(due, started, failed(None, reason, None), Sighting(), decision)
        listed = await self._column(due)
        sighting = Sighting(captures=list(listed.captures))
        listed, facts = await self._facts(due, listed, sighting)
        return self.written(due, started, listed, sighting, decide(listed.facts, facts))

    async def fetch(self, ask: Ask) -> Fetched:
        """Fetch through the visit's memory: agencies of one portal share lists and pages."""
        ask = ask if ask.delay_s is not None else replace(ask, delay_s=self.portal.delay_s)
        if ask.method != "GET":
            return await self.fetcher.fetch(ask)
        if ask.url not in self._pages:
            self._pages[ask.url] = await self.fetcher.fetch(ask)
        return self._pages[ask.url]

    async def _list(self, url: str) -> ReadList:
        if url not in self._lists:
            self._lists[url] = await read_list(self.fetch, url, self.portal.family)
        return self._lists[url]

    async def _column(self, due: Due) -> ReadList:
        """The agency's column: the registered one, or one found from the home page when it has rotted or is unknown."""
        if due.agency.column_url:
            listed = await self._list(due.agency.column_url)
            if _problem(listed) not in REDISCOVER:
                return listed
            found = await self._discover()
            return found if found.pages else listed
        return await self._discover()

    async def _discover(self) -> ReadList:
        """Home, then at most two steps: 政府信息公开, then 年报."""
        if self._discovered is None:
            self._discovered = await self._search()
        return self._discovered

    async def _search(self) -> ReadList:
        captures: list[str] = []
        best: ReadList | None = None
        queue, seen = [(self.portal.home_url, 0)], {self.portal.home_url}
        while queue and len(seen) <= 8:
            url, depth = queue.pop(0)
            fetched = await self.fetch(Ask(url, role="home" if depth == 0 else "page"))
            captures.extend(fetched.captures)
            page = fetched.good
            if page is None or page.is_document:
                if depth == 0:
                    return failed(None, fetched.problem or "no_column", fetched.detail, tuple(captures))
                continue
            for lead in leads(page):
                if lead.kind == "column" and lead.url not in seen:
                    seen.add(lead.url)
                    listed = await self._list(lead.url)
                    captures.extend(listed.captures)
                    if any(read_title(row.title).kind == "report" for row in listed.rows) or listed.years:
                        return replace(listed, captures=tuple(dict.fromkeys(captures)))
                    best = best or listed
                elif lead.kind == "hub" and depth < 2 and lead.url not in seen and len(queue) < 3:
                    seen.add(lead.url)
                    queue.append((lead.url, depth + 1))
        if best is not None:
            return replace(best, captures=tuple(dict.fromkeys(captures)))
        return failed(None, "no_column", "home page and disclosure pages read", tuple(captures))

    def _asked(self, due: Due) -> Asked:
        others = tuple(names for key, names in self.neighbours.items() if key != due.agency.agency_id)
        return Asked(due.agency.agency_id, due.year, names_of(due.agency), others)

    async def _facts(self, due: Due, listed: ReadList, sighting: Sighting) -> tuple[ReadList, AgencyFacts]:
        asked, sole = self._asked(due), len(self.neighbours) == 1
        first = listed.first
        itself = report_itself(first, asked) if first is not None and not listed.facts.rows_read else None
        if itself is not None and first is not None:
            await take(self.fetch, itself, await self.fetch(Ask(first.url)), sighting)
        else:
            await settle(self.fetch, listed.rows, asked, sole=sole, sighting=sighting)
        earlier = earlier_reports(listed.rows, asked, sole=sole)
        if not listed.facts.rows_read and listed.years:
            listed = replace(listed, facts=replace(listed.facts, rows_counted=len(listed.years)))
        if not sighting.found:
            earlier += await self._sub_columns(listed, asked, sole, sighting, earlier)
        if not sighting.found and listed.facts.problem is None and len(listed.pages) > 1:
            listed = await self._reread(listed, sighting)
        if not sighting.found and mentioned(listed.unlinked, asked):
            sighting.unsettled += 1
        previous = self.previous_rows.get(listed.facts.list_url or "")
        return listed, AgencyFacts(
            tuple(sighting.found.values()),
            earlier,
            sighting.unsettled,
            previous,
            sighting.trouble,
            sighting.trouble_detail,
        )

    async def _sub_columns(self, listed: ReadList, asked: Asked, sole: bool, sighting: Sighting, earlier: int) -> int:
        """Sub-columns that hold the year asked for; when there is none, the latest earlier one as positive control."""
        years = dict(listed.years)
        collected = [row.url for row in listed.rows if _collects(row.title, asked.year)][:3]
        for url in [*([years[asked.year]] if asked.year in years else []), *collected]:
            await self._sub_column(url, asked, sole, sighting)
        if sighting.found or earlier:
            return 0
        past = [year for year in years if year < asked.year]
        if not past:
            return 0
        control = replace(asked, year=max(past))
        there = Sighting()
        await self._sub_column(years[max(past)], control, sole, there)
        sighting.captures.extend(there.captures)
        return len(there.found)

    async def _sub_column(self, url: str, asked: Asked, sole: bool, sighting: Sighting) -> None:
        """One sub-column: a list of its own, or the report itself. What fails in it must be mended before absent."""
        sub = await self._list(url)
        sighting.captures.extend(sub.captures)
        first = sub.first
        itself = report_itself(first, asked) if first is not None else None
        if itself is not None and first is not None:
            await take(self.fetch, itself, await self.fetch(Ask(first.url)), sighting)
            return
        if _is_file(sub):
            sighting.unsettled += 1
            return
        await settle(self.fetch, sub.rows, asked, sole=sole, sighting=sighting)
        whole = decide(sub.facts, AgencyFacts(earlier=1))
        if not sighting.found and whole.outcome != "absent":
            sighting.trouble, sighting.trouble_detail = whole.reason, f"{url}: {whole.detail or ''}"

    async def _reread(self, listed: ReadList, sighting: Sighting) -> ReadList:
        """Ask once more for the first page of a long list, once per visit: was it shifting while it was read?"""
        url = listed.facts.list_url or ""
        if url not in self._shifts:
            self._shifts[url] = await has_shifted(self.fetcher.fetch, listed, self.portal.family, self.portal.delay_s)
        shifted, captures = self._shifts[url]
        sighting.captures.extend(captures)
        return replace(listed, facts=replace(listed.facts, shifted=shifted))

    def written(self, due: Due, started: datetime, listed: ReadList, sighting: Sighting, decision: Decision) -> Look:
        """A look with all it rests on."""
        facts: ListFacts = listed.facts
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


def _problem(listed: ReadList) -> str | None:
    if listed.facts.problem:
        return listed.facts.problem
    return next((page.problem for page in listed.facts.pages if page.problem), None)


def _is_file(listed: ReadList) -> bool:
    return _problem(listed) == "not_a_page"


def _collects(title: str, year: int) -> bool:
    reading = read_title(title)
    return reading.kind == "collection" and reading.year in (year, None)
