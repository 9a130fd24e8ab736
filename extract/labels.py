"""Labels of the forms as they are really printed: normalised, with variants, with a bounded number of typing errors."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from extract.forms import load_form
from extract.label_times import is_of_another_time, names_no_other_time
from extract.near_labels import Near, near_to, nearest
from extract.normal_form import in_both_shapes, nfkc, simplified
from extract.remembering import remembered, remembered_with_more
from extract.report import APPLICATIONS, TABLES, TableId
from extract.statutory import FORMS, Label, Table

LabelKind = Literal["row", "group", "column"]

_NOT_A_WORD = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]+")
_ENUMERATOR = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}|\d{1,2})")
_COUNTED = re.compile(r"(?:单位)?(?:件数?|数量?)$")
"""What a head may say after its name: what is counted."""
_IDEOGRAPHS = "\u4e00", "\u9fff"
_BRACKETED = re.compile(r"[(\[{【〔][^()\[\]{}【】〔〕]*[)\]}】〕]")
_UNIT_AT_END = re.compile(r"(?<=\S)[(\[【](?:单位:?)?(?:件次|件|条|项|个|份|宗|次)[)\]】]$")
_FOREIGN = re.compile(r"[A-Za-z]{2}(?:[A-Za-z\s,.;:'’\"“”&/()\[\]\-–]|\d+\(\d+\))*")
"""Words of another language, and an article they name; no figure behind them."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SHORT = 4
"""Keys shorter than this are matched exactly: one typing error in 其他 or 总计 makes another word."""
_NEEDS_ENUMERATOR = {"其他", "其它", "总计", "合计"}
"""Row names that are column names too: as a row they count only with their printed number."""


@dataclass(frozen=True, slots=True)
class Match:
    """A recognised label. ``distance`` is the number of typing errors bridged, 0 for a known spelling."""

    kind: LabelKind
    table: TableId
    id: str
    distance: int = 0


def key_of(text: str) -> str:
    """A text without white space, punctuation, brackets, quotes and width: what labels are compared by.

    >>> key_of("（一） 予 以 公 开")
    '一予以公开'
    """
    return _readings(text)[0]


def core_of(key: str) -> str:
    """The key without its leading enumerator (一, 1, 第三)."""
    found = _ENUMERATOR.match(key)
    return key[found.end() :] if found else key


@remembered_with_more(8192)
def match_label(text: str, kind: LabelKind, table: TableId) -> Match | None:
    """The label of that kind and table this text is, in either form; None when it is none, or could be several."""
    if len(text) > _LONGEST_TEXT or is_of_another_time(text):
        return None
    known = known_label(text, kind, table)
    key = key_of(text)
    if known or not key or len(key) > _LONGEST_LABEL:
        return known
    return _nearest(core_of(key) or key, kind, table)


def known_label(text: str, kind: LabelKind, table: TableId) -> Match | None:
    """As ``match_label`` without bridging typing errors: for telling labels from running text."""
    if not _may_be_label(text):
        return None
    index = _index(kind, table)
    for candidate in _readings(text):
        if candidate in index:
            return Match(kind, table, index[candidate])
    named = index.get(_COUNTED.sub("", key_of(text))) if kind == "column" else None
    return Match(kind, table, named) if named else None


def is_known(text: str) -> bool:
    """Whether a text is any label of any table, as ``known_label`` knows them, or heads one of them."""
    if not _may_be_label(text):
        return False
    readings = _readings(text)
    return readings[0] in _head_words() or not _every_label().isdisjoint(readings)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything a text may be called in the three tables, looked up once."""

    key: str
    rows: Mapping[TableId, Match]
    columns: Mapping[TableId, Match]
    groups: Mapping[TableId, Match]


_NOTHING: Mapping[TableId, Match] = {}
_LONGEST_LABEL = 120
_LONGEST_TEXT = 2000  # with white space and stops: what is longer is no label, and nothing else of it is asked
_LONGEST_GROUP = 12


@remembered(16384)
def meaning_of(text: str) -> Meaning:
    """The meanings of a cell's text: as a row label, a column head, a group label, in each table."""
    key = key_of(text)
    if not key or len(key) > _LONGEST_LABEL or key.isdigit():
        return Meaning(key, _NOTHING, _NOTHING, _NOTHING)
    rows = _in_tables(text, "row") or _behind_groups(key)
    return Meaning(key, rows, _in_tables(text, "column"), _in_tables(text, "group"))


def _in_tables(text: str, kind: LabelKind) -> Mapping[TableId, Match]:
    return {table: match for table in TABLES if (match := match_label(text, kind, table))}


