"""The name of a body as compared: shortened as offices do, and split into its place and what it is."""

import re
import unicodedata
from functools import lru_cache

_KINDS = (
    ("人民政府", "政府"), ("行政公署", "行署"), ("监督管理委员会", "监管委"), ("城市管理委员会", "城管委"),
    ("建设管理委员会", "建管委"), ("管理委员会", "管委会"), ("委员会", "委"), ("办公室", "办"), ("办公厅", "办"),
)  # fmt: skip
"""What kind of body a name ends with, in short."""
_SHORTER = (
    ("国有资产监督管理", "国资"), ("教育委员会", "教委"), ("科学技术委员会", "科委"), ("红十字会", "红会"),
    ("机构编制委员会办公室", "编办"), *_KINDS,
    ("行署", "政府"), ("县府办", "县政府办"), ("市府办", "市政府办"), ("区府办", "区政府办"),
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
    r"(?:(?:^|(?<=[省市县区旗州盟]))政府|人民政府)(?!办|驻|采购|信息|服务)"
    r"(?=[\u4e00-\u9fff]+(?:局|委员会|委|办公室|办|室|街道|办事处|镇|乡)$)"
)
"""What stands in the full names of some offices and of street offices: 示例区人民政府新城街道办事处."""
_SCHOOLS = re.compile(r"第([一二三四五六七八九十]+)([中小])学")
_FILLERS = re.compile(
    r"(?<!^)(?<!市)和|和(?!县)|[与及、·・\-—_]|中华人民共和国|中国共产党|^中共|国家税务总局(?=..)|国家统计局(?=.{2,}队$)"
)
_CITY = (
    "市(?!场|容|直(?!属)|中区|监(?:局|所|分局|综合|[大支]队)|民(?:中心|服务|之家|热线)"
    "|政(?:管理|公用|园林|设施|工程|建设|养护|局|处|公司))"
)
"""The letter of a city, and none of a word that a body's name goes on with: 市场, 市政工程, unlike 市政务服务局."""
_COUNTY, _DISTRICT = "县(?!域|直(?!属)|级)", "区(?!划|域|直(?!属)|块|级)"
_TOWN = "(?:镇|乡|街道)(?=政府|党|办|机关|(?:19|20)|$)"
_REGION = re.compile(
    rf"(?:和(?=县)|[^和与]{{1,14}}?)(?:自治区|特别行政区|自治州|自治县|自治旗|地区|省|区|街道|苏木|盟(?!.族)"
    rf"|州(?!省|{_CITY}|{_COUNTY}|{_DISTRICT}|{_TOWN}|.族)|(?<!住房城)乡(?!{_CITY}|{_COUNTY}|{_DISTRICT}|{_TOWN}|族|塘区|村)"
    rf"|{_CITY}(?!{_DISTRICT}|{_TOWN}|(?<=^津市)市)|县(?!{_CITY}|{_DISTRICT}|{_TOWN})"
    rf"|旗(?!{_COUNTY}|{_DISTRICT})|镇(?!{_CITY}|{_COUNTY}|{_TOWN}))"
)
"""One region; in 德州市, 新乡县, 沙市区 and 全州镇 the letter of a level is part of the name before the level."""
_NOT_REGIONS = ("城市", "城乡", "社区", "小区", "城镇", "乡镇", "林区", "牧区", "山区", "库区", "灾区", "景区", "市场")
_RESIDENCES = ("社区", "小区", "景区")
LEVELS = ("自治区", "自治州", "自治县", "自治旗", "示范区", "实验区", "开发区", "新区", "街道", "地区",
           "省", "市", "州", "盟", "县", "旗", "区", "镇", "乡", "苏木")  # fmt: skip
