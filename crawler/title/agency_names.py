"""Everything an agency may be called, prepared once per agency from its name and aliases in the register."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler.register import Agency
from crawler.title.names import (
    GENERIC_CORES,
    LEVELS,
    OWN,
    shorten,
    spelled_out,
    split_region,
    squash,
    without_kind,
)

_GOVERNMENTS = {
    "people_government": "政府",
    "township_government": "政府",
    "street_office": "办事处",
    "zone": "管委会",
}
"""Kinds of bodies that are called by their place alone, and what the place is followed by."""
_OF_OPENNESS = ("政务公开办", "政府信息公开办", "信息公开办")
"""What an office calls itself that keeps a government's reports."""


@dataclass(frozen=True, slots=True)
class Names:
    """Everything an agency may be called, prepared once per agency."""

    exact: frozenset[str]
    """Complete names: the agency's own and its aliases."""
    loose: frozenset[str]
    """The same without its region, or with the region's level only (县教育局, 教育局): good where no other fits."""
    kin: frozenset[str] = frozenset()
    """A government's office, an office's government: whose report the one publishes may be the other's."""
    stems: frozenset[str] = frozenset()
    """What a department's name says besides where and what kind of body it is: 教育, 卫生健康."""
    official: frozenset[str] = frozenset()
    """Its names as registered, nothing shortened."""
    spelled: frozenset[str] = frozenset()
    """Its complete names with the words of its field as they are: 交通运输局."""
    branch: frozenset[str] = frozenset()
    """What a branch is called in its county."""
    places: frozenset[tuple[str, ...]] = frozenset()
    """The regions its names begin with, as far up as they say."""
    place: str = ""
    """The division code: towns of different counties may bear one name, and are not one body."""


@lru_cache(maxsize=4096)
def names_of(agency: Agency) -> Names:
    """The complete and the shortened names of an agency."""
    official = frozenset(map(squash, (agency.name, *agency.aliases)))
    exact: set[str] = set()
    loose: set[str] = set()
    for name in official:
        more, less = _called(name, agency.kind)
        exact |= more
        loose |= less
    branch = frozenset(each for name in official for each in of_branch(shorten(name)))
    loose |= branch | {bare for each in branch for bare in _called(each, agency.kind)[1]}
    kin = {other for name in exact for other in _kin_of(name)}
    if agency.kind in ("people_government", "government_office"):
        kin |= {other for name in loose for other in _kin_of(name)}
    stems = {stem for name in exact if len(stem := without_kind(split_region(name)[1])) >= 2} - GENERIC_CORES
    return Names(
        exact=frozenset(exact - {""}),
        loose=frozenset(loose - exact - {""}),
        kin=frozenset(kin - exact - {""}),
        stems=frozenset(stems),
        official=official,
        spelled=frozenset(map(spelled_out, official)),
        branch=branch,
        places=frozenset(split_region(name)[0] for name in official),
        place=agency.division_code,
    )


def _called(name: str, kind: str) -> tuple[set[str], set[str]]:
    """The complete names that one name gives, and those without its place."""
    regions, core = split_region(name)
    exact = {shorten(name)} | {"".join(regions[first:]) + core for first in range(1, len(regions))}
    parts = name.split("、")  # one body of two names
    loose = {each for part in parts if len(parts) > 1 for called in _called(part, kind) for each in called}
    if regions and kind in _GOVERNMENTS and core in GENERIC_CORES:
        exact |= {"".join(regions[first:]) for first in range(len(regions))}
        exact |= {"".join(regions[first:]) + _GOVERNMENTS[kind] for first in range(len(regions))}
    if regions:
        level = next((level for level in LEVELS if regions[-1].endswith(level)), "")
        loose |= {f"{own}{level}{core}" for own in OWN} | ({core} if core else set())
        stem = regions[-1].removesuffix(level)
        if len(stem) >= 2:
            loose.add(stem + core)
    return exact, loose


_BRANCH = re.compile(r".+?[市州盟](.{2,14}?)(局|委|支队)(.{2,10}?)(县|区|市|旗)?(?:分局|大队)")
_BRANCH_INSIDE = re.compile(r".+?[市州盟](.{2,8}?)(县|区|市|旗)?(生态环境)(局|分局)")
"""A city's bureau that bears the place of its county before what it is: 示例市白水生态环境局."""


@lru_cache(maxsize=4096)
def of_branch(name: str) -> frozenset[str]:
    """What a city's branch in a county is called there: 示例县生态环境分局 for 示例市生态环境局示例县分局,
    示例县消防救援大队 for 示例市消防救援支队示例县大队."""
    if (found := _BRANCH.fullmatch(name)) is not None:
        stem, above, place, level = found.groups()
    elif (found := _BRANCH_INSIDE.fullmatch(name)) is not None:
        place, level, stem, above = found.groups()
    else:
        return frozenset()
    places = (place, *(place + each for each in ([level] if level else "县区市旗")))
    kinds = ("大队",) if above == "支队" else ("局", "分局")
    called = (f"{where}{stem}{kind}" for where in places for kind in kinds)
    return frozenset(each for each in called if not name.startswith(each))  # a city may bear its county's name


def _kin_of(name: str) -> tuple[str, ...]:
    if name.endswith(("政府办", "管委会办")):
        whole = name.removesuffix("办")
        return whole, whole.removesuffix("政府"), *_openness(whole)
    if name.endswith("中心管委会"):
        return (name.removesuffix("管委会"),)
    return (f"{name}办", *_openness(name)) if name.endswith(("政府", "管委会")) else ()


def _openness(government: str) -> tuple[str, ...]:
    """The offices that keep the reports of a government, by its place with or without the word."""
    return tuple(where + office for where in (government, government.removesuffix("政府")) for office in _OF_OPENNESS)
