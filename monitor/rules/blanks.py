"""The second pass over the identities, under the reading that a blank means zero; never mixed with the first."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.identities import check_identities
from extract.report import Cell, Check
from extract.showing.naming import line_name, sides_of
from extract.statutory import FORMS
from monitor.cases import Case, StoredReport
from monitor.rules.figures import evidence, fact, no_reading
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said

AS_ZERO = frozenset({"blank", "placeholder"})
"""States that print no figure. An ambiguous, unreadable or missing cell has one that is not known: it stays so."""


def _tried(case: Case) -> Iterator[Said]:
    if case.reading is None:
        yield no_reading()
        return
    open_checks = [c for c in case.reading.report.checks if c.verdict == "not_assessable"]
    blank = {(c.table, f"{c.row}.{c.column}") for c in case.reading.report.cells if c.state in AS_ZERO}
    concerned = {_line(c) for c in open_checks if any((c.table, name) in blank for name in c.cells)}
    if not concerned:
        yield Said("not_assessable", "没有因空白而未能核对的等式。", reason="no_blank")
        return
    for tried in _checks_with_zeros(case.reading):
        if _line(tried) in concerned:
            yield _said(tried, case, sum((tried.table, name) in blank for name in tried.cells))


def _checks_with_zeros(reading: StoredReport) -> tuple[Check, ...]:
    forms = [(table, form) for table, form in reading.report.table_forms if form in FORMS]
    return check_identities(map(_zero, reading.report.cells), forms)


def _zero(cell: Cell) -> Cell:
    return replace(cell, state="number", value=Decimal(0)) if cell.state in AS_ZERO else cell


def _line(check: Check) -> tuple[str, str, str | None, str | None]:
    return check.rule, check.table, check.row, check.column


def _said(check: Check, case: Case, blanks: int) -> Said:
    subject = ".".join(part for part in (check.rule, check.table, check.row, check.column) if part)
    where = f"假定 {blanks} 格空白或占位符为零：{line_name(check.table, check.row, check.column)}"
    cells = tuple(f"{check.table}.{name}" for name in check.cells)
    facts, shown = tuple(fact(case, name) for name in cells), evidence(case, *cells)
    if check.left is None or check.right is None:
        words = f"{where}另有不可读、有歧义或缺失的格子，仍不能核对。"
        return Said("not_assessable", words, subject, "no_number", evidence=shown, basis=facts)
    one, other = sides_of(check.rule)
    left, right = plain(check.left), plain(check.right)
    same = check.left == check.right
    words = f"{where}，{one} {left}，{other} {right}，" + (
        "相等。" if same else f"相差 {plain(check.left - check.right)}。"
    )
    words += "此为假定下的试算，不计入勾稽结论。"
    return Said("pass" if same else "fail", words, subject, None, left, right, shown, facts)


RULES: tuple[Rule, ...] = (
    Rule(
        id="BLANK_AS_ZERO",
        version=1,
        severity="info",
        family="arithmetic",
        title="空白按零试算",
        about="因空白或占位符（/、—、无）而不能核对的等式，另按“空白即为零”试算一次，逐条标明；不改动数据，不计入勾稽结论。",
        example="“予以公开”一行总计空白，各列之和 3：假定空白为零则相差 -3。",
        citation="国办公开办函〔2021〕30号附件格式：各格应填数字；试算无规定依据，仅供复核",
        check=_tried,
    ),
)
