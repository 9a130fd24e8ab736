"""Labels of the forms as they are really printed: normalised, with variants, with a bounded number of typing errors."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extract.forms import load_form
from extract.report import TABLES, TableId
from extract.statutory import FORMS, Label, Table

LabelKind = Literal["row", "group", "column"]

_NOT_A_WORD = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]+")
_ENUMERATOR = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}|\d{1,2})")
_BRACKETED = re.compile(r"[(\[{【〔][^()\[\]{}【】〔〕]*[)\]}】〕]")
_SHORT = 4
"""Keys shorter than this are matched exactly: one typing error in 其他 or 总计 makes another word."""
_MOST_ERRORS = 4
"""So many differing characters are bridged in the longest labels, and no more than a quarter of any."""
_NEEDS_ENUMERATOR = {"其他", "其它", "总计", "合计"}
"""Row names that are column names too: as a row they count only with their printed number."""


@dataclass(frozen=True, slots=True)
class Match:
    """A recognised label. ``distance`` is the number of typing errors bridged, 0 for a known spelling."""

    kind: LabelKind
    table: TableId
    id: str
    distance: int = 0


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """A text without white space, punctuation, brackets, quotes and width: what labels are compared by.

    >>> key_of("（一） 予 以 公 开")
    '一予以公开'
    """
    return _NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text))


def core_of(key: str) -> str:
    """The key without its leading enumerator (一, 1, 第三)."""
    found = _ENUMERATOR.match(key)
    return key[found.end() :] if found else key


@lru_cache(maxsize=8192)
def match_label(text: str, kind: LabelKind, table: TableId) -> Match | None:
    """The label of that kind and table this text is, in either form; None when it is none, or could be several."""
    known = known_label(text, kind, table)
    key = key_of(text)
    if known or not key or len(key) > _LONGEST_LABEL:
        return known
    return _nearest(core_of(key) or key, _index(kind, table), kind, table)


@lru_cache(maxsize=8192)
def known_label(text: str, kind: LabelKind, table: TableId) -> Match | None:
    """As ``match_label`` without bridging typing errors: for telling labels from running text."""
    key = key_of(text)
    index = _index(kind, table)
    if key and len(key) <= _LONGEST_LABEL:
        for candidate in _readings(text, key):
            if candidate in index:
                return Match(kind, table, index[candidate])
    return None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything a text may be called in the three tables, looked up once."""

    key: str
    rows: Mapping[TableId, Match]
    columns: Mapping[TableId, Match]
    groups: Mapping[TableId, Match]


_NOTHING: Mapping[TableId, Match] = {}
_LONGEST_LABEL = 120


@lru_cache(maxsize=16384)
def meaning_of(text: str) -> Meaning:
    """The meanings of a cell's text: as a row label, a column head, a group label, in each table."""
    key = key_of(text)
    if not key or len(key) > _LONGEST_LABEL or key.isdigit():
        return Meaning(key, _NOTHING, _NOTHING, _NOTHING)
    return Meaning(key, _in_tables(text, "row"), _in_tables(text, "column"), _in_tables(text, "group"))


def _in_tables(text: str, kind: LabelKind) -> Mapping[TableId, Match]:
    return {table: match for table in TABLES if (match := match_label(text, kind, table))}


@lru_cache(maxsize=8192)
def is_head_word(text: str) -> bool:
    """Whether a text is one of the words that head a table and name no column of figures (信息内容, 申请人情况)."""
    return key_of(text) in _head_words()


@cache
def _head_words() -> frozenset[str]:
    tables = (table for form in FORMS for table in load_form(form).tables)
    return frozenset(key_of(word) for table in tables for word in table.header_words)


def is_label_fragment(text: str, table: TableId) -> bool:
    """Whether a text is a piece of a group label, as page cuts and narrow columns leave them ("(五) 不", "予处理")."""
    key = key_of(text)
    return bool(key) and any(key in group for group in _index("group", table))


def _readings(text: str, key: str) -> Iterable[str]:
    yield key
    core = core_of(key)
    if core != key and core:
        yield core
    bare = key_of(_BRACKETED.sub("", unicodedata.normalize("NFKC", text)))
    if bare and bare != key and len(core_of(bare)) >= 2:
        yield bare
        yield core_of(bare)


def _nearest(core: str, index: dict[str, str], kind: LabelKind, table: TableId) -> Match | None:
    if len(core) <= _SHORT:
        return None
    best: dict[str, tuple[int, int]] = {}
    letters = set(core)
    for spelling, identifier in index.items():
        if _may_be_near(core, letters, spelling):
            distance = edit_distance(core, spelling, _MOST_ERRORS + 2)
            allowed = max(1, min(_MOST_ERRORS, len(spelling) // 4))
            best[identifier] = min(best.get(identifier, (99, 0)), (distance, -allowed))
    ranked = sorted((distance, allowed, identifier) for identifier, (distance, allowed) in best.items())
    if not ranked or ranked[0][0] > -ranked[0][1] or (len(ranked) > 1 and ranked[1][0] <= ranked[0][0] + 1):
        return None
    return Match(kind, table, ranked[0][2], ranked[0][0])


def _may_be_near(core: str, letters: set[str], spelling: str) -> bool:
    """Whether the distance can be below the limit: every letter only one of them has costs a change."""
    limit = _MOST_ERRORS + 2
    return (
        abs(len(spelling) - len(core)) <= limit
        and len(letters.difference(spelling)) < limit
        and len(set(spelling).difference(letters)) < limit
    )


@cache
def _index(kind: LabelKind, table_id: TableId) -> dict[str, str]:
    """Every spelling of both forms as key -> id. A spelling of two ids is left out: it decides nothing."""
    index: dict[str, str] = {}
    clashing: set[str] = set()
    for form in FORMS:
        for label in _labels(load_form(form).table(table_id), kind):
            for spelling in _keys(label, kind):
                if index.setdefault(spelling, label.id) != label.id:
                    clashing.add(spelling)
    return {spelling: identifier for spelling, identifier in index.items() if spelling not in clashing}


def _labels(table: Table, kind: LabelKind) -> Iterable[Label]:
    return {"row": table.rows, "group": table.groups, "column": table.columns}[kind]


def _keys(label: Label, kind: LabelKind) -> Iterable[str]:
    for spelling in label.spellings:
        key = key_of(spelling)
        yield key
        core = core_of(key)
        if not (kind == "row" and core in _NEEDS_ENUMERATOR):
            yield core


def edit_distance(left: str, right: str, limit: int) -> int:
    """Levenshtein distance, or ``limit`` when it is that or more."""
    if left == right:
        return 0
    previous = list(range(len(right) + 1))
    for row, character in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (character != other)))
        if min(current) >= limit:
            return limit
        previous = current
    return min(previous[-1], limit)
