"""Answers kept for texts that come again, without keeping pages of prose."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, cast

_OfText = TypeVar("_OfText", bound=Callable[..., object])
_Answer = TypeVar("_Answer")
_LONGEST = 400
"""Characters: labels, heads, figures and styles are no longer; longer texts are prose and never come again."""


def remembered(most: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Remember what a function made of so many texts; of short ones only, so that what is kept stays small.

    measured: to look an answer up as an item takes a quarter of a call that asks for it.
    """
    return lambda function: _Answers(function, most).__getitem__


class _Answers(dict[str, _Answer]):
    """What a function answered to each text. Too many are all forgotten at once: what comes again is soon back."""

    def __init__(self, function: Callable[[str], _Answer], most: int) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, text: str) -> _Answer:
        answer = self._function(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = answer
        return answer


def remembered_with_more(most: int) -> Callable[[_OfText], _OfText]:
    """As ``remembered``, for functions that are told more than a text."""

    def remember(function: _OfText) -> _OfText:
        of_short = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str, *more: object) -> object:
            return of_short(text, *more) if len(text) <= _LONGEST else function(text, *more)

        return cast(_OfText, answer)

    return remember
