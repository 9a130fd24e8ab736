"""Figures from recognition held against the printed identities: what they contradict is not read.

On paper or in a text layer a failed identity is a fault of the report. On a scan it may as well be a misread digit, and
nobody can tell which from the figures, so the cells it rests on are left unread rather than one of them wrong.

Worn digits are read alike each time, surely and wrong (475 as 473). So on a page where an identity fails and many
readings are in doubt, a figure is taken only where another identity bears it out.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.grids import BoxPlace
from extract.report import Cell, Check, TableId
from extract.written_figures import WRITTEN_OTHERWISE

CellName = tuple[TableId, str]
_NOTE = "recognised, but contradicted by {rules}: misread, or wrong in print"
_ON_A_BAD_PAGE = "recognised on a page with {doubted} readings in doubt, and no identity bears it out"
_BAD, _FEWEST_DOUBTS = 0.05, 4
"""Of the figures of a page: when so many are in doubt, so may be those that were read twice alike. Fewer may all come
of one sum that is wrong in print.
"""


def without_contradicted(cells: Sequence[Cell], checks: Sequence[Check], pages: Collection[int]) -> tuple[Cell, ...]:
    """The cells with those ``unreadable`` that were recognised on these pages and that a failed check points at.

    A failed check points at its cells that no other check bears out; at all of them when every one is borne out. On a
    page with such cells and many doubts, all that no check bears out are ``unreadable``.
    """
    if not pages:
        return tuple(cells)
    suspects = _suspects(checks)
    cells = [_in_plain_digits(cell, pages) for cell in cells]
    if not suspects:
        return tuple(cells)
    left = [
        _unread(cell, _NOTE.format(rules=", ".join(dict.fromkeys(suspects[_name_of(cell)]))))
        if _name_of(cell) in suspects and _is_recognised(cell, pages)
        else cell
        for cell in cells
    ]
    bad = _bad_pages(left, {_page_of(cell) for cell in cells if _name_of(cell) in suspects})
    sound = _borne_out([check for check in checks if all((check.table, name) not in suspects for name in check.cells)])
    return tuple(
        _unread(cell, _ON_A_BAD_PAGE.format(doubted=bad[_page_of(cell)]))
        if _is_recognised(cell, bad) and _name_of(cell) not in sound
        else cell
        for cell in left
    )


def _in_plain_digits(cell: Cell, pages: Collection[int]) -> Cell:
    """The cell, unless it is read from letters, numerals or beside a mark: misread digits look like all of these."""
    told = (cell.note or "").split("; ")
    return _unread(cell, "not a number") if _is_recognised(cell, pages) and told[0] in WRITTEN_OTHERWISE else cell


def _bad_pages(cells: Sequence[Cell], pages: Collection[int]) -> Mapping[int, int]:
    """Those of the pages with many doubts, and how many: of all cells in which something was read or seen."""
    filled = Counter(_page_of(cell) for cell in cells if cell.state != "blank")
    doubted = Counter(_page_of(cell) for cell in cells if cell.state == "unreadable")
    return {page: doubted[page] for page in pages if doubted[page] >= max(_FEWEST_DOUBTS, _BAD * filled[page])}


def _suspects(checks: Sequence[Check]) -> dict[CellName, list[str]]:
    borne_out = _borne_out(checks)
    suspects: dict[CellName, list[str]] = {}
    for check in checks:
        if check.verdict == "fail":
            names = [(check.table, name) for name in check.cells]
            for name in [name for name in names if name not in borne_out] or names:
                suspects.setdefault(name, []).append(check.rule)
    return suspects


def _borne_out(checks: Sequence[Check]) -> set[CellName]:
    return {(check.table, name) for check in checks if check.verdict == "pass" for name in check.cells}


def _name_of(cell: Cell) -> CellName:
    return cell.table, f"{cell.row}.{cell.column}"


def _page_of(cell: Cell) -> int:
    return cell.place.page if isinstance(cell.place, BoxPlace) else 0


def _is_recognised(cell: Cell, pages: Collection[int]) -> bool:
    return cell.state == "number" and isinstance(cell.place, BoxPlace) and cell.place.page in pages


def _unread(cell: Cell, note: str) -> Cell:
    candidates = () if cell.value is None else (cell.value,)
    return replace(cell, state="unreadable", value=None, candidates=candidates, note=note)
