"""Bodies by the names that lists give them: in short, without their place, and others that are called nearly so."""

import pytest
from bodies import called, fitting

from crawler.title.names import split_region

OURS = ("ours", "maybe")
OTHERS = ("other_body",)
NOT_SURELY = ("other_body", "maybe")

ROWS = [
    # agency, kind, named, any of, reason
    ("嘉祥县马集镇人民政府", "township_government", "汶上县马集镇人民政府", OTHERS, "the town of another county"),
    ("嘉祥县城关镇人民政府", "township_government", "济宁市任城区城关镇", OTHERS, "of a district, with its city"),
    ("沈阳市和平区教育局", "department", "天津市和平区教育局", OTHERS, "a district of one name in another city"),
    ("六安市寿县财政局", "department", "淮南市寿县财政局", OURS, "a county that came to another city"),
    ("六安市寿县财政局", "department", "淮南市凤台县财政局", OTHERS, "another county of that city"),
    ("六安市寿县堰口镇人民政府", "township_government", "淮南市寿县堰口镇", OURS, "a town of it"),
    ("沈阳市和平区教育局", "department", "辽宁省沈阳市和平区教育局", ("ours",), "with its province"),
    ("沈阳市和平区教育局", "department", "和平区教育局", ("ours",), "without its city"),
    ("伊犁哈萨克自治州伊宁县财政局", "department", "伊犁州伊宁县财政局", ("ours",), "the prefecture in short"),
    ("济宁市太白湖新区管理委员会", "zone", "泰安市太白湖新区管理委员会", OTHERS, "a zone of another city"),
    ("黔东南苗族侗族自治州人民政府", "people_government", "黔东南州", OURS, "an autonomous place in short"),
    ("黔东南苗族侗族自治州人民政府", "people_government", "黔西南州", OTHERS, "another one"),
    ("和县城关镇人民政府", "township_government", "和静县城关镇", OTHERS, "a county whose name begins another's"),
    ("三明市沙县区夏茂镇人民政府", "township_government", "沙县夏茂镇", ("ours",), "a county that became a district"),
    ("嘉祥县水利局", "department", "市水利局", OTHERS, "the city's"),
    ("嘉祥县人民政府", "people_government", "市人民政府", OTHERS, "the city's"),
    ("嘉祥县教育局", "department", "省教育局", OTHERS, "the province's"),
    ("积石山保安族东乡族撒拉族自治县教育局", "department", "县教育局", OURS, "an autonomous county is a county"),
    ("嘉祥县住房和城乡建设委员会", "department", "嘉祥县建委", OURS, "two letters"),
    ("嘉祥县住房和城乡建设委员会", "department", "县住房城乡建委", OURS, "words left out"),
    ("嘉祥县城市管理委员会", "department", "县城管委", OURS, "a committee that manages, and no zone's"),
    ("嘉祥县交通运输局", "department", "嘉祥县交运局", OURS, "otherwise than by office"),
    ("嘉祥县农业农村委员会", "department", "县农委", OURS, "two letters"),
    ("嘉祥县红十字会", "department", "嘉祥县红会", OURS, "two letters"),
    ("中共嘉祥县委机构编制委员会办公室", "department", "县委编办", OURS, "in short"),
    ("嘉祥县绿化和市容管理局", "department", "县绿化市容局", OURS, "市容 is no city"),
    ("济宁市人民政府外事办公室", "department", "人民政府外事办公室", OURS, "without its place"),
    ("新疆维吾尔自治区人民政府外事办公室", "department", "新疆人民政府外事办公室", OURS, "its place in short"),
    ("宁夏回族自治区乡村振兴局", "department", "宁夏乡村振兴局", OURS, "宁夏乡 is no town"),
    ("中国示例银行", "department", "中国示例银行白水县支行", OTHERS, "a branch of it"),
    ("嘉祥县行政服务中心管理委员会", "department", "嘉祥县行政服务中心", OURS, "what the committee keeps"),
    ("大兴安岭地区行政公署", "people_government", "大兴安岭地区行署", OURS, "the government of a prefecture"),
    ("示例市科学技术局、示例园管理委员会", "department", "市科技局", OURS, "one body of two names"),
    ("示例市白水生态环境局", "department", "示例市生态环境局白水分局", OURS, "a branch by its other name"),
    ("示例市白水生态环境局", "department", "白水县环保局", OURS, "as it was called before"),
    ("示例市白水生态环境局", "department", "示例市青石生态环境局", OTHERS, "the branch of another county"),
    ("示例市生态环境局白水县分局", "department", "县生态环境分局", OURS, "with the level of its place"),
    ("示例市生态环境局白水县分局", "department", "县分局", NOT_SURELY, "a branch of anything"),
    ("济宁高新区财政局", "department", "济宁高新技术产业开发区财政局", OURS, "the zone in full"),
    ("嘉祥县人民政府办公室", "government_office", "嘉祥县政务公开办公室", OURS, "the office that keeps the reports"),
    ("嘉祥县教育局", "department", "嘉祥县教育局机关", ("ours",), "without what is below it"),
    ("国家税务总局嘉祥县税务局", "department", "嘉祥县税务局稽查局", OTHERS, "a part of it"),
    ("济宁市住房公积金管理中心", "department", "济宁市住房公积金管理中心嘉祥管理部", OTHERS, "a part of it"),
    ("嘉祥县公安局交通警察局", "department", "嘉祥县公安局", OTHERS, "what it is a part of"),
    ("国家统计局嘉祥调查队", "department", "嘉祥县统计局", OTHERS, "another body of one field"),
    ("国家统计局嘉祥调查队", "department", "嘉祥县调查队", OURS, "without the body above"),
    ("嘉祥县国防动员办公室", "department", "嘉祥县人民防空办公室", OURS, "its former name"),
    ("伊东工业园区管理委员会", "zone", "总工会", OTHERS, "two letters of a zone's name"),
    ("嘉祥县青石镇人民政府", "township_government", "县政府", OTHERS, "the county's"),
]


