"""From evidence to cases: which agencies and years are judged, and what stands around each of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Protocol

from crawler.looks import Look
from crawler.register import Agency, Register
from monitor.cases import Around, Case, Peers, ProofNeeded, StoredReport
from monitor.duties import Duties
from monitor.originality.corpus import Corpus
from monitor.peers import Group, group_of, peers_of_year
from monitor.rulings import Ruling, effective_due


class Evidence(Protocol):
    """What gouji.db answers."""

    def looks(self, agency_id: str, report_year: int) -> tuple[Look, ...]:
        """The looks at one agency for one year."""
        ...

    def reports(self, agency_id: str, report_year: int) -> tuple[StoredReport, ...]:
        """The reports found for one agency and year, one per version of each address."""
        ...

    def narratives(self, report_year: int, agency_id: str | None = None) -> Iterator[tuple[str, str]]:
        """(agency id, text) of every agency that has a report of the year; or of one."""
        ...

    def figures(self, report_year: int, cell: str) -> Iterator[tuple[str, int]]:
        """(agency id, figure) of every agency whose report of the year gives a whole number there."""
        ...

    def looked_at(self, report_year: int) -> frozenset[str]:
        """The agencies (ids) with any look for a year."""
        ...

    def years(self) -> tuple[int, ...]:
        """The report years anything was looked at for."""
        ...


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


class Bench:
    """Everything cases are built from, as of one Beijing day."""

    def __init__(
        self, register: Register, duties: Duties, evidence: Evidence, today: date, proof: ProofNeeded | None = None
    ) -> None:
        self.register, self.duties, self.evidence, self.today = register, duties, evidence, today
        self.proof = proof or ProofNeeded()
        self.rulings: RulingBook = NoRulings()
        self._by_id = {agency.agency_id: agency for agency in register.agencies}
        self._corpora: dict[int, Corpus] = {}
        self._peers: dict[int, dict[Group, dict[str, Peers]]] = {}
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
        return Case(
            **self._own(agency, report_year),
            previous=self._bare(agency, report_year - 1),
            predecessors=tuple(self._predecessors(agency, report_year)),
            children=tuple(self._children(agency, report_year)),
            around=self._around(agency, report_year),
            peers=self._peers_of(agency, report_year),
        )

    def _peers_of(self, agency: Agency, report_year: int) -> Mapping[str, Peers]:
        """What bodies of the same kind report; read when the first case of the year is made."""
        if report_year not in self._peers:
            self._peers[report_year] = peers_of_year(self._by_id, partial(self.evidence.figures, report_year))
        return self._peers[report_year].get(group_of(agency), {})

    def _around(self, agency: Agency, report_year: int) -> Around:
        """The other texts of the year; read when the first case of the year is made, and kept as signatures."""
        if report_year not in self._corpora:
            every = partial(self.evidence.narratives, report_year)
            self._corpora[report_year] = Corpus(report_year, self._by_id, every)

        def narrative(agency_id: str) -> str | None:
            return next((text for _, text in self.evidence.narratives(report_year, agency_id)), None)

        return self._corpora[report_year].around(agency, narrative)

    def _own(self, agency: Agency, report_year: int) -> dict[str, Any]:
        """The fields of a case that are about the agency itself."""
        rulings = self.rulings.of(agency.agency_id, report_year)
        return {
            "agency": agency,
            "report_year": report_year,
            "today": self.today,
            "due": effective_due(self.duties.due(agency, report_year), rulings),
            "looks": self.evidence.looks(agency.agency_id, report_year),
            "reports": self.evidence.reports(agency.agency_id, report_year),
            "proof": self.proof,
            "rulings": rulings,
        }

    def _bare(self, agency: Agency, report_year: int) -> Case | None:
        """A case without what is around it; None where nothing is owed or judged."""
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
