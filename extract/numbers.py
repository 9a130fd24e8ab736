"""What a value cell says: a number, nothing, a placeholder, or something that is not safely a number."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from typing import Literal

from extract.normal_form import UNSEEN
from extract.remembering import remembered
from extract.statutory import ColumnKind
from extract.value_types import value
from extract.written_figures import A_LETTER, A_MARK, COUNTER, LIKE_NOUGHTS, without_mark, written_count

ValueState = Literal["number", "blank", "placeholder", "ambiguous", "unreadable"]

_MINUSES = str.maketrans("−–‐‑‒－﹣", "-------")
NO_VALUE = ("NaN", "nan", "None", "<NA>")
"""What libraries of data frames write for a blank cell."""
_PLACEHOLDERS = re.compile(
    r"/{1,3}|\\|[-—―_·…]{1,6}|\.{3,6}|暂?无|没有|不涉及|不适用|N/?A|n/?a|[Nn]a[Nn]|None|<NA>|[*×]"
)
_MADE_TEXT = re.compile(r"^['‘’`](?=\d)")
"""What makes a figure a text in a sheet, and stays before it in what is written from it."""
_PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_WORDED_CHANGE = re.compile(r"(?:(?P<more>增加?|新增|↑)|减少?|↓|—)(?P<size>[\d,.]+)[项件个]?")
_NOUGHTS = "零", "〇"
_UNITS: dict[str, Decimal] = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000), "万": Decimal(1)}
_MONEY = re.compile(r"^(?:人民币|RMB|¥)+")
"""What says that a figure is money, perhaps in another unit than its column's."""
_WORDS = re.compile("(?!人民币)[\u4e00-\u9fff]{4}")
"""How labels and prose begin, and no figure and no placeholder does: seen at a glance of most texts."""
_PADDED = re.compile(r"[+-]?0\d")
"""Two figures may have run together, the first of them a nought."""
_HAS_FRACTION = re.compile(r"\d\.\d")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}(?!\d)")
_LONGEST = 22
"""Characters: no count and no amount of an agency is longer, and arithmetic stays exact."""
_LONGEST_TEXT = 400
"""Characters: with all its notes no figure is longer, and looking for them in whole pages takes long."""
_LONGEST_RAW = 2000
"""With white space: of what is longer no character is looked at."""
_NOTE = re.compile(r"(?<![\d.,])(?:[(\[][^()\[\]]*[)\]])++|(?:[(\[][^()\[\]]*[)\]])++(?![\d.,])")
"""Not between two digits: what is left of these is no number that stands there."""
_CORRECTED = re.compile(
    r"[(\[](?:(?:更正|应|改|修正|修改|实际|实)(?:为|是|:)|[?]|.{0,4}(?:待[核定查补]|存疑|有误|不准|初步|预[计测])|估|暂|约\d|"
    r"截[至止](?:\d{4}年)?(?:[1-9]|1[01])月)"
)
"""A note that says that the figure is another, or may yet become one."""
_SECOND = re.compile(r"(?P<first>\d+)[(\[](?P<second>\d+)[)\]]")
_CORRECTS = "a note in brackets that corrects or doubts it"
_SPLIT = re.compile(r"\s+")


@value
class Value:
    """A read value cell. ``number`` is in 万元 for amounts; ``candidates`` are readings of an ambiguous text."""

    state: ValueState
    number: Decimal | None = None
    candidates: tuple[Decimal, ...] = ()
    note: str | None = None


BLANK = Value("blank")
PLACEHOLDER = Value("placeholder")


def read_value(raw: str, kind: ColumnKind = "count", unit: str = "万元") -> Value:
    """What this cell text says as a figure of that kind; ``unit`` is the one its header prints, for bare amounts.

    >>> read_value("１，２３４").number
    Decimal('1234')
    >>> read_value("251000元", "amount").number
    Decimal('25.1')
    >>> read_value("\\xa0").state, read_value("/").state, read_value("约5").state
    ('blank', 'placeholder', 'unreadable')
    """
    return reader_of(kind, unit)(raw)


