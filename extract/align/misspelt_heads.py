"""Heads of columns with a typing error, or misread by recognition: known by the heads beside them.

Alone they are too short to be told (其他 and 其中 differ in one character). In a line whose other heads all stand in
the order the form prints them in, the one at the place of the missing name is that name.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.align.headers import APPLICANTS, OUTCOMES, OVER_LEGAL, column_of
from extract.align.lines import Item, Line, with_meanings
from extract.forms import load_form
from extract.labels import is_head_word, key_of, meaning_of
from extract.near_labels import edit_distance
from extract.report import APPLICATIONS, REVIEWS, TableId

_LEVEL = ("natural_person", "over_legal", "total")
_ORDERS: tuple[tuple[TableId, tuple[str, ...]], ...] = (
    (APPLICATIONS, APPLICANTS),
    (APPLICATIONS, APPLICANTS[1:6]),
    (APPLICATIONS, _LEVEL),
    (REVIEWS, OUTCOMES),
)
_RIGHT = 3
"""At most one head of so many is misspelt; the others are as the form prints them."""
_SHORT = 4
"""Characters: of no longer head more than one is wrong, of longer ones two."""
_OTHER_WORDS = frozenset(map(key_of, ("小计", "累计", "统计", "预计", "其中", "其余", "其次")))
"""One character from a head of the form, and words of their own."""


def with_heads_spelled(lines: Sequence[Line], notes: list[str]) -> list[Line]:
    """These lines, in headers each misspelt head with the meaning of the form's; ``notes`` is told of every one."""
    return [_spelled(line, notes) for line in lines]


def _spelled(line: Line, notes: list[str]) -> Line:
    words = [item for item in line.own if item.key]
    meant = {at: text for table, order in _ORDERS for at, text in _meant_in(words, table, order)}
    if not meant:
        return line
    heads = (item.text.strip() for item in words if id(item) in meant)
    notes.extend(f"head of a column read with differing characters: {head}" for head in heads)
    return with_meanings(line, {at: meaning_of(text) for at, text in meant.items()})


def _meant_in(words: Sequence[Item], table: TableId, order: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Wherever these words follow the order but for a few, which of them is meant for what."""
    for start in range(len(words) - len(order) + 1):
        heads = zip(words[start:], order, strict=False)
        wrong = [(item, name) for item, name in heads if _name_of(item, table) != name]
        if 0 < len(wrong) <= len(order) // _RIGHT:
            meant = dict(_meant(wrong, table))
            yield from meant.items() if len(meant) == len(wrong) else ()


def _name_of(item: Item, table: TableId) -> str | None:
    if table == APPLICATIONS and OVER_LEGAL in item.key:
        return "over_legal"
    return column_of(item, table)


def _meant(wrong: Sequence[tuple[Item, str]], table: TableId) -> Iterator[tuple[int, str]]:
    """For each of these items that may be misspelt for the name at its place, the form's text."""
    for item, name in wrong:
        known = item.meaning
        if known.rows or known.columns or known.groups or is_head_word(item.text) or item.key in _OTHER_WORDS:
            continue
        texts = _texts(table)[name]
        near = min(texts, key=lambda text: edit_distance(item.key, key_of(text), len(text)))
        if len(item.key) < len(key_of(near)):
            continue  # half of a name, its other half below
        if edit_distance(item.key, key_of(near), len(near)) <= (1 if len(near) <= _SHORT else 2):
            yield id(item), near


@cache
def _texts(table: TableId) -> Mapping[str, tuple[str, ...]]:
    columns = load_form("2021").table(table).columns
    return {column.id: column.spellings for column in columns} | {"over_legal": ("法人或其他组织",)}
