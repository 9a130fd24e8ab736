"""From evidence to cases: which agencies and years are judged, and what stands around each of them."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from crawler.register import Agency, Register
from monitor.cases import Around, Case, ProofNeeded, undated
from monitor.duties import Duties
from monitor.peers import group_of
from monitor.rulings import Ruling, effective_due
from monitor.years import Evidence, Year, year_of


class RulingBook(Protocol):
    """What the ledger answers."""

    def of(self, agency_id: str, report_year: int) -> tuple[Ruling, ...]:
        """The rulings in force on one agency and year."""
        ...


class NoRulings:
    """A book without rulings."""

    def of(self, agency_id: str, report_year: int) -> tuple[Ruling, ...]:  # noqa: ARG002 - the protocol's signature
        """None."""
        return ()


KEPT = 600
"""Reports kept for the next case that asks for them: a county's, this year's and last year's."""


class Bench:
    """Everything cases are built from, as of one Beijing day."""

    def __init__(
        self, register: Register, duties: Duties, evidence: Evidence, today: date, proof: ProofNeeded | None = None
    ) -> None:
        self.register, self.duties, self.evidence, self.today = register, duties, evidence, today
        self.proof = proof or ProofNeeded()
        self.rulings: RulingBook = NoRulings()
        self.by_id = {agency.agency_id: agency for agency in register.agencies}
        self.years: dict[int, Year] = {}
        # a report is asked for as a body's own, as its government's child's, and as last year's of the next year
        self._reports = lru_cache(maxsize=KEPT)(evidence.reports)
        self._below: dict[str, list[Agency]] = {}
        self._ended_into: dict[str, list[Agency]] = {}
        for agency in register.agencies:
            if agency.parent_id:
                self._below.setdefault(agency.parent_id, []).append(agency)
            for successor in agency.successors:
                self._ended_into.setdefault(successor, []).append(agency)

    def docket(self, report_year: int | None = None) -> Iterator[tuple[Agency, int]]:
        """The agencies and years to judge: everybody for the year now due, and whoever was looked at in other years.

        With ``report_year`` everybody for that year. Raises NotJudgeable for a year outside the duties' range.
        """
        if report_year is not None:
            yield from ((agency, report_year) for agency in self.register.agencies)
            return
        season = self.today.year - 1
        for year in sorted({*self.evidence.years(), season}):
            looked_at = self.evidence.looked_at(year)
            for agency in self.register.agencies:
                if year == season or agency.agency_id in looked_at:
                    yield agency, year

    def case(self, agency: Agency, report_year: int) -> Case:
        """The full case: with last year's, with the bodies that ended into this one, and with those below it."""
        looks = self.evidence.looks(agency.agency_id, report_year)
        return Case(
            **self._own(agency, report_year),
            looks=looks,
            undated=undated(looks),
            previous=self._bare(agency, report_year - 1),
            predecessors=tuple(self._predecessors(agency, report_year)),
            children=tuple(self._children(agency, report_year)),
            around=self._around(agency, report_year),
            peers=self.year(report_year).peers.get(group_of(agency), {}),
        )

    def year(self, report_year: int) -> Year:
        """What all reports of a year are compared with; read when the first case of the year is made."""
        if report_year not in self.years:
            self.years[report_year] = year_of(report_year, self.by_id, self.evidence)
        return self.years[report_year]

    def _around(self, agency: Agency, report_year: int) -> Around:
        def narrative(agency_id: str) -> str | None:
            return next((text for _, text in self.evidence.narratives(report_year, agency_id)), None)

        return self.year(report_year).corpus.around(agency, narrative)

    def _own(self, agency: Agency, report_year: int) -> dict[str, Any]:
        """The fields of a case that are about the agency itself, but its looks."""
        rulings = self.rulings.of(agency.agency_id, report_year)
        return {
            "agency": agency,
            "report_year": report_year,
            "today": self.today,
            "due": effective_due(self.duties.due(agency, report_year), rulings),
            "reports": self._reports(agency.agency_id, report_year),
            "proof": self.proof,
            "rulings": rulings,
        }

    def _bare(self, agency: Agency, report_year: int) -> Case | None:
        """A case without looks and without what is around it; None where nothing is owed or judged."""
        if not self.duties.first <= report_year <= self.duties.last:
            return None
        made = Case(**self._own(agency, report_year))
        return made if made.due.subject or made.reports else None

    def _predecessors(self, agency: Agency, report_year: int) -> Iterator[Case]:
        """Last year's cases of the bodies that ended into this one in the report year (its first day included)."""
        first, last = date(report_year - 1, 12, 31), date(report_year, 12, 31)
        for body in self._ended_into.get(agency.agency_id, ()):
            if body.until and first <= body.until < last:
                case = self._bare(body, report_year - 1)
                if case:
                    yield case

    def _children(self, agency: Agency, report_year: int) -> Iterator[Case]:
        """Cases of the bodies whose reports this one's is meant to cover. Vertical agencies are not in that sum."""
        if agency.kind != "people_government":
            return
        for body in self._below.get(agency.agency_id, ()):
            if body.kind != "vertical_agency":
                case = self._bare(body, report_year)
                if case and case.due.subject:
                    yield case
