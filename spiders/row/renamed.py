"""A body that a list names first in the very year the agency is missing: perhaps the agency under a new name."""

import re

from crawler.title.calling import is_part
from crawler.title.forms_of_names import PEOPLES
from crawler.title.links import Asked
from crawler.title.names import GENERIC_CORES, shorten, split_region
from crawler.title.resembling import BRANCH
from spiders.row.row_index import RowIndex

_TOWNS = ("镇", "乡", "街道", "苏木")
_TOWN = re.compile("(?:镇|乡|街道|苏木)$")
_ABOVE = ("市", "州", "盟", "省", "地区", "自治区")
"""What the places above a county are: their bodies are others', save where the county may have become one."""
_LEVEL = re.compile(f"(?:(?:(?:{PEOPLES})族)*自治[县旗]|地区|新区|[市州盟县旗区])$")
_KINDS = ("局", "委", "办", "厅")
_SAYING_LITTLE = set("政务管理事公共服行合综发展建设和与")
MOST = 5
"""Newcomers of one year at most that say anything: where many are new, the list begins with that year."""


def perhaps_renamed(index: RowIndex, asked: Asked) -> list[str]:
    """The bodies, of nobody the register knows, whose reports begin where the agency's end, with the year asked for or
    before it; of a name that may have come of the agency's (教体局 of 教育局)."""
    years = index.years_by_body()
    mine = {year for named, of in years.items() if shorten(named) in asked.names.exact for year in of}
    last = max((year for year in mine if year < asked.year), default=None)
    if last is None:
        return []
    new = [named for named, of in years.items() if last < min(of) and max(of) >= asked.year]
    return [named for named in new if _is_alike(named, asked)] if len(new) <= MOST else []


def _is_alike(named: str, asked: Asked) -> bool:
    short = shorten(named)
    above = any(name.startswith(short) for name in asked.names.exact)
    if short in asked.known or above or BRANCH.search(short) or is_part(named, asked.names) or "、" in named:
        return False
    if any(_is_same_town(short, name) for name in asked.names.exact):
        return True
    regions, core = split_region(short)
    if not short.endswith(_KINDS) and core not in GENERIC_CORES:
        return False
    for name in asked.names.exact:
        theirs, own = split_region(name)
        if regions and theirs and core == own:
            beside = own not in GENERIC_CORES and not regions[-1].endswith(_ABOVE)
            if beside or _is_raised(regions[-1], theirs[-1]):
                return True
        here = not regions or regions[-1:] == theirs[-1:]
        if here and own and own not in GENERIC_CORES and _telling(core) & _telling(own):
            return True
    return False


def _is_raised(place: str, other: str) -> bool:
    """Whether a place bears another's name and is another kind of one: 示例市 or 示例区 after 示例县."""
    one, two = (_LEVEL.sub("", each) for each in (place, other))
    return place != other and one == two and len(one) > 1


def _is_same_town(short: str, name: str) -> bool:
    """Whether a town bears another's name and is another kind of one: 城关街道 after 城关镇."""
    (mine, _), (theirs, _) = split_region(name), split_region(short)
    if not mine or not theirs or not mine[-1].endswith(_TOWNS) or not theirs[-1].endswith(_TOWNS):
        return False
    one, other = (_TOWN.sub("", regions[-1]) for regions in (mine, theirs))
    return mine[-1] != theirs[-1] and one == other and (len(theirs) == 1 or len(mine) == 1 or mine[-2] == theirs[-2])


def _telling(core: str) -> set[str]:
    """The characters of a name that say what the body is for: 文教局 may be what has become of 教育局."""
    return set(core[:-1]) - _SAYING_LITTLE
