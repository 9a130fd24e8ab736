"""The narrative of a page: its content block without the data tables, cleaned by trafilatura of what is no text.

Tables and dates are never taken from here: trafilatura is for prose alone.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import takewhile

import trafilatura
from lxml import etree

from extract.grids import Content, GridPlace, Paragraph
from extract.labels import key_of
from extract.markup.paths import Paths, parted
from extract.markup.table import is_layout, is_wrapper
from extract.markup.unseen import Element
from extract.prose.sections import find_headings
from extract.report import Section

_CUT = "gouji-cut"
_LONGEST_BLOCK = 4_000_000
"""Bytes of markup; a longer content block is no report's prose."""


def trimmed(sections: Sequence[Section], content: Content) -> tuple[Section, ...]:
    """The sections without what a page prints below its text: links, buttons, imprint. Only pages have such a thing."""
    if not sections or not isinstance(content.main, etree._Element):
        return tuple(sections)
    prose = {key_of(line) for line in narrative(content)}
    last = sections[-1]
    lines = last.text.split("\n")
    while len(lines) > 1 and key_of(lines[-1]) not in prose:
        lines.pop()
    return (*sections[:-1], replace(last, text="\n".join(lines)))


def narrative(content: Content) -> list[str]:
    """The lines of prose in the block that holds the section headings; none when no such block is found."""
    block = _block_of(content)
    if block is None:
        return []
    prose = deepcopy(block)
    prose.tail = None
    for table in list(_data_tables(prose)):
        table.tag = _CUT
    # lxml moves the text after them itself: it may hold control characters, which may not be set anew
    etree.strip_elements(prose, _CUT, with_tail=False)
    markup = etree.tostring(prose, encoding="unicode", method="html")
    if len(markup) > _LONGEST_BLOCK:
        return []
    page = f"<html><body><article>{markup}</article></body></html>"
    text = trafilatura.extract(page, include_tables=False, include_comments=False, favor_recall=True, fast=True)
    return [line for line in (text or "").split("\n") if line.strip()]


def _data_tables(block: Element) -> Iterator[Element]:
    """The tables that hold figures, not those inside of them: thousands within each other would be asked about all."""
    walk = etree.iterwalk(block, events=("start",), tag="table")
    for _, table in walk:
        if not is_wrapper(table) and not is_layout(table):
            yield table
            walk.skip_subtree()


def _block_of(content: Content) -> Element | None:
    """The smallest element around the first and the last section heading."""
    paragraphs = [block for block in content.blocks if isinstance(block, Paragraph)]
    headings = find_headings([paragraph.text for paragraph in paragraphs])
    places = [paragraphs[heading.paragraph].place for heading in headings]
    paths = [place.path.split("/") for place in places if isinstance(place, GridPlace) and place.path]
    if len(paths) < 2 or not isinstance(content.main, etree._Element):
        return None
    together = takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
    shared = [steps[0] for steps in together]
    return _element_at(content.main.getroottree().getroot(), shared)


def _element_at(root: Element, steps: Sequence[str]) -> Element | None:
    """The element at a path of ours. Not by evaluating it: names like o:p, and broken ones, are no XPath."""
    found, rest = parted(root, "/".join(steps))
    paths = Paths()
    above = 2 if found is root else len(steps) - len([] if rest == "." else rest.split("/"))
    for depth in range(above + 1, len(steps) + 1):
        path = "/".join(steps[:depth])
        children = () if found is None else found.iterchildren(etree.Element)
        found = next((each for each in children if paths.to(each) == path), None)
    return found
