"""The hard identities inside one report: the extractor applied them, here they become findings."""

from collections.abc import Callable, Iterator

from extract.report import Check
from monitor.cases import Case, StoredReport
from monitor.rules.rule import Rule, Said


def _wrapped(rule: str) -> Callable[[Case], Iterator[Said]]:
    """The answers of one identity of the form, as the extractor computed them."""

    def check(case: Case) -> Iterator[Said]:
        if case.reading is None:
            yield Said("not_assessable", "没有可读取的统计表。", reason="no_reading")
            return
        found = False
        for applied in case.reading.report.checks:
            if applied.rule == rule:
                found = True
                yield _said(applied, case.reading, case)
        if not found:
            yield Said("not_assessable", "该报告未使用此项等式所属的表式。", reason="not_in_form")

    return check


def _said(check: Check, reading: StoredReport, case: Case) -> Said:
    subject = ".".join(part for part in (check.table, check.row, check.column) if part)
    left, right = (None if side is None else str(side) for side in (check.left, check.right))
    cells = tuple(f"{check.table}.{cell}" for cell in check.cells)
    if check.verdict == "fail":
        message = f"左边 {left}，右边 {right}" + _difference(check)
    elif check.verdict == "pass":
        message = f"两边均为 {left}"
    else:
        message = f"不能核对：{check.reason}"
    evidence = tuple(f"{reading.report_id}/{cell}" for cell in cells)
    return Said(check.verdict, message, subject, check.reason, left, right, evidence, _facts(cells, case))


def _difference(check: Check) -> str:
    if check.left is None or check.right is None:
        return ""
    return f"，相差 {check.left - check.right}"


def _facts(cells: tuple[str, ...], case: Case) -> tuple[str, ...]:
    facts = []
    for name in cells:
        table, row, column = name.split(".")
        cell = case.figures.get((table, row, column))
        facts.append(f"{name}={'absent' if cell is None else cell.value if cell.state == 'number' else cell.state}")
    return tuple(facts)


FORM = "国办公开办函〔2021〕30号附件格式（2019年度、2020年度为〔2019〕60号）"
RULES: tuple[Rule, ...] = tuple(
    Rule(rule, 1, "error", title, citation, _wrapped(rule), "arithmetic")
    for rule, title, citation in (
        ("T3_ROW_SUM", "表三各行合计", f"{FORM}表三的结构：总计为自然人与法人或其他组织之和"),
        ("T3_BALANCE", "表三收支平衡", "表三表头所印：第一项加第二项之和，等于第三项加第四项之和"),
        ("T3_RESULT_SUM", "表三办理结果合计", f"{FORM}表三的结构：第三项的总计为各种办理结果之和"),
        ("T4_SUM", "表四合计", f"{FORM}表四的结构：总计为四种结果之和"),
    )
)
