"""Selectors of style sheets as conditions of XPath: names, classes, attributes, places among siblings.

Those that hold under the pointer only, or that say more than is understood here, have none.
"""

import re

from extract.markup.unseen import settable

_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|[*&])?(?P<rest>(?:[.#][\w-]+|\[[^\]]*\]|:[a-z-]+(?:\([^()]*\))?)*)")
_PART = re.compile(
    r"(?P<mark>[.#])(?P<name>[\w-]+)|:(?P<pseudo>[a-z-]+)(?:\((?P<inside>[^()]*)\))?|"
    r"\[\s*(?P<attribute>[\w-]+)\s*(?:(?P<operator>[*^]?=)\s*[\"']?(?P<value>[^\"'\]]*?)[\"']?\s*)?\]"
)
_STEP = re.compile(r"(?:\s*([>+~])\s*|\s+)(?![^()]*\))")
_PLACE = re.compile(r"\s*(?:(?P<step>[+-]?\d{0,4})n\s*(?P<from>[+-]\s*\d{1,4})?|(?P<only>\d{1,4}))\s*")
_NAMED_PLACES = {"odd": "2n+1", "even": "2n"}
_BEFORE, _BEHIND = "(count(preceding-sibling::*) + 1)", "(count(following-sibling::*) + 1)"
_PLACES = {
    "first-child": (_BEFORE, "1"), "first-of-type": (_BEFORE, "1"), "last-child": (_BEHIND, "1"),
    "last-of-type": (_BEHIND, "1"), "nth-child": (_BEFORE, None), "nth-of-type": (_BEFORE, None),
    "nth-last-child": (_BEHIND, None), "nth-last-of-type": (_BEHIND, None),
}  # fmt: skip
_LONGEST = 1000
_AXES = {"+": "preceding-sibling::*[1]", "~": "preceding-sibling::*"}
_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"


def condition_of(selector: str, used: frozenset[str]) -> str | None:
    """The condition of a selector in lower case; None for one not understood, and for one that nothing bears.

    ``used``: the classes there are. A child is asked for as any descendant.
    """
    if len(selector) > _LONGEST:
        return None
    pieces = [*_STEP.split(selector.strip())]
    condition = _compound(pieces[0], used)
    for combinator, compound in zip(pieces[1::2], pieces[2::2], strict=True):
        said = _compound(compound, used)
        if condition is None or said is None:
            return None
        condition = f"{said} and {_AXES.get(combinator or '', 'ancestor::*')}[{condition}]"
    return condition


def _compound(compound: str, used: frozenset[str]) -> str | None:
    match = _COMPOUND.fullmatch(compound)
    if match is None or not compound:
        return None
    said = [] if match["tag"] in (None, "*", "&") else [f"self::{match['tag']}"]
    parts = list(_PART.finditer(match["rest"]))
    if "".join(part[0] for part in parts) != match["rest"]:
        return None
    for part in parts:
        condition = _pseudo(part, used) if part["pseudo"] else _bearing(part, used)
        if condition is None:
            return None
        said.append(condition)
    return " and ".join(said) or "true()"


def _bearing(part: re.Match[str], used: frozenset[str]) -> str | None:
    name, value = part["name"], part["value"]
    if part["mark"] == ".":
        return _class(name) if name in used else None
    if part["mark"]:
        return f"{_LOWER.format('@id')} = '{name}'"
    if value and ("'" in value or settable(value) != value):  # no XPath holds it
        return None
    return _attribute(part["attribute"], part["operator"], value)


def _class(name: str) -> str:
    return f"contains(concat(' ', {_LOWER.format('normalize-space(@class)')}, ' '), ' {name} ')"


def _attribute(name: str, operator: str | None, value: str) -> str:
    if operator == "=":
        return f"@{name} = '{value}'"
    return f"contains(@{name}, '{value}')" if operator else f"@{name}"


def _pseudo(part: re.Match[str], used: frozenset[str]) -> str | None:
    pseudo, inside = part["pseudo"], part["inside"] or ""
    if pseudo in _PLACES:
        counted, place = _PLACES[pseudo]
        return _place(counted, place or _NAMED_PLACES.get(inside.strip(), inside))
    if pseudo not in ("not", "is", "where"):
        return None
    any_of = [condition_of(each, used) for each in inside.split(",")]
    if pseudo == "not":
        return " and ".join(f"not({each})" for each in any_of if each) or "true()"
    return (" or ".join(filter(None, any_of)) and f"({' or '.join(filter(None, any_of))})") or None


def _place(counted: str, said: str) -> str | None:
    place = _PLACE.fullmatch(said)
    if place is None:
        return None
    if place["only"]:
        return f"{counted} = {place['only']}"
    step = int(f"{place['step']}1" if place["step"] in ("", "+", "-") else place["step"])
    first = int("".join((place["from"] or "0").split()))
    if step == 0:
        return f"{counted} = {first}"
    return f"({counted} - {first}) mod {abs(step)} = 0 and ({counted} - {first}) * {1 if step > 0 else -1} >= 0"
