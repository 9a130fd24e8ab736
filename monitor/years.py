"""What gouji.db answers to judging, and what all reports of a year say together: their texts and their figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from crawler.looks import Look
from crawler.register import Agency
from monitor.cases import Peers, StoredReport
from monitor.originality.corpus import Corpus, Sign
from monitor.peers import Group, peers_of_year


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


@dataclass(frozen=True, slots=True)
class Year:
    """The texts of a year beside each other, and its figures by groups of like bodies."""

    corpus: Corpus
    peers: Mapping[Group, Mapping[str, Peers]]


def year_of(report_year: int, agencies: dict[str, Agency], evidence: Evidence, sign: Sign | None = None) -> Year:
    """Read all texts and the watched figures of a year; ``sign`` makes the signatures of the texts elsewhere."""
    corpus = Corpus(report_year, agencies, partial(evidence.narratives, report_year), sign)
    return Year(corpus, peers_of_year(agencies, partial(evidence.figures, report_year)))
