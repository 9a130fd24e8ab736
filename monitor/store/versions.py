"""Versions of a report at one address: consecutive captures in which the same was read."""

from collections.abc import Sequence
from itertools import groupby

from monitor.store.rows import Row, Stored


def version_rows(agency_id: str, report_year: int, sightings: Sequence[Stored]) -> list[Row]:
    """Rows of ``report_versions`` from sightings in order of address and time; A, B, A again are three versions."""
    rows: list[Row] = []
    for at_address, (address, seen) in enumerate(groupby(sightings, key=lambda row: row["address"]), 1):
        for number, (report_id, run) in enumerate(groupby(seen, key=lambda row: row["report_id"]), 1):
            together = list(run)
            rows.append(
                {
                    "version_id": f"{agency_id}-{report_year}/a{at_address}v{number}",
                    "agency_id": agency_id,
                    "report_year": report_year,
                    "address": address,
                    "number": number,
                    "report_id": report_id,
                    "capture_id": together[0]["capture_id"],
                    "first_seen_at": together[0]["at"],
                    "last_seen_at": together[-1]["at"],
                    "sightings": len(together),
                }
            )
    return rows
