"""A report's text kept inside another: a field of JSON or of JSON lines, or all cells of a page joined on one line."""

import json
from collections.abc import Iterator, Mapping

from extract.labels import known_label
from extract.numbers import read_value
from extract.prose.calendar_days import parse_date
from extract.report import LABELLED

_SEPARATORS = ("|", "\t", " ")
"""What joins the texts of a page into one line, the surest first."""
_MANY_LABELS, _MANY_FIGURES = 8, 20
"""Pieces of one line: no table has a row of so many."""
_NO_ROW = 300
"""Pieces of one line that are no cells: a text whose words were torn apart."""
_LONG_FIELD = 120
"""Characters: a shorter field is a title, a date or a name."""
_TITLES = ("title", "标题", "name", "名称", "headline")
_DATES = ("date", "时间", "日期")


def unwrapped(text: str) -> str:
    """The text with its lines as lines: unchanged unless it is JSON, or joined by a separator."""
    return "\n".join(_split(line) for line in (_inside(text) or text).splitlines())


def _inside(text: str) -> str | None:
    """The text in the fields of JSON objects; None for another text, and for small pieces."""
    if text.lstrip("\ufeff \r\n\t")[:1] not in ("{", "["):
        return None
    parsed = _parsed(text)
    pieces = [parsed] if parsed is not None else [_parsed(line) for line in text.splitlines() if line.strip()]
    inside = [each for piece in pieces for each in _texts(piece)]
    return "\n".join(inside) if 2 * sum(map(len, inside)) > sum(map(_size, pieces)) else None


def _size(value: object) -> int:
    """The characters of all texts in a value."""
    if isinstance(value, str):
        return len(value)
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return sum(map(_size, inner))


def _parsed(text: str) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None


def _texts(value: object) -> Iterator[str]:
    """The long texts of a value in order, before each what its object says of title and date in other fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping):
        long = [each for each in value.values() if not isinstance(each, str) or len(each) > _LONG_FIELD]
        bodies = [text for each in long for text in _texts(each)]
        if bodies:
            yield from _named(value)
        yield from bodies


def _named(record: Mapping[str, object]) -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, str) and 0 < len(value.strip()) <= _LONG_FIELD:
            if name.lower() in _TITLES:
                yield f"标题: {value.strip()}"
            elif any(word in name.lower() for word in _DATES) and parse_date(value):
                yield f"发布时间: {value.strip()}"


def _split(line: str) -> str:
    """The pieces of a line that holds whole tables, a line for each; any other line as it is."""
    for separator in _SEPARATORS:
        pieces = [piece.strip() for piece in line.split(separator)]
        if len(pieces) > _MANY_LABELS + _MANY_FIGURES and _are_cells(pieces):
            return "\n".join(piece for piece in pieces if piece)
        if len(pieces) > _NO_ROW:
            return " ".join(piece for piece in pieces if piece)
    return line


def _are_cells(pieces: list[str]) -> bool:
    labels = {piece for piece in pieces if any(known_label(piece, "row", table) for table in LABELLED)}
    figures = sum(read_value(piece).state in ("number", "placeholder") for piece in pieces)
    return len(labels) >= _MANY_LABELS and figures >= _MANY_FIGURES
