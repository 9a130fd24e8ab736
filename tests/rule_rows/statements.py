from dataclasses import replace
from decimal import Decimal

from casework import AGENCY, case, cells, read, report

from extract.report import Claim, Section
from rule_rows import Row

GOVERNMENT = replace(AGENCY, kind="people_government")
FEES = "proactive_disclosure__administrative_fees__amount_wan_yuan"
UNPAID = "applications__other_fee_unpaid__total"


def sixth(text):
    return read(sections=(Section(6, "六、其他需要报告的事项", text),))


def fee(yuan, quote=None, **values):
    claim = (Claim("fee_yuan", Decimal(str(yuan)), quote or f"收取{yuan}元。", 6),) if yuan is not None else ()
    return case(**read(claims=claim, cells=cells(**values) if values else report().cells))


def fee_of_2020(yuan):
    claim = (Claim("fee_yuan", Decimal(yuan), f"收取{yuan}元。", 6),)
    return case("2021-04-30", report_year=2020, **read("2021-01-20", report_year=2020, claims=claim))


IN_HAND = {"applications__new_received__total": 11, "applications__carried_over_in__total": 0}
FEW = IN_HAND | {"applications__new_received__total": 10}


def first(text, agency=GOVERNMENT):
    return case(agency=agency, **read(sections=(Section(1, "一、总体情况", text),)))


def suits(direct, after, year=2024):
    totals = cells(
        reviews_and_litigation__litigation_direct__total=direct,
        reviews_and_litigation__litigation_after_review__total=after,
    )
    return case(f"{year + 1}-04-30", report_year=year, **read(f"{year + 1}-01-20", report_year=year, cells=totals))


ALL_THREE = "完善考核，组织社会评议，本年度没有责任追究的情况。"

ROWS = [
    Row("FEE_STATEMENT", "none was charged", case(**sixth("2022年未收取信息处理费。")), "pass"),
    Row("FEE_STATEMENT", "no word of it", case(**sixth("无。")), "fail"),
    Row(
        "FEE_STATEMENT",
        "before it was asked for",
        case("2021-04-30", report_year=2020),
        "not_assessable",
        reason="before_fee",
    ),
    Row("FEE_STATEMENT", "no sixth section", case(**read()), "not_assessable", reason="no_section"),
    Row("FEE_SCALE", "160 yuan", fee(160), "pass"),
    Row("FEE_SCALE", "165 yuan", fee(165), "fail"),
    Row("FEE_SCALE", "nothing said", fee(None), "not_assessable"),
    Row("FEE_SCALE", "46 pages cost 160", fee(160, "共46页，收取信息处理费160元。"), "pass"),
    Row(
        "FEE_SCALE",
        "46 pages cost no more than 160",
        fee(170, "共46页，收取信息处理费170元。"),
        "fail",
        words="至多收 160 元",
    ),
    Row("FEE_SCALE", "the pages above are named, not all", fee(160, "超出30页，收取信息处理费160元。"), "pass"),
    Row("FEE_SCALE", "by requests: hundreds", fee(300, "按件计收信息处理费300元。", **IN_HAND), "pass"),
    Row("FEE_SCALE", "by requests: 250 is no level", fee(250, "按件计收信息处理费250元。", **IN_HAND), "fail"),
    Row(
        "FEE_SCALE",
        "by requests, of ten in the year",
        fee(300, "按件计收信息处理费300元。", **FEW),
        "fail",
        words="不超过 10 件",
    ),
    Row("FEE_SCALE", "before there was a scale", fee_of_2020(165), "not_assessable", reason="before_fee"),
    Row("FEE_IN_T2", "160 yuan among thousands", fee(160, **{FEES: 4478.1715}), "pass"),
    Row("FEE_IN_T2", "160 yuan, none in the table", fee(160, **{FEES: 0}), "fail"),
    Row("FEE_IN_T2", "nothing charged, none in the table", fee(0, **{FEES: 0}), "pass"),
    Row("FEE_IN_T2", "nothing said", fee(None, **{FEES: 0}), "not_assessable", reason="no_claim"),
    Row("FEE_UNPAID", "none and none", fee(0, **{UNPAID: 0}), "pass"),
    Row("FEE_UNPAID", "two did not pay what was never charged", fee(0, **{UNPAID: 2}), "fail"),
    Row("FEE_UNPAID", "two did not pay, others did", fee(100, **{UNPAID: 2}), "pass"),
    Row("FEE_UNPAID", "nothing said", fee(None, **{UNPAID: 2}), "not_assessable"),
    Row("ART50_GOVERNMENT_ITEMS", "all three", first(ALL_THREE), "pass"),
    Row("ART50_GOVERNMENT_ITEMS", "no evaluation", first(ALL_THREE.replace("评议", "宣传")), "fail", "评议"),
    Row(
        "ART50_GOVERNMENT_ITEMS",
        "nobody was called to account, in other words",
        first("未发生追究相关责任的情况。"),
        "pass",
        "责任追究",
    ),
    Row(
        "ART50_GOVERNMENT_ITEMS",
        "a department need not",
        first("", AGENCY),
        "not_assessable",
        reason="not_a_government",
    ),
    Row("LITIGATION_DIRECT_2024", "all after review", suits(0, 3), "pass"),
    Row("LITIGATION_DIRECT_2024", "more without review", suits(9, 3), "fail"),
    Row(
        "LITIGATION_DIRECT_2024", "before review came first", suits(9, 3, 2023), "not_assessable", reason="before_2024"
    ),
]
