"""Whose name stands in a title: one agency against another whose name contains it, its office, its region."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from crawler.register import Agency

_SHORTER = (
    ("国有资产监督管理", "国资"),
    ("人民政府", "政府"), ("监督管理委员会", "监管委"), ("管理委员会", "管委会"), ("委员会", "委"),
    ("办公室", "办"), ("办公厅", "办"), ("县府办", "县政府办"), ("市府办", "市政府办"), ("区府办", "区政府办"),
    ("人力资源社会保障", "人社"), ("发展改革", "发改"), ("卫生健康", "卫健"), ("住房城乡建设", "住建"),
    ("工业信息化", "工信"),
    ("市场监督管理", "市监"), ("市场监管", "市监"), ("文化旅游", "文旅"), ("医疗保障", "医保"), ("应急管理", "应急"),
    ("退役军人事务", "退役军人"), ("交通运输", "交通"), ("科学技术", "科技"), ("人民防空", "人防"),
    ("国有资产监管", "国资"), ("外事办", "外办"), ("民族宗教事务", "民宗"), ("民族宗教", "民宗"),
    ("城市管理", "城管"), ("残疾人联合会", "残联"), ("工商业联合会", "工商联"), ("妇女联合会", "妇联"),
    ("文学艺术界联合会", "文联"), ("科学技术协会", "科协"), ("科技协会", "科协"), ("总工会", "工会"),
    ("供销合作社联合社", "供销社"), ("人民医院", "医院"),
)  # fmt: skip
"""Official short forms, applied to both sides of a comparison, so that they can only make equals equal; without the
words between (和) that are left out before."""

_OF_GOVERNMENT = re.compile(
    r"(?<=[省市县区旗州盟])(?:人民)?政府(?!办|驻|采购|信息|服务)"
    r"(?=[\u4e00-\u9fff]+(?:局|委员会|委|办公室|办|室|街道|办事处|镇|乡)$)"
)
"""What stands in the full names of some offices and of street offices: 示例区人民政府新城街道办事处."""
_SCHOOLS = re.compile(r"第([一二三四五六七八九十]+)([中小])学")
_FILLERS = re.compile(r"(?<!^)(?<!市)和|和(?!县)|[与及、·・\-—_]|中华人民共和国|中国共产党|国家税务总局(?=..)")
_CITY = "市(?!场|容|监(?!利)|直(?!属)|民|中区|政(?!府))"
_COUNTY, _DISTRICT = "县(?!域|直(?!属)|级)", "区(?!划|域|直(?!属)|块|级)"
_TOWN = "(?:镇|乡|街道)(?=政府|党|办|机关|(?:19|20)|$)"
_REGION = re.compile(
    rf"(?:和(?=县)|[^和与]{{1,14}}?)(?:自治区|特别行政区|自治州|自治县|自治旗|地区|省|区|街道|苏木|盟(?!.族)"
    rf"|州(?!省|{_CITY}|{_COUNTY}|{_DISTRICT}|{_TOWN}|.族)|乡(?!{_CITY}|{_COUNTY}|{_DISTRICT}|{_TOWN}|族|塘区)"
    rf"|市(?!{_DISTRICT}|{_TOWN}|(?<=^津市)市)|县(?!{_CITY}|{_DISTRICT}|{_TOWN})"
    rf"|旗(?!{_COUNTY}|{_DISTRICT})|镇(?!{_CITY}|{_COUNTY}|{_TOWN}))"
)
"""One region; in 德州市, 新乡县, 沙市区 and 全州镇 the letter of a level is part of the name before the level."""
_NOT_REGIONS = ("城市", "城乡", "社区", "小区", "城镇", "乡镇", "林区", "牧区", "山区", "库区", "灾区", "景区", "市场")
_RESIDENCES = ("社区", "小区", "景区")
LEVELS = ("自治区", "自治州", "自治县", "自治旗", "示范区", "实验区", "开发区", "新区", "街道", "地区",
           "省", "市", "州", "盟", "县", "旗", "区", "镇", "乡", "苏木")  # fmt: skip
OWN = ("", "本", "我", "全")
_GOVERNMENTS = {
    "people_government": "政府",
    "township_government": "政府",
    "street_office": "办事处",
    "zone": "管委会",
}
"""Kinds of bodies that are called by their place alone, and what the place is followed by."""
GENERIC_CORES = {
    "",
    "政府",
    "政府办",
    "管委会",
    "管委会办",
    "政府办事处",
    "街道办事处",
    "办事处",
    "机关",
    "单位",
    "部门",
}


_SPACE = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_SHORT = 200
"""Characters of a text that is worth keeping: titles and labels are asked about for every agency of a list."""


_TRADITIONAL = (
    "開報務資訊彙總結況縣區鎮鄉廳辦財級處現機關會計統監衛環護國發農業產質檢測稅審險園應災檔協濟經貿運輸場聯團圖館規劃設築則東廣"
    "傳醫療藥糧儲備學標題項見項頁權責單錄顧問題歷慶門島鳳龍雲貴陽寧遼蘇馬紅華漢長壽萬興榮樂縉緬術"
)
"""A portal may show its traditional edition; only characters that simplified text does not have."""
_SIMPLIFIED = str.maketrans(
    _TRADITIONAL,
    "开报务资讯汇总结况县区镇乡厅办财级处现机关会计统监卫环护国发农业产质检测税审险园应灾档协济经贸运输场联团图馆规划设筑则东广"
    "传医疗药粮储备学标题项见项页权责单录顾问题历庆门岛凤龙云贵阳宁辽苏马红华汉长寿万兴荣乐缙缅术",
)
_IS_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")


def squash(text: str) -> str:
    """Text as compared: NFKC, every kind of white space removed, common traditional characters simplified."""
    return _squash_short(text) if len(text) <= _SHORT else _squash(text)


def _squash(text: str) -> str:
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    return plain.translate(_SIMPLIFIED) if _IS_TRADITIONAL.search(plain) else plain


_squash_short = lru_cache(maxsize=8192)(_squash)


@lru_cache(maxsize=4096)
def shorten(name: str) -> str:
    """The form in which two names are compared."""
    name = _OF_GOVERNMENT.sub("", _FILLERS.sub("", squash(name)))
    for long, short in _SHORTER:
        name = name.replace(long, short)
    return _SCHOOLS.sub(r"\1\2", name)


@lru_cache(maxsize=4096)
def split_region(name: str) -> tuple[tuple[str, ...], str]:
    """The regions a name starts with, and what remains: 新绛县万安镇人民政府 gives (新绛县, 万安镇), 政府."""
    rest = shorten(name)
    regions: list[str] = []
    while len(regions) < 4:
        found = _REGION.match(rest)
        if not found or rest.startswith(_NOT_REGIONS) or _is_no_region(found.group()):
            break
        regions.append(found.group())
        rest = rest[found.end() :]
    return tuple(regions), rest


def _is_no_region(text: str) -> bool:
    """Whether a text ends as regions do and is none: a residence, or words behind the letter of a level, as in
    县市监局 and 县城市管理局; 聊城市 and 房山区 are regions."""
    return text.endswith(_RESIDENCES) or text[:-1] in LEVELS or (text.endswith(_NOT_REGIONS) and text[:-2] in LEVELS)


_BODY = re.compile(
    r"(?:局|厅|委|办|办公室|办公厅|院|署|中心|政府|管委会|委员会|镇|乡|街道|办事处|处|队|所|室|站|校|园|馆|公司|集团|协会|医院|联合会"
    r"|小学|中学|大学|学院|银行|总会|社|会|海关|林场|农场|[视象震]台|[残妇文侨]联|工商联|科协|[一二三四五六七八九十][中小])$"
)


def looks_like_a_body(name: str) -> bool:
    """Whether a text ends as the names of bodies do."""
    return bool(_BODY.search(name))


def is_a_name(text: str) -> bool:
    """Whether a text may be the name of a body and nothing else."""
    return 3 <= len(squash(text)) <= 24 and looks_like_a_body(squash(text))


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
    place: str = ""
    """The division code: towns of different counties may bear one name, and are not one body."""


@lru_cache(maxsize=4096)
def names_of(agency: Agency) -> Names:
    """The complete and the shortened names of an agency."""
    exact: set[str] = set()
    loose: set[str] = set()
    for name in (agency.name, *agency.aliases):
        regions, core = split_region(name)
        short = shorten(name)
        exact.add(short)
        loose |= of_branch(short)
        for first in range(1, len(regions)):
            exact.add("".join(regions[first:]) + core)  # 万安镇政府 for 新绛县万安镇政府
        if regions and agency.kind in _GOVERNMENTS and core in GENERIC_CORES:
            exact |= {"".join(regions[first:]) for first in range(len(regions))}
            exact |= {"".join(regions[first:]) + _GOVERNMENTS[agency.kind] for first in range(len(regions))}
        if regions:
            level = next((level for level in LEVELS if regions[-1].endswith(level)), "")
            loose |= {f"{own}{level}{core}" for own in OWN} | ({core} if core else set())
            stem = regions[-1].removesuffix(level)
            if len(stem) >= 2:
                loose.add(stem + core)
    kin = {other for name in exact for other in _kin_of(name)}
    stems = {stem for name in exact if len(stem := _BODY.sub("", split_region(name)[1])) >= 2} - GENERIC_CORES
    return Names(
        frozenset(exact - {""}),
        frozenset(loose - exact - {""}),
        frozenset(kin - exact),
        frozenset(stems),
        frozenset(map(squash, (agency.name, *agency.aliases))),
        agency.division_code,
    )


_BRANCH = re.compile(r".+?[市州盟](.{2,14}?)(局|委|支队)(.{2,10}?)(县|区|市|旗)?(?:分局|大队)")


@lru_cache(maxsize=4096)
def of_branch(name: str) -> frozenset[str]:
    """What a city's branch in a county is called there: 示例县生态环境分局 for 示例市生态环境局示例县分局,
    示例县消防救援大队 for 示例市消防救援支队示例县大队."""
    found = _BRANCH.fullmatch(name)
    if found is None:
        return frozenset()
    stem, above, place, level = found.groups()
    places = (place, *(place + each for each in ([level] if level else "县区市旗")))
    kinds = ("大队",) if above == "支队" else ("局", "分局")
    called = (f"{where}{stem}{kind}" for where in places for kind in kinds)
    return frozenset(each for each in called if not name.startswith(each))  # a city may bear its county's name


def _kin_of(name: str) -> tuple[str, ...]:
    if name.endswith(("政府办", "管委会办")):
        whole = name.removesuffix("办")
        return whole, whole.removesuffix("政府")
    return (f"{name}办",) if name.endswith(("政府", "管委会")) else ()
