"""What sentences claim: kinds and figures, and near-misses that claim nothing of the kind."""

import pytest

from extract.prose.claims import read_claims, read_preface
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
        ("共办结12件群众诉求。", set(), "letters named behind the figure"),
        ("已办理答复16件，及时回应了群众诉求。", {("applications_answered", 16)}, "praise behind the figures"),
        ("共受理18件，已办理答复16件。", {("applications_answered", 16)}, "what was received is not said"),
        (
            "收到依申请公开18件，均已答复18件，答复网民留言9件。",
            {("applications_received", 18), ("applications_answered", 18)},
            "letters are answered, too",
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


RECEIVED, ANSWERED = "applications_received", "applications_answered"
OWN_YEAR = [
    ("2022年收到申请9件，2023年收到申请5件。", {(RECEIVED, 5)}, "another year is not claimed"),
    ("2022年收到申请9件，办结9件。", set(), "nor what follows it"),
    ("去年同期收到申请9件。", set(), "nor last year"),
    ("收到申请5件，比2022年减少3件。", {(RECEIVED, 5)}, "a difference is no count"),
    ("收到申请较上年增加15件。", set(), "the same"),
    ("收到申请由上年的30件增至45件。", set(), "from and to"),
    ("条例施行以来累计收到申请320件。", set(), "since the law"),
    ("全年累计收到申请32件。", {(RECEIVED, 32)}, "heaped up over the year itself"),
    ("2023年1月至10月收到申请10件。", set(), "part of the year"),
    ("上半年收到申请4件，下半年收到申请6件。", set(), "halves"),
    ("截至2023年12月31日，共收到申请7件，办结6件。", {(RECEIVED, 7), (ANSWERED, 6)}, "to the end of the year"),
    ("平均每月收到申请3件。", set(), "an average"),
    ("预计2024年收到申请20件。", set(), "a forecast"),
    ("2022年收取信息处理费100元，2023年未收取信息处理费。", {("fee_yuan", 0)}, "last year's fee"),
    ("2022年发生行政复议2件。", set(), "last year's reviews"),
    ("全年新收申请35件，2022年结转2件，结转至2024年3件。",
     {(RECEIVED, 35), ("carried_over_in", 2), ("carried_over_out", 3)}, "what was carried over names other years"),
]  # fmt: skip
EXACTLY = [
    ("收到申请30余件。", set(), "and some"),
    ("收到申请近百件。", set(), "nearly"),
    ("收到申请约50件。", set(), "about"),
    ("收到政府信息公开申请超过100件。", set(), "more than"),
    ("收到政府信息公开申请不足10件。", set(), "less than"),
    ("收到政府信息公开申请120件以上。", set(), "or more"),
    ("收到申请3-5件。", set(), "a range"),
    ("收到申请3到5件。", set(), "a range in words"),
    ("共收到依申请公开十二件。", {(RECEIVED, 12)}, "numerals"),
    ("共收到申请一百零二件。", {(RECEIVED, 102)}, "with a nought inside"),
    ("共收到申请一〇五件。", {(RECEIVED, 105)}, "digit by digit"),
    ("共收到申请一百二十五件。", {(RECEIVED, 125)}, "hundreds, tens and ones"),
    ("共收到申请两三件。", set(), "a few"),
    ("共收到申请二三十件。", set(), "some tens"),
    ("共收到申请十二三件。", set(), "a dozen or so"),
    ("共收到申请二百五件。", set(), "250, or 205"),
    ("共收到申请数十件。", set(), "tens"),
    ("共收到申请上百件。", set(), "a hundred and more"),
    ("全年收到政府信息公开申请1,234件。", {(RECEIVED, 1234)}, "thousands"),
    ("共收到政府信息公开申请1.2万件。", {(RECEIVED, 12000)}, "ten thousands"),
    ("收取信息处理费0.12万元。", {("fee_yuan", 1200)}, "money in ten thousands"),
]
MATTERS = [
    ("收到行政许可申请300件，办结298件。", set(), "permits"),
    ("收到行政复议申请3件。", {("reviews", 3)}, "reviews"),
    ("收到自然人申请10件。", set(), "of one kind of applicant"),
    ("受理网上申请11件。", set(), "by one way"),
    ("收到公民、法人和其他组织提出的申请6件。", {(RECEIVED, 6)}, "of all kinds"),
    ("没有收到超过20件的批量申请。", set(), "a denial"),
    ("已办结12件，其中按时办结11件，延期办结1件。", {(ANSWERED, 12)}, "parts of the whole"),
    ("对不予公开的3件申请进行复核。", set(), "what is done with them"),
    ("予以公开或部分公开8件。", {("results_granted_or_partially", 8)}, "either"),
    ("因本机关不掌握相关政府信息无法提供1件，信息不存在1件。", set(), "of one reason only"),
    ("因涉及国家秘密不予公开2件。", set(), "of one reason only"),
    ("作为复议机关审理行政复议案件56件。", set(), "as the authority of review"),
    ("办理行政复议案件120件。", set(), "the same"),
    ("行政诉讼一审2件，二审1件。", set(), "instances"),
    ("行政复议、行政诉讼各1件。", {("reviews", 1), ("litigation", 1)}, "one each"),
    ("制定规范性文件3件。", {("normative_documents_made", 3)}, "made"),
    ("应收信息处理费300元，实收200元。", {("fee_yuan", 200)}, "what was paid"),
]
NOTHING = [
    ("本机关2023年未收到政府信息公开申请。", {(RECEIVED, 0)}, "none received"),
    ("2023年没有收到公民、法人和其他组织的政府信息公开申请。", {(RECEIVED, 0)}, "of nobody"),
    ("2023年，我局零申请。", {(RECEIVED, 0)}, "nought"),
    ("2023年，未收到依申请公开事项.", {(RECEIVED, 0)}, "disclosure on application"),
    ("2023年云溪街道办事处未接收到依申请公开。", {(RECEIVED, 0)}, "the same"),
    ("2023年我镇未收到依申请公开信息。", {(RECEIVED, 0)}, "the same"),
    ("本年度无政府信息公开申请。", {(RECEIVED, 0)}, "no verb"),
    ("无依申请公开答复超期。", set(), "none late"),
    ("未收到依申请公开投诉。", set(), "no complaint"),
    ("未收到现场申请。", set(), "by one way only"),
    ("未收到要求提供公开出版物的申请。", set(), "of one kind only"),
    ("不存在未收到申请即答复的情况。", set(), "a denial of a denial"),
    ("无结转下年度办理的申请。", {("carried_over_out", 0)}, "none left"),
    ("未发生因政府信息公开引起的行政复议、行政诉讼。", {("reviews", 0), ("litigation", 0)}, "neither"),
    ("没有因政府信息公开被申请行政复议、提起行政诉讼的情况。", {("reviews", 0), ("litigation", 0)}, "neither"),
    ("本年度无行政诉讼案件。", {("litigation", 0)}, "no suits"),
    ("未发生因政府信息公开被行政复议纠正的情况。", set(), "none lost is not none"),
    ("未发生行政诉讼败诉案件。", set(), "the same"),
    ("发出收费通知的件数和总金额以及实际收取的总金额均为0。", {("fee_yuan", 0)}, "all nought"),
    ("信息处理费：无。", {("fee_yuan", 0)}, "none"),
]
WHOLE = [
    ("收到依申请公开29例，其中通过网络收到申请25件，通过来信收到申请4件。", {(RECEIVED, 29)}, "ways of applying"),
    ("通过信函收到政府信息公开申请5件。", set(), "one way"),
    ("通过网络、信函等渠道收到政府信息公开申请15件。", {(RECEIVED, 15)}, "all ways"),
    ("共收到申请42件。其中县政府办公室收到申请10件，各镇收到申请8件。", {(RECEIVED, 42)}, "bodies below a whole"),
    ("区机关收到政府信息公开申请12件，街道收到政府信息公开申请34件。", set(), "bodies beside each other"),
    ("收到征地拆迁类申请9件。", set(), "of one subject"),
    ("收到涉及住房保障的政府信息公开申请4件。", set(), "the same"),
    ("收到同一申请人提交的政府信息公开申请15件。", set(), "of one applicant"),
    ("共收到2条政府信息公开相关申请。", {(RECEIVED, 2)}, "the figure first"),
    ("我局共收到信息公开申请22起，答复22起。", {(RECEIVED, 22), (ANSWERED, 22)}, "another measure word"),
    ("比上年多收到政府信息公开申请3件。", set(), "a difference"),
    ("最多的单位收到政府信息公开申请15件。", set(), "of one body among several"),
    ("五年来共收到政府信息公开申请85件。", set(), "years"),
    ("一年来共收到政府信息公开申请5件。", {(RECEIVED, 5)}, "the year itself"),
    ("截至目前，共收到政府信息公开申请5件。", set(), "up to a day not said"),
    (
        "新收到政府信息公开申请118件（同比增长4%），办结87件（含上年度转结5件）。",
        {(RECEIVED, 118), (ANSWERED, 87)},
        "beside it",
    ),
]
BUSINESS = [
    ("市网审平台收到受理申请4364件，办结4364件。", set(), "permits"),
    ("受理工伤认定申请56件，办结56件。", set(), "a benefit"),
    ("受理各类申请12000件。", set(), "of all kinds"),
    ("全年办结行政许可1200件。", set(), "permits"),
    ("制作答复书12份。", set(), "letters of answer"),
    ("延期答复2件。", set(), "one kind of answer"),
    ("政务服务办结325件，其中政府信息公开申请5件。", set(), "permits for the most part"),
    ("应收取信息处理费300元。", set(), "not what was paid"),
    (
        "现行有效规范性文件9件，其中以县政府名义制定的现行有效规范性文件5件。",
        {("normative_documents_in_force", 9)},
        "a part",
    ),
    ("予以公开答复9件，不予公开答复2件。", {("results_granted", 9), ("results_refused", 2)}, "one kind of answer each"),
    ("代区政府答复依申请公开12件。", set(), "for another body"),
    ("政府信息公开申请答复19件。", {(ANSWERED, 19)}, "the noun"),
    ("行政处罚信息予以公开35件。", set(), "penalties"),
    ("上年结转项目资金3件。", set(), "money"),
    ("结转下年度继续办理的政府信息公开申请2件。", {("carried_over_out", 2)}, "with words between"),
    ("受理的政府信息公开申请数为零。", {(RECEIVED, 0)}, "nought in words"),
]
DISPUTES = [
    ("行政复议、行政诉讼案件分别为3件和2件。", set(), "in turn"),
    ("行政复议或行政诉讼3件。", {("reviews_and_litigation", 3)}, "one figure for both"),
    ("被申请行政复议、提起行政诉讼共2件。", {("reviews_and_litigation", 2)}, "the same"),
    ("行政复议（诉讼）案件3件。", {("reviews_and_litigation", 3)}, "the same"),
    ("行政复议案件、行政诉讼案件各1件。", {("reviews", 1), ("litigation", 1)}, "one each"),
    ("行政复议7件，结果维持6件；行政诉讼4件。", {("reviews", 7), ("litigation", 4)}, "apart"),
    ("未经复议直接起诉的行政诉讼2件，复议后提起行政诉讼1件。", set(), "parts"),
    ("行政复议纠错0件，行政诉讼败诉0件。", set(), "none lost"),
    ("办理行政许可415件、行政处罚7件、行政复议1件。", set(), "what an office does"),
    ("全年新收行政复议案件56件。", set(), "as the authority of review"),
    ("全年行政复议案件12件，其中涉及政府信息公开的2件。", set(), "of all matters"),
    ("因政府信息公开受理后被提起行政复议1件（已撤销申请）。", {("reviews", 1)}, "its own, withdrawn"),
]


@pytest.mark.parametrize(
    ("sentence", "claims", "because"), OWN_YEAR + EXACTLY + MATTERS + NOTHING + WHOLE + BUSINESS + DISPUTES
)
def test_what_a_careful_reader_takes_for_the_reports_own(sentence, claims, because):
    found = read_claims([Section(3, "三", sentence)], 2023, "云溪县财政局")
    assert {(claim.kind, int(claim.value)) for claim in found} == claims, because


SCOPES = [
    ("全县共收到政府信息公开申请42件。", ["全县"], "the area"),
    ("全市引发行政复议48件，本机关行政复议6件。", ["全市", "本机关"], "each its own"),
    ("全县共新收申请60件，办结61件。", ["全县", "全县"], "one for both"),
    ("县教育局收到申请3件。", ["县教育局"], "another body"),
    ("县财政局收到申请3件。", [None], "the body itself, by a short name"),
    ("我局收到申请3件。", [None], "ourselves"),
    ("2023年度我局共收到申请3件。", [None], "ourselves, behind the year"),
    ("因本机关不掌握等原因无法提供5件。", [None], "a reason, no scope"),
    ("县教育局收到申请3件，县财政局答复申请2件。", ["县教育局", None], "another body, then the body itself"),
]


@pytest.mark.parametrize(("sentence", "scopes", "because"), SCOPES)
def test_the_scope_of_each_figure(sentence, scopes, because):
    found = read_claims([Section(3, "三", sentence)], 2023, "云溪县财政局")
    assert [claim.scope for claim in found] == scopes, because


@pytest.mark.parametrize(
    ("agency", "organ", "scope"),
    [
        ("杭州市城市管理局", "市城管局", None),
        ("云溪县人民政府办公室", "县政府办", None),
        ("云溪县人民政府办公室", "县政府办公室", None),
        ("云溪县卫生健康委员会", "县卫健委", None),
        ("云溪县人民政府办公室", "县教育局", "县教育局"),
        ("云溪县教育局", "县财政局", "县财政局"),
        ("云溪区前进街道办事处", "前进街道", None),
        ("云溪县青山镇人民政府", "青山镇", None),
    ],
)
def test_a_body_by_a_shorter_name_is_itself(agency, organ, scope):
    (claim,) = read_claims([Section(1, "一", f"{organ}共收到政府信息公开申请3件。")], 2023, agency)
    assert claim.scope == scope


@pytest.mark.parametrize(("length", "claimed"), [(10, True), (2000, False)])
def test_what_is_longer_than_any_sentence_claims_nothing(length, claimed):
    sentence = f"{'为民服务' * (length // 4)}，收到政府信息公开申请3件。"
    assert bool(list(read_claims([Section(1, "一", sentence)], 2023, "云溪县财政局"))) is claimed
