"""Where a fault in table three probably lies: a hint for a person, never applied."""

from collections.abc import Mapping
from decimal import Decimal

from extract.report import Check
from extract.showing.naming import cell_name
from monitor.cases import Case
from monitor.rules.plain import plain

Misses = Mapping[str, Decimal]
"""Row or column id -> left side less right side, of the checks that failed."""


BALANCED = ("new_received", "carried_over_in", "results_total", "carried_over_out")


def culprit_of(check: Check, case: Case) -> str:
    """A sentence naming the cell at which the failed checks meet, or nothing when they do not point at one."""
    if case.reading is None or check.left is None or check.right is None or check.table != "applications":
        return ""
    failed = [c for c in case.reading.report.checks if c.verdict == "fail" and c.table == check.table]
    rows = _misses(failed, "T3_ROW_SUM", "row")
    sums = _misses(failed, "T3_RESULT_SUM", "column")
    balances = _misses(failed, "T3_BALANCE", "column")
    found = _meet(check, rows, sums, balances)
    if found:
        row, column, extra = found
        words = f"多计 {plain(extra)}" if extra > 0 else f"少计 {plain(-extra)}"
        return f"线索：{cell_name(f'applications.{row}.{column}')}可能{words}。"
    if check.rule == "T3_BALANCE" and not rows and check.column not in sums:
        names = [cell_name(f"applications.{row}.{check.column}") for row in BALANCED]
        return f"线索：各行合计无误，可能是{'、'.join(names)}之一。"
    return ""


def _misses(failed: list[Check], rule: str, line: str) -> dict[str, Decimal]:
    return {
        getattr(c, line): c.left - c.right
        for c in failed
        if c.rule == rule and c.left is not None and c.right is not None
    }


def _meet(check: Check, rows: Misses, sums: Misses, balances: Misses) -> tuple[str, str, Decimal] | None:
    """The cell (row, column) that is too large by an amount, if exactly one explains the misses.

    A row's total is its left side, a result sum's total row is its left side, and rows one and two are the left side of
    the balance. So a figure too large by d makes its row miss by -d (or +d in the total column) and its column by -d
    (results), +d (results' total row, rows one and two) or -d (rows at the right of the balance).
    """
    candidates = {*_candidates(rows, sums, balances), *_totals(sums, balances)}
    matching = {found for found in candidates if check.row == found[0] or check.column == found[1]}
    return matching.pop() if len(matching) == 1 else None


def _candidates(rows: Misses, sums: Misses, balances: Misses) -> list[tuple[str, str, Decimal]]:
    found = []
    for row, miss in rows.items():
        for column, extra in _columns_of(row, sums, balances):
            if (miss if column == "total" else -miss) == extra:
                found.append((row, column, extra))
    return found


def _columns_of(row: str, sums: Misses, balances: Misses) -> list[tuple[str, Decimal]]:
    """By how much a figure of this row would be too large in each column whose sum misses."""
    if row in ("new_received", "carried_over_in"):
        return list(balances.items())
    if row == "carried_over_out":
        return [(column, -miss) for column, miss in balances.items()]
    if row == "results_total":
        return [(column, miss) for column, miss in sums.items() if -balances.get(column, Decimal(0)) == miss]
    return [(column, -miss) for column, miss in sums.items()]


def _totals(sums: Misses, balances: Misses) -> list[tuple[str, str, Decimal]]:
    """The results' total of a column that misses both its sum and the balance by the same amount, opposed."""
    return [("results_total", column, miss) for column, miss in sums.items() if balances.get(column) == -miss]
