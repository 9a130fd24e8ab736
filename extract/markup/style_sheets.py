"""What a page's own style sheets hide, whiten or move inside its tables, noted on the elements concerned.

Sheets in files of their own are not part of a document and are not known.
"""

import math
import re
from collections.abc import Iterator

from lxml import etree

from extract.markup.unseen import BY_SHEET, CUT_OFF, MOVED_OR_FAINT, NOT_DISPLAYED, NOT_SHOWN, Element
from extract.patience import Patience

_UNHURRIED = Patience(math.inf)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*$|@supports[^{]*$|@layer[^{]*$")
_TELLING = re.compile(
    rf"(?:{NOT_DISPLAYED.pattern}|{NOT_SHOWN.pattern}|{MOVED_OR_FAINT.pattern}|{CUT_OFF.pattern}|display\s*:[^;]*|content\s*:[^;]*)"
)
_EMPTY_CONTENT = re.compile(r"content\s*:\s*(?:none|normal|''|\"\"|\"\s*\"|'\s*'|\"\\[\da-f]{4}\"|'\\[\da-f]{4}')")
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>(?:[.#][\w-]+|\[[^\]]*\])*)")
_PART = re.compile(r"([.#])([\w-]+)|\[\s*([\w-]+)\s*(?:([*^]?=)\s*[\"']?([^\"'\]]*?)[\"']?\s*)?\]")
_DRAWN = re.compile(r"::?(?:before|after)$")


def note_style_sheets(root: Element, patience: Patience = _UNHURRIED) -> bool:
    """Note on every part of a table, and on what tables stand in, what the page's sheets do to it; whether anything.

    Raises Unreadable ``too_slow`` when the time is over.
    """
    sheets = [_COMMENT.sub("", sheet.text or "").lower() for sheet in root.iter("style") if _is_for_screens(sheet)]
    rules = [rule for sheet in sheets if _TELLING.search(sheet) for rule in _rules(sheet)]
    if not rules or next(root.iter("table"), None) is None:
        return False
    used = frozenset(
        " ".join(map(str, _found(root, "//*[ancestor-or-self::table or .//table]/@class"))).lower().split()
    )
    noted = False
    for selector, declared in dict.fromkeys(rules):
        patience.check()
        path = _path(selector, used)
        for element in _found(root, path) if path else []:
            if isinstance(element, etree._Element):
                element.set(BY_SHEET, f"{element.get(BY_SHEET) or ''};{declared}")
                noted = True
    return noted


def _is_for_screens(sheet: Element) -> bool:
    return (sheet.get("media") or "all").strip().lower() in ("all", "screen", "")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selector and telling declarations of every rule that holds on a screen of any size."""
    for match in _RULE.finditer(_without_conditions(sheet)):
        telling = [each.strip() for each in match[2].split(";") if _TELLING.search(each)]
        telling += [each.strip() for each in match[2].split(";") if telling and "background" in each]
        for selector in match[1].split(",") if telling else ():
            drawn = _DRAWN.search(selector.strip())
            if drawn:
                words = [each for each in telling if each.startswith("content") and not _EMPTY_CONTENT.match(each)]
                if words:
                    yield selector.strip()[: drawn.start()], ";".join(words)
            else:
                yield selector.strip(), ";".join(each for each in telling if not each.startswith("content"))


def _without_conditions(sheet: str) -> str:
    """The sheet without blocks that hold on paper or on some screens only; those for all screens opened."""
    kept, at = [], 0
    while (begin := sheet.find("@", at)) >= 0:
        kept.append(sheet[at:begin])
        opened = sheet.find("{", begin)
        ends = sheet.find(";", begin)
        if opened < 0 or 0 <= ends < opened:
            at = len(sheet) if ends < 0 else ends + 1
            continue
        at = _end_of_block(sheet, opened)
        if _SCREEN.match(sheet[begin:opened].strip()):
            kept.append(_without_conditions(sheet[opened + 1 : at - 1]))
    return "".join((*kept, sheet[at:]))


def _end_of_block(sheet: str, opened: int) -> int:
    depth = 0
    for brace in re.compile(r"[{}]").finditer(sheet, opened):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(sheet)


def _path(selector: str, used: frozenset[str]) -> str | None:
    """The XPath of a selector of names, classes and attributes; None for any other, and for one that nothing bears."""
    condition = ""
    for order, compound in enumerate(re.sub(r"\s*>\s*", " ", selector).split()):
        said = _condition(compound, used)
        if said is None:
            return None
        condition = f"{said} and ancestor::*[{condition}]" if order else said
    return f"//*[({condition}) and (ancestor-or-self::table or .//table)]" if condition else None


def _condition(compound: str, used: frozenset[str]) -> str | None:
    match = _COMPOUND.fullmatch(compound)
    if match is None:
        return None
    said = [] if match["tag"] in (None, "*") else [f"self::{match['tag']}"]
    for mark, name, attribute, operator, value in _PART.findall(match["rest"]):
        if mark == "." and name not in used:
            return None
        if mark:
            said.append(_class(name) if mark == "." else f"{_LOWER.format('@id')} = '{name}'")
        elif "'" in value:
            return None
        else:
            said.append(_attribute(attribute, operator, value))
    return " and ".join(said) or "true()"


_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"


def _class(name: str) -> str:
    return f"contains(concat(' ', {_LOWER.format('normalize-space(@class)')}, ' '), ' {name} ')"


def _attribute(name: str, operator: str, value: str) -> str:
    if operator == "=":
        return f"@{name} = '{value}'"
    return f"contains(@{name}, '{value}')" if operator else f"@{name}"


def _found(root: Element, path: str) -> list[object]:
    try:
        found = root.xpath(path)
    except etree.XPathError:
        return []
    return list(found) if isinstance(found, list) else []
