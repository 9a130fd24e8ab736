"""Figures from recognition held against the printed identities: what they contradict is not read.

On paper or in a text layer a failed identity is a fault of the report. On a scan it may as well be a misread digit, and
nobody can tell which from the figures, so the cells it rests on are left unread rather than one of them wrong.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.grids import BoxPlace
from extract.report import Cell, Check, TableId

CellName = tuple[TableId, str]
_NOTE = "recognised, but contradicted by {rules}: misread, or wrong in print"


def without_contradicted(cells: Sequence[Cell], checks: Sequence[Check], pages: Collection[int]) -> tuple[Cell, ...]:
    """The cells with those ``unreadable`` that were recognised on these pages and that a failed check points at.

    A failed check points at its cells that no other check bears out; at all of them when every one is borne out.
    """
    if not pages:
        return tuple(cells)
    suspects = _suspects(checks)
    return tuple(
        _unread(cell, suspects[name])
        if (name := (cell.table, f"{cell.row}.{cell.column}")) in suspects and _is_recognised(cell, pages)
        else cell
        for cell in cells
    )


def _suspects(checks: Sequence[Check]) -> dict[CellName, list[str]]:
    borne_out = {(check.table, name) for check in checks if check.verdict == "pass" for name in check.cells}
    suspects: dict[CellName, list[str]] = {}
    for check in checks:
        if check.verdict == "fail":
            names = [(check.table, name) for name in check.cells]
            for name in [name for name in names if name not in borne_out] or names:
                suspects.setdefault(name, []).append(check.rule)
    return suspects


def _is_recognised(cell: Cell, pages: Collection[int]) -> bool:
    return cell.state == "number" and isinstance(cell.place, BoxPlace) and cell.place.page in pages


def _unread(cell: Cell, rules: list[str]) -> Cell:
    note = _NOTE.format(rules=", ".join(dict.fromkeys(rules)))
    candidates = () if cell.value is None else (cell.value,)
    return replace(cell, state="unreadable", value=None, candidates=candidates, note=note)