@cache
def reader_of(kind: ColumnKind, unit: str) -> Callable[[str], Value]:
    """What reads texts as figures of a kind: asked for once where many are read."""
    return remembered(4096)(partial(_read, kind=kind, unit=unit))


def _read(raw: str, kind: ColumnKind, unit: str) -> Value:
    found = _in_digits(raw, kind, unit)
    return found if found.state != "unreadable" or kind != "count" or len(raw) > _LONGEST else _written(raw) or found


def _written(raw: str) -> Value | None:
    """A count in numerals or with letters for noughts, as far as it is sure."""
    written = written_count(unicodedata.normalize("NFKC", raw.translate(UNSEEN)).strip())
    if written is None:
        return None
    if written.sure:
        return Value("number", written.number, note=written.note)
    return Value("ambiguous", candidates=(written.number,), note=written.note)


def _in_digits(raw: str, kind: ColumnKind, unit: str) -> Value:
    plain = raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST and (raw[0] != "0" or len(raw) == 1)
    if plain and (kind != "amount" or unit == "万元"):
        return Value("number", Decimal(int(raw)))
    if len(raw) > _LONGEST_RAW:
        return Value("unreadable", note="not a number") if raw.strip() else BLANK
    if not raw.isascii() and any(unicodedata.category(character) == "No" for character in raw):
        return _marked(raw, kind, unit)
    text = unicodedata.normalize("NFKC", raw.translate(UNSEEN)).translate(_MINUSES).strip()
    if not text:
        return BLANK
    pieces = _SPLIT.split(text)
    if _PLACEHOLDERS.fullmatch("".join(pieces)):
        return PLACEHOLDER
    if text in _NOUGHTS:
        return Value("number", Decimal(0))
    if text in LIKE_NOUGHTS:
        return Value("number", Decimal(0), note=A_LETTER)
    if len(text) > _LONGEST_TEXT:
        return Value("unreadable", note="not a number")
    if len(pieces) > 1:
        return _split_value(pieces, "\n" in text, kind, unit)
    return _one_piece(_MADE_TEXT.sub("", text), kind, unit)


@remembered(8192)
def _states(raw: str) -> tuple[ValueState, ValueState]:
    """What a text in digits is as a count and as an amount: numerals count rows as well, and tell no table."""
    if _WORDS.match(raw):
        return "unreadable", "unreadable"
    return _in_digits(raw, "count", "万元").state, _in_digits(raw, "amount", "万元").state


def is_value_like(raw: str) -> bool:
    """Whether a cell could stand in a column of figures: a number of any kind, a placeholder, or nothing."""
    count, amount = _states(raw)
    return count != "unreadable" or amount == "number"


def is_a_figure(raw: str) -> bool:
    """Whether a text prints one number of any kind in digits, and nothing else."""
    return "number" in _states(raw)


def _marked(raw: str, kind: ColumnKind, unit: str) -> Value:
    """A text with ①, ⑴, ² or ½ in it: at its end the mark of a note, anywhere else no figure for us."""
    bare = raw.rstrip()
    while bare and unicodedata.category(bare[-1]) == "No" and not unicodedata.normalize("NFKC", bare[-1]).count("⁄"):
        bare = bare[:-1].rstrip()
    if any(unicodedata.category(character) == "No" for character in bare):
        return Value("unreadable", note="a raised or circled number among the figures")
    found = read_value(bare, kind, unit)
    if found.state != "number":
        return Value("unreadable", candidates=found.candidates, note="not a number")
    return Value("number", found.number, note="the mark of a note left out")


