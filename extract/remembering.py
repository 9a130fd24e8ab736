"""Answers kept for texts that come again, without keeping pages of prose."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, cast

_OfText = TypeVar("_OfText", bound=Callable[..., object])
_LONGEST = 400
"""Characters: labels, heads, figures and styles are no longer; longer texts are prose and never come again."""


def remembered(most: int) -> Callable[[_OfText], _OfText]:
    """Remember what a function made of so many texts; of short ones only, so that what is kept stays small."""

    def remember(function: _OfText) -> _OfText:
        of_short = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str, *more: object) -> object:
            return of_short(text, *more) if len(text) <= _LONGEST else function(text, *more)

        return cast(_OfText, answer)

    return remember
