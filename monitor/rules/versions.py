"""Which two captures of a report are compared with each other."""

from collections.abc import Iterator
from itertools import pairwise

from monitor.cases import Case, StoredReport, has_tables

Pair = tuple[StoredReport, StoredReport]


def version_pairs(case: Case) -> tuple[Pair, ...]:
    """Consecutive readable versions: of each address, and of the report's page when it moved to another address."""
    series: dict[str, list[StoredReport]] = {}
    for stored in case.reports:
        if stored.report.error is None and stored.report.is_annual_report:
            series.setdefault(stored.capture.url, []).append(stored)
    pairs = [pair for versions in series.values() for pair in pairwise(versions)]
    return (*pairs, *_moves(case, series))


def _moves(case: Case, series: dict[str, list[StoredReport]]) -> Iterator[Pair]:
    """The last version at an address no longer listed, with the first of the one that took its place."""
    listed = [look for look in case.looks if look.found]
    if not listed:
        return
    now = {found.url for found in listed[-1].found}
    gone = [v[-1] for v in series.values() if v[-1].found.url not in now and has_tables(v[-1].report)]
    come = [v[0] for v in series.values() if v[0].found.url in now and has_tables(v[0].report)]
    for old in gone:
        later = [new for new in come if new.capture.at > old.capture.at]
        if later:
            yield old, min(later, key=lambda stored: stored.capture.at)