OWN = ("", "本", "我", "全")
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
    "開報務資訊彙總結況縣區鎮鄉廳辦財級處現機關會計統監衛環護國發農業產質檢測稅審險園應災檔協濟經貿運輸場聯團圖館規劃設築則東廣傳醫療藥糧儲備學標題項見項頁權責單"
    "錄顧問題歷慶門島鳳龍雲貴陽寧遼蘇馬紅華漢長壽萬興榮樂縉緬術氣殘婦碼優煙專賣獸漁礦鐵銀郵網電視體軍僑勞動構證識準灣澤濱臨連蘭蕭紹溫麗贛廬鶴瀋撫嶺錦營齊爾綏雙吳"
    "無錫鹽揚遷蕪銅黃廈荊隨婁張懷頭義畢節滄達綿賓瀘寶雞隴庫烏魯職數據創與鄭薊豐崗橋舊溝灘窯衆眾紡織紙態員綜執綠訪書黨對採購驗認範條線際裝訓駐嶽幹紀師種飼獎勵養殯"
    "墳葉蓮陸靜臺颱濕廠劇譜緝緊減錶調撥"
)
"""A portal may show its traditional edition; only characters that simplified text does not have."""
_SIMPLIFIED = str.maketrans(
    _TRADITIONAL,
    "开报务资讯汇总结况县区镇乡厅办财级处现机关会计统监卫环护国发农业产质检测税审险园应灾档协济经贸运输场联团图馆规划设筑则东广传医疗药粮储备学标题项见项页权责单"
    "录顾问题历庆门岛凤龙云贵阳宁辽苏马红华汉长寿万兴荣乐缙缅术气残妇码优烟专卖兽渔矿铁银邮网电视体军侨劳动构证识准湾泽滨临连兰萧绍温丽赣庐鹤沈抚岭锦营齐尔绥双吴"
    "无锡盐扬迁芜铜黄厦荆随娄张怀头义毕节沧达绵宾泸宝鸡陇库乌鲁职数据创与郑蓟丰岗桥旧沟滩窑众众纺织纸态员综执绿访书党对采购验认范条线际装训驻岳干纪师种饲奖励养殡"
    "坟叶莲陆静台台湿厂剧谱缉紧减表调拨",
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
    return _SCHOOLS.sub(r"\1\2", _in_short(name, _SHORTER))


@lru_cache(maxsize=4096)
def spelled_out(name: str) -> str:
    """The same with the words of its field as they are: what other short forms than the official leave letters out of.

    >>> shorten("示例县交通运输局"), spelled_out("示例县住房和城乡建设委员会")
    ('示例县交通局', '示例县住房城乡建设委')
    """
    return _in_short(name, _KINDS)


def _in_short(name: str, pairs: tuple[tuple[str, str], ...]) -> str:
    name = _OF_GOVERNMENT.sub("", _FILLERS.sub("", squash(name)))
    for long, short in pairs:
        name = name.replace(long, short)
    return name


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
    """Whether a text ends as regions do and is none: a residence, words behind the letter of a level, as in
    县市监局 and 县城市管理局, or a bureau before the place of its branch; 聊城市 and 房山区 are regions."""
    return (
        text.endswith(_RESIDENCES)
        or text[:-1] in LEVELS
        or (text.endswith(_NOT_REGIONS) and text[:-2] in LEVELS)
        or _BRANCH_OF.search(text) is not None
    )


_BRANCH_OF = re.compile(r".局.{2,}[县区市旗]$")
_LEVEL_BEFORE = re.compile(
    rf"自治[区州县旗]|(?:示范|实验|开发|新|地)区|街道|苏木|[省州盟旗]|{_CITY}|{_COUNTY}|{_DISTRICT}|镇(?!街)|乡(?![村镇])"
)


def level_before(short: str) -> str:
    """The word of a level that a name without its place begins with; none of 市场监管局 and 乡村振兴局.

    >>> level_before("县教育局"), level_before("自治县教育局"), level_before("市监局"), level_before("乡村振兴局")
    ('县', '自治县', '', '')
    """
    found = _LEVEL_BEFORE.match(short)
    return found.group() if found else ""


_BODY = re.compile(
    r"(?:局|厅|委|办|办公室|办公厅|院|署|中心|政府|管委会|委员会|镇|乡|街道|办事处|处|(?<![内外全各])部|队|所|室|站|校|园|馆|公司|集团|协会|医院|联合会"
    r"|小学|中学|大学|学院|银行|[分支]行|总会|社|会|海关|林场|农场|[视象震]台|[残妇文侨]联|工商联|科协|[一二三四五六七八九十][中小])$"
)


def looks_like_a_body(name: str) -> bool:
    """Whether a text ends as the names of bodies do."""
    return bool(_BODY.search(name))


def without_kind(name: str) -> str:
    """A name without the word that says what kind of body it is."""
    return _BODY.sub("", name)


def is_a_name(text: str) -> bool:
    """Whether a text may be the name of a body and nothing else."""
    return 3 <= len(squash(text)) <= 24 and looks_like_a_body(squash(text))
