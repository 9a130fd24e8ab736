"""What figures of table two cannot be: rules without competence, fewer in force than made, fees in the wrong unit."""

from collections.abc import Iterator
from decimal import Decimal

from monitor.cases import Case
from monitor.rules.figures import T2, evidence, fact, lacks, no_number, no_reading, number, numbers
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said

RULE_COLUMNS = ("made", "repealed", "in_force", "made_new", "disclosed_new", "disclosed_total")
"""Of both forms."""


def may_make_rules(case: Case) -> bool:
    """Whether a body may make 规章: State Council departments, and governments from the districted city up."""
    agency = case.agency
    if agency.level == "central":
        return True
    return agency.level in ("province", "prefecture") and agency.kind in ("people_government", "government_office")


def _competence(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    if may_make_rules(case):
        yield Said("not_assessable", "该机关所属政府有规章制定权。", reason="competent")
        return
    names = [f"{T2}.rules.{column}" for column in RULE_COLUMNS]
    known = [name for name in names if number(case, name) is not None]
    if not known:
        yield Said("not_assessable", "表二“规章”没有数值。", reason="no_number")
        return
    above = [name for name in known if number(case, name)]
    said = "、".join(plain(number(case, name) or Decimal(0)) for name in known)
    message = f"“规章”填 {said}" + ("；该机关无规章制定权，请核实。" if above else "。")
    facts = tuple(fact(case, name) for name in known)
    yield Said("fail" if above else "pass", message, evidence=evidence(case, *known), basis=facts)


def _in_force(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    for row in ("rules", "normative_documents"):
        names = [f"{T2}.{row}.{column}" for column in ("in_force", "made", "repealed")]
        known = numbers(case, names)
        if known is None:
            yield no_number(case, names, row)
            continue
        in_force, made, repealed = known
        good = in_force >= made - repealed
        message = f"现行有效 {plain(in_force)}，本年制发 {plain(made)}、废止 {plain(repealed)}" + (
            "。" if good else "，现行有效少于净增，请核实。"
        )
        facts = tuple(fact(case, name) for name in names)
        yield Said(
            "pass" if good else "fail", message, row, None, plain(in_force), plain(made - repealed),
            evidence(case, *names), facts,
        )  # fmt: skip


def _items(case: Case) -> Iterator[Said]:
    refused = lacks(case, "items_change")
    if refused:
        yield refused
        return
    for row in ("licensing", "other_external_services", "penalty", "coercion", "administrative_fees"):
        names = [f"{T2}.{row}.items_prev_year", f"{T2}.{row}.items_change"]
        known = numbers(case, names)
        if known is None:
            yield no_number(case, names, row)
            continue
        good = sum(known) >= 0
        message = f"上一年项目 {plain(known[0])}，本年增减 {plain(known[1])}" + ("。" if good else "，合计为负。")
        facts = tuple(fact(case, name) for name in names)
        yield Said(
            "pass" if good else "fail",
            message,
            row,
            None,
            plain(known[0]),
            plain(known[1]),
            evidence(case, *names),
            facts,
        )


FEES = f"{T2}.administrative_fees.amount_wan_yuan"


def _fee_unit(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    amount = number(case, FEES)
    if amount is None:
        yield no_number(case, [FEES])
        return
    if case.agency.level not in ("county", "township"):
        yield Said("not_assessable", "省级、市级机关的收费金额可达此数量级。", reason="large_body")
        return
    doubtful = amount >= 100_000 and amount == amount.to_integral_value()
    message = f"行政事业性收费 {plain(amount)} 万元" + ("，疑似以元填报，请核实。" if doubtful else "。")
    yield Said(
        "fail" if doubtful else "pass",
        message,
        left=plain(amount),
        evidence=evidence(case, FEES),
        basis=(fact(case, FEES),),
    )


FORM = "国办公开办函〔2021〕30号格式表二"
RULES: tuple[Rule, ...] = (
    Rule(
        id="T2_RULES_COMPETENCE",
        version=1,
        severity="warning",
        family="consistency",
        title="规章制定权",
        about="无规章制定权的机关，“规章”一行应为零。",
        example="乡政府填本年制发 2 件：不符。",
        citation="《立法法》（2023年修正）第九十一条、第九十三条",
        check=_competence,
    ),
    Rule(
        id="T2_IN_FORCE_LOWER_BOUND",
        version=1,
        severity="warning",
        family="consistency",
        title="现行有效不少于净增",
        about="现行有效件数不少于本年制发减本年废止。",
        example="制发 1、废止 0、现行有效 0：不符。",
        citation=f"{FORM}：制发、废止、现行有效的含义",
        check=_in_force,
    ),
    Rule(
        id="T2_ITEMS_NONNEG",
        version=1,
        severity="warning",
        family="consistency",
        title="项目数量不为负",
        about="2019 年版：上一年项目数量加本年增减不小于零。",
        example="上一年 20，增减 -21：不符。",
        citation="国办公开办函〔2019〕60号格式表二",
        check=_items,
    ),
    Rule(
        id="FEE_UNIT",
        version=1,
        severity="info",
        family="consistency",
        title="收费金额单位",
        about="县乡机关的收费金额为六位以上整数万元时，疑为以元填报。",
        example="县局填 1606100 万元：提示。",
        citation=f"{FORM}：单位为万元",
        check=_fee_unit,
    ),
)
