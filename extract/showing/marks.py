"""What a reader's mark says of a cell: right, failed, unread or blank."""

from collections.abc import Mapping
from typing import Literal

from extract.report import Cell, CheckVerdict, Report, TableId
from extract.showing.naming import cell_name
from extract.showing.saying import STATES, in_chinese

Mark = Literal["right", "unchecked", "failed", "unread", "blank"]
COLOURS: dict[Mark, str] = {
    "right": "#c8f0c8",
    "unchecked": "#dbe9ff",
    "failed": "#ffb3b3",
    "unread": "#ffe08a",
    "blank": "#ececec",
}
MEANINGS: dict[Mark, str] = {
    "right": "读出，核对相符",
    "unchecked": "读出，无法核对",
    "failed": "读出，核对不符",
    "unread": "未读出（有歧义、缺失或无法辨认）",
    "blank": "原文空白或占位符",
}


def marks_of(report: Report) -> Mapping[tuple[TableId, str, str], Mark]:
    """The mark of every cell: a failed identity marks every cell it rests on."""
    failed, passed = _named(report, "fail"), _named(report, "pass")
    return {(cell.table, cell.row, cell.column): _mark(cell, failed, passed) for cell in report.cells}


def _named(report: Report, verdict: CheckVerdict) -> set[tuple[TableId, str]]:
    return {(check.table, name) for check in report.checks if check.verdict == verdict for name in check.cells}


def _mark(cell: Cell, failed: set[tuple[TableId, str]], passed: set[tuple[TableId, str]]) -> Mark:
    name = (cell.table, f"{cell.row}.{cell.column}")
    if cell.state in ("blank", "placeholder"):
        return "blank"
    if cell.value is None:
        return "unread"
    if name in failed:
        return "failed"
    return "right" if name in passed else "unchecked"


def is_open(cell: Cell) -> bool:
    """Whether a cell gives nothing, not even that nothing is printed in it."""
    return cell.state in ("ambiguous", "unreadable", "missing")


def name_of(cell: Cell) -> str:
    """A cell as addresses and ``--show`` name it: ``table.row.column``."""
    return f"{cell.table}.{cell.row}.{cell.column}"


def title_of(cell: Cell) -> str:
    """One line for people: which cell, what was read, why not."""
    read = (
        cell.value
        if cell.value is not None
        else f"{STATES[cell.state]} {' / '.join(map(str, cell.candidates))}".strip()
    )
    return f"{cell_name(name_of(cell))} = {read}" + (f"（{in_chinese(cell.note)}）" if cell.note else "")
