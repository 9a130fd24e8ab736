"""Whose figures a line above tables gathers: each of many bodies, all of a county or system, the body itself.

A government answers for all below it, so 全县 above its tables is its own; a department does not answer for its county,
nor for each of its stations. What its report appends is in doubt even where it is counted in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from extract.align.captions import what_is_pointed_at
from extract.prose.sections import normal
from extract.prose.titles import squeeze
from extract.remembering import remembered

_PLACE = "省市县区州盟旗镇乡"
_BELOW = "[下所直局委厅]属(?:各)?(?:(?:企|事|企事)业|预算|二级)?(?:单位|机构|部门|学校|医院|企业)"
_BODIES = (
    rf"[{_PLACE}街](?!级)|科|处|股|室|部门|单位|机关|[委支]?局|委办|分|[下所直]属|[二三]级|基层|派出|村|社区|学校|医院|站|所|"
    "[大支中]队|中心|级|成员|责任|内设|办事处"
)
_EACH = (
    rf"(?:外|兄弟|其[他它]|代管|托管|挂靠|撤[并销]|[合归]并|相邻|周边)(?:单位|部门|机关|机构|[{_PLACE}](?!级))|"
    rf"各(?:有关|相关)?(?:{_BODIES})|{_BELOW}|"
    rf"(?:[二三]级|基层|派出|垂直管理|下级|[{_PLACE}]直(?:属)?(?:各)?|所辖|下辖)(?:预算)?(?:单位|部门|机构|机关|[{_PLACE}])"
)
_MANY = "(?<![本我该])(?:乡镇|镇街|街镇|科室|处室|股室|分局|站所|部门|单位|县区|区县|市县|学校|街道|内设机构)"
_PROGRAM = (
    "(?<!信息)(?<!管理)(?<!公开)(?<!统计)(?<!填报)(?<!申请)(?<!报送)(?<!办公)(?<!平台)(?<!直报)(?<!处理)(?<!服务)"
)
_WHOLE = rf"全(?:国|[{_PLACE}街](?![级直])|辖区|关区|行业|系统)|[{_PLACE}]本级|关区|辖区|{_PROGRAM}系统"
_SUM = "汇总|合计|总计|总表"
_END = r"(?:表|数据|情况|统计|如下)*\d*[:)\]】]*$"
_APPENDED = r"[(\[【]?附[件表录]?\d{0,2}[:.、)\]】-]?"
_NUMBER = r"(?:表\d{1,2}[.:、]?|[一二三四五六七八九十\d]{1,2}[.、]|[(][一二三四五六七八九十\d]{1,2}[)])?"
_GATHERS = re.compile(
    rf"(?P<each>{_EACH}|(?:{_MANY})(?=.{{0,12}}(?:{_SUM})))|(?P<whole>{_WHOLE})|"
    rf"^(?:{_APPENDED}|{_NUMBER})(?P<place>[\u4e00-\u9fff]{{1,8}}[{_PLACE}])(?=(?:人民)?(?:政府)?(?:(?:19|20)\d\d年度?)?(?:政府信息|信息|政务|数据|统计|总体|{_SUM}))"
)
_CAPTION = re.compile(
    rf"(?:{_SUM}|小计|分表|明细|台账|一览|情况|数据|统计|表|报告){_END}|^{_APPENDED}|[(\[【][^()\[\]【】]*[)\]】]:?$"
)
_ALONE = re.compile(rf"{_NUMBER}(?:[(]?(?:含|包括|包含))?(?>(?:{_EACH}|{_WHOLE}|{_BODIES})[、,和及]?)+[)]?:?")
"""Each body is read in one way: in a long row of them two ways for each would else take for ever."""
_ITSELF = re.compile(
    rf"[局委厅办院][本机][级关部]|机关本[级部]|(?<![{_PLACE}])本级|本(?:机关|单位|部门|局|委|厅|办|院|乡|镇|街道)|我[局委厅办]"
)
_COUNTED_IN = re.compile(rf"含|包括|[局委厅办院](?:机关)?(?:及|和|与|、)其?(?:{_EACH})")
_SENTENCE = re.compile(r"[。;!?！？；,]$|根据|依据|按照|要求|相比|较上年")
_ADDED_UP = re.compile(_SUM)
_FIGURES_OF = re.compile(rf"[\u4e00-\u9fff]{{1,8}}?[{_PLACE}](?:(?:各项|主要)?数据|总体)")
_OF_A_PLACE = re.compile(f"[{_PLACE}街]|部门")
_DEPARTMENTS = re.compile(f"(?:部门|单位|局).*(?:{_SUM})")
_GOVERNMENT = re.compile(rf"(?P<kind>(?:人民)?政府|办事处|管委会|管理委员会|行政公署|行署|(?<=[{_PLACE}道]))$")
_COVERS = re.compile(
    r"(?:本(?:报告|年报)|所列|统计)(?:的|所列|中|所)?(?:数据|口径|范围)?[^。;]{0,24}(?:包括|包含|涵盖|含|为|是|覆盖)[^。;]{0,30}"
    rf"(?:系统|{_BELOW}|全[{_PLACE}]|各)"
)
_SEVERAL_IN_TITLE = re.compile(rf"汇总|系统|辖区|关区|全[{_PLACE}]")
_LONGEST = 600
_SHORTEST_NAME = 3
_LAST_SECTIONS = 5


@dataclass(frozen=True)
class Whose:
    """Whose report it is: the body it names, its title, and its text, which may say what its figures cover."""

    agency: str | None = None
    title: str = ""
    texts: Sequence[str] = field(default=(), repr=False)

    @cached_property
    def is_of_several(self) -> bool:
        """Whether title or text call the report one of many bodies together: 汇总, 本报告数据包括所属单位."""
        told = _SEVERAL_IN_TITLE.search(self.unnamed(squeeze(self.title))) is not None
        return told or any(len(text) < _LONGEST and _COVERS.search(self.unnamed(normal(text))) for text in self.texts)

    @property
    def place(self) -> str | None:
        """What the body governs; None for one that governs nothing."""
        found = _GOVERNMENT.search(self.agency or "")
        return None if self.agency is None or found is None else self.agency[: found.start()]

    def unnamed(self, said: str) -> str:
        """A line without the own name but for its last letter: 下各镇 is one town, 全州县财政局 of one county."""
        for name in filter(None, (self.agency, self.place)):
            if len(name) >= _SHORTEST_NAME and name in said:
                said = said.replace(name, name[-1])
        return said

    def is_all_of(self, whole: str) -> bool:
        """Whether words for a whole county, or for a county by its name, are words for all this body answers for."""
        if self.is_of_several:
            return True
        if "关区" in whole:
            return (self.agency or "").endswith("海关")
        return self.place is not None and (whole.endswith(("系统", "辖区")) or _unit_of(whole) in self.place[-2:])


def _unit_of(whole: str) -> str:
    """The letter of a county in words for all of it: 县 of 全县, 县本级, 云溪县."""
    return whole[1] if whole[0] == "全" else whole.removesuffix("本级")[-1]


def gathers_others(said: str, whose: Whose, section: int = 0) -> bool | None:
    """Whether a line without white space gives the tables below it to others than the body of the report.

    None for one that gathers nothing. ``section``: the last of the report's own sections above it.

    >>> [gathers_others("全县汇总表", Whose(each)) for each in ("云溪县财政局", "云溪县人民政府")]
    [True, False]
    """
    if len(said) > _LONGEST:
        return None
    said = what_is_pointed_at(said) or said
    scope, words, itself = _scope_of(said)
    if scope is None:
        return None
    appended, together = is_appended(said, section), whose.place is not None or whose.is_of_several
    if itself and (together or _OF_A_PLACE.search(words) is None):
        return appended
    if scope == "place" and not (appended or _ADDED_UP.search(said) or _FIGURES_OF.match(said, said.index(words))):
        return False  # a form that its county gave out may be headed so
    if scope != "each":
        return not whose.is_all_of(words)
    if words == "街道" and (whose.place or "").endswith(words):
        return False
    return appended or not together or _DEPARTMENTS.search(said) is None


def is_appended(said: str, section: int) -> bool:
    """Whether a line stands below the report's own sections, or heads an appendix."""
    return section >= _LAST_SECTIONS or said.lstrip("([【").startswith("附")


def is_its_own(said: str) -> bool:
    """Whether a line gives tables to the body itself: 局本级数据."""
    return _ITSELF.search(said) is not None and (_CAPTION.search(said) is not None or len(said) <= len("县本级机关:"))


@remembered(4096)
def _scope_of(said: str) -> tuple[Literal["each", "whole", "place"] | None, str, bool]:
    """What a caption gathers, in which words, and whether the body itself is counted in."""
    found = _GATHERS.search(said)
    if found is None or _SENTENCE.search(said) or not (_CAPTION.search(said) or _ALONE.fullmatch(said)):
        return None, "", False
    itself = (_ITSELF.search(said) or _COUNTED_IN.search(said)) is not None
    if found["each"]:
        return "each", found["each"], itself
    return ("whole", found["whole"], itself) if found["whole"] else ("place", found["place"], itself)
