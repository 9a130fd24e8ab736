"""What a run came to, counted in agencies: seen, absent, unknown by reason, per jurisdiction; one cause said once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crawler.looks import Look
from crawler.register import Register


@dataclass(frozen=True, slots=True)
class Counts:
    """Agencies (with their report year) of one jurisdiction."""

    region: str
    """The division code of the agencies."""
    seen: int = 0
    absent: int = 0
    unknown: tuple[tuple[str, int], ...] = ()
    """Reason and number, most first."""

    @property
    def looked(self) -> int:
        """All of them."""
        return self.seen + self.absent + sum(count for _, count in self.unknown)


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason on one portal, with the agencies under it."""

    portal_id: str
    reason: str
    agency_ids: tuple[str, ...]
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """The result of a crawl."""

    run_id: str
    visits: int
    planned: int
    regions: tuple[Counts, ...] = ()
    causes: tuple[Cause, ...] = ()
    unopened: tuple[Cause, ...] = ()
    """Reports that were seen in a list and could not be opened themselves; they are counted as seen."""
    requests: int = 0
    simulated: bool = False

    @property
    def seen(self) -> int:
        """Looks that saw a report."""
        return sum(region.seen for region in self.regions)

    @property
    def absent(self) -> int:
        """Looks that proved absence."""
        return sum(region.absent for region in self.regions)

    @property
    def unknown(self) -> int:
        """Looks that could not see."""
        return sum(count for region in self.regions for _, count in region.unknown)

    @property
    def looked(self) -> int:
        """All looks."""
        return self.seen + self.absent + self.unknown

    @property
    def complete(self) -> bool:
        """Whether every planned visit ended in looks."""
        return self.visits == self.planned


class Tally:
    """Counts looks as visits end, so that a large run need not keep them."""

    def __init__(self, register: Register, run_id: str, planned: int) -> None:
        self.run_id, self.planned, self.visits = run_id, planned, 0
        self._regions: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._causes: defaultdict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
        self._unopened: defaultdict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
        self._codes = {agency.agency_id: agency.division_code for agency in register.agencies}

    def add(self, looks: Iterable[Look]) -> None:
        """Count the looks of one finished visit."""
        self.visits += 1
        for look in looks:
            self._regions[self._codes[look.agency_id]][(look.outcome, look.reason or "")] += 1
            if look.outcome == "unknown":
                self._causes[(look.portal_id, look.reason or "")].append((look.agency_id, look.detail))
            for found in look.found:
                if found.unopened:
                    self._unopened[(look.portal_id, found.unopened)].append((look.agency_id, found.unopened_url))

    def leave(self) -> None:
        """A planned visit is somebody else's."""
        self.planned -= 1

    def summary(self, requests: int, simulated: bool) -> CrawlSummary:
        """The counts so far."""
        regions = tuple(_counts(code, counter) for code, counter in sorted(self._regions.items()))
        causes, unopened = _grouped(self._causes), _grouped(self._unopened)
        return CrawlSummary(self.run_id, self.visits, self.planned, regions, causes, unopened, requests, simulated)


def _grouped(by_cause: Mapping[tuple[str, str], Sequence[tuple[str, str | None]]]) -> tuple[Cause, ...]:
    """The causes, each with its agencies and the detail of the first, most agencies first."""
    return tuple(
        Cause(portal, reason, tuple(dict.fromkeys(agency for agency, _ in agencies)), agencies[0][1])
        for (portal, reason), agencies in sorted(by_cause.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _counts(code: str, counter: Counter[tuple[str, str]]) -> Counts:
    unknown = [(reason, count) for (outcome, reason), count in counter.most_common() if outcome == "unknown"]
    return Counts(code, counter[("seen", "")], counter[("absent", "")], tuple(unknown))
