"""A government's report covers its area: no figure below one child's, and the sum of all of them as information."""

from collections.abc import Iterator
from decimal import Decimal

from monitor.cases import Case
from monitor.rules.figures import T2, T3, T4, evidence, fact, no_reading, number
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said

COMPARED = (
    f"{T2}.normative_documents.made",
    f"{T2}.licensing.decisions",
    f"{T2}.penalty.decisions",
    f"{T2}.coercion.decisions",
    f"{T3}.new_received.total",
    f"{T3}.carried_over_in.total",
    f"{T3}.granted.total",
    f"{T3}.partially_granted.total",
    f"{T3}.results_total.total",
    f"{T3}.carried_over_out.total",
    f"{T4}.review.total",
    f"{T4}.litigation_direct.total",
    f"{T4}.litigation_after_review.total",
)
"""What is counted per body and adds up. The stock of documents does not: one document is in force for many."""


def _no_children(case: Case) -> Said | None:
    if case.reading is None:
        return no_reading()
    if case.agency.kind != "people_government":
        return Said("not_assessable", "只有政府的年度报告汇总本地区。", reason="not_a_government")
    if not any(child.reading for child in case.children):
        return Said("not_assessable", "名录中没有已读取的下级机关报告。", reason="no_children")
    return None


def _largest_child(case: Case) -> Iterator[Said]:
    refused = _no_children(case)
    if refused:
        yield refused
        return
    for name in COMPARED:
        known = [(value, child) for child in case.children if (value := number(child, name)) is not None]
        own = number(case, name)
        if own is None or not known:
            yield Said("not_assessable", f"{name} 没有可比数值。", name, "no_number")
            continue
        most, child = max(known, key=lambda pair: (pair[0], pair[1].agency.agency_id))
        good = own >= most
        message = f"本级政府 {plain(own)}，{child.agency.name} {plain(most)}" + (
            "。" if good else "：政府汇总数小于一个下级机关，可能未覆盖本地区。"
        )
        yield Said(
            "pass" if good else "fail", message, name, None, plain(own), plain(most),
            evidence(case, name) + evidence(child, name),
            (fact(case, name), f"{child.agency.agency_id} {fact(child, name)}"),
        )  # fmt: skip


def _sum(case: Case) -> Iterator[Said]:
    refused = _no_children(case)
    if refused:
        yield refused
        return
    missing = [child.agency.name for child in case.children if child.reading is None]
    for name in COMPARED:
        lacking = missing + [c.agency.name for c in case.children if c.reading and number(c, name) is None]
        own = number(case, name)
        if own is None or lacking:
            words = "、".join(lacking[:10]) + (f"等 {len(lacking)} 家" if len(lacking) > 10 else "")
            yield Said("not_assessable", f"下级数据不全：{words or '本级无数值'}。", name, "incomplete")
            continue
        total = sum((number(child, name) or Decimal(0) for child in case.children), Decimal(0))
        good = own >= total
        message = f"本级政府 {plain(own)}，名录内 {len(case.children)} 家合计 {plain(total)}。"
        facts = (fact(case, name), *(f"{child.agency.agency_id} {fact(child, name)}" for child in case.children))
        yield Said(
            "pass" if good else "fail", message, name, None, plain(own), plain(total), evidence(case, name), facts
        )


SOURCE = "国办公开办函〔2021〕30号；《政府信息公开条例》第四十九条第二款：政府的报告覆盖本行政区域"
RULES: tuple[Rule, ...] = (
    Rule(
        id="H_PARENT_LT_CHILD",
        version=1,
        severity="warning",
        family="hierarchy",
        title="政府汇总数不小于任一下级机关",
        about="政府的汇总数不小于名录内任一下级机关。",
        example="县政府新收 6，其某局 7：不符。",
        citation=SOURCE,
        check=_largest_child,
    ),
    Rule(
        id="H_SUM",
        version=1,
        severity="info",
        family="hierarchy",
        title="政府汇总数不小于下级机关之和",
        about="名录内下级机关都已读取时，汇总数不小于其和；缺一即不核对，并列出所缺。",
        example="县政府新收 9，两局合计 10：提示。",
        citation=SOURCE,
        check=_sum,
    ),
)
