"""Bodies that work on one field under names of different reforms, with the place before them or more of it."""

import pytest
from bodies import body, called

from crawler.title.agency_names import names_of
from crawler.title.fields import is_of_one_field
from crawler.title.links import Asked, fit, read_title
from crawler.title.names import shorten

FIELDS = [
    ("城市管理局", "综合行政执法局", True, "merged"),
    ("城管局", "城市管理和综合执法局", True, "both words"),
    ("自然资源局", "自规局", True, "with planning"),
    ("自然资源局", "规划局", False, "planning alone may be another's"),
    ("林业局", "林业和草原局", True, "with grassland"),
    ("水利局", "水务局", True, "renamed"),
    ("行政审批局", "政务服务管理局", True, "renamed"),
    ("行政审批局", "大数据局", False, "two bodies in most places"),
    ("卫生健康局", "卫生和计划生育委员会", True, "its former name"),
    ("市场监督管理局", "市场局", True, "in short"),
    ("乡村振兴局", "扶贫开发办公室", True, "its former name"),
    ("生态环境局", "环保局", True, "its former name"),
    ("应急管理局", "安全生产监督管理局", True, "its former name"),
    ("投资促进局", "招商局", True, "in other words"),
    ("机关事务管理局", "机关事务服务中心", True, "an office and a centre"),
    ("档案局", "档案馆", True, "an office and an archive"),
    ("教育局", "体育局", False, "two fields"),
    ("服务中心", "管理局", False, "no field"),
    ("财政局", "审计局", False, "fields that have one name"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), FIELDS)
def test_one_field_in_other_words(one, other, same, why):
    for here, there in (("嘉祥县", "嘉祥县"), ("", "嘉祥县"), ("县", "县")):
        assert is_of_one_field(shorten(here + one), shorten(there + other)) is same, why
    assert not is_of_one_field(shorten(f"嘉祥县{one}"), shorten(f"云溪县{other}")), "of two counties"


TITLES = [
    # agency, named, fit, reason
    ("城市管理局", "嘉祥县综合行政执法局", "maybe", "one field: its page must say"),
    ("城市管理局", "济宁市嘉祥县综合行政执法局", "maybe", "the city before it"),
    ("城市管理局", "济宁市综合行政执法局", "other_body", "the city's"),
    ("发展和改革局", "济宁市嘉祥县发改委", "maybe", "the city before a short name"),
    ("国有资产监督管理委员会", "嘉祥县国资委", "ours", "the official short name"),
    ("教育局", "济宁市嘉祥县体育局", "other_body", "another field"),
]


@pytest.mark.parametrize(("agency", "named", "expected", "why"), TITLES)
def test_titles_with_other_words(agency, named, expected, why):
    assert called(f"嘉祥县{agency}", named) == expected, why


def test_a_body_that_the_register_knows_is_itself():
    asked = Asked("a", 2024, names_of(body("嘉祥县城市管理局")), known={"嘉祥县综合行政执法局": frozenset({"b"})})
    assert fit(read_title("嘉祥县综合行政执法局2024年政府信息公开工作年度报告"), asked) == "other_body"


# fmt: off
BODIES = [
    "人民政府办公室", "发展和改革局", "教育局", "体育局", "科学技术局", "工业和信息化局", "民族宗教事务局",
    "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源局", "生态环境分局",
    "住房和城乡建设局", "交通运输局", "水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康局",
    "退役军人事务局", "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局", "乡村振兴局",
    "行政审批局", "综合行政执法局", "信访局", "人民防空办公室", "机关事务服务中心", "林业局", "粮食和物资储备局",
    "大数据管理局", "金融工作局", "供销合作社", "残疾人联合会", "档案馆", "气象局", "税务局", "投资促进局",
    "国有资产监督管理委员会", "园林绿化局", "房屋管理局", "史志办公室", "消防救援大队", "公共资源交易中心",
    "住房公积金管理中心", "烟草专卖局", "融媒体中心", "城关镇人民政府", "城东街道办事处", "城西街道办事处",
    "万安镇人民政府", "万福镇人民政府", "东乡人民政府", "西乡人民政府", "孟姑集镇人民政府",
    "经济开发区管理委员会", "高新技术产业开发区管理委员会", "第一中学", "第二中学", "人民医院", "中医院",
    "妇幼保健院",
]
# fmt: on


def test_the_bodies_of_a_county_are_told_apart():
    readings = {name: read_title(f"嘉祥县{name}2024年政府信息公开工作年度报告") for name in BODIES}
    for name in BODIES:
        asked = Asked("a", 2024, names_of(body(f"嘉祥县{name}")))
        assert {other for other in BODIES if fit(readings[other], asked) != "other_body"} == {name}
