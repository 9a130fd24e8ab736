"""The text of a report as clauses that can be compared: figures and the body's own name masked, boilerplate out."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import data

LEAST = 6
"""Characters; shorter clauses (一是, 同时) are alike by chance."""
_BREAK = re.compile(r"[。；！？，、：;!?,:\n（）()【】“”\"《》〈〉]+")
_FIGURE = re.compile(r"[\d〇零一二三四五六七八九十百千万亿]+(?:\.\d+)?")


def clauses(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The clauses of a text in order, each once.

    Figures become ``#`` and the names of the body ``@``, so that a text copied from last year or from a neighbour is
    the same although its year, its counts and its name are not.

    >>> clauses("2022年，某县财政局主动公开信息71条。一是加强领导；", ["某县财政局"])
    ('@主动公开信息#条',)
    """
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    for name in sorted(names, key=len, reverse=True):
        bare = bare.replace(re.sub(r"\s+", "", name), "@")
    pieces = (_FIGURE.sub("#", piece) for piece in _BREAK.split(bare))
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece) >= LEAST))


@lru_cache(maxsize=64)
def own_clauses(text: str, names: tuple[str, ...] = (), common: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The clauses without boilerplate and without ``common``, what many regions write alike."""
    return tuple(each for each in clauses(text, names) if each not in common and not is_boilerplate(each))


@cache
def _phrases() -> re.Pattern[str]:
    raw = tomllib.loads(data.path("boilerplate.toml").read_text(encoding="utf-8"))["phrases"]
    return re.compile("|".join(re.escape(_FIGURE.sub("#", re.sub(r"\s+", "", phrase))) for phrase in raw))


def is_boilerplate(clause: str) -> bool:
    """Whether a clause holds one of the phrases of data/boilerplate.toml.

    >>> is_boilerplate("根据中华人民共和国政府信息公开条例要求"), is_boilerplate("@主动公开信息#条")
    (True, False)
    """
    return _phrases().search(clause) is not None


def shared(own: Iterable[str], other: Iterable[str]) -> tuple[int, int, tuple[str, ...]]:
    """Characters of ``own`` that ``other`` has too, all of ``own``'s, and the shared clauses, longest first."""
    mine, theirs = list(own), frozenset(other)
    same = [clause for clause in mine if clause in theirs]
    return sum(map(len, same)), sum(map(len, mine)), tuple(sorted(same, key=lambda clause: (-len(clause), clause)))
