"""What stands inside an element of a Word file, looking through what only wraps it: controls, insertions, frames."""

from collections.abc import Iterator

from lxml import etree

from extract.office.word_xml import word_name

WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice")
)  # fmt: skip
"""Elements that hold others and are nothing themselves; what programs of old would show instead is left out."""


def inner(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names, also those inside wrappers."""
    for child in element.iterchildren(etree.Element):
        local = etree.QName(child).localname
        if local in names:
            yield child
        elif local in WRAPPERS:
            yield from inner(child, *names)


def framed_cell(table: etree._Element) -> etree._Element | None:
    """The only cell of a table that is a frame around its text; None for a table of several cells."""
    cells = [cell for row in inner(table, "tr") for cell in inner(row, "tc")]
    return cells[0] if len(cells) == 1 else None


def holds_table(cell: etree._Element) -> bool:
    """Whether a table of several cells with a text in any stands in this cell."""
    for table in inner(cell, "tbl"):
        framed = framed_cell(table)
        if holds_table(framed) if framed is not None else any(text.text for text in table.iter(word_name("t"))):
            return True
    return False
