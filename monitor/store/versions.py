"""Versions of a report at one address: consecutive captures in which the same was read."""

from collections.abc import Sequence
from itertools import groupby

from monitor.store.rows import Stored, Values


def version_rows(agency_id: str, report_year: int, sightings: Sequence[Stored]) -> list[Values]:
    """Rows of ``report_versions`` from sightings in order of address and time; A, B, A again are three versions."""
    rows: list[Values] = []
    for at_address, (address, seen) in enumerate(groupby(sightings, key=lambda row: row["address"]), 1):
        for number, (report_id, run) in enumerate(groupby(seen, key=lambda row: row["report_id"]), 1):
            first, *later = run
            last = later[-1] if later else first
            version_id = f"{agency_id}-{report_year}/a{at_address}v{number}"
            named = (version_id, agency_id, report_year, address, number, report_id)
            rows.append((*named, first["capture_id"], first["at"], last["at"], 1 + len(later)))
    return rows
