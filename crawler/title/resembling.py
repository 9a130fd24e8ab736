"""Whether a name that is not the agency's may mean it all the same: what only the page can settle."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from crawler.title.agency_names import Names, of_branch
from crawler.title.fields import is_of_one_field
from crawler.title.forms_of_names import is_another_form, is_misspelt
from crawler.title.names import (
    GENERIC_CORES,
    level_before,
    looks_like_a_body,
    shorten,
    spelled_out,
    split_region,
    squash,
)
from crawler.title.places import TOWNS, is_elsewhere, without_upper

BRANCH = re.compile(r"分局|支局|派出|直属|第[一二三四五六七八九十]")
_OFFICES = ("局", "委", "办", "厅")
_IN_TWO = ("委", "办", "会")
"""Kinds of bodies that are called by two letters: 建委, 编办, 红会."""
_PARTS = ("局", "队", "所", "站", "院", "中心", "部", "处")
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Said:
    """The body that a title names: as written, in short, and with the words of its field as they are."""

    written: str
    short: str
    spelled: str


@lru_cache(maxsize=16384)
def resembles(named: str, names: Names) -> bool:
    """Whether a text that is not the agency's name may mean it all the same, in any of the ways below."""
    whole = shorten(named)
    said = _Said(squash(named), without_upper(whole, names), without_upper(spelled_out(named), names))
    return not is_elsewhere(whole, names) and any(may_mean(said, names) for may_mean in _WAYS)


def _is_its_office(said: _Said, names: Names) -> bool:
    """县政府办 of 县政府, the government of its office, an office of the agency's own."""
    return said.short in names.kin or said.short.removesuffix("办") in names.exact


def _has_a_slip(said: _Said, names: Names) -> bool:
    """县教局: a letter lost, put in or in the wrong place."""
    return any(is_misspelt(said.written, name) for name in names.official)


def _is_branch(said: _Said, names: Names) -> bool:
    """示例市消防救援支队示例县大队 of 示例县消防救援大队, and the other way round."""
    return not names.branch.isdisjoint({said.short, *of_branch(said.short)}) or not names.exact.isdisjoint(
        of_branch(said.short)
    )


def _is_in_short(said: _Said, names: Names) -> bool:
    """县教体局 of 县教育体育局; 县住房城乡建委 of a name that is shortened otherwise by office."""
    return any(_abbreviates(said.short, name) for name in names.exact) or any(
        _abbreviates(said.spelled, name) for name in names.spelled
    )


def _is_of_another_form(said: _Said, names: Names) -> bool:
    """白水街办 of 白水街道办事处; 嘉祥教育局."""
    return any(is_another_form(said.short, name) for name in names.exact)


def _is_of_its_field(said: _Said, names: Names) -> bool:
    """县环保局 of 县生态环境局."""
    return any(is_of_one_field(said.short, name) for name in names.exact | names.branch)


def _stands_behind_words(said: _Said, names: Names) -> bool:
    """公告 县教育局, 县教育局 县教育局: the whole name with another body before it, or a word."""
    for name in names.exact:
        before = said.short.removesuffix(name)
        if len(name) >= 4 and before != said.short and (_is_no_part(before) or _says_where(name)):
            return True
    return False


def _names_its_field_only(said: _Said, names: Names) -> bool:
    """县教育系统: the field, or the whole name and words of the title, and no other body."""
    return not looks_like_a_body(said.written) and (
        any(stem in said.short for stem in names.stems) or any(_goes_on_after(said.short, name) for name in names.exact)
    )


_WAYS: tuple[Callable[[_Said, Names], bool], ...] = (
    _is_its_office,
    _has_a_slip,
    _is_branch,
    _is_in_short,
    _is_of_another_form,
    _is_of_its_field,
    _stands_behind_words,
    _names_its_field_only,
)


def _is_no_part(before: str) -> bool:
    """Whether words before a whole name make no other name of it: another body, a title said twice, a number."""
    return looks_like_a_body(before) or "公开" in before or not _CHINESE.search(before)


def _says_where(name: str) -> bool:
    """Whether a name says of which county or city it is: words before it are no part of it (公告嘉祥县财政局)."""
    regions = split_region(name)[0]
    return regions != () and not regions[0].endswith(TOWNS)


def _goes_on_after(short: str, name: str) -> bool:
    """Whether a text begins with a whole name and goes on with words of its title (教育局2O24年)."""
    return len(name) >= 4 and looks_like_a_body(name) and short.startswith(name)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short name of a body leaves out only some of a name's characters: 住建局 of 住房城乡建设局.

    A reform makes a committee a bureau (卫健局 of 卫生健康委), so what kind of office it is may differ.
    Other bodies may be called so too; that is for the page to say.
    """
    core, otherwise = split_region(short)[1], short[-1:] != name[-1:]
    if otherwise and not (short.endswith(_OFFICES) and name.endswith(_OFFICES)):
        return False
    least = 2 if core.endswith(_IN_TWO) and not name.endswith("管委会") else 3
    if len(core) < least or core.removeprefix(level_before(core)) in GENERIC_CORES:
        return False
    if len(short) >= len(name) + otherwise or _is_above(short, name):
        return False
    theirs, own = split_region(short)[0], split_region(name)[0]
    if theirs and own and not BRANCH.search(name) and not _leaves_out(theirs[-1], own[-1]):
        return False  # the city's bureau is not its district's, save where that is a branch of it
    return looks_like_a_body(short) and _leaves_out(short[:-1], name[:-1])


def _is_above(short: str, name: str) -> bool:
    """Whether a name goes on after a whole one with a part of that body: 公安局 of 公安局交通警察局."""
    part = name.removeprefix(short)
    return part != name and looks_like_a_body(short) and part.endswith(_PARTS) and not BRANCH.search(name)


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
    short = without_upper(shorten(named), names)
    if _without_first(short) in names.exact or short in {_without_first(name) for name in names.exact} - {""}:
        return True
    if is_elsewhere(shorten(named), names):
        return False
    regions, level = split_region(short)[0], level_before(short)[-1:]
    alike = [name for name in names.exact if split_region(name)[0] == regions]
    alike += () if regions else [name for name in names.loose if level_before(name)[-1:] == level]
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
