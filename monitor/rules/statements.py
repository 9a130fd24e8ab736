"""What the text has to speak of: the processing fee, and a government's assessment, evaluation and accountability."""

import re
from collections.abc import Iterator

from extract.report import Report
from monitor.cases import Case
from monitor.rules.contents import text_of
from monitor.rules.fees import FEE_RULES, fees_said
from monitor.rules.figures import T2, T3, T4, evidence, fact, no_number, no_reading, number
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said

FEES = f"{T2}.administrative_fees.amount_wan_yuan"
UNPAID = f"{T3}.other_fee_unpaid.total"
_FEE_WORDS = re.compile(r"信息处理费|处理费|收费|收取[^。]{0,12}费用?|未[^。]{0,6}收取")


def _section(report: Report | None, number: int) -> str | None:
    found = [section.text for section in report.sections if section.number == number] if report else []
    return found[0] if found else None


def _fee_statement(case: Case) -> Iterator[Said]:
    text = _section(text_of(case), 6)
    if case.report_year < 2021:
        yield Said("not_assessable", "2021年度起才要求说明信息处理费。", reason="before_fee")
    elif text is None:
        yield Said("not_assessable", "没有读到第六部分。", reason="no_section")
    else:
        said = bool(_FEE_WORDS.search(text))
        message = "第六部分" + ("说明了信息处理费收取情况。" if said else "未说明信息处理费收取情况。")
        yield Said("pass" if said else "fail", message, "", basis=(str(said),))


def _fee_in_table(case: Case) -> Iterator[Said]:
    fees = fees_said(case)
    amount = number(case, FEES)
    if case.reading is None:
        yield no_reading()
    elif not fees:
        yield Said("not_assessable", "文中没有信息处理费金额。", reason="no_claim")
    elif amount is None:
        yield no_number(case, [FEES])
    else:
        good = not (max(fees) > 0 and amount == 0)
        message = f"文中信息处理费 {max(fees)} 元，表二行政事业性收费 {plain(amount)} 万元" + (
            "。" if good else "；信息处理费属行政事业性收费，请核对。"
        )
        yield Said(
            "pass" if good else "fail", message, "", None, str(max(fees)), plain(amount), evidence(case, FEES),
            (str(max(fees)), fact(case, FEES)),
        )  # fmt: skip


def _fee_unpaid(case: Case) -> Iterator[Said]:
    fees, unpaid = fees_said(case), number(case, UNPAID)
    if case.reading is None:
        yield no_reading()
    elif unpaid is None:
        yield no_number(case, [UNPAID])
    elif not fees:
        yield Said("not_assessable", "文中没有信息处理费的表述。", reason="no_claim")
    else:
        good = not (unpaid > 0 and max(fees) == 0)
        message = f"逾期未缴费而不再处理 {plain(unpaid)} 件，文中收费 {max(fees)} 元" + (
            "。" if good else "；请核对是否发出过收费通知。"
        )
        yield Said(
            "pass" if good else "fail", message, "", None, plain(unpaid), str(max(fees)), evidence(case, UNPAID),
            (fact(case, UNPAID), str(max(fees))),
        )  # fmt: skip


ITEMS = {"考核": "工作考核", "评议": "社会评议", "责任追究": "责任追究"}


def _government_items(case: Case) -> Iterator[Said]:
    text = _section(text_of(case), 1)
    if case.agency.kind not in ("people_government", "township_government"):
        yield Said("not_assessable", "只要求各级人民政府。", reason="not_a_government")
        return
    if text is None:
        yield Said("not_assessable", "没有读到第一部分。", reason="no_section")
        return
    for word, title in ITEMS.items():
        said = word in text or (word == "责任追究" and re.search(r"追究[^。]{0,8}责任|追责|问责", text) is not None)
        message = f"第一部分{'提及' if said else '未提及'}{title}。"
        yield Said("pass" if said else "fail", message, word, basis=(f"{word}={said}",))


DIRECT = f"{T4}.litigation_direct.total"
AFTER = f"{T4}.litigation_after_review.total"


def _direct_suits(case: Case) -> Iterator[Said]:
    direct, after = number(case, DIRECT), number(case, AFTER)
    if case.report_year < 2024:
        yield Said("not_assessable", "2024年度起复议前置。", reason="before_2024")
    elif case.reading is None:
        yield no_reading()
    elif direct is None or after is None:
        yield no_number(case, [DIRECT, AFTER])
    else:
        good = direct == 0 or direct <= after
        message = f"未经复议直接起诉 {plain(direct)} 件，复议后起诉 {plain(after)} 件" + (
            "。" if good else "；2024年起不予公开须先复议，请核实。"
        )
        yield Said(
            "pass" if good else "fail", message, "", None, plain(direct), plain(after), evidence(case, DIRECT, AFTER),
            (fact(case, DIRECT), fact(case, AFTER)),
        )  # fmt: skip


RULES: tuple[Rule, ...] = (
    Rule(
        id="FEE_STATEMENT",
        version=1,
        severity="info",
        family="completeness",
        title="说明信息处理费",
        about="2021 年度起，第六部分说明信息处理费收取情况。",
        example="第六部分只写“无”：提示。",
        citation=FEE_RULES,
        check=_fee_statement,
    ),
    Rule(
        id="FEE_IN_T2",
        version=1,
        severity="prompt",
        family="narrative",
        title="信息处理费计入表二",
        about="收取过信息处理费，而表二行政事业性收费为零。",
        example="文中 160 元，表二 0 万元：请人工核对。",
        citation=f"{FEE_RULES}；皖财综〔2021〕28号",
        check=_fee_in_table,
    ),
    Rule(
        id="FEE_UNPAID",
        version=1,
        severity="prompt",
        family="narrative",
        title="未缴费件数与收费表述",
        about="有逾期未缴费而不再处理的申请，而文中称未收费。",
        example="2 件未缴费，文中未收取：请人工核对。",
        citation=FEE_RULES,
        check=_fee_unpaid,
    ),
    Rule(
        id="ART50_GOVERNMENT_ITEMS",
        version=1,
        severity="info",
        family="completeness",
        title="政府报告的考核、评议、责任追究",
        about="各级人民政府的第一部分提及考核、评议、责任追究。",
        example="没有提及评议：提示。",
        citation="《政府信息公开条例》第五十条第一款第（四）项",
        check=_government_items,
    ),
    Rule(
        id="LITIGATION_DIRECT_2024",
        version=1,
        severity="info",
        family="consistency",
        title="复议前置后的直接起诉",
        about="2024 年度起，未经复议直接起诉的不多于复议后起诉的。",
        example="直接起诉 9 件，复议后 3 件：提示。",
        citation="《行政复议法》（2023年修订）第二十三条第一款第（四）项",
        check=_direct_suits,
    ),
)
