"""The hard identities inside one report: the extractor applied them, here they become findings."""

from collections.abc import Callable, Iterator
from functools import cache

from extract.forms import load_form
from extract.report import Cell, Check
from extract.showing.naming import TABLES, cell_name, line_name, sides_of
from extract.statutory import FORMS, FormYear
from monitor.cases import Case
from monitor.rules.culprits import culprit_of
from monitor.rules.figures import cell, evidence, fact, no_reading, number, state_of
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said


def _applied(rule: str) -> Callable[[Case], Iterator[Said]]:
    """The answers of one identity of the form, as the extractor computed them."""

    def check(case: Case) -> Iterator[Said]:
        if case.reading is None:
            yield no_reading()
            return
        found = False
        for applied in case.reading.report.checks:
            if applied.rule == rule:
                found = True
                yield _said(applied, case)
        if not found:
            yield Said("not_assessable", "该报告没有此项等式所属的表。", reason="no_table")

    return check


def _said(check: Check, case: Case) -> Said:
    subject = ".".join(part for part in (check.table, check.row, check.column) if part)
    where = line_name(check.table, check.row, check.column)
    if check.verdict == "pass" and check.left is not None:
        one, other = sides_of(check.rule)
        value = plain(check.left)
        # nobody rules on what holds, so the facts are not listed: most of what is judged passes
        return Said("pass", f"{where}：{one}与{other}均为 {value}。", subject, None, value, value)
    cells = tuple(f"{check.table}.{name}" for name in check.cells)
    facts = tuple(fact(case, name) for name in cells)
    shown = evidence(case, *cells)
    if check.left is None or check.right is None:
        lacking = [name for name in cells if number(case, name) is None]
        words = "、".join(f"{cell_name(name)}{state_of(cell(case, name))}" for name in lacking[:3])
        state = cell(case, lacking[0]) if lacking else None
        reason = state.state if state else "missing"
        return Said("not_assessable", f"{where}：{words}，不能核对。", subject, reason, evidence=shown, basis=facts)
    left, right = plain(check.left), plain(check.right)
    one, other = sides_of(check.rule)
    hint = culprit_of(check, case)
    message = f"{where}：{one} {left}，{other} {right}，相差 {plain(check.left - check.right)}。{hint}"
    return Said("fail", message, subject, None, left, right, shown, facts)


def _complete(case: Case) -> Iterator[Said]:
    """Every cell of each table's form was found, filled or blank; a table that is absent is said to be."""
    if case.reading is None:
        yield no_reading()
        return
    forms = dict(case.reading.report.table_forms)
    for table_id, words in TABLES.items():
        form = forms.get(table_id)  # type: ignore[call-overload]
        own = [c for c in case.reading.report.cells if c.table == table_id]
        if form not in FORMS:
            yield Said("not_assessable", f"没有读到{words}。", table_id, "no_table")
            continue
        if table_id in case.reading.report.forms_guessed and table_id != "reviews_and_litigation":
            yield Said("not_assessable", f"未认出{words}的表式，无从知道应有多少格。", table_id, "no_form")
            continue
        yield _counted(table_id, form, own, case)


def _counted(table_id: str, form: FormYear, own: list[Cell], case: Case) -> Said:
    wanted = _wanted(table_id, form)
    have = {(c.row, c.column) for c in own if c.state != "missing"}
    lacking = [f"{table_id}.{row}.{column}" for row, column in wanted if (row, column) not in have]
    message = f"{TABLES[table_id]}应有 {len(wanted)} 格，读到 {len(wanted) - len(lacking)} 格"
    message += (
        "。"
        if not lacking
        else f"，缺{'、'.join(cell_name(name) for name in lacking[:5])}{'等' * (len(lacking) > 5)}。"
    )
    return Said(
        "fail" if lacking else "pass",
        message,
        table_id,
        None,
        str(len(wanted) - len(lacking)),
        str(len(wanted)),
        evidence(case, *lacking),
        (form, *lacking),
    )