def _one_piece(text: str, kind: ColumnKind, unit: str) -> Value:
    without_note = _NOTE.sub("", text)
    if without_note != text and _CORRECTED.search(text):
        return Value("unreadable", note=_CORRECTS)
    twice = _SECOND.fullmatch(text) if len(text) <= _LONGEST else None
    if twice and int(twice["second"]) > int(twice["first"]):  # part of a figure is no more than the figure
        return Value("ambiguous", candidates=tuple(map(Decimal, twice.groups())), note=_CORRECTS)
    bare = without_mark(without_note)
    number = _number(bare, kind, unit)
    if number is None:
        return Value("unreadable", note="not a number")
    if kind == "count" and bare[0] in "+-":
        return Value("ambiguous", candidates=(number,), note="a count with a sign")
    if _PADDED.match(bare):
        return Value("ambiguous", candidates=(number,), note="a figure that begins with a nought")
    if kind != "amount" and _HAS_FRACTION.search(bare):
        return _of_a_count(bare, number)
    note = A_MARK if bare != without_note else "a note in brackets left out" if without_note != text else None
    return Value("number", number, note=note)


def _of_a_count(text: str, number: Decimal) -> Value:
    """A count has no fraction: sheets print 5.0, and 1.234 may be what others write as 1,234."""
    thousands = _THOUSANDS.search(text)
    whole = number == number.to_integral_value()
    if whole and not thousands:
        return Value("number", number)
    other = (Decimal(thousands[0].replace(".", "")),) if thousands else ()
    return Value("ambiguous" if other else "unreadable", candidates=(*other, number), note="a count with a fraction")


def _number(text: str, kind: ColumnKind, unit: str) -> Decimal | None:
    if kind == "change" and (worded := _WORDED_CHANGE.fullmatch(text)):
        size = _plain(worded["size"])
        return size if size is None or worded["more"] else -size
    if kind == "amount":
        return _amount(text, unit)
    return _plain(COUNTER.sub("", text))


def _amount(text: str, unit: str) -> Decimal | None:
    amount = _MONEY.sub("", text)
    told = unit if amount == text or unit == "元" else ""
    amount = amount.removesuffix("整") if amount.endswith("元整") else amount
    bare = amount.rstrip("亿万元")
    size = _plain(bare)
    factor = Decimal(1) if size == 0 else _UNITS.get(amount[len(bare) :] or told)
    return None if factor is None or size is None else _tidy(size * factor)


def _plain(text: str) -> Decimal | None:
    if len(text) > _LONGEST or not _PLAIN.fullmatch(text):
        return None
    return _tidy(Decimal(text.replace(",", "")))


def _tidy(number: Decimal) -> Decimal:
    """Equal numbers print equally: no trailing zeros, no exponent, no negative zero."""
    if number == 0:
        return Decimal(0)
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else number.normalize()


def _split_value(pieces: list[str], over_lines: bool, kind: ColumnKind, unit: str) -> Value:
    """White space inside a cell. A sign, a unit or a note may stand apart; digits only when a line was full."""
    joined = "".join(pieces)
    read = _one_piece(joined, kind, unit)
    if read.state != "number" or read.number is None:
        each = [_one_piece(piece, kind, unit).number for piece in pieces]
        return Value("unreadable", candidates=tuple(n for n in each if n is not None), note="several texts in one cell")
    digits = [piece for piece in pieces if piece[:1].isdigit() or piece[:1] in ".,"]
    if len(digits) <= 1:
        return read
    if over_lines and _fills_its_lines(pieces):
        return Value("number", read.number, note="a number wrapped over lines")
    return Value("ambiguous", candidates=(read.number,), note="white space between digits")


def _fills_its_lines(pieces: list[str]) -> bool:
    """Whether the breaks are those of a narrow column: every line but the last equally long, at least three digits.

    Two whole numbers one above the other may be two figures as well: only a decimal point or a comma tells.
    """
    if not any("." in piece or "," in piece for piece in pieces):
        return False
    lengths = {len(piece) for piece in pieces[:-1]}
    return len(lengths) == 1 and min(lengths) >= 3 and len(pieces[-1]) <= min(lengths)
