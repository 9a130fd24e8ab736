"""What a page calls its parts elsewhere than above them: by a tab or a link that leads there, or by an attribute."""

from collections.abc import Mapping, Sequence

from lxml import etree

from extract.markup.text import plain_text
from extract.markup.unseen import Element

_LEADING = ("a", "button", "li")
_LEADS = ("href", "aria-controls", "data-target", "data-bs-target")
_SAID = ("aria-label", "summary", "title")
_HEADS = {"details": "summary", "fieldset": "legend"}
_PAGE = ("html", "body")
_LONGEST = 40
_COLONS = ":："


def names_of_tables(root: Element) -> Mapping[Element, Sequence[str]]:
    """For every table that has any, its names and those of the parts it stands in, the widest first."""
    within = {table: _parts_around(table) for table in root.iter("table")}
    parts = dict.fromkeys(part for around in within.values() for part in around)
    by_id = {part.get("id"): part for part in parts if part.get("id")}
    said = _led_to(root, by_id) if by_id else {}
    for part in parts:
        if (own := _said_of(part, root)) is not None:
            said[part] = own
    names = {part: name for part, each in said.items() if 0 < len(name := each.strip().rstrip(_COLONS)) <= _LONGEST}
    return {table: found for table, around in within.items() if (found := [names[p] for p in around if p in names])}


def _parts_around(table: Element) -> list[Element]:
    around = [each for each in table.iterancestors() if each.tag not in _PAGE]
    return [*reversed(around), table]


def _led_to(root: Element, by_id: Mapping[str | None, Element]) -> dict[Element, str]:
    """The words of what leads to a part: of a tab, a link."""
    found = {}
    for leading in root.iter(*_LEADING):
        for name in _LEADS:
            part = by_id.get((leading.get(name) or "").removeprefix("#"))
            if part is not None:
                found[part] = plain_text(leading)
    return found


def _said_of(part: Element, root: Element) -> str | None:
    label = part.get("aria-labelledby")
    if label is not None:
        return next((plain_text(each) for each in root.iter(etree.Element) if each.get("id") == label), None)
    heads = part.iterchildren(_HEADS[part.tag]) if part.tag in _HEADS else iter(())
    return next(filter(None, (*map(part.get, _SAID), *map(plain_text, heads))), None)