@cache
def _wanted(table_id: str, form: FormYear) -> tuple[tuple[str, str], ...]:
    """The cells of a table by its form."""
    return next(t for t in load_form(form).tables if t.id == table_id).cells()


def _counts(case: Case) -> Iterator[Said]:
    """Counts are whole and not below zero, amounts not below zero; a signed change may be."""
    if case.reading is None:
        yield no_reading()
        return
    for table_id, words in TABLES.items():
        own = [c for c in case.reading.report.cells if c.table == table_id and c.state == "number"]
        if not own:
            yield Said("not_assessable", f"{words}没有数值。", table_id, "no_number")
            continue
        wrong = [c for c in own if not _is_possible(c)]
        names = [f"{c.table}.{c.row}.{c.column}" for c in wrong]
        shown = "、".join(
            f"{cell_name(name)} {plain(c.value)}" for name, c in zip(names, wrong, strict=True) if c.value
        )
        message = f"{words} {len(own)} 个数值" + (
            f"中有不合格的：{shown}。" if wrong else "均为不小于零的整数（金额除外）。"
        )
        yield Said(
            "fail" if wrong else "pass",
            message,
            table_id,
            None,
            str(len(wrong)),
            str(len(own)),
            evidence(case, *names),
            tuple(fact(case, name) for name in names),
        )


def _is_possible(read: Cell) -> bool:
    if read.value is None or read.column == "items_change":
        return True
    if read.column == "amount_wan_yuan":
        return read.value >= 0
    return read.value >= 0 and read.value % 1 == 0


FORM = "国办公开办函〔2021〕30号附件格式（2019年度、2020年度为〔2019〕60号）"
RULES: tuple[Rule, ...] = (
    Rule(
        id="T3_ROW_SUM",
        version=1,
        severity="error",
        family="arithmetic",
        title="表三各行合计",
        about="每一行：总计等于自然人与五类法人或其他组织之和；任一格非数值则不核对。",
        example="总计 3，各列之和 5：不符，相差 -2。",
        citation=f"{FORM}表三的结构：总计为自然人与法人或其他组织之和",
        check=_applied("T3_ROW_SUM"),
    ),
    Rule(
        id="T3_BALANCE",
        version=1,
        severity="error",
        family="arithmetic",
        title="表三收支平衡",
        about="每一列：本年新收加上年结转，等于办理结果总计加结转下年度。",
        example="新收 8、结转 0，办结 7、结转下年 0：不符，相差 1。",
        citation="表三表头所印：第一项加第二项之和，等于第三项加第四项之和",
        check=_applied("T3_BALANCE"),
    ),
    Rule(
        id="T3_RESULT_SUM",
        version=1,
        severity="error",
        family="arithmetic",
        title="表三办理结果合计",
        about="每一列：办理结果总计等于各种结果之和。",
        example="总计 17，各项之和 16：不符。",
        citation=f"{FORM}表三的结构：第三项的总计为各种办理结果之和",
        check=_applied("T3_RESULT_SUM"),
    ),
    Rule(
        id="T4_SUM",
        version=1,
        severity="error",
        family="arithmetic",
        title="表四合计",
        about="复议与两类诉讼：总计等于四种结果之和。",
        example="总计 4，维持、纠正、其他、尚未审结均为 0：不符。",
        citation=f"{FORM}表四的结构：总计为四种结果之和",
        check=_applied("T4_SUM"),
    ),
    Rule(
        id="CELL_COUNT",
        version=1,
        severity="error",
        family="arithmetic",
        title="表格齐全",
        about="每张表的单元格是否都在；空白的格子也算在，缺失的列出。",
        example="表二应有 10 格，读到 9 格：不符。",
        citation=f"{FORM}三张表的单元格数",
        check=_complete,
    ),
    Rule(
        id="NONNEG_INT",
        version=1,
        severity="error",
        family="arithmetic",
        title="数值合格",
        about="件数为不小于零的整数，金额不小于零；增减数可为负。",
        example="予以公开 -1：不符。",
        citation=f"{FORM}：件数为不小于零的整数，金额不小于零",
        check=_counts,
    ),
)