ALIASED = [
    # alias of 嘉祥县马集镇人民政府, named, any of, reason
    ("马集镇政府", "汶上县马集镇人民政府", OTHERS, "an alias that says nothing of its county leaves the name's word"),
    ("马集镇政府", "马集镇政府", ("ours",), "the alias itself"),
    ("汶上县马集镇", "汶上县马集镇人民政府", ("ours",), "an alias in another county"),
    ("泉州市石狮市马集镇", "泉州市马集镇", OURS, "the city above the county, and no county"),
]


@pytest.mark.parametrize(("alias", "named", "expected", "reason"), ALIASED)
def test_what_aliases_say_of_the_place(alias, named, expected, reason):
    title = f"{named}2024年政府信息公开工作年度报告"
    assert fitting("嘉祥县马集镇人民政府", title, "township_government", alias) in expected, reason


@pytest.mark.parametrize(("agency", "kind", "named", "expected", "reason"), ROWS)
def test_whose_the_report_of_a_body_is(agency, kind, named, expected, reason):
    assert called(agency, named, kind) in expected, reason


@pytest.mark.parametrize(
    ("name", "regions", "core"),
    [
        ("杭州市民政局", ("杭州市",), "民政局"),
        ("广州市政务服务和数据管理局", ("广州市",), "政务服务数据管理局"),
        ("广州市监狱管理局", ("广州市",), "监狱管理局"),
        ("示例市文化市场综合执法总队", ("示例市",), "文化市场综合执法总队"),
        ("住房城乡建委", (), "住房城乡建委"),
        ("示例市生态环境局白水县分局", ("示例市",), "生态环境局白水县分局"),
        ("示例市市政工程处", ("示例市",), "市政工程处"),
    ],
)
def test_where_the_place_ends(name, regions, core):
    assert split_region(name) == (regions, core)
