"""What a page's own style sheets hide, whiten or move inside its tables, noted on the elements concerned.

Sheets in files of their own are not part of a document and are not known.
"""

import math
import re
from collections.abc import Iterator

from lxml import etree

from extract.markup.out_of_sight import FILLS, NO_LETTERS, NO_ROOM, OUT_OF_SIGHT
from extract.markup.selectors import condition_of
from extract.markup.unseen import BY_SHEET, CUT_OFF, MOVED_OR_FAINT, NOT_DISPLAYED, NOT_SHOWN, Element, settable
from extract.patience import Patience

_UNHURRIED = Patience(math.inf)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*$|@supports[^{]*$|@layer[^{]*$")
_TELLING = re.compile(
    rf"(?:{NOT_DISPLAYED.pattern}|{NOT_SHOWN.pattern}|{MOVED_OR_FAINT.pattern}|{CUT_OFF.pattern}|"
    rf"{OUT_OF_SIGHT.pattern}|{NO_ROOM.pattern}|{NO_LETTERS.pattern}|animation|display\s*:[^;]*|content\s*:[^;]*)"
)
_EMPTY_CONTENT = re.compile(r"content\s*:\s*(?:none|normal|''|\"\"|\"\s*\"|'\s*'|\"\\[\da-f]{4}\"|'\\[\da-f]{4}')")
_WITH_TABLES = "[ancestor-or-self::table or .//table]"
_CONTENT = re.compile(r"content\s*:")
_BESIDE = re.compile(rf"background|{FILLS.pattern}")
"""What matters only where something else is said."""
_DRAWN = re.compile(r"::?(?:before|after)$")


def note_style_sheets(root: Element, patience: Patience = _UNHURRIED, *, everywhere: bool = False) -> bool:
    """Note on every part of a table, and on what tables stand in, what the page's sheets do to it; whether anything.

    ``everywhere``: on every part of the page, whose tables are drawn without table elements.
    Raises Unreadable ``too_slow`` when the time is over.
    """
    sheets = [_COMMENT.sub("", sheet.text or "").lower() for sheet in root.iter("style") if _is_for_screens(sheet)]
    rules = [rule for sheet in sheets if _TELLING.search(sheet) for rule in _rules(sheet)]
    if not rules or not (everywhere or next(root.iter("table"), None) is not None):
        return False
    where = "" if everywhere else _WITH_TABLES
    used = frozenset(" ".join(map(str, _found(root, f"//*{where}/@class"))).lower().split())
    noted = False
    for selector, declared in dict.fromkeys(rules):
        patience.check()
        path = _path(selector, used, where)
        for element in _found(root, path) if path else []:
            if isinstance(element, etree._Element):
                element.set(BY_SHEET, f"{element.get(BY_SHEET) or ''};{settable(declared)}")
                noted = True
    return noted


def _is_for_screens(sheet: Element) -> bool:
    return (sheet.get("media") or "all").strip().lower() in ("all", "screen", "")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selector and telling declarations of every rule that holds on a screen of any size."""
    for match in _RULE.finditer(_without_conditions(sheet)):
        telling = [each.strip() for each in match[2].split(";") if _TELLING.search(each)]
        telling += [each.strip() for each in match[2].split(";") if telling and _BESIDE.search(each)]
        for selector in match[1].split(",") if telling else ():
            drawn = _DRAWN.search(selector.strip())
            if drawn:
                words = [each for each in telling if each.startswith("content") and not _EMPTY_CONTENT.match(each)]
                if words:
                    yield selector.strip()[: drawn.start()], ";".join(words)
            else:
                yield selector.strip(), ";".join(each for each in telling if not _CONTENT.match(each))


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


def _path(selector: str, used: frozenset[str], where: str) -> str | None:
    """The XPath of a selector; None for one that is not understood, and for one that nothing bears."""
    condition = condition_of(selector, used)
    return f"//*[{condition}]{where}" if condition else None


def _found(root: Element, path: str) -> list[object]:
    try:
        found = root.xpath(path)
    except etree.XPathError:
        return []
    return list(found) if isinstance(found, list) else []
