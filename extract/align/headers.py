"""Header rows: which column stands where, and whether the columns are in the form's order."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.align.lines import Item, Line
from extract.align.money import unit_above
from extract.forms import load_form
from extract.labels import is_head_word, key_of
from extract.numbers import is_value_like
from extract.report import APPLICATIONS, DISCLOSURE, REVIEWS, TableId


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table as its header rows print them.

    ``columns`` maps column id to [start, end); empty when positions contradict each other (a header whose spans were
    lost). ``in_order`` tells whether the words were read in the form's order; None when too few were read to know.
    ``spare`` is true when the header's rows reach over columns that have no name, at their end or among the others.
    """

    columns: dict[str, tuple[int, int]]
    width: int
    in_order: bool | None
    spare: bool
    names: frozenset[str]
    """Every column named, whether or not its position is known."""
    units: dict[str, str]
    """The units that heads print for amounts; of one that names none of the form's columns under an empty name."""
    strangers: tuple[tuple[int, int], ...] = ()
    """The columns headed by words that name none of the form's, where every name of the form is there too."""
    remarks: tuple[tuple[int, int], ...] = ()
    """The columns of remarks, where the positions are known: a number in one is no figure."""


APPLICANTS = tuple(column.id for column in load_form("2021").table(APPLICATIONS).columns)
OUTCOMES = tuple(column.id for column in load_form("2021").table(REVIEWS).columns)
OVER_LEGAL = key_of("法人或其他组织")
_BALANCE_NOTE = key_of("勾稽关系")
OVER_ALL = key_of("申请人情况")
_SUIT = key_of("行政诉讼")
OVER_OUTCOMES = (key_of("行政复议"), _SUIT)
"""What stands over the blocks of the reviews and litigation table, as compared."""
NO_FIGURES = frozenset(map(key_of, ("备注", "说明", "附注")))
"""Heads of columns in which words stand."""
_LONG = 6
"""Characters: so many are no head of a column but a line beside the table."""
_DIRECT, _AFTER = "litigation_direct", "litigation_after_review"


def is_applicant_header(line: Line) -> bool:
    """Whether a line is one of the header rows of the applications table."""
    names = [name for item in line.own if (name := column_of(item, APPLICATIONS))]
    certain = any(is_over_applicants(item.key) for item in line.own)
    distinct = set(names) - {"other_legal_person", "total"}
    return (certain or len(distinct) >= 2 or _is_beside_the_note(line)) and not _has_row_label(line, APPLICATIONS)


def _is_beside_the_note(line: Line) -> bool:
    """Whether the note above the labels, which reaches down all rows of the header, reaches beside this one, too."""
    beside = any(not item.origin and _BALANCE_NOTE in item.key for item in line.items)
    return beside and not any(item.filled and is_value_like(item.text) for item in line.own)


def is_over_applicants(key: str) -> bool:
    """Whether a text stands over the columns of the applications table and names none of them."""
    return OVER_LEGAL in key or _BALANCE_NOTE in key or key == OVER_ALL


def is_outcome_header(line: Line) -> bool:
    """Whether a line is one of the header rows of the reviews and litigation table."""
    outcomes = [name for item in line.own if (name := column_of(item, REVIEWS)) and name != "total"]
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
    return any(column_of(item, DISCLOSURE) for item in line.own) and not _has_row_label(line, DISCLOSURE)


def disclosure_header(line: Line) -> Header:
    """The header of one block of the disclosure table."""
    named = [(name, item) for item in line.own if (name := column_of(item, DISCLOSURE))]
    columns = {name: (item.start, item.end) for name, item in named}
    whole = len(columns) == len(named) and apart(columns.values())
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
        units={column_of(item, DISCLOSURE) or "": unit for item in line.own if (unit := unit_above(item.text))},
        strangers=tuple(
            (item.start, item.end) for item in line.own if whole and item.start > 0 and heads_a_strange_column(item)
        ),  # the first column is that of the labels, whatever its head says
    )


def heads_a_strange_column(item: Item) -> bool:
    """Whether an item of a header of the disclosure table heads figures that are none of the form's: 上年数, 合计."""
    furniture = is_head_word(item.text) or item.key in NO_FIGURES or DISCLOSURE in item.meaning.groups
    return bool(item.key) and not furniture and not column_of(item, DISCLOSURE)


