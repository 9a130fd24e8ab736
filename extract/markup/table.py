"""One table element as a grid: rows wherever they hang, spans by the rules browsers follow, hidden rows kept apart."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from lxml import etree

from extract.documents import Limits
from extract.drawn_rows import DrawnRow, DrawnRows, Spans
from extract.grids import Grid
from extract.markup.doubts import MOVED, STRUCK_ELEMENTS, UNSEEN, doubts_in
from extract.markup.hiding import Hiding
from extract.markup.moved import is_out_of_order, is_turned
from extract.markup.out_of_sight import is_out_of_sight
from extract.markup.scripted import AT_FIRST, may_be_filled
from extract.markup.text import breaks_in, careful_text, plain_texts
from extract.markup.unseen import Element, is_unseen, style_of

_CELLS = ("td", "th")
_DIGITS = re.compile(r"\s*\+?(\d{1,6})")
_MAX_COLSPAN = 1000
_MAX_ROWSPAN = 65534


class _Row(NamedTuple):
    """A table row: its cells, the order of its element among all rows below the table, and its section."""

    element: Element
    cells: list[Element]
    order: int
    section: Element
    hidden: bool


def is_layout(table: Element) -> bool:
    """Whether the table only arranges others: a table inside it has more than one cell. Or its cells have no row."""
    if next(table.iterdescendants("tr"), None) is None:
        return True
    return any(_has_cells(inner) for inner in table.iterdescendants("table"))


def _has_cells(table: Element) -> bool:
    return sum(1 for _ in zip(table.iterdescendants(*_CELLS), range(2), strict=False)) > 1


def is_wrapper(table: Element) -> bool:
    """Whether the table has a single cell: a frame around its content, no table."""
    return not _has_cells(table)


def read_table(table: Element, number: int, path: str, limits: Limits, hiding: Hiding) -> Grid:
    """The grid of a table element; ``path`` is its own path. Raises Unreadable ``too_large``."""
    hidden = _parts_among(hiding.hidden, hiding.around_hidden, table)
    telling = _parts_among(hiding.telling, hiding.around_telling, table)
    doubts = {cell: why for part, why in doubts_in(table, telling).items() for cell in _around(part)}
    rows = _as_shown(_rows(table, {*hidden, *filter(is_unseen, telling)}))
    doubts |= dict.fromkeys(_out_of_order(rows, telling), MOVED)
    if why := _why_nothing_stands(table, hiding):
        doubts |= dict.fromkeys((cell for row in rows for cell in row.cells), why)
    careful = frozenset(cell for node in (*hidden, *breaks_in(table)) for cell in node.iterancestors(*_CELLS))
    drawn: list[DrawnRow] = []
    for row, end in zip(rows, _section_ends(rows), strict=True):
        cells, orders = _shown(row, hidden) if hidden else (row.cells, ())
        texts = tuple(_texts(cells, careful, hiding.hidden))
        start = f"{path}/descendant::tr[{row.order}]/*[self::td or self::th]["
        spans = _spans(cells, 1 if row.hidden else end - len(drawn))
        drawn.append(DrawnRow(texts, spans, start, row.hidden, orders, _whys(cells, texts, doubts, hiding.written)))
    return Grid(number, DrawnRows(number, drawn, limits), hidden=why == UNSEEN)


def captions_of(table: Element) -> list[Element]:
    """What the page itself calls the caption of a table, unless it stands above the table as any text."""
    figure = table.getparent()
    beside = [] if figure is None or figure.tag != "figure" else table.itersiblings("figcaption")
    return [*table.iterchildren("caption"), *beside]


def _why_nothing_stands(table: Element, hiding: Hiding) -> str | None:
    """Why nothing of the table is to be taken: it stands in what is struck out, or where nobody sees it."""
    if is_out_of_sight(table):
        return UNSEEN
    struck = any(
        node.tag in STRUCK_ELEMENTS or (node in hiding.telling and "line-through" in style_of(node))
        for node in (table, *table.iterancestors())
    )
    return "a text struck out" if struck else None


def _texts(cells: Collection[Element], careful: Collection[Element], hidden: Collection[Element]) -> list[str]:
    texts = plain_texts(cells)
    if careful:
        texts = [
            careful_text(cell, hidden) if cell in careful else text for cell, text in zip(cells, texts, strict=True)
        ]
    return texts


def _shown(row: _Row, hidden: Collection[Element]) -> tuple[list[Element], tuple[int, ...]]:
    """The cells of a row and their numbers without the hidden ones: these take no room among the visible ones."""
    if row.hidden:
        return row.cells, ()
    shown = [(cell, order) for order, cell in enumerate(row.cells, 1) if cell not in hidden]
    return [cell for cell, _ in shown], tuple(order for _, order in shown)


def _spans(cells: Iterable[Element], room: int) -> Spans:
    """How many rows and columns each cell reaches over; nothing when no cell says so."""
    declared = [(cell.get("rowspan"), cell.get("colspan")) for cell in cells]
    if declared.count((None, None)) == len(declared):
        return ()
    return tuple([(_depth(rows, room) if rows else 1, _width(columns) if columns else 1) for rows, columns in declared])


def _whys(
    cells: Iterable[Element], texts: Iterable[str], doubts: Mapping[Element, str], written: frozenset[str]
) -> tuple[str | None, ...]:
    """Why each text is not to be taken as it stands; nothing when all are."""
    whys = {cell: doubts[cell] for cell in cells if cell in doubts} if doubts else {}
    for cell, text in zip(cells, texts, strict=True):
        if AT_FIRST.issuperset(text) and cell not in whys and (why := may_be_filled(cell, text, written)):
            whys[cell] = why
    return tuple(map(whys.get, cells)) if whys else ()


def _out_of_order(rows: Iterable[_Row], telling: Collection[Element]) -> Iterator[Element]:
    """The cells of rows that are not shown in their order, unless all rows of the table are shown alike."""
    several = [row for row in rows if len(row.cells) > 1 and not row.hidden]
    moved = [row for row in several if is_turned(row.element) or (telling and is_out_of_order(row.cells, telling))]
    for row in moved if len(moved) < len(several) else ():
        yield from row.cells


def _parts_among(elements: Collection[Element], around: Collection[Element], table: Element) -> dict[Element, None]:
    """Those of these elements that are parts of the table, in order; ``around`` holds all that is around any."""
    if table not in around:
        return {}
    return {node: None for node in table.iterdescendants(etree.Element) if node in elements}


def _around(part: Element) -> Iterator[Element]:
    """The cells a part stands in, itself if it is one."""
    if part.tag in _CELLS:
        yield part
    yield from part.iterancestors(*_CELLS)


def _rows(table: Element, hidden: Collection[Element]) -> Iterator[_Row]:
    own: dict[Element, bool] = {}
    for order, row in enumerate(table.iterdescendants("tr"), 1):
        section = cast(Element, row.getparent())
        if section not in own:
            own[section] = _table_of(section) is table
        if own[section]:
            yield _Row(row, _cells(row), order, section, row in hidden)


def _as_shown(rows: Iterable[_Row]) -> list[_Row]:
    """The rows in the order browsers show them: a table's foot last, wherever it is written."""
    written = list(rows)
    foot = next((row.section for row in written if row.section.tag == "tfoot"), None)
    return written if foot is None else sorted(written, key=lambda row: row.section is foot)


