"""Whether the place a name begins with is the agency's: with the province before it, or another county of that town."""

import itertools
from functools import lru_cache

from crawler.title.agency_names import Names
from crawler.title.names import LEVELS, split_region

UPPER = ("省", "市", "州", "盟", "自治区", "特别行政区", "地区")
TOWNS = ("镇", "乡", "街道", "苏木")
_COUNTIES = ("县", "区", "旗")
_BORNE_ONCE = ("县", "旗")
"""No two counties of the country are called alike, though they come to another prefecture at times; districts are."""


def without_upper(short: str, names: Names) -> str:
    """A shortened name without the province and city before the place that the agency is of."""
    own = {split_region(name)[0][:1] for name in names.exact} - {()}
    below = short
    for region in itertools.takewhile(lambda region: region.endswith(UPPER), split_region(short)[0]):
        if (region,) in own or short in names.exact:
            break
        below = below.removeprefix(region)
        if split_region(below)[0][:1] in own:
            return below
    return short


def without_county(short: str) -> str:
    """A town's name without the county before it; empty where it is no town's."""
    regions = split_region(short)[0]
    if len(regions) < 2 or not regions[-1].endswith(TOWNS):
        return ""
    return short[sum(map(len, regions[:-1])) :]


@lru_cache(maxsize=16384)
def is_elsewhere(short: str, names: Names) -> bool:
    """Whether a shortened name says of which city or county its place is, and it is not the agency's: the 城关镇 of
    another county, the 和平区 of another city."""
    regions = split_region(short)[0]
    said = {_agree(regions, own) for own in names.places}
    return False in said and True not in said


def _agree(regions: tuple[str, ...], own: tuple[str, ...]) -> bool | None:
    """Whether two rows of regions that have one place in common say the same of where it is; None when one says
    nothing of it, or another kind of place."""
    for at, region in enumerate(own):
        if at and region in regions[1:] and not region.endswith(_BORNE_ONCE):
            above, mine = regions[regions.index(region) - 1], own[at - 1]
            if _kind(above) == _kind(mine):
                return above in own or is_same_place(above, mine)
    return None


def _kind(region: str) -> str:
    """What a place is, all that counties are called being one."""
    level = next((level for level in LEVELS if region.endswith(level)), "")
    return "县" if level.endswith(_COUNTIES) and level not in ("新区", "地区", "自治区") else level[-1:]


def is_same_place(region: str, other: str) -> bool:
    """Whether one region is another in another rank, or in short: 沙县区, 沙县; 伊犁州, 伊犁哈萨克自治州."""
    shorter, longer = sorted((_stem(region), _stem(other)), key=len)
    if shorter == longer or shorter[:1] != longer[:1]:
        return shorter == longer
    rest = iter(longer)
    return longer.endswith(("自治", "联合")) and all(letter in rest for letter in shorter)


def _stem(region: str) -> str:
    """A region without the letter of its level."""
    return region[:-1] if len(region) > 2 else region