def outcome_header(lines: Sequence[Line]) -> Header:
    """The header of the reviews and litigation table; columns are named ``block.outcome``."""
    names = _outcome_by_column(lines)
    in_order = _blocks_in_order(lines)
    groups = [names[start : start + len(OUTCOMES)] for start in range(0, len(names), len(OUTCOMES))]
    whole = len(names) == 3 * len(OUTCOMES) and all({name for name, _ in group} == set(OUTCOMES) for group in groups)
    outcomes = [[name for item in line.own if (name := column_of(item, REVIEWS))] for line in lines]
    columns = {
        f"{block}.{name}": place
        for block, group in zip(("review", _DIRECT, _AFTER), groups, strict=False)
        for name, place in group
    }
    return Header(
        columns=columns if whole and in_order else {},
        width=max(line.width for line in lines),
        in_order=in_order and all(map(_in_turn, ([name for name, _ in names], *outcomes))),
        spare=any(line.own[-1].key == "" for line in lines if line.own),
        names=frozenset(columns),
        units={},
        strangers=tuple(_beside_the_outcomes(lines, columns)) if whole and in_order else (),
    )


def _blocks_in_order(lines: Sequence[Line]) -> bool:
    """Whether the blocks stand in the form's order, whichever rows name them: by column, as read where these mean
    nothing.
    """
    named = [item for line in lines for item in line.own if is_block(item)]
    if not any(line.ragged for line in lines):
        named.sort(key=lambda item: item.start)
    blocks = [block_of(item) or item.key for item in named]
    suits_first = {"review", _SUIT} <= set(blocks) and blocks.index(_SUIT) < blocks.index("review")
    in_order = within([block for block in blocks if block != _SUIT], ("review", _DIRECT, _AFTER))
    return in_order and not suits_first and not any(map(_names_suits_first, lines))


def _names_suits_first(line: Line) -> bool:
    """Whether the kinds of suits stand before five outcomes, which are those of the reviews."""
    words = [block_of(item) or column_of(item, REVIEWS) for item in line.own]
    named = [word for word in words if word]
    return named[:2] == [_DIRECT, _AFTER] and tuple(named[2:]) == OUTCOMES


def _in_turn(names: Sequence[str]) -> bool:
    """Whether outcomes stand in the form's order, one turn of them for each block."""
    places = list(map(OUTCOMES.index, names))
    turns = 1 + sum(after <= before for before, after in itertools.pairwise(places))
    return turns <= max(-(-len(names) // len(OUTCOMES)), *map(names.count, OUTCOMES), 1)


def _beside_the_outcomes(lines: Sequence[Line], columns: Mapping[str, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a head stands that is none of the table's: 序号 before the figures, 合计 behind them."""
    first = min(start for start, _ in columns.values())
    last = max(end for _, end in columns.values())
    for line in lines:
        for item in line.own:
            named = not item.key or is_block(item) or column_of(item, REVIEWS)
            beside = len(item.key) < _LONG if line.ragged else item.end <= first or item.start >= last
            if beside and not named and item.key not in NO_FIGURES:
                yield item.start, item.end


def _outcome_by_column(lines: Sequence[Line]) -> list[tuple[str, tuple[int, int]]]:
    """The lowest outcome word over each column, from left to right; by order alone where columns mean nothing."""
    named = [(name, item) for line in lines for item in line.own if (name := column_of(item, REVIEWS))]
    if any(line.ragged for line in lines):
        return [(name, (item.start, item.end)) for name, item in named]
    at = {item.start: (name, (item.start, item.end)) for name, item in named}
    return [at[column] for column in sorted(at)]


def column_of(item: Item, table: TableId) -> str | None:
    """The column of a table that an item names."""
    match = item.meaning.columns.get(table)
    return match.id if match else None


def _has_row_label(line: Line, table: TableId) -> bool:
    return any(table in item.meaning.rows for item in line.own)


def within(names: Sequence[str], order: Sequence[str]) -> bool:
    """Whether names stand in that order, some perhaps left out."""
    rest = iter(order)
    return all(name in rest for name in names)


def apart(places: Iterable[tuple[int, int]]) -> bool:
    """Whether no two of these places overlap."""
    ordered = sorted(places)
    return all(left[1] <= right[0] for left, right in itertools.pairwise(ordered))
