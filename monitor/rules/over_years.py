"""What this year's figures owe to last year's: carry-over, stock of documents, items, sudden jumps."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from monitor.cases import Case
from monitor.rules.figures import COLUMNS, T2, T3, evidence, fact, lacks, no_number, no_reading, number
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said

SPIKE = 5
"""How many times more, or less, than last year is worth a look."""
SMALL = 20
"""Below this a multiple says nothing."""


def _last_year(case: Case) -> tuple[Case, ...] | Said:
    """Last year's cases this one continues (its own and those that ended into it), or why they cannot be used."""
    before = tuple(each for each in (case.previous, *case.predecessors) if each is not None)
    if not before:
        return Said("not_assessable", "没有上一年度的报告可比。", reason="no_previous")
    unread = [each.agency.name for each in before if each.reading is None]
    if unread:
        names = "、".join(unread)
        return Said("not_assessable", f"上一年度报告未取得或不可读：{names}。", reason="previous_unreadable")
    return before


def _carried(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    before = _last_year(case)
    if isinstance(before, Said):
        yield before
        return
    split = [each.agency.name for each in before if len(each.agency.successors) > 1]
    if split:
        words = f"{'、'.join(split)}的职能由多个机关承接，结转数如何划分不可知。"
        yield Said("not_assessable", words, reason="split")
        return
    for column in COLUMNS:
        yield _carried_column(case, before, column)


def _carried_column(case: Case, before: tuple[Case, ...], column: str) -> Said:
    taken, left = f"{T3}.carried_over_in.{column}", f"{T3}.carried_over_out.{column}"
    carried = number(case, taken)
    if carried is None:
        return no_number(case, [taken], column)
    for each in before:
        if number(each, left) is None:
            return no_number(each, [left], column)
    handed = sum((number(each, left) or Decimal(0) for each in before), Decimal(0))
    same = carried == handed
    bodies = "、".join(each.agency.name for each in before)
    message = (
        f"上年结转 {plain(carried)}，{bodies} {case.report_year - 1}年度结转下年度 {plain(handed)}"
        + ("，一致。" if same else f"，相差 {plain(carried - handed)}。")
    )  # fmt: skip
    return Said(
        "pass" if same else "fail",
        message,
        column,
        None,
        plain(carried),
        plain(handed),
        evidence(case, taken) + tuple(e for each in before for e in evidence(each, left)),
        (fact(case, taken), *(f"{each.agency.agency_id} {fact(each, left, year=True)}" for each in before)),
    )


def _stock(case: Case) -> Iterator[Said]:
    """Documents in force: last year's, more those made, less those repealed; by the form of 2019 those disclosed."""
    refused = lacks(case, "in_force")
    if refused and lacks(case, "disclosed_total") is None:
        yield from (_disclosed(case, row) for row in ("rules", "normative_documents"))
        return
    if refused:
        yield refused
        return
    for row in ("rules", "normative_documents"):
        made, repealed, in_force = (f"{T2}.{row}.{column}" for column in ("made", "repealed", "in_force"))
        yield _continued(case, row, in_force, ((in_force, 1),), ((made, 1), (repealed, -1)))


def _disclosed(case: Case, row: str) -> Said:
    """The form of 2019 has no column for what was repealed: the whole may fall, it cannot grow by more than is new."""
    total, new = f"{T2}.{row}.disclosed_total", f"{T2}.{row}.disclosed_new"
    said = _continued(case, row, total, ((total, 1),), ((new, 1),))
    if said.answer == "fail" and Decimal(said.left or 0) <= Decimal(said.right or 0):
        words = f"对外公开总数量 {said.left}，不大于上一年度加本年新公开 {said.right}（期间可有废止）。"
        return replace(said, answer="pass", message=words)
    return said


def _items(case: Case) -> Iterator[Said]:
    """Items last year as given this year: those given last year, with last year's change (form of 2019)."""
    refused = lacks(case, "items_prev_year")
    if refused:
        yield refused
        return
    for row in ("licensing", "other_external_services", "penalty", "coercion", "administrative_fees"):
        items, change = f"{T2}.{row}.items_prev_year", f"{T2}.{row}.items_change"
        yield _continued(case, row, items, ((items, 1), (change, 1)), ())


Terms = tuple[tuple[str, int], ...]


def _continued(case: Case, subject: str, name: str, last: Terms, this: Terms) -> Said:
    """``name`` of this year against a sum of last year's figures and of this year's."""
    if case.reading is None:
        return no_reading()
    before = _last_year(case)
    if isinstance(before, Said):
        return Said("not_assessable", before.message, subject, before.reason)
    if len(before) > 1:
        return Said("not_assessable", "年度内有机构并入，存量不可比。", subject, "merged")
    [previous] = before
    for each, names in ((case, [name, *(n for n, _ in this)]), (previous, [n for n, _ in last])):
        if any(number(each, n) is None for n in names):
            return no_number(each, names, subject)
    value = number(case, name) or Decimal(0)
    terms = [(previous, n, sign) for n, sign in last] + [(case, n, sign) for n, sign in this]
    expected = sum(((number(each, n) or Decimal(0)) * sign for each, n, sign in terms), Decimal(0))
    same = value == expected
    message = f"本年报告 {plain(value)}，按上一年度推算 {plain(expected)}" + (
        "，一致。" if same else f"，相差 {plain(value - expected)}。"
    )
    basis = (fact(case, name, year=True), *(fact(each, n, year=True) for each, n, _ in terms))
    shown = evidence(case, name) + tuple(e for each, n, _ in terms for e in evidence(each, n))
    return Said("pass" if same else "fail", message, subject, None, plain(value), plain(expected), shown, basis)


WATCHED = (
    f"{T3}.new_received.total",
    f"{T3}.results_total.total",
    f"{T2}.licensing.decisions",
    f"{T2}.penalty.decisions",
    f"{T2}.coercion.decisions",
)


def _spikes(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    before = _last_year(case)
    if isinstance(before, Said) or len(before) > 1:
        yield before if isinstance(before, Said) else Said("not_assessable", "年度内有机构并入。", reason="merged")
        return
    for name in WATCHED:
        yield _spike(case, before[0], name)


def _spike(case: Case, previous: Case, name: str) -> Said:
    now, then = number(case, name), number(previous, name)
    if now is None or then is None:
        return no_number(case if now is None else previous, [name], name)
    low, high = sorted((now, then))
    jumped = high >= SMALL and high >= SPIKE * low
    message = f"{case.report_year - 1}年 {plain(then)}，{case.report_year}年 {plain(now)}" + (
        f"，相差 {SPIKE} 倍以上，请核实。" if jumped else "。"
    )
    return Said(
        "fail" if jumped else "pass",
        message,
        name,
        None,
        plain(now),
        plain(then),
        evidence(case, name) + evidence(previous, name),
        (fact(case, name, year=True), fact(previous, name, year=True)),
    )


FORM = "国办公开办函〔2021〕30号格式"
RULES: tuple[Rule, ...] = (
    Rule(
        id="X_CARRY",
        version=1,
        severity="warning",
        family="consistency",
        title="上年结转与上一年度报告一致",
        about="上年结转等于上一年度报告的结转下年度，逐列比对；机构合并时为各机构之和，任一不可读、或由多个机关承接则不核对。",
        example="上年结转 2，上一年度结转下年度 3：不符，相差 -1。",
        citation=f"{FORM}表三第二项、第四项的含义",
        check=_carried,
    ),
    Rule(
        id="X_IN_FORCE",
        version=1,
        severity="info",
        family="consistency",
        title="现行有效件数与上一年度衔接",
        about="现行有效等于上一年现行有效加制发减废止；2019 年版无废止一栏，"
        "对外公开总数量不大于上一年总数加本年新公开；2020 与 2021 年度口径不同，不比。",
        example="10 + 2 - 1 应为 11，填 12：提示。",
        citation=f"{FORM}表二：现行有效、制发、废止的含义",
        check=_stock,
    ),
    Rule(
        id="X_ITEMS",
        version=1,
        severity="info",
        family="consistency",
        title="上一年项目数量与上一年度衔接",
        about="2019 年版：上一年项目数量等于上一年度报告的项目数量加增减。",
        example="20 - 3 应为 17，填 23：提示。",
        citation="国办公开办函〔2019〕60号格式表二",
        check=_items,
    ),
    Rule(
        id="X_SPIKE",
        version=1,
        severity="info",
        family="consistency",
        title="数值较上年骤变",
        about="与上年相差五倍以上且较大值不小于 20。",
        example="本年新收 100，上年 20：提示。",
        citation="复核提示，无法规依据",
        check=_spikes,
    ),
)