def _table_of(section: Element) -> Element | None:
    """The table a section is part of, or that it is."""
    return section if section.tag == "table" else next(section.iterancestors("table"), None)


def _cells(row: Element) -> list[Element]:
    direct = [child for child in row if child.tag in _CELLS]
    if direct:
        return direct
    return [cell for cell in row.iterdescendants(*_CELLS) if _row_of(cell) is row]


def _row_of(cell: Element) -> Element | None:
    return next(cell.iterancestors("tr"), None)


def _section_ends(rows: list[_Row]) -> list[int]:
    """For each row, the index after the last row of its section: no cell hangs beyond it."""
    ends = [len(rows)] * len(rows)
    end = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        if at + 1 < len(rows) and rows[at + 1].section is not rows[at].section:
            end = at + 1
        ends[at] = end
    return ends


def _width(declared: str) -> int:
    return min(_span(declared) or 1, _MAX_COLSPAN)


def _depth(declared: str, room: int) -> int:
    """The rows a cell reaches over, within those left in its section; 0 is all of them."""
    return max(1, min(_span(declared) or room, room, _MAX_ROWSPAN))


def _span(declared: str) -> int:
    """The leading digits of a span, as browsers read "100%" and "2 "; 1 for anything else."""
    found = _DIGITS.match(declared)
    return int(found[1]) if found else 1
