"""Places whose names have the letter of a level, or a word that is no region, before their level: 德州市, 盐城市."""

import pytest
from bodies import called

from crawler.title.names import split_region

# fmt: off
PLACES = [
    "贵州省", "德州市", "湖州市", "邓州市", "通州区", "鄞州区", "全州县", "新乡市", "新乡县", "西乡县",
    "金乡县", "萍乡市", "东乡区", "景德镇市", "天镇县", "辉县市", "沙县区", "社旗县", "红旗区", "沙市区",
    "新市区", "和县", "监利县", "津市市", "市中区", "西乡塘区", "聊城市", "盐城市", "白城市", "丰城市", "宝山区",
    "房山区", "南山区", "碑林区", "神农架林区", "镇原县", "镇江市", "乡宁县", "东乡族自治县", "靖州苗族侗族自治县",
    "西盟佤族自治县", "积石山保安族东乡族撒拉族自治县", "锡林郭勒盟", "黔东南州", "凉山彝族自治州",
    "鄂温克族自治旗", "嘉祥县",
]
# fmt: on
CORES = [
    ("人民政府", "政府"),
    ("教育局", "教育局"),
    ("市场监督管理局", "市监局"),
    ("城市管理局", "城管局"),
    ("乡村振兴局", "乡村振兴局"),
    ("区划地名办公室", "区划地名办"),
    ("县域经济服务中心", "县域经济服务中心"),
    ("直属机关工委", "直属机关工委"),
    ("民政局", "民政局"),
    ("政务服务和数据管理局", "政务服务数据管理局"),
    ("监狱管理局", "监狱管理局"),
    ("绿化和市容管理局", "绿化市容管理局"),
    ("文化市场综合执法大队", "文化市场综合执法大队"),
]


@pytest.mark.parametrize("place", PLACES)
def test_the_name_of_a_place_is_one_region(place):
    for name, core in CORES:
        assert split_region(place + name) == ((place,), core)
    assert split_region(place) == ((place,), "")


@pytest.mark.parametrize("place", PLACES)
def test_a_government_is_called_by_its_place(place):
    for name in (place, f"{place}政府", f"{place}人民政府"):
        assert called(f"{place}人民政府", name, "people_government") == "ours"
    expected = "ours" if "自治" not in place else "maybe"
    assert called(f"{place}教育局", f"{place[-1]}教育局") == expected


CHAINS = [
    ("山东省德州市德城区教育局", ("山东省", "德州市", "德城区"), "教育局"),
    ("昭通市镇雄县教育局", ("昭通市", "镇雄县"), "教育局"),
    ("黔东南州镇远县教育局", ("黔东南州", "镇远县"), "教育局"),
    ("临汾市乡宁县教育局", ("临汾市", "乡宁县"), "教育局"),
    ("甘孜州乡城县教育局", ("甘孜州", "乡城县"), "教育局"),
    ("济宁市市中区教育局", ("济宁市", "市中区"), "教育局"),
    ("常德市津市市教育局", ("常德市", "津市市"), "教育局"),
    ("荆州市沙市区教育局", ("荆州市", "沙市区"), "教育局"),
    ("临夏州东乡族自治县教育局", ("临夏州", "东乡族自治县"), "教育局"),
    ("荆州市监利县教育局", ("荆州市", "监利县"), "教育局"),
    ("马鞍山市和县发展和改革委员会", ("马鞍山市", "和县"), "发改委"),
    ("新乡县城关镇人民政府", ("新乡县", "城关镇"), "政府"),
    ("全州县全州镇人民政府", ("全州县", "全州镇"), "政府"),
    ("金乡县金乡镇人民政府", ("金乡县", "金乡镇"), "政府"),
    ("云溪县新城镇人民政府", ("云溪县", "新城镇"), "政府"),
    ("云溪县罗市镇人民政府", ("云溪县", "罗市镇"), "政府"),
    ("嘉祥县乡镇企业局", ("嘉祥县",), "乡镇企业局"),
    ("嘉祥县城乡规划局", ("嘉祥县",), "城乡规划局"),
    ("县城市管理局", (), "县城管局"),
    ("县市场监督管理局", (), "县市监局"),
    ("幸福社区卫生服务中心", (), "幸福社区卫生服务中心"),
    ("某某景区管理委员会", (), "某某景区管委会"),
]


@pytest.mark.parametrize(("name", "regions", "core"), CHAINS)
def test_regions_in_a_row(name, regions, core):
    assert split_region(name) == (regions, core)


TITLES = [
    # agency, title before the year, fit, reason
    ("德城区教育局", "德州市德城区教育局", "ours", "the city before it has the letter of a prefecture"),
    ("德城区教育局", "山东省德州市德城区教育局", "ours", "and the province"),
    ("云溪县下各镇人民政府", "下各镇", "ours", "not each town"),
    ("云溪县下各镇人民政府", "云溪县各镇", "unrelated", "each town"),
    ("云溪县全州镇人民政府", "全州镇人民政府", "ours", "not of a whole prefecture"),
    ("云溪县教育局", "云溪县各部门", "unrelated", "each body"),
    ("云溪县教育局", "1 云溪县教育局", "maybe", "a number before it"),
    ("云溪县教育局", "new云溪县教育局", "maybe", "the text of an icon"),
    ("云溪县教育局", "公告 云溪县教育局", "maybe", "a word before it"),
    ("云溪县教育局", "附：云溪县教育局", "maybe", "the same"),
    ("云溪县教育局", "某市云溪县教育局", "ours", "its city"),
    ("云溪县教育局", "某某云溪县教育局", "maybe", "its city without the word"),
    ("云溪县教育局", "上云溪县体育局", "other_body", "another body"),
    ("万安镇人民政府", "新万安镇人民政府", "other_body", "another town, where no county is named"),
    ("万安镇人民政府", "2 万安镇人民政府", "maybe", "a number before it"),
    ("云溪县教育局", "云溪县教育局2023-", "maybe", "of two years"),
    ("云溪县教育局", "云溪县教育局2008-", "unrelated", "of many years"),
]


@pytest.mark.parametrize(("agency", "named", "expected", "reason"), TITLES)
def test_words_before_a_name(agency, named, expected, reason):
    assert called(agency, named, "township_government") == expected, reason
