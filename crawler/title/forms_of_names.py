"""A body called by another form of its name: a zone by fewer words, a street or a town by its office.

None of these is sure: another body may be called so, and the page must say whose the report is.
"""

import re
from functools import lru_cache

from crawler.title.names import level_before, split_region
from crawler.title.places import is_same_place

_ZONE = re.compile(
    r"(?P<where>.*?)(?:国家级?|省级|市级)?"
    r"(?:(?P<new>高新(?:技术)?(?:产业)?(?:开发区|园区|园|区))|(?P<open>经济(?:技术)?开发区|经开区)|(?P<any>开发区)"
    r"|(?P<works>工业园区?|产业园区?|园区)|(?P<sights>风景名胜区|风景旅游区|风景区|景区|旅游度假区|度假区))"
    r"(?:管委会|管理局|管理处)?办?"
)
_LEVELS = re.compile("[省市州盟县区旗]")
PEOPLES = (
    "回|满|蒙古|藏|维吾尔|苗|彝|壮|布依|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌"
    "|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|独龙|保安|裕固|普米|鄂温克|各"
)
_PEOPLES_TOWN = re.compile(f"(?:(?:{PEOPLES})族)+(?=乡)")
_STREET = re.compile("(?:街道办事处|街道办|街道|街办|街|办事处)$")
_TOWNS = ("镇", "乡", "街道", "苏木")
_OFFICES = ("党政办", "综合办", "党政综合办")
_SHORTEST_STEM, _LONG = 2, 5


@lru_cache(maxsize=16384)
def is_another_form(short: str, name: str) -> bool:
    """Whether a shortened name may be another form of a body's.

    >>> is_another_form("池州高新区", "安徽池州高新技术产业开发区管委会"), is_another_form("池州高新区", "池州经开区")
    (True, False)
    """
    return (
        _is_same_zone(short, name)
        or _is_office_of_town(short, name)
        or _is_same_street(short, name)
        or _is_registered_bare(short, name)
        or _is_of_one_zone(short, name)
        or _is_of_place_in_short(short, name)
        or _PEOPLES_TOWN.sub("", short) == _PEOPLES_TOWN.sub("", name)
        or (len(short) != len(name) and _LEVELS.sub("", short) == _LEVELS.sub("", name) != "")
    )


def is_misspelt(short: str, name: str) -> bool:
    """Whether one letter within a long name is lost, put in, or changed places with the next.

    A wrong letter makes other bodies' names (教育局, 体育局); so does one before the name (新万安镇).
    """
    if short[:1] != name[:1] or len(name) < _LONG or short == name:
        return False
    if len(short) == len(name):
        at = next(index for index, (one, other) in enumerate(zip(short, name, strict=True)) if one != other)
        return short == f"{name[:at]}{name[at + 1 : at + 2]}{name[at]}{name[at + 2 :]}"
    shorter, longer = sorted((short, name), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))


def _is_registered_bare(short: str, name: str) -> bool:
    """Whether a name that says nowhere of where (教育局, 县教育局) is that of the body of some place, of its level."""
    regions, core = split_region(short)
    if not (regions and core) or split_region(name)[0]:
        return False
    level = level_before(name)
    return regions[-1].endswith(level) and name.removeprefix(level) == core


def _is_same_zone(short: str, name: str) -> bool:
    here, there = _ZONE.fullmatch(short), _ZONE.fullmatch(name)
    if here is None or there is None:
        return False
    kinds = {here.lastgroup, there.lastgroup}
    if len(kinds) > 1 and kinds not in ({"any", "new"}, {"any", "open"}):
        return False
    place, own = (_LEVELS.sub("", each["where"]) for each in (here, there))
    return (own.endswith(place) or place.endswith(own)) if own else not place


def _is_of_place_in_short(short: str, name: str) -> bool:
    """Whether two names are of one body of a place that is named in short: 黔东南州 for an autonomous prefecture."""
    (theirs, core), (own, mine) = split_region(short), split_region(name)
    if not theirs or not own or theirs[-1] == own[-1] or theirs[-1][-1] != own[-1][-1]:
        return False
    return core.removesuffix("政府") == mine.removesuffix("政府") and is_same_place(theirs[-1], own[-1])


_NEW_ZONE = re.compile(r"(?:国家级?|省级)?高新(?:技术)?(?:产业)?(?:开发区|园区|区)")
_OPEN_ZONE = re.compile("经济(?:技术)?开发区")


def _is_of_one_zone(short: str, name: str) -> bool:
    """Whether two names are a zone's bureau's, with the zone in short or not: 高新区财政局."""
    if not any(words in name for words in ("高新", "经开区", "开发区")):
        return False
    one, other = (_OPEN_ZONE.sub("经开区", _NEW_ZONE.sub("高新区", each)) for each in (short, name))
    return (one, other) != (short, name) and _LEVELS.sub("", one) == _LEVELS.sub("", other)


def _is_office_of_town(short: str, name: str) -> bool:
    town = name.removesuffix("政府").removesuffix("办事处")
    return town.endswith(_TOWNS) and short.startswith(town) and short[len(town) :] in _OFFICES


def _is_same_street(short: str, name: str) -> bool:
    here, there = _STREET.search(short), _STREET.search(name)
    if here is None or there is None or "街道" not in name:
        return False
    return short[: here.start()] == name[: there.start()] and here.start() >= _SHORTEST_STEM
