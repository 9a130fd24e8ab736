"""Whom a digest speaks of: everybody, a region, one agency, or several of these together."""

from collections.abc import Iterable

from crawler.register import Agency, Register
from monitor.places import place_name, stem, within

ALL = "*"
AGENCY = "agency:"


def check_scope(scope: str, register: Register) -> str | None:
    """What is wrong with a scope a person wrote; None when it is good."""
    for part in scope.split("+"):
        if part == ALL or (part.isdigit() and any(within(a.division_code, part) for a in register.agencies)):
            continue
        if part.startswith(AGENCY) and any(a.agency_id == part.removeprefix(AGENCY) for a in register.agencies):
            continue
        return f"{part!r} 不是 *、名册中有机关的行政区划代码，或 agency:机关编号"
    return None


def belongs(agency: Agency, scope: str) -> bool:
    """Whether a scope speaks of an agency."""
    return any(
        part == ALL
        or (part.startswith(AGENCY) and agency.agency_id == part.removeprefix(AGENCY))
        or (part.isdigit() and within(agency.division_code, part))
        for part in scope.split("+")
    )


def united(scopes: Iterable[str], register: Register) -> str:
    """One scope for several: what another part covers is dropped, so that a reader gets one mail and nothing twice."""
    parts = sorted({part for scope in scopes for part in scope.split("+")})
    return "+".join(part for part in parts if not any(_covers(other, part, register) for other in parts))


def _covers(other: str, part: str, register: Register) -> bool:
    if other == part:
        return False
    if other == ALL:
        return True
    if part.startswith(AGENCY):
        agency = next((a for a in register.agencies if a.agency_id == part.removeprefix(AGENCY)), None)
        return agency is not None and belongs(agency, other)
    return other.isdigit() and part.isdigit() and part.startswith(stem(other))


def scope_name(scope: str, register: Register, own: str = "") -> str:
    """What a scope is called in a subject; ``own`` is the name given in the settings for everybody."""
    names = []
    for part in scope.split("+"):
        if part == ALL:
            codes = {agency.division_code for agency in register.agencies}
            names.append(own or (place_name(codes.pop(), register.agencies) if len(codes) == 1 else "全部"))
        elif part.startswith(AGENCY):
            names += [a.name for a in register.agencies if a.agency_id == part.removeprefix(AGENCY)]
        else:
            names.append(place_name(part, register.agencies))
    return " ".join("、".join(names).split())
