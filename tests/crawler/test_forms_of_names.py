"""Zones, streets, towns and governments by other forms of their names: perhaps the agency, never surely another."""

import pytest
from bodies import called, fitting

ROWS = [
    # agency, kind, named, fit, reason
    ("安徽池州高新技术产业开发区管理委员会", "zone", "池州高新区", "maybe", "in short, without the province"),
    ("安徽池州高新技术产业开发区管理委员会", "zone", "池州市高新区管委会", "maybe", "the city by its level"),
    ("安徽池州高新技术产业开发区管理委员会", "zone", "高新区", "maybe", "no place"),
    ("安徽池州高新技术产业开发区管理委员会", "zone", "池州经开区", "other_body", "another zone"),
    ("安徽池州高新技术产业开发区管理委员会", "zone", "云溪高新区", "other_body", "of another place"),
    ("云溪经济技术开发区管理委员会", "zone", "云溪国家级经开区", "maybe", "its rank"),
    ("云溪经济技术开发区管理委员会", "zone", "云溪开发区", "maybe", "of which kind nobody says"),
    ("云溪经济技术开发区管理委员会", "zone", "云溪经开区管委会办公室", "maybe", "its office"),
    ("云溪工业园区管理委员会", "zone", "云溪工业园", "maybe", "in short"),
    ("云溪工业园区管理委员会", "zone", "云溪风景区", "other_body", "another kind"),
    ("云溪风景名胜区管理委员会", "zone", "云溪风景名胜区管理局", "maybe", "a bureau for a committee"),
    ("云溪县两家满族乡人民政府", "township_government", "两家乡", "maybe", "without its people"),
    ("云溪县两家满族乡人民政府", "township_government", "三家乡", "other_body", "another town"),
    ("九龙坡区二郎街道办事处", "street_office", "二郎街办", "maybe", "in short"),
    ("九龙坡区二郎街道办事处", "street_office", "九龙坡区二郎街", "maybe", "the street alone"),
    ("九龙坡区二郎街道办事处", "street_office", "重庆市九龙坡区二郎街道", "ours", "the whole name"),
    ("九龙坡区二郎街道办事处", "street_office", "石桥街办", "other_body", "another street"),
    ("云溪县城关镇人民政府", "township_government", "城关镇党政办", "maybe", "its office"),
    ("云溪县人民政府", "people_government", "云溪", "maybe", "its place without the level"),
    ("云溪县人民政府办公室", "government_office", "云溪县府办", "ours", "府办 for 政府办"),
    ("国家统计局云溪调查队", "department", "国家统计局云溪县调查队", "maybe", "with the level of its place"),
    ("国家统计局云溪调查队", "department", "国家统计局白石县调查队", "other_body", "of another place"),
    ("教育局", "department", "嘉祥县教育局", "maybe", "registered without its place"),
    ("县教育局", "department", "济宁市嘉祥县教育局", "maybe", "registered with no more than its level"),
    ("县教育局", "department", "盐城市教育局", "other_body", "of another level"),
    ("市场监督管理局", "department", "嘉祥县市场监督管理局", "maybe", "no level"),
    ("人民政府办公室", "government_office", "嘉祥县人民政府办公室", "maybe", "an office of some government"),
    ("教育局", "department", "嘉祥县财政局", "other_body", "another field"),
    ("城关镇", "township_government", "城关镇人民政府", "ours", "registered by its place alone"),
    ("城关镇", "township_government", "嘉祥县城关镇人民政府", "ours", "the same with its county"),
    ("嘉祥县", "people_government", "嘉祥县人民政府", "ours", "the same of a county"),
    ("嘉祥县教育局", "department", "嘉祥县教局", "maybe", "a letter lost"),
    ("嘉祥县教育局", "department", "嘉祥县教育育局", "maybe", "a letter twice"),
    ("嘉祥县教育局", "department", "嘉祥县育教局", "maybe", "letters that changed places"),
    ("嘉祥县人民医院", "department", "嘉祥县中医院", "other_body", "alike in short only"),
    ("嘉祥县教育局", "department", "嘉祥县体育局", "other_body", "a wrong letter makes another body"),
    ("嘉祥县人民政府办公室", "government_office", "嘉祥县人民府办公室", "maybe", "lost in a word that is shortened"),
    ("嘉祥县人民政府办公室", "government_office", "嘉祥县人民政府办公公室", "maybe", "twice in such a word"),
    ("嘉祥县发展和改革局", "department", "嘉祥县发展和革局", "maybe", "lost in words that are shortened"),
    ("嘉祥县孟姑集镇人民政府", "township_government", "嘉祥县孟姑集镇民政府", "maybe", "the same"),
]


SLIPS = [
    # words behind the year, fit, reason
    ("政府信息公开年度告", "maybe", "a letter lost"),
    ("政府信息公开年度报是告", "maybe", "a letter put in"),
    ("政府信息公开工作年度了告", "maybe", "a wrong letter"),
    ("政府信息公开工作年度报网", "maybe", "a wrong letter at the end"),
    ("政府信息公开报年", "maybe", "letters that changed places"),
    ("政府信息公开年有报", "maybe", "a letter put in"),
    ("政府信公息开工作年度报告", "maybe", "in the middle"),
    ("政府信息公开月报", "unrelated", "of a month"),
    ("政府信息公开工作年度计划", "unrelated", "a plan"),
]


@pytest.mark.parametrize(("words", "expected", "reason"), SLIPS)
def test_slips_in_the_words_of_the_report(words, expected, reason):
    assert fitting("嘉祥县教育局", f"嘉祥县教育局2024年{words}") == expected, reason


@pytest.mark.parametrize(("agency", "kind", "named", "expected", "reason"), ROWS)
def test_another_form_of_the_name(agency, kind, named, expected, reason):
    assert called(agency, named, kind) == expected, reason
