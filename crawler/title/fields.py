"""What a body works on, in the words that reforms gave it one after the other: 城管局 may be the 综合行政执法局.

Which of them a county has is for its page to say: two bodies of one field and place are never taken for others.
"""

import re
from functools import lru_cache

from crawler.title.names import LEVELS, level_before, split_region

_FIELDS = tuple(
    re.compile(f"(?:{words})+")
    for words in (
        "城管|城市|综合|行政|执法|监察",
        "自然资源|自规|资规|国土资源|国土|规划",
        "林业|林草|草原",
        "水利|水务",
        "行政审批|审批|政务服务|政务|政数|服务|数据|管理|营商环境",
        "卫健|卫计|卫生|计生|计划生育",
        "市监|市场|工商",
        "乡村振兴|扶贫|开发",
        "生态环境|环境保护|环保",
        "应急|安监|安全生产监督管理|安全生产监管",
        "地方|金融|工作|服务|发展|监督管理|监管",
        "投资促进|招商引资|招商|投资|经济合作",
        "机关事务|管理|服务",
        "档案",
        "史志|地方志|地志|方志|党史|研究|编纂",
        "住建|住房|建设|城乡|房地产|城市",
        "人社|人力资源|社会保障|劳动|就业",
        "粮食|粮储|物资|储备",
        "人防|国防动员|国动",
        "工信|经信|经济信息化|经济贸易|经贸",
    )
)
_SAYING_LITTLE = re.compile(
    f"(?:城市|行政|综合|规划|城乡|服务|管理|数据|开发|地方|工作|发展|监督管理|监管|投资|研究|物资|{'|'.join(LEVELS)})+"
)
"""Alone such words tell no field: 规划局 may be any other's."""
_KIND = re.compile("(?:分局|局|委办|委|办|馆|中心|室)$")


def is_of_one_field(name: str, other: str) -> bool:
    """Whether two shortened names may be one body's: the same place, and one field in other words.

    >>> is_of_one_field("嘉祥县城管局", "嘉祥县综合行政执法局"), is_of_one_field("嘉祥县城管局", "嘉祥县教育局")
    (True, False)
    """
    (here, core), (there, _) = split_region(name), split_region(other)
    if here and there and here[-1] != there[-1]:
        return False
    if there and not here and not there[-1].endswith(level_before(core)[-1:]):
        return False  # the city's, where a county's is meant
    return bool(_fields_of(name) & _fields_of(other))


@lru_cache(maxsize=16384)
def _fields_of(name: str) -> frozenset[int]:
    """The numbers of the fields that a name may be of, by all of its words."""
    regions, core = split_region(name)
    core = core if regions else core.removeprefix(level_before(core))
    kind = _KIND.search(core)
    if kind is None:
        return frozenset()
    words = core[: kind.start()]
    if not words or _SAYING_LITTLE.fullmatch(words):
        return frozenset()
    return frozenset(number for number, field in enumerate(_FIELDS) if field.fullmatch(words))
