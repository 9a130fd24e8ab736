"""Whether a body named in a title is an agency: by its name, by one that may mean it, or by one that is another's."""

import itertools
import re
from functools import lru_cache

from crawler.title.fields import is_of_one_field
from crawler.title.forms_of_names import is_another_form, is_misspelt
from crawler.title.names import (
    GENERIC_CORES,
    LEVELS,
    OWN,
    Names,
    looks_like_a_body,
    of_branch,
    shorten,
    split_region,
    squash,
)

_UPPER = ("省", "市", "州", "盟", "自治区", "特别行政区", "地区")
_OWN_WORDS = {"局", "厅", "委", "办", "院", "处", "所", "会", "中心", "级", *LEVELS}
_KINDS = GENERIC_CORES - {"", "机关", "单位", "部门"}
_OFFICES = ("局", "委", "办", "厅")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_TOWNS = ("镇", "乡", "街道", "苏木")
_PARTS_TOO = {"机关", "本级", "本部", "机关本级"}
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


@lru_cache(maxsize=16384)
def resembles(named: str, names: Names) -> bool:
    """Whether a text that is not the agency's name may mean it all the same: its office, itself with another body
    before it, a shorter way to call it (县发改委), or its field without the name of any body (示例县教育系统)."""
    short = _without_upper(shorten(named), names)
    if (
        short in names.kin
        or any(is_misspelt(squash(named), name) for name in names.official)
        or short.removesuffix("办") in names.exact
        or any(name in names.exact for name in of_branch(short))
        or any(
            _abbreviates(short, name) or is_another_form(short, name) or is_of_one_field(short, name)
            for name in names.exact
        )
    ):
        return True
    for name in names.exact:
        before = short.removesuffix(name)
        if len(name) >= 4 and before != short and (_is_no_part(before) or _says_where(name)):
            return True
    return not looks_like_a_body(squash(named)) and (
        any(stem in short for stem in names.stems) or any(_goes_on_after(short, name) for name in names.exact)
    )


def _is_no_part(before: str) -> bool:
    """Whether words before a whole name make no other name of it: another body, a title said twice, a number."""
    return looks_like_a_body(before) or "公开" in before or not _CHINESE.search(before)


def _says_where(name: str) -> bool:
    """Whether a name says of which county or city it is: words before it are no part of it (公告嘉祥县财政局)."""
    regions = split_region(name)[0]
    return regions != () and not regions[0].endswith(_TOWNS)


def _goes_on_after(short: str, name: str) -> bool:
    """Whether a text begins with a whole name and goes on with words of its title (教育局2O24年)."""
    return len(name) >= 4 and looks_like_a_body(name) and short.startswith(name)


BRANCH = re.compile(r"分局|支局|派出|直属|第[一二三四五六七八九十]")


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short name of a body leaves out only some of a name's characters: 住建局 of 住房城乡建设局.

    A reform makes a committee a bureau (卫健局 of 卫生健康委), so what kind of office it is may differ.
    Other bodies may be called so too; that is for the page to say.
    """
    core, otherwise = split_region(short)[1], short[-1:] != name[-1:]
    if otherwise and not (short.endswith(_OFFICES) and name.endswith(_OFFICES)):
        return False
    if len(core) < 3 or core in GENERIC_CORES or not len(short) < len(name) + otherwise:
        return False
    theirs, own = split_region(short)[0], split_region(name)[0]
    if theirs and own and not BRANCH.search(name) and not _leaves_out(theirs[-1], own[-1]):
        return False  # the city's bureau is not its district's, save where that is a branch of it
    return looks_like_a_body(short) and _leaves_out(short[:-1], name[:-1])


def _leaves_out(short: str, name: str) -> bool:
    """Whether all characters of a text stand in another one, in its order."""
    rest = iter(name)
    return all(letter in rest for letter in short)


@lru_cache(maxsize=16384)
def extends(named: str, names: Names) -> bool:
    """Whether a name is the agency's with something put into it, as the law's reforms do: 教育体育局 of 教育局.

    Another body may be called so; a branch (分局) is one for sure. The first of several (第一人民医院) may be the one
    that was called without a number while it was the only one.
    """
    short = _without_upper(shorten(named), names)
    if _without_first(short) in names.exact or short in {_without_first(name) for name in names.exact} - {""}:
        return True
    regions = split_region(short)[0]
    alike = [name for name in names.exact if split_region(name)[0] == regions]
    alike += () if regions else names.loose
    return not BRANCH.search(short) and any(
        name[-1:] == short[-1:] and len(split_region(name)[1]) >= 3 and _abbreviates(name, short) for name in alike
    )


_FIRST = re.compile(r"第一(?=[^一二三四五六七八九十]*$)(?!.*[分支]局)|一(?=[中小]$)")


def _without_first(short: str) -> str:
    """A name without the number of the first of its kind; empty where it bears none."""
    found = _FIRST.search(short)
    if found is None:
        return ""
    return f"{short[: found.start()]}{short[found.end() :]}" + ("学" if short[found.end() :] in ("中", "小") else "")


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """True for a name that any body of the kind could bear: 政府, 县政府办, 本机关."""
    return _kind_of(name) in GENERIC_CORES


@lru_cache(maxsize=16384)
def is_of_another_kind(named: str, names: Names) -> bool:
    """Whether a generic name says that it is a government, a zone or an office of one, and the agency is none; 政府
    alone is but a word of the title."""
    return (
        shorten(named) != "政府"
        and _kind_of(named) in _KINDS
        and not any(split_region(name)[1] in _KINDS for name in names.exact)
    )


def _kind_of(name: str) -> str:
    """What a name says besides whose and of which level: 政府办 of 县政府办; nothing of 本局."""
    short = shorten(name)
    for own in OWN:
        if own and short.startswith(own):
            short = short[len(own) :]
            if short in _OWN_WORDS:
                return ""
            break
    level = next((level for level in LEVELS if short.startswith(level)), "")
    return short.removeprefix(level)


@lru_cache(maxsize=16384)
def calls(named: str, names: Names) -> str:
    """How a body named in a title relates to an agency: ``exact``, ``loose`` or ``other``.

    A province or city before the region (临汾市尧都区, 山西省临汾市尧都区) changes nothing.
    """
    short = _without_upper(shorten(named), names)
    if short in names.exact:
        return "exact"
    return "loose" if short in names.loose or _of_a_county(short) in names.exact else "other"


def _without_upper(short: str, names: Names) -> str:
    """A name without the province and city before the place that the agency is of."""
    own = {split_region(name)[0][:1] for name in names.exact} - {()}
    below = short
    for region in itertools.takewhile(lambda region: region.endswith(_UPPER), split_region(short)[0]):
        if (region,) in own or short in names.exact:
            break
        below = below.removeprefix(region)
        if split_region(below)[0][:1] in own:
            return below
    return short


def _of_a_county(short: str) -> str:
    """A town's name without the county before it; empty where it is no town's."""
    regions = split_region(short)[0]
    if len(regions) < 2 or not regions[-1].endswith(_TOWNS):
        return ""
    return short[sum(map(len, regions[:-1])) :]
