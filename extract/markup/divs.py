"""Tables drawn without table elements: rows of div, li or span whose children are the cells."""

from collections.abc import Collection

from lxml import etree

from extract.labels import LabelKind, known_label
from extract.markup.doubts import MOVED, doubts_in
from extract.markup.moved import is_moved, is_out_of_order, is_turned
from extract.markup.scripted import AT_FIRST, may_be_filled
from extract.markup.text import BLOCKS, text_of
from extract.markup.unseen import Element
from extract.numbers import is_value_like
from extract.report import TABLES

_ROWS = frozenset({"div", "ul", "ol", "li", "dl", "section", "p"})
_MOST_CELLS = 24
_LONGEST = 60
_KINDS: tuple[LabelKind, ...] = ("row", "column", "group")


def cells_of_row(node: Element) -> list[Element] | None:
    """The children that are the cells of one table row; None when the element is no such row."""
    if node.tag not in _ROWS or (node.text or "").strip():
        return None
    children = [child for child in node if isinstance(child.tag, str)]
    if not 2 <= len(children) <= _MOST_CELLS or any((child.tail or "").strip() for child in children):
        return None
    if any(sum(inner.tag in BLOCKS for inner in child.iterdescendants()) > 1 for child in children):
        return None  # a cell holds one paragraph at most; what holds more is itself made of rows or cells
    texts = [text_of(child) for child in children]
    if max(map(len, texts)) > _LONGEST:
        return None
    labels = sum(any(known_label(text, kind, table) for kind in _KINDS for table in TABLES) for text in texts if text)
    figures = sum(is_value_like(text) or text.strip()[:1].isdigit() for text in texts)
    return children if (labels and (labels > 1 or figures)) or _all_figures(texts) else None


def _all_figures(texts: list[str]) -> bool:
    """The line of figures of the reviews table, which has no label; one of them may be no plain figure."""
    return len(texts) >= 10 and sum(map(is_value_like, texts)) >= len(texts) - 1


def doubts_of_row(
    row: Element, cells: list[Element], telling: Collection[Element], written: frozenset[str]
) -> list[str | None]:
    """For each cell of a row why its text is not to be taken as it stands: for all where their order is in doubt."""
    if is_turned(row) or is_out_of_order(cells, telling):
        return [MOVED for _ in cells]
    parts = {node: None for cell in cells for node in cell.iter(etree.Element) if node in telling}
    found = doubts_in(row, {part: None for part in parts if part not in cells or not is_moved(part)})
    return [
        next((why for part, why in found.items() if _is_within(part, cell)), None)
        or (may_be_filled(cell, text, written) if AT_FIRST.issuperset(text := text_of(cell)) else None)
        for cell in cells
    ]


def _is_within(part: Element, cell: Element) -> bool:
    return part is cell or any(each is cell for each in part.iterancestors())
