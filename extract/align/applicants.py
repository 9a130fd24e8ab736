"""The header of the applications table: its columns, their order, and the heads among them that are not the form's."""

from collections.abc import Mapping, Sequence

from extract.align.headers import (
    APPLICANTS,
    NO_FIGURES,
    OVER_ALL,
    OVER_LEGAL,
    Header,
    apart,
    column_of,
    is_over_applicants,
    within,
)
from extract.align.lines import Item, Line
from extract.labels import is_head_word
from extract.near_labels import edit_distance
from extract.report import APPLICATIONS

_LEGAL = APPLICANTS[1:6]
_LEVEL = ("natural_person", "over_legal", "total")
_BY_LEVEL = ("natural_person", "total", *_LEGAL)
"""The order of the words where the two levels of the header were written one after the other."""
_TELLING = {*APPLICANTS} - {"other_legal_person"}
"""The names that stand nowhere else in a report than above these columns, the total aside."""
_LONGEST_HEAD, _MISSPELT = 9, 2
"""Characters: what is longer heads no column of figures; and so many of a known word may be wrong."""


def applicant_header(lines: Sequence[Line]) -> Header:
    """The header of the applications table from its header rows, in order."""
    found = [(name, item, line) for line in lines for item in line.own if (name := column_of(item, APPLICATIONS))]
    columns = {name: (item.start, item.end) for name, item, _ in found}
    in_order = _applicants_in_order(lines) if not _is_doubled([(name, item) for name, item, _ in found]) else False
    whole = set(columns) == set(APPLICANTS) and len(columns) == len(found) and apart(columns.values())
    if in_order and tuple(sorted(columns, key=lambda name: columns[name])) != APPLICANTS:
        whole = False  # read in the form's order, drawn in another: a span of the header is wrong
    widest = max((line for _, _, line in found), key=lambda line: line.width, default=lines[-1])
    return Header(
        columns=columns if whole else {},
        width=widest.width,
        in_order=in_order,
        spare=_has_room(lines, widest, columns) if whole or widest.ragged else False,
        names=frozenset(columns),
        units={},
        remarks=tuple(
            (item.start, item.end) for line in lines for item in line.own if whole and item.key in NO_FIGURES
        ),
        strangers=_strangers(lines, columns) if set(columns) == set(APPLICANTS) else (),
    )


def _is_doubled(named: Sequence[tuple[str, Item]]) -> bool:
    """Whether a head reaches over two columns, the next one's is there all the same, and another's is nowhere."""
    names = {name for name, _ in named}
    return names != set(APPLICANTS) and any(
        not names.isdisjoint(APPLICANTS[at + 1 : at + item.end - item.start])
        for name, item in named
        for at in [APPLICANTS.index(name)]
    )


def _has_room(lines: Sequence[Line], widest: Line, columns: Mapping[str, tuple[int, int]]) -> bool:
    """Whether there are places without a name behind or among the names; in ragged lines, blank cells among them.

    A blank cell at the end of a ragged line is no column: where it were one, rows would have more cells than the form.
    """
    if not widest.ragged:
        first = min(columns.values())[0]
        return widest.width - first > sum(end - start for start, end in columns.values())
    return any(not item.key for line in lines for item in _from_first_to_last_name(line.own))


def _from_first_to_last_name(items: Sequence[Item]) -> Sequence[Item]:
    named = [index for index, item in enumerate(items) if item.key]
    return items[named[0] : named[-1] + 1] if named else ()


def _strangers(lines: Sequence[Line], columns: Mapping[str, tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where words stand that name no column and are over none: 小计, 占比; in ragged lines, only that they do."""
    words = [(item, line) for line in lines for item in line.own if _is_a_stranger(item)]
    places = columns.values()
    return tuple(
        (item.start, item.end)
        for item, line in words
        if line.ragged or all(item.end <= start or end <= item.start for start, end in places)
    )


def _is_a_stranger(item: Item) -> bool:
    if not item.key or _is_over_all(item) or column_of(item, APPLICATIONS) or item.key in NO_FIGURES:
        return False
    nearest = min(edit_distance(item.key, known, _LONGEST_HEAD) for known in (OVER_LEGAL, OVER_ALL))
    return nearest > _MISSPELT and len(item.key) < _LONGEST_HEAD


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
            known = known is not False and any(within(seen, order) for order in orders)
    return known


def _words_of(line: Line) -> list[str | None]:
    """The names of a header row from left to right, None for a word that is none of the form's; furniture left out."""
    words = [item for item in line.own if item.key and not _is_over_all(item)]
    return ["over_legal" if item.key == OVER_LEGAL else column_of(item, APPLICATIONS) for item in words]


def _is_over_all(item: Item) -> bool:
    """Whether an item stands over all columns, or over those of the labels: no name of a column of figures."""
    return (is_over_applicants(item.key) or is_head_word(item.text)) and item.key != OVER_LEGAL


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
    """Whether column names, each once and where it was first met, begin in another order than the form's."""
    first = [name for name in names if name in _TELLING]
    return not any(within(first, [name for name in order if name in _TELLING]) for order in (APPLICANTS, _BY_LEVEL))
