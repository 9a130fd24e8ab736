"""Section headings as really printed, and what the narrative claims."""

# ruff: noqa: E501 - one case a line

import pytest

from extract.documents import Document
from extract.prose.claims import read_claims
from extract.prose.sections import find_headings, read_sections
from extract.read_report import read_report
from extract.report import Section

WHOLE = [
    "一、总体情况", "a", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "b", "六、其他需要报告的事项", "无",
]  # fmt: skip

HEADINGS = [
    (WHOLE, [1, 2, 3, 4, 5, 6], "as the form prints them"),
    ([*WHOLE[:1], "（一）主动公开政府信息情况", *WHOLE[1:]], [1, 2, 3, 4, 5, 6], "a subheading of the same words is none"),
    ([text.replace("四、", "三、") for text in WHOLE], [1, 2, 3, 4, 5, 6], "numbered twice"),
    ([text.replace("五、", "六、").replace("六、其", "七、其") for text in WHOLE], [1, 2, 3, 4, 5, 6], "renumbered"),
    ([text for text in WHOLE if not text.startswith("五")], [1, 2, 3, 4, 6], "one missing"),
    ([text.replace("收到和处理", "收到与处理") for text in WHOLE], [1, 2, 3, 4, 5, 6], "a typing error"),
    ([text.replace("主要问题及改进情况", "主要问题和改进措施") for text in WHOLE], [1, 2, 3, 4, 5, 6], "another wording"),
    ([text.replace("、", "．") if text[:1] in "一二三四五六" else text for text in WHOLE], [1, 2, 3, 4, 5, 6], "another mark"),
    ([text.replace("、主动", "、行政机关主动").replace("、收到", "、行政机关收到") for text in WHOLE], [1, 2, 3, 4, 5, 6], "whose they are"),
    ([f"{'一二三四五六'.index(text[0]) + 1}{text[1:]}" if text[0] in "一二三四五六" else text for text in WHOLE], [1, 2, 3, 4, 5, 6], "numbered in figures"),
    (["1.属于国家秘密", "3.其他", "2、其他"], [], "labels of rows"),
    ([text.replace("需要报告的", "") for text in WHOLE], [1, 2, 3, 4, 5, 6], "other matters"),
    ([text.replace("报告的", "说明的") for text in WHOLE], [1, 2, 3, 4, 5, 6], "explained, not reported"),
    (["".join(WHOLE)], [1, 2, 3, 4, 5, 6], "the line breaks lost"),
    (["一、总体情况 2024年，我局…", "五、存在的主要问题及改进情况（一）问题", "六、其他需要报告的事项2024年，无。"], [1, 5, 6], "text in the heading's line"),
    (["一、总体倩况", "二、主动公开政府信息情况"], [1, 2], "a typing error in a short heading, and its number"),
    (["一、机构设置", "二、主动公开政府信息情况"], [2], "other words"),
    (["本报告包括总体情况、主动公开政府信息情况和其他需要报告的事项。"], [], "a list in the preface"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "numbers", "why"), HEADINGS)
def test_headings(texts, numbers, why):
    assert [heading.number for heading in find_headings(texts)] == numbers, why


def test_the_text_of_a_section_goes_to_the_next_heading():
    texts = ["前言", *WHOLE]
    sections = read_sections(texts, find_headings(texts))
    assert [(section.number, section.text) for section in sections] == [
        (1, "a"), (2, ""), (3, ""), (4, ""), (5, "b"), (6, "无"),
    ]  # fmt: skip
    assert sections[3].title == "政府信息公开行政复议、行政诉讼情况"


CLAIMS = [
    ("今年以来，市政府共受理群众公开申请 8 件，全部依法予以答复。", {("applications_received", 8)}),
    (
        "全年收到信息公开申请件 165 件，结转下年度继续办理 3 件。",
        {("applications_received", 165), ("carried_over_out", 3)},
    ),
    ("共收到5件政府信息公开申请。", {("applications_received", 5)}),
    (
        "加大依申请公开力度。2020年共受理18件，已办理答复16件。",
        {("applications_received", 18), ("applications_answered", 16)},
    ),
    ("行政复议和行政诉讼 0 件。", {("reviews_and_litigation", 0)}),
    ("信息公开类行政复议7件，行政诉讼9件。", {("reviews", 7), ("litigation", 9)}),
    ("予以公开及部分公开258件，不予公开35件。", {("results_granted_or_partially", 258), ("results_refused", 35)}),
    ("予以公开3件、部分公开2件。", {("results_granted", 3), ("results_partially_granted", 2)}),
    ("其他处理0件，无法提供265件。", {("results_other", 0), ("results_unable", 265)}),
    ("现有的行政规范性文件 647 件。", {("normative_documents_in_force", 647)}),
    ("现行有效的647件规范性文件全部公开。", {("normative_documents_in_force", 647)}),
    ("现行有效行政规范性文件 12 件。", {("normative_documents_in_force", 12)}),
    ("现有公开栏目12个，规范性文件均已公开。", set()),
    ("2021年，共收取政府信息公开处理费160元。", {("fee_yuan", 160)}),
    ("2021年没有收取信息处理费情况。", {("fee_yuan", 0)}),
    ("2025年度本机关未收取信息公开处理费。", {("fee_yuan", 0)}),
    ("共收到政府信息公开申请 3 份。", {("applications_received", 3)}),
    ("共收到政府信息公开申请3份左右。", set()),
    ("本年度无信息处理费收取情况", {("fee_yuan", 0)}),
    ("本年度无信息处理费减免申请", set()),
    ("全年主动公开信息120条。", set()),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_claims(text, expected):
    claims = read_claims([Section(1, "总体情况", text)])
    assert {(claim.kind, int(claim.value)) for claim in claims} == expected
    assert all(str(claim.value) in claim.quote or claim.value == 0 for claim in claims)


def test_a_scope_is_kept():
    (claim,) = read_claims([Section(1, "x", "本机关共收到信息公开申请17件。")])
    assert claim.scope == "本机关"


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\ufeff"])
def test_what_nobody_sees_hides_no_heading(unseen):
    text = "\n".join(["某局2023年政府信息公开工作年度报告", *(unseen.join(line) for line in WHOLE)])
    report = read_report(Document(text.encode()))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
