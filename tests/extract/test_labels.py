"""Labels as really printed. Near misses belong here: what must not match is as important as what must."""

import pytest

from extract.labels import is_label_fragment, key_of, match_label, meaning_of
from extract.near_labels import edit_distance

MATCHES = [
    ("4. 保护第三方合法权益", "applications", "refused_third_party_rights", 0, "a blank behind the number"),
    ("3.危及三安全一稳定", "applications", "refused_security_stability", 0, "no quotes"),
    ("3.危及“三安全一稳定”", "applications", "refused_security_stability", 0, "curly quotes"),
    ("2. 其他法律法规禁止公开", "applications", "refused_law_prohibits", 0, "a known variant"),
    ("2.其他法律行政止公开", "applications", "refused_law_prohibits", 3, "three characters lost"),
    (
        "（二）部分公开（区分处理的, 只计这一情形, 不计其他情形)",
        "applications",
        "partially_granted",
        0,
        "mixed brackets",
    ),
    ("（二）部分公开", "applications", "partially_granted", 0, "without its note"),
    ("(七) 总计", "applications", "results_total", 0, "half-width brackets"),
    ("3.其他", "applications", "other_misc", 0, "with its number"),
    ("（六）其他处理", "applications", "other_processing", 0, "a row of the 2019 form"),
    ("５．要求行政机关确认或重新出具已获取信息", "applications", "not_processed_reconfirm", 0, "full width"),
    ("二、上一年结转政府信息公升申请数量", "applications", "carried_over_in", 2, "the same year in other words"),
    ("1.信仿举报投诉类申请", "applications", "not_processed_petition", 1, "a typing error"),
    ("行政规范性文件", "proactive_disclosure", "normative_documents", 0, "the 2021 label"),
    ("规范性文件", "proactive_disclosure", "normative_documents", 0, "the 2019 label"),
    ("行政事业性收费（单位：万元）", "proactive_disclosure", "administrative_fees", 0, "a note in brackets"),
    ("（七）总计（件）", "applications", "results_total", 0, "what is counted, behind it"),
    ("1.信访、投诉、举报类申请", "applications", "not_processed_petition", 0, "the same kinds in another order"),
    ("（7）总计", "applications", "results_total", 0, "the number in digits"),
    ("规 章", "proactive_disclosure", "rules", 0, "a blank inside"),
    ("（一）予以公开 Granted in full", "applications", "granted", 0, "in two languages"),
    ("State secrets\n1.属于国家秘密", "applications", "refused_state_secret", 0, "the other one first"),
    ("行政许可 (Article 20(5))", "proactive_disclosure", "licensing", 0, "an article"),
]


@pytest.mark.parametrize(("text", "table", "row", "distance", "why"), MATCHES)
def test_row_labels(text, table, row, distance, why):
    match = match_label(text, "row", table)
    assert match is not None, why
    assert (match.id, match.distance) == (row, distance), why


BEHIND = [
    ("（三）不予公开：1.属于国家秘密", "refused_state_secret", "behind its group"),
    ("三、本年度办理结果（六）其他处理3.其他", "other_misc", "behind two groups"),
    ("（三）不予公开3.其他", None, "behind a group that has no such row"),
]


@pytest.mark.parametrize(("text", "row", "why"), BEHIND)
def test_row_labels_behind_those_of_their_groups(text, row, why):
    match = meaning_of(text).rows.get("applications")
    assert (match and match.id) == row, why


MISSES = [
    ("其他", "applications", "the column, the row or a part of a label"),
    ("总计", "applications", "the column or the row"),
    ("行政许司", "proactive_disclosure", "four characters: one error makes another word"),
    ("行政处理", "proactive_disclosure", "处罚 or nothing"),
    ("属于行政查询案卷", "applications", "between 执法案卷 and 查询事项"),
    ("本年收到信访数量", "applications", "too far from any label"),
    ("（上年）6.属于四类过程性信息", "applications", "a row of the year before"),
    ("（去年同期）二、上年结转政府信息公开申请数量", "applications", "the same, of a longer label"),
    ("（七）（件）", "applications", "what is counted, and no name"),
    ("一、上年新收政府信息公开申请数量", "applications", "of another year"),
    ("一、本季新收政府信息公开申请数量", "applications", "of a part of the year"),
    ("四、结转上年度继续办理", "applications", "carried out of a year, or into it?"),
    ("行政许可（累计）", "proactive_disclosure", "of all years"),
    ("", "applications", "nothing"),
    ("12", "applications", "a number"),
]


@pytest.mark.parametrize(("text", "table", "why"), MISSES)
def test_what_is_no_row_label(text, table, why):
    assert match_label(text, "row", table) is None, why


@pytest.mark.parametrize("text", ["(五) 不", "予处理", "三、", "本年度", "办理结果"])
def test_pieces_of_group_labels(text):
    assert is_label_fragment(text, "applications")


def test_a_key_has_no_white_space_width_or_punctuation():
    assert key_of("（一） 予\u3000以\xa0公 开：") == "一予以公开"


@pytest.mark.parametrize(
    ("left", "right", "distance"), [("公开", "公开", 0), ("公开", "公幵", 1), ("公开", "", 2), ("abc", "cab", 2)]
)
def test_edit_distance(left, right, distance):
    assert edit_distance(left, right, 9) == distance
