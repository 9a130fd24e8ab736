"""What the bodies of a county are called in titles, by their portals: ours for sure, perhaps ours, or another's."""

import pytest

from crawler.register import Agency
from crawler.title.agency_names import names_of
from crawler.title.links import Asked, named_fit
from spiders.visiting.visit import neighbours_of, owners_of

COUNTY = {
    "示例县人民政府": "people_government",
    "示例县人民政府办公室": "department",
    "示例县发展和改革委员会": "department",
    "示例县教育体育局": "department",
    "示例县卫生健康委员会": "department",
    "示例县市场监督管理局": "department",
    "示例县住房和城乡建设局": "department",
    "示例县公安局": "department",
    "示例县财政局": "department",
    "国家税务总局示例县税务局": "department",
    "示例市生态环境局示例县分局": "department",
    "示例经济开发区管理委员会": "zone",
    "示例县青石镇人民政府": "township_government",
    "示例县白水街道办事处": "street_office",
    "示例区人民政府新城街道办事处": "street_office",
    "示例市人民政府国有资产监督管理委员会": "department",
    "示例市人民政府外事办公室": "department",
    "样例市生态环境局样例分局": "vertical_agency",
    "示例县消防救援大队": "vertical_agency",
    "示例县残疾人联合会": "public_institution",
    "示例县第一中学": "public_institution",
    "示例县人民医院": "public_institution",
}
AGENCIES = {name: Agency(name, name, kind, "county", "110101", "p") for name, kind in COUNTY.items()}
NEIGHBOURS = neighbours_of(tuple(AGENCIES.values()))
KNOWN = owners_of(NEIGHBOURS)
CALLED = [
    # (as a title has it, the agency, how sure)
    ("示例县", "示例县人民政府", "ours"),
    ("县政府办公室", "示例县人民政府办公室", "maybe"),
    ("县发改委", "示例县发展和改革委员会", "ours"),
    ("县发改局", "示例县发展和改革委员会", "maybe"),
    ("示例县发展和改革局", "示例县发展和改革委员会", "maybe"),
    ("示例县卫生健康局", "示例县卫生健康委员会", "maybe"),
    ("县教体局", "示例县教育体育局", "maybe"),
    ("县教育和体育局", "示例县教育体育局", "ours"),
    ("县市监局", "示例县市场监督管理局", "ours"),
    ("示例县市场监管局", "示例县市场监督管理局", "ours"),
    ("示例县住建局", "示例县住房和城乡建设局", "ours"),
    ("样本县发改委", "示例县发展和改革委员会", "other_body"),
    ("示例县住房城乡建设局", "示例县住房和城乡建设局", "ours"),
    ("示例县税务局", "国家税务总局示例县税务局", "ours"),
    ("县教育局", "示例县教育体育局", "maybe"),
    ("示例县生态环境分局", "示例市生态环境局示例县分局", "ours"),
    ("示例县生态环境局", "示例市生态环境局示例县分局", "ours"),
    ("示例市生态环境局", "示例市生态环境局示例县分局", "maybe"),
    ("样本县生态环境分局", "示例市生态环境局示例县分局", "other_body"),
    ("示例经开区", "示例经济开发区管理委员会", "maybe"),
    ("示例高新区", "示例经济开发区管理委员会", "other_body"),
    ("青石镇", "示例县青石镇人民政府", "ours"),
    ("示例经济技术开发区", "示例经济开发区管理委员会", "maybe"),
    ("示例市消防救援支队示例县大队", "示例县消防救援大队", "maybe"),
    ("示例市消防救援支队样本县大队", "示例县消防救援大队", "other_body"),
    ("示例县残联", "示例县残疾人联合会", "ours"),
    ("示例县一中", "示例县第一中学", "ours"),
    ("示例县第二中学", "示例县第一中学", "other_body"),
    ("示例县医院", "示例县人民医院", "ours"),
    ("示例县中医医院", "示例县人民医院", "other_body"),
    ("示例县第一人民医院", "示例县人民医院", "maybe"),
    ("示例县第二人民医院", "示例县人民医院", "other_body"),
    ("示例县中学", "示例县第一中学", "maybe"),
    ("示例县公安局第一分局", "示例县公安局", "other_body"),
    ("示例县公安局一分局", "示例县公安局", "other_body"),
    ("青石镇党政办公室", "示例县青石镇人民政府", "maybe"),
    ("青石镇卫生院", "示例县青石镇人民政府", "other_body"),
    ("红石镇人民政府", "示例县青石镇人民政府", "other_body"),
    ("白水街道", "示例县白水街道办事处", "ours"),
    ("示例区新城街道办事处", "示例区人民政府新城街道办事处", "ours"),
    ("新城街道", "示例区人民政府新城街道办事处", "ours"),
    ("老城街道", "示例区人民政府新城街道办事处", "other_body"),
    ("示例区人民政府", "示例区人民政府新城街道办事处", "other_body"),
    ("示例市国资委", "示例市人民政府国有资产监督管理委员会", "ours"),
    ("市国有资产监督管理委员会", "示例市人民政府国有资产监督管理委员会", "ours"),
    ("示例市外办", "示例市人民政府外事办公室", "ours"),
    ("示例市人民政府", "示例市人民政府外事办公室", "other_body"),
    ("示例市人民政府办公室", "示例市人民政府外事办公室", "other_body"),
    ("样例市生态环境局", "样例市生态环境局样例分局", "maybe"),
    ("样例区生态环境局", "样例市生态环境局样例分局", "ours"),
    ("示例市教育体育局", "示例县教育体育局", "other_body"),
    ("样本县卫生健康局", "示例县卫生健康委员会", "other_body"),
    ("示例县财政局", "示例县公安局", "other_body"),
    ("示例县公安局政府信息公开工作示例县公安局", "示例县公安局", "maybe"),
    ("县政府", "示例县公安局", "other_body"),
    ("县人民政府办公室", "示例县公安局", "other_body"),
    ("本机关", "示例县公安局", "maybe"),
    ("本局", "示例县公安局", "maybe"),
    ("县政府", "示例县青石镇人民政府", "other_body"),
    ("政府", "示例县青石镇人民政府", "maybe"),
    ("人民政府办公室", "示例县青石镇人民政府", "other_body"),
]


@pytest.mark.parametrize(("named", "name", "how"), CALLED, ids=[f"{named}, {name}" for named, name, _ in CALLED])
def test_whose_a_name_is(named, name, how):
    others = tuple(names for key, names in NEIGHBOURS.items() if key != name)
    assert named_fit(named, Asked(name, 2024, names_of(AGENCIES[name]), others, KNOWN)) == how


@pytest.mark.parametrize(("named", "name", "how"), CALLED, ids=[f"{named}, {name}" for named, name, _ in CALLED])
def test_a_name_is_nobody_elses(named, name, how):
    for other in AGENCIES.values():
        rivals = tuple(names for key, names in NEIGHBOURS.items() if key != other.name)
        if other.name != name:
            assert named_fit(named, Asked(other.name, 2024, names_of(other), rivals, KNOWN)) != "ours" or how != "ours"