def _behind_groups(key: str) -> Mapping[TableId, Match]:
    row = _behind_its_group(key, APPLICATIONS)
    return {APPLICATIONS: Match("row", APPLICATIONS, row)} if row else _NOTHING


def _behind_its_group(key: str, table: TableId) -> str | None:
    """The row that a key names behind the label of its own group: （三）不予公开1.属于国家秘密."""
    groups, rows = _index("group", table), _index("row", table)
    for end in range(3, min(len(key), _LONGEST_GROUP)):
        if group := groups.get(key[:end]):
            row, inner = rows.get(key[end:]), _behind_its_group(key[end:], table)
            if inner or row in _rows_of_group(table)[group]:
                return inner or row
    return None


@cache
def _rows_of_group(table: TableId) -> dict[str, frozenset[str]]:
    """The rows of each group, in either form."""
    rows = [row for form in FORMS for row in load_form(form).table(table).rows]
    return {group: frozenset(row.id for row in rows if row.group == group) for group in _index("group", table).values()}


@remembered(8192)
def is_head_word(text: str) -> bool:
    """Whether a text is one of the words that head a table and name no column of figures (信息内容, 申请人情况)."""
    return key_of(text) in _head_words()


@cache
def _head_words() -> frozenset[str]:
    tables = (table for form in FORMS for table in load_form(form).tables)
    return frozenset(key_of(word) for table in tables for word in table.header_words)


@remembered_with_more(8192)
def is_label_fragment(text: str, table: TableId, kind: LabelKind = "group") -> bool:
    """Whether a text is a piece of such a label, as page cuts and narrow columns leave them ("(五) 不", "予处理")."""
    return bool(key := key_of(text)) and any(key in label for label in _index(kind, table))


def is_piece_of_label(text: str) -> bool:
    """Whether a text may be one line of a row label that goes over several."""
    return any(is_label_fragment(text, table, "row") for table in TABLES[:2])


@remembered(16384)
def _readings(text: str) -> tuple[str, ...]:
    """The keys by which a text may be known: whole, without its number, without what stands in brackets."""
    whole = _UNIT_AT_END.sub("", _in_chinese(simplified(nfkc(text))).rstrip())
    key = _NOT_A_WORD.sub("", whole)
    core = core_of(key)
    readings = (key, core) if core and core != key else (key,)
    outside = _BRACKETED.sub("", whole)
    if len(outside) == len(whole) or len(key) > _LONGEST_LABEL:
        return readings
    bare = _NOT_A_WORD.sub("", nfkc(outside))
    return (*readings, bare, core_of(bare)) if bare != key and len(core_of(bare)) >= 2 else readings


def _in_chinese(text: str) -> str:
    """A text in two languages without the words of the other one: 自然人 Natural person."""
    return _FOREIGN.sub("", text) if _FOREIGN.search(text) and len(_CHINESE.findall(text)) > 1 else text


def _nearest(core: str, kind: LabelKind, table: TableId) -> Match | None:
    found = nearest(core, _spellings(kind, table, len(core))) if len(core) > _SHORT else None
    spellings = (spelling for spelling, each in _index(kind, table).items() if found and each == found[0])
    return Match(kind, table, *found) if found and names_no_other_time(core, spellings) else None


@lru_cache(maxsize=2048)
def _spellings(kind: LabelKind, table: TableId, length: int) -> Near:
    return near_to(length, _index(kind, table))


def _may_be_label(text: str) -> bool:
    """Whether some label begins and ends as a text does: asked first, for nearly no running text does so.

    A character of the plain block of ideographs that begins or ends a text does so in every reading of it as well.
    """
    last = text[-1:]
    ends = not _IDEOGRAPHS[0] <= last <= _IDEOGRAPHS[1] or last in _ends_of_labels()[1]
    return ends and len(text) <= _LONGEST_TEXT and may_begin_a_label(text)


def may_begin_a_label(text: str) -> bool:
    """Whether some label begins with the character a text begins with, or that character is no plain ideograph."""
    first = text[:1]
    return not _IDEOGRAPHS[0] <= first <= _IDEOGRAPHS[1] or first in _ends_of_labels()[0]


@cache
def _ends_of_labels() -> tuple[frozenset[str], frozenset[str]]:
    """The first characters of all labels, and of numbers before them; the last ones, and of what may follow a head."""
    keys = (*_every_label(), *_head_words())
    first, last = {key[0] for key in keys} | set("第一二三四五六七八九十"), {key[-1] for key in keys} | set("件数量")
    return in_both_shapes(first), in_both_shapes(last)


@cache
def _every_label() -> frozenset[str]:
    return frozenset(key for kind in get_args(LabelKind) for table in TABLES for key in _index(kind, table))


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
