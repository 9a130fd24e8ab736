"""Header rows: which column stands where, and whether the columns are in the form's order."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.align.lines import Item, Line
from extract.forms import load_form
from extract.labels import is_head_word, key_of
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TableId


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table as its header rows print them.

    ``columns`` maps column id to [start, end); empty when positions contradict each other (a header whose spans were
    lost). ``in_order`` tells whether the words were read in the form's order; None when too few were read to know.
    ``spare`` is true when the header's last row reaches over columns that have no name.
    """

    columns: dict[str, tuple[int, int]]
    width: int
    in_order: bool | None
    spare: bool
    names: frozenset[str]
    """Every column named, whether or not its position is known."""
    units: dict[str, str]


APPLICANTS = tuple(column.id for column in load_form("2021").table(APPLICATIONS).columns)
OUTCOMES = tuple(column.id for column in load_form("2021").table(REVIEWS).columns)
_LEGAL = APPLICANTS[1:6]
_LEVEL = ("natural_person", "over_legal", "total")
_BY_LEVEL = ("natural_person", "total", *_LEGAL)
"""The order of the words where the two levels of the header were written one after the other."""
_TELLING = {*APPLICANTS} - {"other_legal_person"}
"""The names that stand nowhere else in a report than above these columns, the total aside."""
_OVER_LEGAL = key_of("法人或其他组织")
_BALANCE_NOTE = key_of("勾稽关系")
_OVER_ALL = key_of("申请人情况")
_SUIT = key_of("行政诉讼")
OVER_OUTCOMES = (key_of("行政复议"), _SUIT)
"""What stands over the blocks of the reviews and litigation table, as compared."""
_DIRECT, _AFTER = "litigation_direct", "litigation_after_review"


def is_applicant_header(line: Line) -> bool:
    """Whether a line is one of the header rows of the applications table."""
    names = [name for item in line.own if (name := _column(item, APPLICATIONS))]
    certain = any(is_over_applicants(item.key) for item in line.own)
    distinct = set(names) - {"other_legal_person", "total"}
    return (certain or len(distinct) >= 2) and not _has_row_label(line, APPLICATIONS)


def is_over_applicants(key: str) -> bool:
    """Whether a text stands over the columns of the applications table and names none of them."""
    return _OVER_LEGAL in key or _BALANCE_NOTE in key or key == _OVER_ALL


def is_outcome_header(line: Line) -> bool:
    """Whether a line is one of the header rows of the reviews and litigation table."""
    outcomes = [name for item in line.own if (name := _column(item, REVIEWS)) and name != "total"]
    blocks = [item for item in line.own if is_block(item)]
    return len(outcomes) >= 2 or len(blocks) >= 2 or any(block_of(item) in (_DIRECT, _AFTER) for item in blocks)


def is_block(item: Item) -> bool:
    """Whether an item names a block of the reviews and litigation table."""
    return item.key in OVER_OUTCOMES or block_of(item) is not None


def block_of(item: Item) -> str | None:
    """The block (row id) an item names: 行政复议, 未经复议直接起诉, 复议后起诉."""
    match = item.meaning.rows.get(REVIEWS)
    return match.id if match else None


def is_disclosure_header(line: Line) -> bool:
    """Whether a line heads the columns of a block of the disclosure table."""
    return any(_column(item, DISCLOSURE) for item in line.own) and not _has_row_label(line, DISCLOSURE)


def applicant_header(lines: Sequence[Line]) -> Header:
    """The header of the applications table from its header rows, in order."""
    found = [(name, item, line) for line in lines for item in line.own if (name := _column(item, APPLICATIONS))]
    columns = {name: (item.start, item.end) for name, item, _ in found}
    in_order = _applicants_in_order(lines)
    whole = set(columns) == set(APPLICANTS) and len(columns) == len(found) and _apart(columns.values())
    if in_order and tuple(sorted(columns, key=lambda name: columns[name])) != APPLICANTS:
        whole = False  # read in the form's order, drawn in another: a span of the header is wrong
    lowest = max((line for _, _, line in found), key=lambda line: line.number, default=lines[-1])
    return Header(
        columns=columns if whole else {},
        width=lowest.width,
        in_order=in_order,
        spare=whole and lowest.width > max(end for _, end in columns.values()),
        names=frozenset(columns),
        units={},
    )


def _applicants_in_order(lines: Sequence[Line]) -> bool | None:
    """Compare each header row's words with the order the form prints them in; rows hold different levels."""
    known: bool | None = None
    if _has_a_stranger(lines):
        return False
    for line in lines:
        names = _words_of(line)
        named = [name for name in names if name]
        legal = [name for name in named if name in _LEGAL]
        whole = [name for name in named if name in APPLICANTS]
        seen = whole if legal else [name for name in named if name in _LEVEL]
        if len(seen) >= 2:
            orders = (APPLICANTS, _BY_LEVEL) if legal else (_LEVEL,)
            known = known is not False and any(_within(seen, order) for order in orders)
    return known


