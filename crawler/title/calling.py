"""What the name of a body in a title says to an agency: that it is its own, its office's, a part's, or anybody's."""

from functools import lru_cache

from crawler.title.agency_names import Names
from crawler.title.names import GENERIC_CORES, LEVELS, OWN, level_before, shorten, split_region
from crawler.title.places import is_elsewhere, without_county, without_upper

_OWN_WORDS = {"局", "厅", "委", "办", "院", "处", "所", "会", "中心", "级", *LEVELS}
_KINDS = GENERIC_CORES - {"", "机关", "单位", "部门"}
_PARTS_TOO = ("机关本级", "机关", "本级", "本部")
"""What may follow an agency's name and name it all the same."""


def is_kin(named: str, names: Names) -> bool:
    """Whether the body named is the agency's office, or the government whose office the agency is."""
    return shorten(named) in names.kin


def is_part(named: str, names: Names) -> bool:
    """Whether the body named bears the agency's name with more behind it: 教育局教研室 of 教育局."""
    short = shorten(named)
    return short not in names.kin and any(
        short.startswith(name) and short not in (name, *(name + more for more in _PARTS_TOO)) for name in names.exact
    )


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """True for a name that any body of the kind could bear: 政府, 县政府办, 本机关."""
    return _kind_of(name) in GENERIC_CORES


@lru_cache(maxsize=16384)
def is_of_another_kind(named: str, names: Names) -> bool:
    """Whether a generic name says that it is a government, a zone or an office of one, and the agency is none, or is of
    another level; 政府 alone is but a word of the title."""
    short, kind = shorten(named), _kind_of(named)
    if short == "政府" or kind not in _KINDS:
        return False
    level, own = level_before(short)[-1:], {regions[-1][-1] for regions in names.places if regions}
    return bool(level and own and level not in own) or not any(split_region(n)[1] in _KINDS for n in names.exact)


def _kind_of(name: str) -> str:
    """What a name says besides whose and of which level: 政府办 of 县政府办; nothing of 本局."""
    short = shorten(name)
    for own in OWN:
        if own and short.startswith(own):
            short = short[len(own) :]
            if short in _OWN_WORDS:
                return ""
            break
    return short.removeprefix(level_before(short))


@lru_cache(maxsize=16384)
def calls(named: str, names: Names) -> str:
    """How a body named in a title relates to an agency: ``exact``, ``loose`` or ``other``.

    A province or city before the region (临汾市尧都区, 山西省临汾市尧都区) changes nothing.
    """
    whole = shorten(named)
    if is_elsewhere(whole, names):
        return "other"
    short = without_upper(whole, names)
    for called in (short, *(short.removesuffix(own) for own in _PARTS_TOO)):
        if called in names.exact:
            return "exact"
    return "loose" if short in names.loose or without_county(short) in names.exact else "other"
