"""What sentences claim: kinds and figures, and near-misses that claim nothing of the kind."""

import pytest

from extract.claims import read_claims, read_preface
from extract.report import Section


@pytest.mark.parametrize(
    ("sentence", "claims", "because"),
    [
        ("行政复议和行政诉讼 0 件。", {("reviews_and_litigation", 0)}, "one figure for both, none for suits alone"),
        ("行政复议2件，行政诉讼3件。", {("reviews", 2), ("litigation", 3)}, "one each"),
        (
            "予以公开及部分公开258件，占33.9%；不予公开35件，占4.34%；因本机关不掌握等原因无法提供265件；不予处理158件；其他处理0件。",
            {
                ("results_granted_or_partially", 258),
                ("results_refused", 35),
                ("results_unable", 265),
                ("results_not_processed", 158),
                ("results_other", 0),
            },
            "the groups of table three",
        ),
        ("其中予以公开10件，部分公开2件。", {("results_granted", 10), ("results_partially_granted", 2)}, "apart"),
        ("共制发公文60件，其中不予公开4件。", set(), "documents, not applications"),
        ("全年不予公开的事项得到规范。", set(), "no figure"),
        ("共收取政府信息公开处理费160元。", {("fee_yuan", 160)}, "160 is not 0"),
        ("收到群众来信留言200余件，答复192件。", set(), "letters, not applications"),
        ("共受理18件，已办理答复16件。", {("applications_answered", 16)}, "what was received is not said"),
        (
            "收到依申请公开18件，均已答复18件，答复网民留言9件。",
            {("applications_received", 18), ("applications_answered", 18), ("applications_answered", 9)},
            "two answers: a rule takes either",
        ),
        ("未收取信息处理费。", {("fee_yuan", 0)}, "none"),
    ],
)
def test_claims(sentence, claims, because):
    found = read_claims([Section(1, "一、总体情况", sentence)])
    assert {(claim.kind, int(claim.value)) for claim in found} == claims, because


@pytest.mark.parametrize(
    ("preface", "parts"),
    [
        ("本报告由总体情况、其他需要报告的事项六个部分组成。", [6]),
        ("本报告共分7个部分。", [7]),
        ("本年度报告包括总体情况等五项内容。", [5]),
        ("根据条例第五十条第六项编制本报告。", []),
        ("本报告所列数据的统计期限自2022年1月1日起。", []),
    ],
)
def test_the_preface_says_how_many_parts(preface, parts):
    assert [int(claim.value) for claim in read_preface([preface])] == parts
