"""Whose each name is, among the agencies of a portal."""

from collections.abc import Mapping

from crawler.title.agency_names import Names


def owners_of(neighbours: Mapping[str, Names]) -> dict[str, frozenset[str]]:
    """Whose each complete name is."""
    owners: dict[str, set[str]] = {}
    for agency_id, names in neighbours.items():
        for name in names.exact:
            owners.setdefault(name, set()).add(agency_id)
    return {name: frozenset(ids) for name, ids in owners.items()}


def bearers_of(neighbours: Mapping[str, Names]) -> dict[Names, frozenset[str]]:
    """Who has the very same names: one body that stands more than once in the register."""
    bearers: dict[Names, set[str]] = {}
    for agency_id, names in neighbours.items():
        bearers.setdefault(names, set()).add(agency_id)
    return {names: frozenset(ids) for names, ids in bearers.items()}
