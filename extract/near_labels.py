"""The one label a text is, bar a bounded number of typing errors."""

from collections.abc import Mapping
from dataclasses import dataclass

_MOST_ERRORS = 4
"""So many differing characters are bridged in the longest labels, and no more than a quarter of any."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a label, and how many typing errors are bridged in it."""

    text: str
    id: str
    letters: frozenset[str]
    allowed: int


@dataclass(frozen=True, slots=True)
class Near:
    """The spellings about as long as a text, all their characters, and how many of these any of them must have."""

    all: tuple[Spelling, ...]
    letters: frozenset[str]
    fewest: int


def near_to(length: int, spellings: Mapping[str, str]) -> Near:
    """Those of the spellings (text -> id of the label) that a text of this length may be."""
    near = tuple(
        Spelling(text, identifier, frozenset(text), max(1, min(_MOST_ERRORS, len(text) // 4)))
        for text, identifier in spellings.items()
        if abs(len(text) - length) <= _MOST_ERRORS + 2
    )
    letters = frozenset(character for each in near for character in each.letters)
    return Near(near, letters, min((len(each.letters) - each.allowed for each in near), default=0))


def nearest(core: str, near: Near) -> tuple[str, int] | None:
    """The id of the label a text is, and in how many characters it differs; None when it is none, or could be two."""
    letters = near.letters.intersection(core)
    # an error brings or takes one character: a label of which more are missing is out of reach
    if len(letters) < near.fewest or not any(len(each.letters - letters) <= each.allowed for each in near.all):
        return None
    best: dict[str, tuple[int, int]] = {}
    for each in near.all:
        if len(each.letters - letters) > _MOST_ERRORS:
            continue
        distance = edit_distance(core, each.text, _MOST_ERRORS + 2)
        best[each.id] = min(best.get(each.id, (99, 0)), (distance, -each.allowed))
    ranked = sorted((distance, allowed, identifier) for identifier, (distance, allowed) in best.items())
    if not ranked or ranked[0][0] > -ranked[0][1] or (len(ranked) > 1 and ranked[1][0] <= ranked[0][0] + 1):
        return None
    return ranked[0][2], ranked[0][0]


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
