"""Data in a text that a portal sends: JSON that may be anything else, cut off, or nested without end."""

import json
import re
from typing import Any

from crawler.page.encoded import paired

_DECODER = json.JSONDecoder()
_COUNT = re.compile(r"\d{1,9}")
_UNREADABLE = (ValueError, RecursionError)


def data_of(text: str) -> Any:
    """The value a text is; None where it is none that can be read."""
    try:
        return json.loads(paired(text))
    except _UNREADABLE:
        return None


def data_at(text: str, start: int) -> tuple[Any, int] | None:
    """The value that begins at a place of a text, and where it ends; None where none does."""
    try:
        return _DECODER.raw_decode(text, start)
    except _UNREADABLE:
        return None


def count_of(value: object) -> int | None:
    """The whole number a value is or reads, of a size that anything here has; None for any other."""
    text = str(value).strip()
    return int(text) if _COUNT.fullmatch(text) else None
