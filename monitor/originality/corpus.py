"""All reports of a year beside each other: what many regions write alike, and whose texts are nearly the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crawler.register import Agency
from monitor.cases import Alike, Around
from monitor.originality.clauses import clauses, own_clauses, shared
from monitor.originality.near import nearest, signature

REGIONS = 8
"""A clause that stands in the reports of so many prefectures is what everybody writes."""
SAMPLE = 4000
"""So many reports are counted to find those clauses; memory stays the same for a nation."""
SHOWN = 5
Narratives = Callable[[], Iterable[tuple[str, str]]]
"""Gives (agency id, text) of every report of the year, anew each time it is called."""
Signature = NDArray[np.uint32]
Sign = Callable[[frozenset[str]], Iterable[tuple[str, Signature]]]
"""Given the common clauses: (agency id, signature) of every report of the year, by agency id."""


@dataclass(frozen=True, slots=True)
class Text:
    """One report's text and whose it is."""

    agency: Agency
    text: str

    @property
    def names(self) -> tuple[str, ...]:
        """What the body is called."""
        return (self.agency.name, *self.agency.aliases)


class Corpus:
    """The texts of one report year; built in two passes, then asked per agency."""

    def __init__(
        self, report_year: int, agencies: dict[str, Agency], narratives: Narratives, sign: Sign | None = None
    ) -> None:
        """Read the texts twice: once to count what is common, once for the signatures (by ``sign``, if given)."""
        self._report_year, self._agencies = report_year, agencies
        self.common = common_clauses(_texts(agencies, narratives))
        signed = sign(self.common) if sign else signatures(agencies, narratives(), self.common)
        self._near = nearest(signed)

    def near(self, agency_id: str) -> tuple[str, ...]:
        """The agencies whose texts are most like this one's."""
        return self._near.get(agency_id, ())

    def around(self, agency: Agency, narrative: Callable[[str], str | None]) -> Around:
        """What stands around a report: the common clauses, and the reports that share its text, compared exactly."""
        own = narrative(agency.agency_id) if self.near(agency.agency_id) else None
        if own is None:
            return Around(self.common)
        mine = own_clauses(own, (agency.name, *agency.aliases), self.common)
        found = [self._alike(mine, other, narrative) for other in self.near(agency.agency_id)]
        best = sorted((each for each in found if each), key=lambda each: (-each.share, each.agency_id))
        return Around(self.common, tuple(best))

    def _alike(self, mine: tuple[str, ...], other: str, narrative: Callable[[str], str | None]) -> Alike | None:
        text = narrative(other)
        if text is None:
            return None
        body = self._agencies[other]
        same, whole, which = shared(mine, own_clauses(text, (body.name, *body.aliases), self.common))
        return Alike(other, body.name, self._report_year, same, whole, which[:SHOWN]) if same else None


def _texts(agencies: dict[str, Agency], narratives: Narratives) -> Iterator[Text]:
    for agency_id, text in narratives():
        if agency_id in agencies:
            yield Text(agencies[agency_id], text)


def signatures(
    agencies: Mapping[str, Agency], texts: Iterable[tuple[str, str]], common: frozenset[str]
) -> Iterator[tuple[str, Signature]]:
    """Of every text (agency id, text) that has clauses of its own: whose it is, and its signature."""
    for agency_id, text in texts:
        agency = agencies.get(agency_id)
        own = own_clauses(text, (agency.name, *agency.aliases), common) if agency else ()
        if own:
            yield agency_id, signature(own)


def common_clauses(texts: Iterable[Text]) -> frozenset[str]:
    """The clauses that stand in reports of REGIONS prefectures or more, counted over SAMPLE reports spread evenly."""
    regions: defaultdict[str, set[str]] = defaultdict(set)
    taken: defaultdict[str, int] = defaultdict(int)
    for count, text in enumerate(_spread(texts, taken)):
        if count >= SAMPLE:
            break
        for clause in clauses(text.text, text.names):
            regions[clause].add(text.agency.division_code[:4])
    return frozenset(clause for clause, where in regions.items() if len(where) >= REGIONS)


def _spread(texts: Iterable[Text], taken: defaultdict[str, int]) -> Iterator[Text]:
    """No more than 40 texts of one prefecture, so that the sample reaches many."""
    for text in texts:
        prefecture = text.agency.division_code[:4]
        taken[prefecture] += 1
        if taken[prefecture] <= 40:
            yield text