def _words_of(line: Line) -> list[str | None]:
    """The names of a header row from left to right, None for a word that is none of the form's; furniture left out."""
    words = [item for item in line.own if item.key and not _is_over_all(item)]
    return ["over_legal" if item.key == _OVER_LEGAL else _column(item, APPLICATIONS) for item in words]


def _is_over_all(item: Item) -> bool:
    """Whether an item stands over all columns, or over those of the labels: no name of a column of figures."""
    return (is_over_applicants(item.key) or is_head_word(item.text)) and item.key != _OVER_LEGAL


def _has_a_stranger(lines: Sequence[Line]) -> bool:
    """Whether a name is missing and a word of nobody's stands in the header, and not where the name would be.

    Such a table may have a column for each figure of a row, and one of them is a share.
    """
    rows = [_words_of(line) for line in lines]
    if set(APPLICANTS) <= {name for names in rows for name in names} or not any(None in names for names in rows):
        return False
    orders = (APPLICANTS, _BY_LEVEL, _LEVEL, _LEGAL)
    return any(None in names and any(names) and not any(_fits(names, order) for order in orders) for names in rows)


def _fits(names: Sequence[str | None], order: Sequence[str]) -> bool:
    return len(names) == len(order) and all(name in (None, wanted) for name, wanted in zip(names, order, strict=True))


def are_turned(names: Sequence[str]) -> bool:
    """Whether column names, met one by one wherever they stood, begin in another order than the form's."""
    first = list(dict.fromkeys(name for name in names if name in _TELLING))
    return not any(_within(first, [name for name in order if name in _TELLING]) for order in (APPLICANTS, _BY_LEVEL))


def disclosure_header(line: Line) -> Header:
    """The header of one block of the disclosure table."""
    named = [(name, item) for item in line.own if (name := _column(item, DISCLOSURE))]
    columns = {name: (item.start, item.end) for name, item in named}
    whole = len(columns) == len(named) and _apart(columns.values())
    order = [column.id for form in ("2019", "2021") for column in load_form(form).table(DISCLOSURE).columns]
    places = [order.index(name) for name, _ in named]
    last = max((end for _, end in columns.values()), default=0)
    blanks = [item for item in line.own if not item.key and item.start >= min(s for s, _ in columns.values())]
    return Header(
        columns=columns if whole else {},
        width=line.width,
        in_order=places == sorted(places),
        spare=bool(blanks) or line.width > last,
        names=frozenset(columns),
        units={name: _unit(item.text) for name, item in named},
    )


def _unit(text: str) -> str:
    """The unit a head prints; a bare 元 only where nothing can be missing before it (not the 口元 of a misprint)."""
    key = key_of(text)
    for unit in ("亿元", "万元"):
        if key.endswith(unit):
            return unit
    return "元" if key.endswith(("单位元", "金额元")) or text.rstrip(" )）").endswith(("(元", "（元")) else "万元"


def outcome_header(lines: Sequence[Line]) -> Header:
    """The header of the reviews and litigation table; columns are named ``block.outcome``."""
    names = _outcome_by_column(lines)
    order = [block_of(item) or item.key for line in lines for item in line.own if is_block(item)]
    blocks = [block for block in order if block not in (_SUIT,)]
    in_order = blocks == [block for block in ("review", _DIRECT, _AFTER) if block in blocks]
    groups = [names[start : start + len(OUTCOMES)] for start in range(0, len(names), len(OUTCOMES))]
    whole = len(names) == 3 * len(OUTCOMES) and all({name for name, _ in group} == set(OUTCOMES) for group in groups)
    columns = {
        f"{block}.{name}": place
        for block, group in zip(("review", _DIRECT, _AFTER), groups, strict=False)
        for name, place in group
    }
    return Header(
        columns=columns if whole and in_order else {},
        width=max(line.width for line in lines),
        in_order=in_order and _within([name for name, _ in names], OUTCOMES * 3),
        spare=any(line.own[-1].key == "" for line in lines if line.own),
        names=frozenset(columns),
        units={},
    )


def _outcome_by_column(lines: Sequence[Line]) -> list[tuple[str, tuple[int, int]]]:
    """The lowest outcome word over each column, from left to right; by order alone where columns mean nothing."""
    named = [(name, item) for line in lines for item in line.own if (name := _column(item, REVIEWS))]
    if any(line.ragged for line in lines):
        return [(name, (item.start, item.end)) for name, item in named]
    at = {item.start: (name, (item.start, item.end)) for name, item in named}
    return [at[column] for column in sorted(at)]


def _column(item: Item, table: TableId) -> str | None:
    match = item.meaning.columns.get(table)
    return match.id if match else None


def _has_row_label(line: Line, table: TableId) -> bool:
    return any(table in item.meaning.rows for item in line.own)


def _within(names: Sequence[str], order: Sequence[str]) -> bool:
    """Whether names stand in that order, some perhaps left out."""
    rest = iter(order)
    return all(name in rest for name in names)


def _apart(places: Iterable[tuple[int, int]]) -> bool:
    ordered = sorted(places)
    return all(left[1] <= right[0] for left, right in itertools.pairwise(ordered))
