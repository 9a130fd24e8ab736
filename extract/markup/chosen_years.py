"""Years that a page tells without a word of text: by the button or the option that is chosen, by a picture's alt.

Whoever looks sees whose year the tables below are. It is put into the text where it stands, and nothing is moved: the
paths of all elements stay what they are.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from extract.markup.text import plain_text
from extract.markup.unseen import Element

_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*年?度?\s*")
_OF_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_CHOSEN = frozenset(("active", "act", "on", "cur", "current", "selected", "select", "checked", "chosen", "is-active"))
_SAYS_SO = ("aria-selected", "aria-pressed", "aria-current", "aria-checked")
_LEADS = ("aria-controls", "data-target", "data-bs-target")
"""What leads to a part names it by itself."""
_LONGEST = 40


def tell_chosen_years(root: Element) -> None:
    """Write what is chosen, and what pictures are said to show, into the text of the page."""
    found = list(root.iter("button", "select", "img"))
    for choices in _groups([each for each in found if each.tag == "button"]):
        chosen = [each for each in choices if _is_chosen(each)]
        if len(chosen) == 1:
            for each in choices:
                _say(each, f"{_year_of(each)}年：" if each is chosen[0] else "")
    for each in found:
        said = _picked_in(each) if each.tag == "select" else _shown_by(each) if each.tag == "img" else None
        if said:
            each.tail = f" {said}：{each.tail or ''}"


def _groups(buttons: Sequence[Element]) -> Iterator[list[Element]]:
    """Buttons side by side that are called after years, each of them, and do not say themselves what they lead to."""
    for parent in dict.fromkeys(each.getparent() for each in buttons):
        group = [] if parent is None else list(parent.iterchildren("button"))
        leading = any(each.get(name) for each in group for name in _LEADS)
        if len(group) > 1 and not leading and all(map(_year_of, group)):
            yield group


def _picked_in(select: Element) -> str | None:
    chosen = [option for option in select.iter("option") if option.get("selected") is not None]
    year = _year_of(chosen[0]) if len(chosen) == 1 else None
    return year and f"{year}年"


def _shown_by(picture: Element) -> str | None:
    alt = (picture.get("alt") or "").strip()
    told = len(alt) <= _LONGEST and _OF_A_YEAR.search(alt) is not None
    return alt if told and next(picture.iterancestors("a", "td", "th"), None) is None else None


def _year_of(node: Element) -> str | None:
    found = _YEAR.fullmatch(plain_text(node))
    return found[1] if found else None


def _is_chosen(node: Element) -> bool:
    words = (node.get("class") or "").lower().split()
    return not _CHOSEN.isdisjoint(words) or any(node.get(name) not in (None, "false") for name in _SAYS_SO)


def _say(node: Element, text: str) -> None:
    etree.strip_tags(node, etree.Element)
    node.text = text
