"""What bodies of the same kind report: per province, level, kind and function, how many gave a figure, and how low."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from crawler.register import Agency
from monitor.cases import Peers
from monitor.rules.over_years import WATCHED

Figures = Callable[[str], Iterable[tuple[str, int]]]
"""Of a cell (``table.row.column``): (agency id, figure) of every report of the year that gives one."""
Group = tuple[str, str, str, str]

_PLACE = "(?:自治区|自治州|自治县|省|市|地区|盟|州|县|区|旗)(?=[一-鿿]{2,})"
_FIRST, _NEXT = re.compile(f"^[一-鿿]{{1,7}}?{_PLACE}"), re.compile(f"^[一-鿿]{{2,7}}?{_PLACE}")
_ALIKE = frozenset({"people_government", "government_office", "township_government", "street_office", "zone"})
"""Kinds whose bodies all do the same, whatever they are called."""


def function_of(name: str) -> str:
    """What a body does, by its name without the places before it; alike for the same bureaus of several counties.

    >>> function_of("某县财政局"), function_of("某市某某区市场监督管理局")
    ('财政局', '市场监督管理局')
    """
    rest = _FIRST.sub("", name, count=1)
    while (shorter := _NEXT.sub("", rest, count=1)) != rest:
        rest = shorter
    return rest


def group_of(agency: Agency) -> Group:
    """Whom a body is compared with."""
    function = "" if agency.kind in _ALIKE else function_of(agency.name)
    return agency.division_code[:2], agency.level, agency.kind, function


def peers_of_year(agencies: Mapping[str, Agency], figures: Figures) -> dict[Group, dict[str, Peers]]:
    """Per group and watched cell the number of bodies and their lower quartile; a few numbers, whatever was read."""
    found: dict[Group, dict[str, Peers]] = {}
    for name in WATCHED:
        values: defaultdict[Group, list[int]] = defaultdict(list)
        for agency_id, value in figures(name):
            if agency_id in agencies:
                values[group_of(agencies[agency_id])].append(value)
        for group, listed in values.items():
            listed.sort()
            found.setdefault(group, {})[name] = Peers(len(listed), listed[(len(listed) - 1) // 4])
    return found
